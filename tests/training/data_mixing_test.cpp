// Mixtures, splits, limits and augmentation as a run lives them.

#include <gtest/gtest.h>

#include <cstdlib>
#include <set>

#include "engine/core/text_file.h"
#include "engine/data/checks/recipe_checks.h"
#include "engine/training/back_translation.h"
#include "engine/training/training_setup.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_families.h"
#include "tests/training/runs.h"

namespace s2s {
namespace {

using test::logOf;
using test::metricsOf;
using test::trainHere;

/// A second data set beside that of the recipe, called "more".
Recipe twoSets(const std::filesystem::path& folder, int rows) {
  Recipe recipe = test::tinyRecipe(folder);
  test::writeReversals(folder / "more.tsv", rows, 2, 5);
  DataSource more = recipe.data.train.front();
  more.path = (folder / "more.tsv").string();
  more.name = "more";
  recipe.data.train.front().name = "first";
  recipe.data.train.push_back(more);
  return recipe;
}

TEST(DataMixingTest, MetricsSayHowOftenEachSetWasGoneThrough) {
  const test::TemporaryDirectory folder;
  Recipe recipe = twoSets(folder.path(), 10);  // 45 and 9 rows to train on
  recipe.data.mixing.kind = "equal";           // 27 of each in an epoch
  recipe.training.batchSize = 6;
  recipe.training.accumulation = 1;
  recipe.training.steps.reset();
  recipe.training.epochs = 2;
  const auto outcome = trainHere(recipe, folder / "run");
  EXPECT_EQ(outcome.step, 18);
  Json last;
  for (const Json& line : metricsOf(folder / "run")) {
    if (line.contains("loss")) last = line.at("data_passes");
  }
  EXPECT_DOUBLE_EQ(last.at("first").get<double>(), 54.0 / 45.0);
  EXPECT_DOUBLE_EQ(last.at("more").get<double>(), 6.0);
  EXPECT_NE(logOf(folder / "run").find("the run goes about 6 times through the 9 rows of more"),
            std::string::npos)
      << logOf(folder / "run");
}

TEST(DataMixingTest, LimitedTokensAreRepeated) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  recipe.data.train.front().limitTokens = 60;
  recipe.training.batchSize = 4;
  RunControl control;
  auto setup = prepareTraining(recipe, std::nullopt, {}, control);
  ASSERT_TRUE(setup.ok()) << setup.error().message();
  const TrainingSet& set = setup->data.train().front();
  std::int64_t tokens = 0;
  for (std::size_t i = 0; i < set.size(); ++i) {
    const Example example = set.unchanged(i, 0);
    tokens += std::ssize(example.source) + std::ssize(example.target);
  }
  EXPECT_LE(tokens, 60);
  EXPECT_GT(tokens, 60 - 20) << "the next row would not fit";
  for (std::size_t i = 0; i < set.size(); ++i) EXPECT_EQ(set.kept().row(i), i) << "the first rows";
  const std::int64_t batches = setup->data.order().batchesIn(0) * 64;
  EXPECT_DOUBLE_EQ(setup->data.passes(batches).at("data").get<double>(), 64.0) << "repeats";
}

TEST(DataMixingTest, WhatIsLeftOutIsValidatedAndNotTrained) {
  const test::TemporaryDirectory folder;
  for (const double split : {0.0, 0.2}) {
    Recipe recipe = twoSets(folder.path(), 30);
    recipe.data.mixing.leaveOut = "more";
    recipe.data.validation.split = split;
    RunControl control;
    auto setup = prepareTraining(recipe, std::nullopt, {}, control);
    ASSERT_TRUE(setup.ok()) << setup.error().message();
    ASSERT_EQ(setup->data.train().size(), 1u);
    EXPECT_EQ(setup->data.train().front().name(), "first");
    const auto& sets = setup->data.validation();
    const auto more = std::ranges::find(sets, "more", &ValidationSet::name);
    ASSERT_NE(more, sets.end());
    EXPECT_EQ(more->examples.size(), split > 0.0 ? 6u : 30u);
  }
}

TEST(DataMixingTest, TestRowsAreWrittenAndNeverSeen) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  recipe.data.test.split = 0.2;
  recipe.training.steps = 2;
  (void)trainHere(recipe, folder / "run");
  const Json splits = readJsonFile(folder / "run/splits.json").value();
  ASSERT_EQ(splits.size(), 1u);
  EXPECT_EQ(splits[0]["train"], 35);
  EXPECT_EQ(splits[0]["validation"], 5);
  EXPECT_EQ(splits[0]["test"], 10);
  std::set<std::int64_t> lines;
  std::ifstream file(folder / "run/test/data.jsonl");
  for (std::string line; std::getline(file, line);) {
    const Json row = parseJson(line, "test").value();
    EXPECT_EQ(row.at("source").get<std::string>().size(), row.at("target").get<std::string>().size());
    lines.insert(row.at("line").get<std::int64_t>());
  }
  EXPECT_EQ(lines.size(), 10u);
  RunControl control;
  auto feeding = prepareFeeding(recipe, {}, control);
  ASSERT_TRUE(feeding.ok()) << feeding.error().message();
  for (const auto* sets : {&feeding->rows.train, &feeding->rows.validation}) {
    for (const RowSet& set : *sets) {
      for (const TextPair& row : set.rows) EXPECT_FALSE(lines.contains(row.line)) << row.line;
    }
  }
}

