// Options of data sets, of how they are split and of how they are mixed.

#include <algorithm>

#include "engine/data/tasks_as_text.h"
#include "engine/recipes/named_objective.h"
#include "engine/recipes/reading_rule.h"

namespace s2s {
namespace {

using Unread = std::optional<WhyUnread>;

constexpr const char* kTrain = "data.train.*.";
constexpr const char* kValidation = "data.validation.sets.*.";
constexpr const char* kWithLabels = "set the objective to one with labels, add as_text, or leave it out";

bool readsLabels(const OptionPlace& place) {
  return taskOfObjective(objectiveKindOf(*place.set, place.recipe)) == ModelTask::sequenceClassification;
}

Unread unreadPair(const OptionPlace& place) {
  if (readsLabels(place)) return std::nullopt;
  if (place.set->asText) {
    if (writesPair(*place.set->asText)) return std::nullopt;
    return WhyUnread{"as_text.template has no {pair}", "put {pair} into the template, or leave it out"};
  }
  return WhyUnread{objectiveKindOf(*place.set, place.recipe) + " reads no second text", kWithLabels};
}

Unread unreadLabels(const OptionPlace& place) {
  if (place.set->asText || readsLabels(place)) return std::nullopt;
  return WhyUnread{objectiveKindOf(*place.set, place.recipe) + " reads no labels", kWithLabels};
}

Unread unreadAsText(const OptionPlace& place) {
  const std::size_t columns = place.set->labels.size();
  if (columns < 2) return std::nullopt;
  return WhyUnread{"writes one label, and labels names " + std::to_string(columns) + " columns",
                   "name one in target, and the file once more for each other column"};
}

Unread unreadWeight(const OptionPlace& place) {
  const MixingSection& mixing = place.recipe.data.mixing;
  if (mixing.kind == "weights") return std::nullopt;
  return WhyUnread{"mixing." + mixing.kind + " decides how often rows occur",
                   "leave it out, or set data.mixing.kind to weights"};
}

bool holdsRowsOut(const OptionPlace& place) {
  const DataSection& data = place.recipe.data;
  return data.validation.split > 0.0 || data.test.split > 0.0;
}

bool isNumbers(const OptionPlace& place) { return place.set->asText && place.set->asText->kind == "numbers"; }

bool isBackTranslation(const OptionPlace& place) { return place.step->kind == "back-translation"; }

void addOfSets(std::vector<ReadingRule>& rules, const std::string& sets) {
  rules.push_back({sets + "as_text", unreadAsText});
  rules.push_back({sets + "pair", unreadPair});
  rules.push_back({sets + "labels", unreadLabels});
  for (const char* option : {"minimum", "maximum", "step"})
    rules.push_back(readWhere(sets + "as_text." + option, isNumbers,
                              {"belongs to the kind numbers", "leave it out, or set kind to numbers"}));
}

void addOfAugmentation(std::vector<ReadingRule>& rules, const std::string& steps) {
  rules.push_back(readWhere(steps + "share",
                            [](const OptionPlace& place) { return !isBackTranslation(place); },
                            {"back-translation writes whole sources", "leave it out"}));
  for (const char* option : {"prefix", "file", "sha256"})
    rules.push_back(
        readWhere(steps + option, isBackTranslation, {"belongs to back-translation", "leave it out"}));
}

}  // namespace

std::vector<ReadingRule> rulesOfData() {
  std::vector<ReadingRule> rules;
  addOfSets(rules, kTrain);
  addOfSets(rules, kValidation);
  rules.push_back(
      readWhere("data.mixing.temperature",
                [](const OptionPlace& place) { return place.recipe.data.mixing.kind == "temperature"; },
                {"belongs to the kind temperature", "leave it out, or set data.mixing.kind to temperature"}));
  rules.push_back({std::string(kTrain) + "weight", unreadWeight});
  rules.push_back(readWhere(std::string(kValidation) + "weight", [](const OptionPlace&) { return false; },
                            {"only training sets are weighted", "leave it out"}));
  addOfAugmentation(rules, std::string(kTrain) + "augmentation.*.");
  for (const char* option : {"stratified", "keep_duplicates_together"})
    rules.push_back(readWhere(
        std::string("data.") + option, holdsRowsOut,
        {"no rows are held out", "leave it out, or give data.validation.split or data.test.split"}));
  return rules;
}

}  // namespace s2s
