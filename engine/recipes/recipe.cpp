#include "engine/recipes/recipe.h"

#include <algorithm>
#include <charconv>

#include "engine/core/absolute_path.h"
#include "engine/core/commented_json_file.h"
#include "engine/data/filters/filter_files.h"
#include "engine/recipes/named_objective.h"
#include "engine/recipes/optimizer_check.h"
#include "engine/recipes/stored_recipe.h"
#include "engine/recipes/template_check.h"
#include "engine/recipes/unread_option.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

Error invalid(const std::string& what, const std::string& remedy) {
  return Error{what, "", remedy, Error::Kind::invalidInput};
}

/// `path` made absolute below the first of `folder` and the working directory where it exists.
std::optional<fs::path> found(const std::string& path, const fs::path& folder) {
  const fs::path given(path);
  std::error_code ignored;
  if (given.is_absolute()) return fs::exists(given, ignored) ? std::optional(given) : std::nullopt;
  for (const fs::path& base : {absolutePath(folder), fs::current_path()}) {
    if (fs::exists(base / given, ignored)) return (base / given).lexically_normal();
  }
  return std::nullopt;
}

Result<void> resolveFile(std::string& path, const std::string& where, const fs::path& folder) {
  if (path.empty()) return {};
  const std::optional<fs::path> file = found(path, folder);
  if (!file) {
    const std::string beside = absolutePath(folder).lexically_normal().string(),
                      here = fs::current_path().string();
    return invalid(
        where + ": there is no \"" + path + "\" in " + beside + (beside == here ? "" : " nor in " + here),
        "check the path");
  }
  path = file->string();
  return {};
}

/// A model that is nowhere stays as it is: a preset's name.
void resolveModelPath(std::string& model, const fs::path& folder) {
  if (model.empty()) return;
  const std::size_t at = model.find_last_of('@');  // RUN@last, RUN@step-500
  const std::string suffix = at == std::string::npos ? "" : model.substr(at);
  if (const auto whole = found(model, folder))
    model = whole->string();
  else if (const auto run = found(model.substr(0, at), folder))
    model = run->string() + suffix;
}

Result<void> resolveSources(std::vector<DataSource>& sources, const std::string& path,
                            const fs::path& folder) {
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const std::string where = path + "." + std::to_string(i);
    if (Result<void> done = resolveFile(sources[i].path, where + ".path", folder); !done) return done;
    if (Result<void> done = resolveFile(sources[i].targetPath, where + ".target_path", folder); !done)
      return done;
    const auto resolve = [&](std::string& file, const std::string& at) {
      return resolveFile(file, where + ".filters." + at, folder);
    };
    if (Result<void> done = forEachFilterFile(sources[i].filters, resolve); !done) return done;
    for (Augmentation& step : sources[i].augmentation) resolveModelPath(step.model, folder);
  }
  return {};
}

}  // namespace

Result<Recipe> parseRecipe(const Json& json) {
  Result<Recipe> recipe = parseStoredRecipe(json);
  if (!recipe) return recipe;
  for (const UnreadOption& option : unreadOptions(*recipe)) {
    if (!option.isSwitchedOff) return option.error();
  }
  if (const auto divides = checkEpsilon(recipe->optimizer); !divides) return divides.error();
  if (const auto written = checkTemplates(*recipe); !written) return written.error();
  if (const auto task = commonTask(*recipe); !task) return task.error();
  return recipe;
}

Result<Recipe> resolveRecipePaths(Recipe recipe, const fs::path& folder) {
  if (Result<void> done = resolveSources(recipe.data.train, "data.train", folder); !done) return done.error();
  if (Result<void> done = resolveSources(recipe.data.validation.sets, "data.validation.sets", folder); !done)
    return done.error();
  if (Result<void> done = resolveFile(recipe.tokenizer.from, "tokenizer.from", folder); !done)
    return done.error();
  resolveModelPath(recipe.model.from, folder);
  return recipe;
}

Result<Recipe> readRecipe(const fs::path& file) {
  const Result<Json> json = readCommentedJsonFile(file);
  if (!json)
    return Error{json.error().what, json.error().where, json.error().remedy, Error::Kind::invalidInput};
  Result<Recipe> recipe = parseRecipe(*json);
  if (!recipe) return recipe;
  return resolveRecipePaths(std::move(*recipe), absolutePath(file).parent_path());
}

Result<void> setRecipeValue(Json& recipe, const std::string& assignment) {
  const std::size_t equals = assignment.find('=');
  if (equals == std::string::npos || equals == 0) {
    return invalid("\"" + assignment + "\" is not an assignment",
                   "write path=value, for example training.steps=300");
  }
  const std::string path = assignment.substr(0, equals), text = assignment.substr(equals + 1);
  Json* place = &recipe;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('.', begin), path.size());
    const std::string key = path.substr(begin, end - begin);
    begin = end + 1;
    if (key.empty())
      return invalid(path + ": a part of the path is empty",
                     "write path=value, for example training.steps=300");
    if (place->is_array()) {
      std::size_t index = 0;
      const auto [last, problem] = std::from_chars(key.data(), key.data() + key.size(), index);
      if (problem != std::errc() || last != key.data() + key.size() || index >= place->size()) {
        return invalid(
            path + ": \"" + key + "\" is not an element of a list of " + std::to_string(place->size()),
            "count from 0");
      }
      place = &(*place)[index];
      continue;
    }
    if (place->is_null()) *place = Json::object();
    if (!place->is_object())
      return invalid(path + ": there is nothing below \"" + key + "\"", "check the path");
    place = &(*place)[key];
  }
  const Result<Json> value = parseJson(text, path);
  *place = value ? *value : Json(text);
  return {};
}

}  // namespace s2s
