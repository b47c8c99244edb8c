#include "engine/recipes/unread_option.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "engine/recipes/reading_rule.h"
#include "tests/recipes/written_recipes.h"

namespace s2s {
namespace {

/// Paths of all options, "*" for the elements of lists.
void addPaths(const OptionSchema& schema, const std::string& path, std::set<std::string>& paths) {
  for (const Option& option : schema.options) {
    const std::string here = path.empty() ? option.name : path + "." + option.name;
    if (option.type == OptionType::object && !option.fields.front().open)
      addPaths(option.fields.front(), here, paths);
    else if (option.type == OptionType::list && !option.fields.empty())
      addPaths(option.fields.back(), here + ".*", paths);
    else
      paths.insert(here);
  }
}

/// Of a data set, below which "as_text" and "augmentation" count too.
const std::set<std::string> kAlwaysOfSets = {
    // What the file is like, and where it lies: a program that describes one writes all of it.
    "name", "path", "target_path", "format", "encoding", "header", "source", "target", "source_language",
    "target_language", "sha256", "target_sha256",
    // Read by every objective.
    "prefix", "objective", "filters", "as_text.kind", "as_text.template", "as_text.correct",
    "augmentation.*.kind", "augmentation.*.rows",
    // Refused by checkRecipe() where they do not belong, in stored recipes too.
    "limit_tokens", "as_text.words", "augmentation.*.model"};

const std::set<std::string> kAlways = {
    "name", "model.from", "model.initialization", "model.overrides", "tokenizer.from", "tokenizer.train.kind",
    "tokenizer.train.vocabulary_size", "tokenizer.train.character_coverage", "data.validation.split",
    "data.test.split", "data.mixing.kind", "data.mixing.leave_out", "data.max_source_tokens", "data.overlong",
    "data.shuffle", "objective.kind", "training.steps", "training.epochs", "training.batch_size",
    "training.tokens_per_batch", "training.length_buckets", "training.packing", "training.accumulation",
    "training.precision", "training.device", "training.threads", "training.seed", "training.dropout",
    "training.gradient_checkpointing", "training.memory_budget_gib", "training.bad_numbers",
    "training.moving_average", "optimizer.kind", "optimizer.learning_rate", "optimizer.weight_decay",
    "optimizer.clip_norm", "optimizer.in_backward", "optimizer.groups.*.names",
    "optimizer.groups.*.learning_rate_factor", "optimizer.groups.*.weight_decay", "adaptation.kind",
    "adaptation.freeze", "adaptation.unfreeze_every", "checkpoints.every_steps", "checkpoints.keep_last",
    "checkpoints.keep_best", "checkpoints.mode", "checkpoints.in_background", "checkpoints.average_last",
    "early_stopping.patience",
    // A size of the data, which the page Data says of every set, whatever is learned of it.
    "data.max_target_tokens",
    // Refused by checkRecipe() where they do not belong, in stored recipes too.
    "data.mixing.limit", "evaluation.generated_rows"};

bool isAlwaysRead(const std::string& path) {
  for (const std::string sets : {"data.train.*.", "data.validation.sets.*."}) {
    if (!path.starts_with(sets)) continue;
    const std::string option = path.substr(sets.size());
    const bool isOfTraining = sets == "data.train.*.";
    return kAlwaysOfSets.contains(option) || (!isOfTraining && option.starts_with("augmentation."));
  }
  return kAlways.contains(path);
}

// Whoever adds an option decides when it is read, and says so in a rule or here.
TEST(UnreadOptionTest, EveryOptionHasARuleOrIsAlwaysRead) {
  std::set<std::string> options, ruled;
  addPaths(recipeSchema(), "", options);
  for (const ReadingRule& rule : readingRules()) ruled.insert(rule.path);
  for (const std::string& path : options)
    EXPECT_NE(isAlwaysRead(path), ruled.contains(path)) << path << " needs one of the two";
  for (const std::string& path : kAlways) EXPECT_TRUE(options.contains(path)) << path << " is no option";
  for (const std::string& path : ruled)
    EXPECT_TRUE(options.contains(path) || path.ends_with(".as_text")) << path << " is no option";
}

/// The path and reason of what is refused after these assignments; empty where the recipe is taken.
std::string refused(const std::vector<std::string>& assignments) {
  Json json = test::leastRecipe();
  for (const std::string& assignment : assignments)
    EXPECT_TRUE(setRecipeValue(json, assignment)) << assignment;
  const auto recipe = parseRecipe(json);
  return recipe ? "" : recipe.error().what;
}

/// The same of what is warned of where the recipe is taken.
std::string told(const std::vector<std::string>& assignments) {
  if (std::string what = refused(assignments); !what.empty()) return what;
  Json json = test::leastRecipe();
  for (const std::string& assignment : assignments)
    EXPECT_TRUE(setRecipeValue(json, assignment)) << assignment;
  const auto recipe = parseRecipe(json);
  const auto warnings = recipe ? switchedOffWarnings(*recipe) : std::vector<std::string>();
  return warnings.empty() ? "" : warnings.front();
}

struct Case {
  std::string option;
  std::vector<std::string> readers;  ///< what makes the recipe read it
};

const std::vector<std::string> kValidated = {"data.validation.split=0.1", "evaluation.every_steps=5"};

std::vector<std::string> validatedAnd(std::vector<std::string> more) {
  more.insert(more.begin(), kValidated.begin(), kValidated.end());
  return more;
}

std::vector<Case> cases() {
  const std::string masks = "objective.kind=masked-language-model", spans = "objective.kind=span-corruption";
  const std::string classes = "objective.kind=sequence-classification", numbers = "objective.kind=regression";
  const std::string lora = "adaptation.kind=lora";
  return {
      {"adaptation.lora_rank=4", {lora}},
      {"adaptation.lora_alpha=8", {lora}},
      {"adaptation.lora_dropout=0.1", {lora}},
      {"adaptation.lora_targets=[\"q\"]", {lora}},
      {"adaptation.adapter_width=8", {"adaptation.kind=adapters"}},
      {"adaptation.encoder=frozen", {classes}},
      {"adaptation.trained_layers=2", {classes, "adaptation.encoder=last-layers"}},
      {"objective.noise_density=0.3", {spans}},
      {"objective.mean_noise_span_length=2", {spans}},
      {"objective.mask_share=0.7", {masks}},
      {"objective.random_share=0.2", {masks}},
      {"objective.mask_copies=2", {masks}},
      {"head.kind=convolution", {classes}},
      {"head.scale=5", {numbers, "head.kind=bi-encoder"}},
      {"data.stratified=true", {"data.test.split=0.1"}},
      {"data.keep_duplicates_together=true", {"data.validation.split=0.1"}},
      {"evaluation.every_steps=5", {"data.validation.split=0.1"}},
      {"evaluation.samples=2", kValidated},
      {"evaluation.batch_size=2", kValidated},
      {"evaluation.beams=4", kValidated},
      {"evaluation.max_new_tokens=9", validatedAnd({"evaluation.samples=0", "evaluation.generated_rows=4"})},
      {"early_stopping.minimum_improvement=0.2", validatedAnd({"early_stopping.patience=2"})},
      {"early_stopping.metric=validation_bits_per_byte", validatedAnd({"early_stopping.patience=2"})},
      {"checkpoints.metric=validation_accuracy", {classes}}};
}

TEST(UnreadOptionTest, WhatNothingReadsIsToldByItsPathAndTakenByItsReader) {
  for (const Case& one : cases()) {
    const std::string path = one.option.substr(0, one.option.find('='));
    EXPECT_TRUE(told({one.option}).starts_with(path + ": ")) << one.option << " gives " << told({one.option});
    std::vector<std::string> all = one.readers;
    all.push_back(one.option);
    EXPECT_EQ(told(all), "") << one.option;
  }
}

// Who switches validations off to look at something else need not take out all that belongs to them.
TEST(UnreadOptionTest, WhatIsMerelySwitchedOffIsTakenWithAWarning) {
  EXPECT_EQ(refused({"evaluation.beams=4"}), "");
  EXPECT_EQ(told({"evaluation.beams=4"}), "evaluation.beams: no texts are written while it trains");
  EXPECT_EQ(refused({"adaptation.lora_rank=4"}).substr(0, 21), "adaptation.lora_rank:");
}

TEST(UnreadOptionTest, NumbersHaveNoSmoothedLabelsAndNoLogitsOfTokens) {
  for (const char* option : {"objective.label_smoothing=0.1", "training.logits_mib=64"}) {
    EXPECT_EQ(refused({option}), "");
    EXPECT_NE(refused({option, "objective.kind=regression"}), "") << option;
  }
}

// The objective of one data set is enough.
TEST(UnreadOptionTest, AnObjectiveOfADataSetReadsTooWhatTheRecipesDoesNot) {
  EXPECT_EQ(refused({"objective.noise_density=0.3", "data.train.0.objective=span-corruption"}), "");
  EXPECT_EQ(refused({"objective.noise_density=0.3",
                     R"(data.validation.sets=[{"path":"dev.tsv","objective":"span-corruption"}])"}),
            "");
}

TEST(UnreadOptionTest, OptionsOfDataSetsAreNamedByTheirNumber) {
  const std::string sets = R"(data.validation.sets=[{"path":"dev.tsv","weight":2}])";
  EXPECT_EQ(refused({sets}), "data.validation.sets.0.weight: only training sets are weighted");
  EXPECT_EQ(refused({R"(data.train.0.as_text={"step":0.001})"}),
            "data.train.0.as_text.step: belongs to the kind numbers");
  for (const char* unread : {R"({"kind":"word-drop","prefix":"x"})", R"({"kind":"word-swap","file":"x"})",
                             R"({"kind":"back-translation","model":"m","share":0.5})"}) {
    const std::string steps = R"(data.train.0.augmentation=[{"kind":"word-drop"},)";
    const std::string first = std::string("data.train.0.augmentation=[") + unread + "]";
    EXPECT_TRUE(refused({first}).starts_with("data.train.0.augmentation.0.")) << refused({first});
    if (first.find("back-") != std::string::npos) continue;  // it stands first
    EXPECT_TRUE(refused({steps + unread + "]"}).starts_with("data.train.0.augmentation.1."));
  }
  EXPECT_EQ(refused({R"(data.train.0.as_text={"template":"so: {source}"})", "data.train.0.pair=other"}),
            "data.train.0.pair: as_text.template has no {pair}");
  EXPECT_EQ(refused({"objective.kind=span-corruption", "data.train.0.pair=other"}),
            "data.train.0.pair: span-corruption reads no second text");
}

TEST(UnreadOptionTest, AMetricThatNoValidationTellsIsRefused) {
  for (const char* metric : {"validation_accuracy", "validation_other_loss"}) {
    const std::string own = metric;
    EXPECT_EQ(refused(validatedAnd({"checkpoints.mode=min", "checkpoints.metric=" + own})),
              "checkpoints.metric: no validation of this recipe tells it");
    EXPECT_EQ(refused(validatedAnd(
                  {"early_stopping.patience=2", "early_stopping.mode=min", "early_stopping.metric=" + own})),
              "early_stopping.metric: no validation of this recipe tells it");
  }
  EXPECT_EQ(refused(validatedAnd({"checkpoints.metric=validation_pairs_loss"})), "")
      << "the only set, by its name";
}

TEST(UnreadOptionTest, ARecipeThatIsWrittenOutWholeHasNone) {
  EXPECT_TRUE(unreadOptions(Recipe{}).empty());
  const auto recipe = parseRecipe(test::leastRecipe());
  ASSERT_TRUE(recipe);
  EXPECT_TRUE(parseRecipe(recipeToJson(*recipe)));
}

}  // namespace
}  // namespace s2s
