#include "engine/comparisons/comparison.h"
#include "engine/comparisons/comparison_check.h"
#include "engine/comparisons/stored_description.h"
#include "engine/core/absolute_path.h"
#include "engine/core/commented_json_file.h"

namespace s2s {

namespace fs = std::filesystem;

bool isComparisonFile(const fs::path& file) {
  const Result<Json> json = readCommentedJsonFile(file);
  return json && json->is_object() && json->contains("entrants");
}

Result<Comparison> readComparison(const fs::path& file) {
  const auto wrongInput = [](Error error) {
    error.kind = Error::Kind::invalidInput;
    return error;
  };
  Result<Json> json = readCommentedJsonFile(file);
  if (!json) return wrongInput(json.error());
  if (isOwnDescription(file)) forgetUnsaidWords(*json);
  if (json->is_object()) json->erase(kDescriptionForm);
  const fs::path folder = absolutePath(file).parent_path();
  if (json->is_object() && json->contains("recipe") && json->at("recipe").is_string()) {
    fs::path named = json->at("recipe").get<std::string>();
    if (named.is_relative() && fs::exists(folder / named)) named = folder / named;
    Result<Json> recipe = readCommentedJsonFile(named);
    if (!recipe) return wrongInput(recipe.error());
    (*json)["recipe"] = std::move(*recipe);
  }
  return completeComparison(*json, folder);
}

}  // namespace s2s