// Rows behind a limit of tokens, or longer than data.overlong lets through, were counted with the others.
TEST(DataMixingTest, WhatIsNotUsedIsNotCounted) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  recipe.data.test.split = 0.2;
  recipe.data.maxTargetTokens = 8;
  recipe.training.steps = 2;
  const RunControl control;
  for (const bool discards : {false, true}) {
    SCOPED_TRACE(discards);
    const auto run = folder / (discards ? "discarding" : "limited");
    recipe.data.overlong = discards ? "discard" : "truncate";
    recipe.data.train.front().limitTokens = discards ? std::nullopt : std::optional<std::int64_t>(250);
    (void)trainHere(recipe, run);
    const auto setup = prepareTraining(recipe, std::nullopt, {}, control);
    ASSERT_TRUE(setup.ok()) << setup.error().message();
    const TrainingSet& set = setup->data.train().front();
    ASSERT_LT(set.size(), 35u);
    const Json splits = readJsonFile(run / "splits.json").value();
    EXPECT_EQ(splits[0]["train"], set.size());
    EXPECT_EQ(splits[0]["validation"], setup->data.validation().front().examples.size());
    EXPECT_EQ(splits[0]["test"], 10);
    if (discards) continue;
    ASSERT_GT(set.kept().cut(), 0);
    const std::string told = "rows of data that are longer than the limits and are cut: " +
                             std::to_string(set.kept().cut()) + " of " + std::to_string(set.size());
    EXPECT_NE(logOf(run).find(told), std::string::npos) << logOf(run);
  }
}

TEST(DataMixingTest, EverySetHasATestFileOfItsOwn) {
  const test::TemporaryDirectory folder;
  Recipe recipe = twoSets(folder.path(), 20);
  recipe.data.train[0].name = "a/b";
  recipe.data.train[1].name = "a-b";
  recipe.data.test.split = 0.2;
  recipe.training.steps = 2;
  (void)trainHere(recipe, folder / "run");
  const Json splits = readJsonFile(folder / "run/splits.json").value();
  ASSERT_EQ(splits.size(), 2u);
  EXPECT_EQ(splits[0]["test_file"], "test/a-b.jsonl");
  EXPECT_EQ(splits[1]["test_file"], "test/a-b 2.jsonl");
  for (const Json& split : splits) {
    const std::string rows = readTextFile(folder / "run" / split["test_file"].get<std::string>()).value();
    EXPECT_EQ(std::ranges::count(rows, '\n'), split["test"].get<std::int64_t>());
  }
}

TEST(DataMixingTest, ASplitThatGetsNoRowsIsTold) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  test::writeText(folder / "data.tsv", "source\ttarget\nab\tba\ncd\tdc\n");
  recipe.data.test.split = 0.2;
  const auto rows = readTrainingRows(recipe);
  ASSERT_TRUE(rows.ok()) << rows.error().message();
  EXPECT_TRUE(rows->test.empty());
  ASSERT_EQ(rows->warnings.size(), 1u);
  EXPECT_EQ(rows->warnings[0].find("data.test.split gets no row of data: it has too few"), 0u);
}

TEST(DataMixingTest, ANamedSetMayDecideWhichCheckpointIsBest) {
  const test::TemporaryDirectory folder;
  Recipe recipe = twoSets(folder.path(), 30);
  recipe.checkpoints.metric = "validation_more_loss";
  recipe.earlyStopping.patience = 50;
  const auto outcome = trainHere(recipe, folder / "run");
  ASSERT_TRUE(outcome.best);
  EXPECT_EQ(outcome.best->metric, "validation_more_loss");
  double best = 1e9;
  for (const Json& line : metricsOf(folder / "run")) {
    if (line.contains("validation_sets"))
      best = std::min(best, line["validation_sets"]["more"]["loss"].get<double>());
  }
  EXPECT_DOUBLE_EQ(outcome.best->value, best);

  recipe.checkpoints.metric = "validation_less_loss";
  RunControl control;
  const auto refused = train({recipe, folder / "refused", "", {}}, {}, control);
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(refused.error().message().find("validation_more_token_accuracy"), std::string::npos)
      << refused.error().message();
}

