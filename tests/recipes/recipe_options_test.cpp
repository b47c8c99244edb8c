// Every option of a recipe: read, written and explained.

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "engine/recipes/recipe.h"
#include "tests/recipes/written_recipes.h"

namespace s2s {
namespace {

using test::leastRecipe, test::printedRecipe;

/// A value that differs from the default and is allowed.
Json otherValue(const Option& option) {
  if (!option.variants.empty()) return Json::array({{{"kind", "empty"}}});
  if (option.type == OptionType::list) return Json::array({otherValue(option.element.front())});
  switch (option.type) {
    case OptionType::boolean:
      return !option.defaultValue.get<bool>();
    case OptionType::integer:
      return static_cast<std::int64_t>(option.minimum.value_or(0)) + 7;
    case OptionType::number: {
      const double low = option.minimum.value_or(0), high = option.maximum.value_or(10);
      return low + (high - low) / 2;
    }
    case OptionType::choice:
      return option.choices.back();
    default:
      return "other";
  }
}

/// Calls `use` with the path and description of every option that is not a section.
void forEachOption(const OptionSchema& schema, const std::string& path,
                   const std::function<void(const std::string&, const Option&)>& use) {
  for (const Option& option : schema.options) {
    const std::string here = path.empty() ? option.name : path + "." + option.name;
    if (option.type == OptionType::object && !option.fields.front().open)
      forEachOption(option.fields.front(), here, use);
    else if (option.type == OptionType::list && !option.fields.empty())
      forEachOption(option.fields.back(), here + ".0", use);
    else if (option.type != OptionType::object)
      use(here, option);
  }
}

/// A kind of schedule that reads the option; empty where it is none of a schedule.
std::string scheduleReading(const std::string& path) {
  if (!path.starts_with("schedule.") || path == "schedule.kind") return "";
  const std::string option = path.substr(path.find('.') + 1);
  if (option.starts_with("warmup") || option == "minimum_share" || option == "power") return "polynomial";
  if (option == "cycle_steps" || option == "base_share" || option == "gamma") return "exp-range";
  return "one-cycle";
}

/// An objective that reads the option; empty where any does.
std::string objectiveReading(const std::string& path) {
  if (path == "head.scale") return "regression";
  if (path.starts_with("head.") || path == "adaptation.encoder" || path == "adaptation.trained_layers")
    return "sequence-classification";
  if (path == "objective.noise_density" || path == "objective.mean_noise_span_length")
    return "span-corruption";
  if (path.starts_with("objective.mask_") || path == "objective.random_share") return "masked-language-model";
  return "";
}

/// A recipe with everything in it that an option may stand below.
Json wideRecipe() {
  Json wide = leastRecipe();
  wide["tokenizer"] = {{"train", Json::object()}};
  wide["data"]["train"][0]["augmentation"] = Json::array({{{"kind", "word-drop"}}});
  wide["data"]["train"].push_back({{"path", "more.tsv"}});
  wide["data"]["validation"] = {{"sets", Json::array({{{"path", "dev.tsv"}}})}};
  wide["evaluation"] = {{"every_steps", 5}};
  wide["optimizer"] = {{"kind", "adafactor"},
                       {"learning_rate", nullptr},
                       {"relative_step", true},
                       {"groups", Json::array({{{"names", "*norm*"}}})}};
  return wide;
}

/// Whether nothing reads the option of a validation set: its rows are neither changed, limited nor weighted.
bool isOfTrainingAlone(const std::string& path) {
  return path.starts_with("data.validation.") &&
         (path.find(".augmentation.") != std::string::npos || path.ends_with("limit_tokens") ||
          path.ends_with(".weight"));
}

/// What reads an option of the sections.
void giveReader(Json& json, const std::string& path) {
  const Json ownRate = {{"learning_rate", 0.5}, {"relative_step", false}};
  if (path == "training.packing") json["data"]["train"][0].erase("augmentation");
  if (path == "training.epochs") json["training"].erase("steps");
  if (path == "optimizer.kind" || path == "optimizer.learning_rate" || path == "optimizer.relative_step" ||
      path == "training.bad_numbers" || path.starts_with("schedule."))
    json["optimizer"].update(ownRate);
  if (path == "optimizer.relative_step") json["optimizer"]["learning_rate"] = nullptr;
  if (path == "optimizer.in_backward") json["optimizer"]["clip_norm"] = 0;
  if (path == "optimizer.beta1" || path == "optimizer.beta2" || path == "optimizer.epsilon" ||
      path == "optimizer.state") {
    json["optimizer"].update(ownRate);
    json["optimizer"]["kind"] = "adamw";
  }
  if (path == "head.scale") json["head"]["kind"] = "bi-encoder";
  if (path == "head.dropout" || path == "head.filters" || path == "head.kernel_sizes")
    json["head"]["kind"] = "convolution";
  if (path == "tokenizer.from") json["tokenizer"].erase("train");
  if (const std::string kind = scheduleReading(path); !kind.empty()) json["schedule"]["kind"] = kind;
  if (const std::string kind = objectiveReading(path); !kind.empty()) json["objective"]["kind"] = kind;
  if (path.starts_with("adaptation.lora_")) json["adaptation"]["kind"] = "lora";
  if (path == "adaptation.adapter_width") json["adaptation"]["kind"] = "adapters";
  if (path == "adaptation.trained_layers") json["adaptation"]["encoder"] = "last-layers";
  if (path == "early_stopping.metric") json["early_stopping"]["patience"] = 2;
  if (path == "early_stopping.minimum_improvement") json["early_stopping"]["patience"] = 2;
  if (path == "early_stopping.mode")
    json["early_stopping"] = {{"patience", 2}, {"metric", "validation_token_accuracy"}};
}

/// What reads an option of data.
void giveReaderOfData(Json& json, const std::string& path, const Json& value) {
  Json& data = json["data"];
  if (path == "data.mixing.limit") data["mixing"]["kind"] = "proportional";
  if (path == "data.mixing.leave_out") data["train"][1]["name"] = value;
  if (path == "data.mixing.temperature") data["mixing"]["kind"] = "temperature";
  if (path == "data.stratified" || path == "data.keep_duplicates_together") data["validation"]["split"] = 0.1;
  if (path.ends_with("augmentation.0.kind")) data["train"][0]["augmentation"][0]["model"] = "m2m";
  for (const char* option : {"model", "prefix", "file", "sha256"}) {
    if (!path.ends_with(std::string("augmentation.0.") + option)) continue;
    data["train"][0]["augmentation"][0] = {{"kind", "back-translation"}, {"model", "m2m"}};
  }
  const bool isLimit = path.ends_with(".minimum") || path.ends_with(".maximum") || path.ends_with(".step");
  Json& set = path.starts_with("data.validation.") ? data["validation"]["sets"][0] : data["train"][0];
  if (isLimit)
    set["as_text"] = {{"kind", "numbers"}, {"minimum", -5e8}, {"maximum", 5e8}, {"step", 1e7}};
  else if (path.find(".as_text.") != std::string::npos || path.ends_with(".0.pair") ||
           path.ends_with(".0.labels"))
    set["as_text"] = Json::object();
  if (path.ends_with("target_path")) set["format"] = "text";
}

TEST(RecipeTest, EveryOptionSurvivesTheRoundTrip) {
  int seen = 0;
  forEachOption(recipeSchema(), "", [&](const std::string& path, const Option& option) {
    if (!option.variants.empty()) return;  // filters have tests of their own
    if (isOfTrainingAlone(path)) return;
    Json json = wideRecipe();
    const Json value = otherValue(option);
    giveReader(json, path);
    giveReaderOfData(json, path, value);
    const std::string text = path == "training.device" ? "cuda"
                             : path.ends_with(".objective")
                                 ? "span-corruption"  // of the same kind as the others
                             : path.ends_with(".metric")         ? "validation_token_accuracy"
                             : path.ends_with(".template")       ? "\"so: {source}\""
                             : path == "optimizer.relative_step" ? "true"
                                                                 : writeJson(value);
    ASSERT_TRUE(setRecipeValue(json, path + "=" + text));
    const Result<Recipe> recipe = parseRecipe(json);
    ASSERT_TRUE(recipe) << path << ": " << recipe.error().message();
    const Json complete = recipeToJson(*recipe);
    std::string pointer = "/" + path;
    std::ranges::replace(pointer, '.', '/');
    const Json read = parseJson(text, path) ? *parseJson(text, path) : Json(text);
    EXPECT_EQ(complete.at(Json::json_pointer(pointer)), read) << path;
    const Result<Recipe> again = parseRecipe(complete);
    ASSERT_TRUE(again) << path << ": " << again.error().message();
    EXPECT_EQ(recipeToJson(*again), complete) << path;
    ++seen;
  });
  EXPECT_GT(seen, 60);
}

TEST(RecipeTest, TheCompleteRecipeHoldsEveryOption) {
  const Json complete = recipeToJson(*parseRecipe(printedRecipe()));
  forEachOption(recipeSchema(), "", [&](const std::string& path, const Option&) {
    // The printed recipe has none of these.
    if (path.starts_with("data.validation.sets") || path.starts_with("optimizer.groups.0")) return;
    if (path.find(".as_text.") != std::string::npos || path.find(".augmentation.") != std::string::npos)
      return;
    std::string pointer = "/" + path;
    std::ranges::replace(pointer, '.', '/');
    EXPECT_TRUE(complete.contains(Json::json_pointer(pointer))) << path;
  });
}

TEST(RecipeTest, EveryOptionIsExplained) {
  forEachOption(recipeSchema(), "", [](const std::string& path, const Option& option) {
    EXPECT_FALSE(option.help.empty()) << path;
    EXPECT_FALSE(option.help.ends_with('.')) << path;
    EXPECT_EQ(option.help.find('\n'), std::string::npos) << path;
  });
}

}  // namespace
}  // namespace s2s
