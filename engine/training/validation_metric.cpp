#include "engine/training/validation_metric.h"

#include <algorithm>
#include <limits>

#include "engine/recipes/validation_numbers.h"
#include "engine/training/generated_rows.h"

namespace s2s {
namespace {

/// "validation_loss", and of a named set "validation_news_loss".
std::string validationName(std::string_view set, std::string_view name) {
  std::string whole = "validation_";
  if (!set.empty()) whole.append(set).append("_");
  return whole.append(name);
}

double valueOf(const Json& value) {
  return value.is_number() ? value.get<double>() : std::numeric_limits<double>::quiet_NaN();
}

std::vector<std::string> knownMetrics(const LearningTask& task, std::span<const ValidationSet> sets,
                                      const EvaluationSection& options) {
  std::vector<std::string> known;
  const auto add = [&](const std::string& name) {
    if (std::ranges::find(known, name) == known.end()) known.push_back(name);
  };
  for (const std::string& name : task.metrics()) add(validationName({}, name));
  if (std::ranges::all_of(sets, [](const ValidationSet& set) { return set.targetBytes.has_value(); }))
    add("validation_bits_per_byte");
  for (const ValidationSet& set : sets) {
    for (const std::string& name : writtenMetrics(set, options)) add(validationName({}, name));
  }
  for (const ValidationSet& set : sets) {
    for (const std::string& name : task.metrics()) add(validationName(set.name, name));
    for (const std::string& name : writtenMetrics(set, options)) add(validationName(set.name, name));
    if (set.targetBytes) add(validationName(set.name, "bits_per_byte"));
  }
  return known;
}

bool isAmong(const std::string& metric, const std::vector<std::string>& known) {
  return std::ranges::find(known, metric) != known.end();
}

}  // namespace

std::vector<std::string> writtenMetrics(const ValidationSet& set, const EvaluationSection& options) {
  if (set.isNumbers) return {"accuracy", "pearson", "spearman"};
  if (!set.answers.empty()) return {"accuracy", "macro_f1"};
  if (options.generatedRows == 0 || !hasTextsToWrite(set)) return {};
  return {kGeneratedNumbers.begin(), kGeneratedNumbers.end()};
}

Result<void> checkMetric(const std::string& path, const std::string& metric, const LearningTask& task,
                         std::span<const ValidationSet> sets, const EvaluationSection& options) {
  const std::vector<std::string> known = knownMetrics(task, sets, options);
  if (isAmong(metric, known)) return {};
  EvaluationSection generating = options;
  generating.generatedRows = 1;
  if (isAmong(metric, knownMetrics(task, sets, generating)))
    return Error{path + ": '" + metric + "' is a score of generated answers, and none are generated", "",
                 "set evaluation.generated_rows", Error::Kind::invalidInput};
  std::string list;
  for (const std::string& name : known) list += (list.empty() ? "" : ", ") + name;
  return Error{path + ": '" + metric + "' is no number of a validation", "", "use one of: " + list,
               Error::Kind::invalidInput};
}

double numberOf(const Json& line, const std::string& metric) {
  if (const auto found = line.find(metric); found != line.end()) return valueOf(*found);
  const auto sets = line.find("validation_sets");
  if (sets == line.end() || !sets->is_object()) return valueOf(nullptr);
  for (const auto& [set, numbers] : sets->items()) {
    const std::string begin = validationName(set, {});
    if (!metric.starts_with(begin) || !numbers.is_object()) continue;
    const auto number = numbers.find(metric.substr(begin.size()));
    if (number != numbers.end()) return valueOf(*number);
  }
  return valueOf(nullptr);
}

}  // namespace s2s