TEST(DataMixingTest, OfTwoSetsOfOneNameTheBestIsTheBestToo) {
  const test::TemporaryDirectory folder;
  Recipe recipe = twoSets(folder.path(), 30);
  recipe.data.train[1].name = "data";
  recipe.data.train[0].name = "data";
  recipe.evaluation.everySteps = 2;
  recipe.checkpoints.metric = "validation_data 2_token_accuracy";
  const auto outcome = trainHere(recipe, folder / "run");
  ASSERT_TRUE(outcome.best);
  double best = -1.0;
  for (const Json& line : metricsOf(folder / "run")) {
    if (line.contains("validation_sets"))
      best = std::max(best, line["validation_sets"]["data 2"]["token_accuracy"].get<double>());
  }
  EXPECT_DOUBLE_EQ(outcome.best->value, best);
}

TEST(DataMixingTest, AugmentationChangesTrainingRowsEpochByEpoch) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  Augmentation noise;
  noise.kind = "character-noise";
  noise.rows = 1.0;
  noise.share = 0.5;
  recipe.data.train.front().augmentation = {noise};
  RunControl control;
  auto setup = prepareTraining(recipe, std::nullopt, {}, control);
  ASSERT_TRUE(setup.ok()) << setup.error().message();
  const TrainingSet& set = setup->data.train().front();
  int changed = 0, differs = 0;
  for (std::size_t i = 0; i < set.size(); ++i) {
    EXPECT_EQ(set.example(i, 7, 1).source, set.example(i, 9, 1).source)
        << "a function of seed, epoch and row";
    EXPECT_EQ(set.example(i, 7, 1).target, set.unchanged(i, 7).target);
    changed += set.example(i, 7, 1).source != set.unchanged(i, 7).source;
    differs += set.example(i, 7, 1).source != set.example(i, 7, 2).source;
  }
  EXPECT_GT(changed, 35);
  EXPECT_GT(differs, 35);
  for (const ValidationSet& validation : setup->data.validation()) {
    for (const Example& example : validation.examples)
      EXPECT_EQ(example.source, setup->bundle.tokenizer->encode(example.sourceText)) << "not changed";
  }
}

TEST(DataMixingTest, HiddenSpansOfChangedRowsDifferFromRowToRow) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  test::writeText(folder / "data.tsv",
                  "source\ttarget\n" + std::string("one two three four five six\tx\n") +
                      "one two three four five six\ty\none two three four five six\tz\n");
  recipe.data.validation.split = 0.0;
  recipe.evaluation.everySteps = 0;
  recipe.objective.kind = "span-corruption";
  Augmentation swap;
  swap.kind = "word-swap";
  swap.rows = 1.0;
  swap.share = 0.0;  // nothing changes: examples must then be those without augmentation
  recipe.data.train.front().augmentation = {swap};
  RunControl control;
  auto setup = prepareTraining(recipe, std::nullopt, {}, control);
  ASSERT_TRUE(setup.ok()) << setup.error().message();
  const TrainingSet& set = setup->data.train().front();
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(set.example(i, 4, 0).source, set.unchanged(i, 4).source);
  recipe.data.train.front().augmentation.front().share = 1.0;
  auto swapped = prepareTraining(recipe, std::nullopt, {}, control);
  ASSERT_TRUE(swapped.ok());
  const TrainingSet& rows = swapped->data.train().front();
  EXPECT_FALSE(rows.example(0, 4, 0).source == rows.example(1, 4, 0).source &&
               rows.example(1, 4, 0).source == rows.example(2, 4, 0).source);
}

