// Options that belong to what the data sets learn by.

#include <algorithm>
#include <initializer_list>

#include "engine/core/listed_names.h"
#include "engine/recipes/named_objective.h"
#include "engine/recipes/reading_rule.h"

namespace s2s {
namespace {

using Names = std::vector<std::string>;

bool isLearned(const Recipe& recipe, const Names& objectives) {
  const auto isAmong = [&](const std::string& kind) {
    return std::ranges::find(objectives, kind) != objectives.end();
  };
  const auto ofSet = [&](const DataSource& set) { return isAmong(objectiveKindOf(set, recipe)); };
  const DataSection& data = recipe.data;
  if (data.train.empty()) return isAmong(recipe.objective.kind);
  return std::ranges::any_of(data.train, ofSet) || std::ranges::any_of(data.validation.sets, ofSet);
}

void add(std::vector<ReadingRule>& rules, const Names& objectives, std::initializer_list<const char*> paths) {
  const std::string remedy = "leave it out, or set objective.kind to one of: " + listedNames(objectives);
  for (const char* path : paths) {
    rules.push_back(readWhere(
        path, [objectives](const OptionPlace& place) { return isLearned(place.recipe, objectives); },
        {"no data set has an objective that reads it", remedy}));
  }
}

}  // namespace

std::vector<ReadingRule> rulesOfObjectives() {
  const Names texts = {"sequence-to-sequence"}, spans = {"span-corruption"},
              masks = {"masked-language-model"}, classes = {"sequence-classification"},
              numbers = {"regression"};
  const auto together = [](std::initializer_list<Names> parts) {
    Names all;
    for (const Names& part : parts) all.insert(all.end(), part.begin(), part.end());
    return all;
  };
  std::vector<ReadingRule> rules;
  add(rules, together({texts, spans, masks, classes}), {"objective.label_smoothing"});
  add(rules, together({spans, masks}), {"objective.noise_density"});
  add(rules, spans, {"objective.mean_noise_span_length"});
  add(rules, masks, {"objective.mask_share", "objective.random_share", "objective.mask_copies"});
  add(rules, together({texts, spans, masks}), {"training.logits_mib"});
  add(rules, together({classes, numbers}),
      {"head.kind", "head.kernel_sizes", "head.filters", "head.dropout", "adaptation.encoder"});
  add(rules, numbers, {"head.scale"});
  return rules;
}

}  // namespace s2s
