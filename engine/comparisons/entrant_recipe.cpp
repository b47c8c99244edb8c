#include "engine/comparisons/entrant_recipe.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>

#include "engine/recipes/stored_recipe.h"

namespace s2s {
namespace {

/// Steps of a recipe whose length is counted or measured later; long enough for any warm-up.
constexpr std::int64_t kUntilCounted = 1'000'000;

/// Sets what the entrant writes before its sources and how it names languages.
void adjustSets(Json& sets, const Entrant& entrant) {
  if (!sets.is_array()) return;
  for (Json& set : sets) {
    if (!set.is_object()) continue;
    for (const SaidWord& word : kSaidWords) {
      if (const auto& said = entrant.words.*word.said) set[word.key] = *said;
    }
  }
}

void adjustData(Json& recipe, const Entrant& entrant) {
  if (!recipe.contains("data") || !recipe["data"].is_object()) return;
  Json& data = recipe["data"];
  if (data.contains("train")) adjustSets(data["train"], entrant);
  if (!data.contains("validation")) return;
  Json& validation = data["validation"];
  if (validation.is_array())
    adjustSets(validation, entrant);
  else if (validation.is_object() && validation.contains("sets"))
    adjustSets(validation["sets"], entrant);
}

/// Leaves of an object by their path.
void flatten(const Json& json, const std::string& path, std::map<std::string, std::string>& leaves) {
  if (json.is_object() && !json.empty()) {
    for (const auto& [key, value] : json.items())
      flatten(value, path.empty() ? key : path + "." + key, leaves);
  } else if (json.is_array() && !json.empty() && json.front().is_object()) {
    for (std::size_t i = 0; i < json.size(); ++i) flatten(json[i], path + "." + std::to_string(i), leaves);
  } else {
    leaves[path] = writeJson(json);
  }
}

bool isEntrantsOwn(const std::string& path) {
  for (const char* own : {"name", "model", "tokenizer"}) {
    if (path == own || path.starts_with(std::string(own) + ".")) return true;
  }
  return std::ranges::any_of(
      kSaidWords, [&](const SaidWord& word) { return path.ends_with(std::string(".") + word.key); });
}

}  // namespace

std::vector<DataSource> setsOfTheTask(const Recipe& recipe) {
  std::vector<DataSource> sets = recipe.data.train;
  std::erase_if(sets, [&](const DataSource& set) {
    const bool isAnother = !set.objective.empty() && set.objective != recipe.objective.kind;
    return isAnother || (!set.name.empty() && set.name == recipe.data.mixing.leaveOut);
  });
  return sets;
}

Error inEntrant(const Entrant& entrant, std::size_t index, Error error) {
  error.what = "entrants." + std::to_string(index) + " (" + entrant.name + "): " + error.what;
  return error;
}

std::string folderNameOf(const std::string& name) {
  std::string folder;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool kept = byte >= 0x80 || std::isalnum(byte) || c == '.' || c == '-' || c == '_';
    folder += kept ? c : '-';
  }
  if (folder.empty() || folder.front() == '.') folder.insert(0, "entrant");
  return folder;
}

Result<Recipe> entrantRecipe(const Comparison& comparison, std::size_t index, std::uint64_t seed) {
  const Entrant& entrant = comparison.entrants[index];
  Json json = comparison.recipe;
  json["name"] = entrant.name + (comparison.seeds.size() > 1 ? " seed " + std::to_string(seed) : "");
  Json model = json.contains("model") && json["model"].is_object() ? json["model"] : Json::object();
  if (entrant.model.is_object()) model.update(entrant.model);
  json["model"] = std::move(model);
  if (!entrant.tokenizer.is_null()) json["tokenizer"] = entrant.tokenizer;
  for (const std::string& change : entrant.changes) {
    if (auto set = setRecipeValue(json, change); !set) return inEntrant(entrant, index, set.error());
  }
  adjustData(json, entrant);
  if (!json.contains("training") || !json["training"].is_object()) json["training"] = Json::object();
  json["training"]["seed"] = seed;
  if (comparison.amount && comparison.equalised == Equalised::steps) {
    json["training"]["steps"] = static_cast<std::int64_t>(std::llround(*comparison.amount));
    json["training"].erase("epochs");
  } else if (comparison.equalised != Equalised::memory && comparison.equalised != Equalised::steps) {
    // How many steps the amount is worth is counted or measured before the run.
    if (!json["training"].contains("steps") && !json["training"].contains("epochs"))
      json["training"]["steps"] = kUntilCounted;
  }
  auto recipe = comparison.isStored ? parseStoredRecipe(json) : parseRecipe(json);
  if (!recipe) return inEntrant(entrant, index, recipe.error());
  return recipe;
}

Result<DataSource> entrantTestSet(const Comparison& comparison, std::size_t index) {
  const auto recipe = entrantRecipe(comparison, index, comparison.seeds.front());
  if (!recipe) return recipe.error();
  const Entrant& entrant = comparison.entrants[index];
  const std::vector<DataSource> learned = setsOfTheTask(*recipe);
  DataSource test = comparison.test.data;
  const std::string& kind = recipe->objective.kind;
  const bool isClassifier = kind == "sequence-classification" || kind == "regression";
  // With answers in words, what stands before the template is as little a classifier's as the template.
  const SaidWords ofTest = test.asText && isClassifier ? SaidWords() : comparison.test.words;
  for (const SaidWord& word : kSaidWords) {
    const auto& own = entrant.words.*word.said;
    if (const auto& said = own ? own : ofTest.*word.said) {
      test.*word.of = *said;
      continue;
    }
    if (learned.empty()) continue;
    const auto other = std::ranges::find_if(
        learned, [&](const DataSource& set) { return set.*word.of != learned.front().*word.of; });
    if (other != learned.end())
      return Error{"test." + std::string(word.key) + ": the models are trained with \"" +
                       learned.front().*word.of + "\" and with \"" + *other.*word.of +
                       "\", and nothing says which the test set has",
                   "", "say test." + std::string(word.key), Error::Kind::invalidInput};
    test.*word.of = learned.front().*word.of;
  }
  return test;
}

Result<std::vector<SettingDifference>> settingDifferences(const Comparison& comparison) {
  std::map<std::string, std::vector<std::string>> values;
  const std::size_t count = comparison.entrants.size();
  for (std::size_t i = 0; i < count; ++i) {
    const auto recipe = entrantRecipe(comparison, i, comparison.seeds.front());
    if (!recipe) return recipe.error();
    std::map<std::string, std::string> leaves;
    flatten(recipeToJson(*recipe), "", leaves);
    for (const auto& [path, value] : leaves) {
      if (isEntrantsOwn(path)) continue;
      auto& row = values[path];
      row.resize(count, "not set");
      row[i] = value;
    }
  }
  std::vector<SettingDifference> differences;
  for (auto& [path, row] : values) {
    if (std::ranges::any_of(row, [&](const std::string& value) { return value != row.front(); }))
      differences.push_back({path, std::move(row)});
  }
  return differences;
}

}  // namespace s2s
