#include "engine/recipes/metric_direction.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "engine/metrics/answer_metrics.h"
#include "engine/recipes/validated_sets.h"
#include "engine/recipes/validation_numbers.h"

namespace s2s {
namespace {

constexpr std::string_view kValidation = "validation_", kAuto = "auto", kMax = "max";

struct Direction {
  std::string_view number;
  bool largerIsBetter;
};

/// What a validation tells beside the metrics of engine/metrics.
constexpr Direction kOwnNumbers[] = {{"loss", false},          {"perplexity", false},
                                     {"bits_per_byte", false}, {"token_accuracy", true},
                                     {"corrected", false},     {"unknown", false}};

std::optional<bool> directionOf(std::string_view number) {
  const auto own = std::ranges::find(kOwnNumbers, number, &Direction::number);
  if (own != std::end(kOwnNumbers)) return own->largerIsBetter;
  if (std::ranges::find(kGeneratedNumbers, number) != std::end(kGeneratedNumbers)) return true;
  const auto& metrics = answerMetrics();
  const auto metric = std::ranges::find(metrics, number, &AnswerMetric::name);
  return metric == metrics.end() ? std::nullopt : std::optional(metric->higherIsBetter);
}

/// Of "NUMBER" or "NUMBER COLUMN".
std::optional<bool> directionOfSet(std::string_view rest) {
  return directionOf(rest.substr(0, rest.find(' ')));
}

std::optional<bool> directionOf(std::string_view metric, const Recipe& recipe) {
  if (!metric.starts_with(kValidation)) return std::nullopt;
  metric.remove_prefix(kValidation.size());
  // Sets first: one may be called "loss 2", which else would be the column 2 of a loss.
  for (const ValidatedSet& set : setsThatMayBeValidated(recipe.data)) {
    if (!metric.starts_with(set.name + "_")) continue;
    if (const auto found = directionOfSet(metric.substr(set.name.size() + 1))) return found;
  }
  return directionOfSet(metric);
}

/// `section`: checkpoints or early_stopping, whose metric and mode these are.
Result<void> checkDirection(const std::string& section, const std::string& metric, const std::string& mode,
                            const Recipe& recipe) {
  if (mode != kAuto || directionOf(metric, recipe)) return {};
  std::string numbers;
  for (const std::string& number : validationNumbers(recipe))
    numbers += (numbers.empty() ? "" : ", ") + number;
  return Error{
      section + ".metric: it is not known whether the larger or the smaller '" + metric + "' is the better",
      "", "set " + section + ".mode to min or max, or use one of: " + numbers, Error::Kind::invalidInput};
}

void addWarning(const std::string& option, const std::string& mode, const std::string& metric,
                const Recipe& recipe, std::vector<std::string>& warnings) {
  const auto larger = directionOf(metric, recipe);
  if (mode == kAuto || !larger || *larger == (mode == kMax)) return;
  warnings.push_back(option + " is " + mode + ", but of " + metric + " the " +
                     (*larger ? "larger" : "smaller") + " is the better: set it to auto");
}

}  // namespace

bool largerIsBetter(const std::string& metric, const Recipe& recipe) {
  return directionOf(metric, recipe).value_or(false);
}

bool bestIsLargest(const Recipe& recipe) {
  const CheckpointsSection& checkpoints = recipe.checkpoints;
  return checkpoints.mode == kAuto ? largerIsBetter(checkpoints.metric, recipe) : checkpoints.mode == kMax;
}

EarlyStoppingSection earlyStoppingOf(const Recipe& recipe) {
  EarlyStoppingSection options = recipe.earlyStopping;
  if (options.metric.empty()) {
    options.metric = recipe.checkpoints.metric;
    options.mode = kAuto;
  }
  if (options.mode != kAuto) return options;
  const bool larger = options.metric == recipe.checkpoints.metric ? bestIsLargest(recipe)
                                                                  : largerIsBetter(options.metric, recipe);
  options.mode = larger ? "max" : "min";
  return options;
}

Result<void> checkDirections(const Recipe& recipe) {
  const CheckpointsSection& checkpoints = recipe.checkpoints;
  if (auto known = checkDirection("checkpoints", checkpoints.metric, checkpoints.mode, recipe); !known)
    return known;
  const EarlyStoppingSection& stopping = recipe.earlyStopping;
  if (stopping.patience == 0 || stopping.metric.empty() || stopping.metric == checkpoints.metric) return {};
  return checkDirection("early_stopping", stopping.metric, stopping.mode, recipe);
}

std::vector<std::string> directionWarnings(const Recipe& recipe) {
  std::vector<std::string> warnings;
  const CheckpointsSection& checkpoints = recipe.checkpoints;
  addWarning("checkpoints.mode", checkpoints.mode, checkpoints.metric, recipe, warnings);
  const EarlyStoppingSection& stopping = recipe.earlyStopping;
  if (stopping.patience > 0 && !stopping.metric.empty())
    addWarning("early_stopping.mode", stopping.mode, stopping.metric, recipe, warnings);
  return warnings;
}

}  // namespace s2s
