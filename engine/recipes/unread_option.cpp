#include "engine/recipes/unread_option.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "engine/recipes/reading_rule.h"

namespace s2s {
namespace {

constexpr std::string_view kAny = "*";

struct FoundOption {
  std::string path;
  OptionPlace place;
};

std::string withNumber(std::string path, std::size_t number) {
  return path.replace(path.find(kAny), kAny.size(), std::to_string(number));
}

/// Where the rule's option stands in the recipe: for each data set, for each step of its augmentation.
std::vector<FoundOption> placesOf(const std::string& path, const Recipe& recipe) {
  if (path.find(kAny) == std::string::npos) return {{path, {recipe}}};
  std::vector<FoundOption> found;
  const bool isTraining = path.starts_with("data.train.");
  const std::vector<DataSource>& sets = isTraining ? recipe.data.train : recipe.data.validation.sets;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    const std::string ofSet = withNumber(path, i);
    if (ofSet.find(kAny) == std::string::npos) {
      found.push_back({ofSet, {recipe, &sets[i]}});
      continue;
    }
    const std::vector<Augmentation>& steps = sets[i].augmentation;
    for (std::size_t step = 0; step < steps.size(); ++step)
      found.push_back({withNumber(ofSet, step), {recipe, &sets[i], &steps[step]}});
  }
  return found;
}

Json defaultOf(std::string_view path) {
  const OptionSchema* schema = &recipeSchema();
  const Option* option = nullptr;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('.'), path.size());
    if (const std::string_view key = path.substr(0, end); key != kAny) {
      option = schema->find(key);
      if (!option) return nullptr;
      if (!option->fields.empty())
        schema = option->type == OptionType::list ? &option->fields.back() : &option->fields.front();
    }
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return option ? option->defaultValue : Json();
}

bool isSet(const Json& recipe, std::string path, const Json& usual) {
  std::ranges::replace(path, '.', '/');
  const Json::json_pointer place("/" + path);
  return recipe.contains(place) && recipe.at(place) != usual;
}

}  // namespace

std::vector<UnreadOption> unreadOptions(const Recipe& recipe) {
  const Json json = recipeToJson(recipe);
  std::vector<UnreadOption> all;
  for (const ReadingRule& rule : readingRules()) {
    const Json usual = defaultOf(rule.path);
    for (auto& [path, place] : placesOf(rule.path, recipe)) {
      if (!isSet(json, path, usual)) continue;
      if (std::ranges::find(all, path, &UnreadOption::path) != all.end()) continue;  // one reason is enough
      if (auto why = rule.unread(place))
        all.push_back({path, std::move(why->reason), std::move(why->remedy), why->isSwitchedOff});
    }
  }
  return all;
}

std::vector<std::string> switchedOffWarnings(const Recipe& recipe) {
  std::vector<std::string> warnings;
  for (const UnreadOption& option : unreadOptions(recipe)) {
    if (option.isSwitchedOff) warnings.push_back(option.path + ": " + option.reason);
  }
  return warnings;
}

}  // namespace s2s
