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

TEST(RecipeTest, EveryOptionSurvivesTheRoundTrip) {
  Json base = leastRecipe();
  base["tokenizer"] = {{"train", Json::object()}};
  base["data"]["train"][0]["augmentation"] = Json::array({{{"kind", "word-drop"}}});
  base["data"]["train"].push_back({{"path", "more.tsv"}});
  base["data"]["validation"] = {{"sets", Json::array({{{"path", "dev.tsv"}}})}};
  base["evaluation"] = {{"every_steps", 5}};
  base["optimizer"] = {{"kind", "adafactor"},
                       {"learning_rate", nullptr},
                       {"relative_step", true},
                       {"groups", Json::array({{{"names", "*norm*"}}})}};
  int seen = 0;
  forEachOption(recipeSchema(), "", [&](const std::string& path, const Option& option) {
    if (!option.variants.empty()) return;  // filters have tests of their own
    // Validation rows are neither changed nor limited.
    const bool ofValidation = path.starts_with("data.validation.");
    if (ofValidation && (path.find(".augmentation.") != std::string::npos || path.ends_with("limit_tokens")))
      return;
    Json json = base;
    const Json value = otherValue(option);
    if (path == "training.packing") json["data"]["train"][0].erase("augmentation");
    if (path == "data.mixing.limit") json["data"]["mixing"]["kind"] = "proportional";
    if (path == "data.mixing.leave_out") json["data"]["train"][1]["name"] = value;
    if (path.ends_with("augmentation.0.model"))
      json["data"]["train"][0]["augmentation"][0]["kind"] = "back-translation";
    if (path.ends_with("augmentation.0.kind")) json["data"]["train"][0]["augmentation"][0]["model"] = "m2m";
    if (path == "data.mixing.temperature") json["data"]["mixing"]["kind"] = "temperature";
    if (path.find(".as_text.") != std::string::npos || path.ends_with(".0.pair") ||
        path.ends_with(".0.labels")) {
      Json& source = ofValidation ? json["data"]["validation"]["sets"][0] : json["data"]["train"][0];
      source["as_text"] = {{"minimum", -5e8}, {"maximum", 5e8}, {"step", 1e7}};
    }
    if (path == "training.epochs") json["training"].erase("steps");
    if (path == "optimizer.kind" || path == "optimizer.learning_rate" || path == "optimizer.relative_step") {
      json["optimizer"].update({{"learning_rate", 0.5}, {"relative_step", false}});
    }
    if (path == "optimizer.relative_step") json["optimizer"]["learning_rate"] = nullptr;
    if (path == "optimizer.in_backward") json["optimizer"]["clip_norm"] = 0;
    if (path == "optimizer.beta1" || path == "optimizer.beta2" || path == "optimizer.epsilon" ||
        path == "optimizer.state") {
      json["optimizer"].update({{"kind", "adamw"}, {"learning_rate", 0.5}, {"relative_step", false}});
    }
    if (path == "head.scale") json["head"]["kind"] = "bi-encoder";
    if (path == "head.dropout" || path == "head.filters" || path == "head.kernel_sizes")
      json["head"]["kind"] = "convolution";
    if (path == "tokenizer.from") json["tokenizer"].erase("train");
    if (path == "training.bad_numbers")
      json["optimizer"].update({{"learning_rate", 0.5}, {"relative_step", false}});
    if (path.starts_with("schedule."))
      json["optimizer"].update({{"learning_rate", 0.5}, {"relative_step", false}});
    if (const std::string kind = scheduleReading(path); !kind.empty()) json["schedule"]["kind"] = kind;
    if (path == "checkpoints.metric") json["checkpoints"]["mode"] = "max";
    if (path.ends_with("target_path")) {
      ASSERT_TRUE(setRecipeValue(json, path.substr(0, path.rfind('.')) + ".format=text"));
    }
    const std::string text = path == "training.device" ? "cuda"
                             : path.ends_with(".objective")
                                 ? "span-corruption"  // of the same kind as the others
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