TEST(DataMixingTest, BackTranslationsAreWrittenOncePinnedAndGoneOnFrom) {
  const test::TemporaryDirectory folder;
  Recipe teacher = test::tinyRecipe(folder.path());
  teacher.training.steps = 2;
  const auto model = trainHere(teacher, folder / "teacher");
  ::setenv("XDG_CACHE_HOME", (folder / "cache").c_str(), 1);
  Recipe recipe = teacher;
  Augmentation back;
  back.kind = "back-translation";
  back.model = model.checkpoint.string();
  back.rows = 1.0;
  recipe.data.train.front().augmentation = {back};
  recipe.data.maxSourceTokens = 12;
  (void)trainHere(recipe, folder / "run");
  const Json written = readJsonFile(folder / "run/recipe.json").value();
  const Json step = written["data"]["train"][0]["augmentation"][0];
  const std::filesystem::path file = step["file"].get<std::string>();
  const std::string content = readTextFile(file).value();
  EXPECT_EQ(std::ranges::count(content, '\n'), 45) << "a line for each training row";
  EXPECT_EQ(step["sha256"].get<std::string>().size(), 64u);

  // Interrupted in the middle of a line, it ends with the same file.
  std::filesystem::remove(file);
  test::writeText(file.string() + ".begun", content.substr(0, content.size() / 2));
  (void)trainHere(recipe, folder / "again");
  EXPECT_EQ(readTextFile(file).value(), content);

  // A run goes on with the very file it began with, or not at all.
  test::writeText(file, content + "\"one more\"\n");
  RunControl control;
  const auto resumed = resume({folder / "run", {"training.steps=4"}, {}}, {}, control);
  EXPECT_TRUE(resumed.ok()) << resumed.error().message();
  EXPECT_EQ(readTextFile(file).value(), content) << "a file of another length was written again";
  ::unsetenv("XDG_CACHE_HOME");
}

TEST(DataMixingTest, TheCheckOfTheSplitHoldsOutWhatARunValidates) {
  const test::TemporaryDirectory folder;
  for (const bool together : {false, true}) {
    for (const char* leftOut : {"first", "more"}) {
      Recipe recipe = twoSets(folder.path(), 30);
      recipe.data.mixing.leaveOut = leftOut;
      recipe.data.validation.split = 0.2;
      recipe.data.keepDuplicatesTogether = together;
      DataCheckRequest request = checksOf(recipe);
      request.checks = {"leakage", "split"};
      const auto report = checkData(request, RunControl());
      const auto rows = readTrainingRows(recipe);
      ASSERT_TRUE(report.ok() && rows.ok());
      const auto sizeIn = [](const std::vector<RowSet>& sets, const std::string& name) {
        const auto set = std::ranges::find(sets, name, &RowSet::name);
        return set == sets.end() ? 0 : std::ssize(set->rows);
      };
      for (const Finding& finding : report->findings) {
        ASSERT_EQ(finding.check, "split") << finding.set;
        EXPECT_EQ(finding.of, sizeIn(rows->train, finding.set)) << finding.set << leftOut << together;
        EXPECT_EQ(finding.otherOf, sizeIn(rows->validation, finding.set)) << finding.set << leftOut;
      }
    }
  }
}

/// A BART whose eight positions are fewer than the targets are long, trained for a moment.
Recipe shortTeacher(const std::filesystem::path& folder) {
  Recipe teacher = test::tinyRecipe(folder);
  Json config = test::bartLike("bart", 384);
  config["max_position_embeddings"] = 8;
  test::writeText(folder / "model/config.json", writeJson(config, 2));
  teacher.training.steps = 2;
  return teacher;
}

TEST(DataMixingTest, ATargetLongerThanTheBackTranslatorsPositionsIsCutAndSaid) {
  const test::TemporaryDirectory folder;
  Recipe recipe = shortTeacher(folder.path());
  Augmentation back;
  back.kind = "back-translation";
  back.model = trainHere(recipe, folder / "teacher").checkpoint.string();
  recipe.data.train.front().augmentation = {back};
  ::setenv("XDG_CACHE_HOME", (folder / "cache").c_str(), 1);
  (void)trainHere(recipe, folder / "run");
  const std::string log = logOf(folder / "run");
  EXPECT_NE(log.find("targets of data that are cut to 8 tokens for the back-translation: "),
            std::string::npos)
      << log;
  EXPECT_NE(log.find(" of 45, the first in line "), std::string::npos) << log;
  for (const auto& entry : std::filesystem::directory_iterator(backTranslationFolder()))
    EXPECT_EQ(entry.path().extension(), ".jsonl") << "nothing else stays";
  ::unsetenv("XDG_CACHE_HOME");
}

TEST(DataMixingTest, ABackTranslationThatFailsLeavesNothing) {
  const test::TemporaryDirectory folder;
  Recipe recipe = shortTeacher(folder.path());
  Augmentation back;
  back.kind = "back-translation";
  back.model = trainHere(recipe, folder / "teacher").checkpoint.string();
  test::writeText(std::filesystem::path(back.model) / "model.safetensors", "damaged");
  recipe.data.train.front().augmentation = {back};
  ::setenv("XDG_CACHE_HOME", (folder / "cache").c_str(), 1);
  const RunControl control;
  EXPECT_FALSE(train({recipe, folder / "run", "", {}}, {}, control).ok());
  EXPECT_TRUE(std::filesystem::is_empty(backTranslationFolder()));
  ::unsetenv("XDG_CACHE_HOME");
}

}  // namespace
}  // namespace s2s
