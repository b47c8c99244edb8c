// Options of validations, and of what goes by their numbers.

#include <algorithm>
#include <utility>

#include "engine/core/listed_names.h"
#include "engine/recipes/named_objective.h"
#include "engine/recipes/reading_rule.h"
#include "engine/recipes/validated_sets.h"
#include "engine/recipes/validation_numbers.h"

namespace s2s {
namespace {

using Unread = std::optional<WhyUnread>;

bool hasValidatedSets(const OptionPlace& place) { return !validatedSets(place.recipe.data).empty(); }

bool isValidated(const OptionPlace& place) {
  return place.recipe.evaluation.everySteps > 0 && hasValidatedSets(place);
}

/// No samples are what there is without validations too.
bool writesSamples(const OptionPlace& place) {
  return isValidated(place) || place.recipe.evaluation.samples == 0;
}

/// Whether a validation has the model write texts, be it as samples or to be scored.
bool writesAnswers(const OptionPlace& place) {
  const Recipe& recipe = place.recipe;
  const EvaluationSection& evaluation = recipe.evaluation;
  const bool forAll = evaluation.samples > 0 || evaluation.generatedRows > 0;
  const auto sets = validatedSets(recipe.data);
  return isValidated(place) && std::ranges::any_of(sets, [&](const ValidatedSet& set) {
           const std::string& objective = objectiveKindOf(*set.source, recipe);
           return (forAll || set.source->asText) &&
                  taskOfObjective(objective) == ModelTask::sequenceToSequence;
         });
}

bool mayEndEarly(const OptionPlace& place) { return place.recipe.earlyStopping.patience > 0; }

bool hasOwnMetric(const OptionPlace& place) { return !place.recipe.earlyStopping.metric.empty(); }

/// A number that no validation of the recipe tells. Whether one is made does not matter for the checkpoints:
/// a run that goes on judges those of before as well.
Unread unreadMetric(const Recipe& recipe, const std::string& metric) {
  if (recipe.data.train.empty() || isValidationNumber(metric, recipe)) return std::nullopt;
  return WhyUnread{"no validation of this recipe tells it",
                   "name one of: " + listedNames(validationNumbers(recipe))};
}

ReadingRule switchedOff(std::string path, std::function<bool(const OptionPlace&)> isRead, std::string reason,
                        std::string remedy) {
  return readWhere(std::move(path), std::move(isRead), {std::move(reason), std::move(remedy), true});
}

}  // namespace

std::vector<ReadingRule> rulesOfValidation() {
  std::vector<ReadingRule> rules;
  rules.push_back(switchedOff("evaluation.every_steps", hasValidatedSets, "there is nothing to validate on",
                              "give data.validation, or set it to 0"));
  const std::string validate = "leave it out, or give data.validation and evaluation.every_steps";
  rules.push_back(switchedOff("evaluation.samples", writesSamples, "nothing is validated", validate));
  rules.push_back(switchedOff("evaluation.batch_size", isValidated, "nothing is validated", validate));
  for (const char* path : {"evaluation.max_new_tokens", "evaluation.beams"})
    rules.push_back(switchedOff(path, writesAnswers, "no texts are written while it trains",
                                "leave it out, or validate with evaluation.samples or generated_rows"));
  rules.push_back({"checkpoints.metric", [](const OptionPlace& place) {
                     return unreadMetric(place.recipe, place.recipe.checkpoints.metric);
                   }});
  for (const char* path :
       {"early_stopping.metric", "early_stopping.mode", "early_stopping.minimum_improvement"})
    rules.push_back(switchedOff(path, mayEndEarly, "the run never ends early",
                                "leave it out, or set early_stopping.patience"));
  rules.push_back({"early_stopping.metric", [](const OptionPlace& place) {
                     return unreadMetric(place.recipe, place.recipe.earlyStopping.metric);
                   }});
  rules.push_back(switchedOff("early_stopping.mode", hasOwnMetric,
                              "it is that of early_stopping.metric, which is empty",
                              "leave it out, or set early_stopping.metric"));
  return rules;
}

}  // namespace s2s
