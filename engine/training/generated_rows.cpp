#include "engine/training/generated_rows.h"

#include <algorithm>

#include "engine/evaluation/target_script.h"
#include "engine/metrics/metric.h"
#include "engine/metrics/metric_choice.h"
#include "engine/recipes/validation_numbers.h"
#include "engine/training/answering.h"

namespace s2s {

bool hasTextsToWrite(const ValidationSet& set) { return set.targetBytes.has_value() && set.answers.empty(); }

std::vector<std::size_t> generatedRows(std::size_t rows, std::int64_t wanted) {
  const std::size_t count = std::min(rows, static_cast<std::size_t>(wanted));
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < count; ++i) chosen.push_back(i * rows / count);
  return chosen;
}

Result<Json> scoreGeneratedRows(LearningTask& task, const ValidationSet& set, std::int64_t wanted,
                                const SampleOptions& options, const std::function<bool()>& betweenBatches,
                                const RunControl* control) {
  std::vector<Example> examples;
  std::vector<std::string> references;
  std::vector<TextPair> rows;
  for (const std::size_t row : generatedRows(set.examples.size(), wanted)) {
    examples.push_back(set.examples[row]);
    references.push_back(set.examples[row].targetText);
    rows.push_back({set.examples[row].sourceText, set.examples[row].targetText});
  }
  const auto answers = answersTo(task, examples, options, betweenBatches, control);
  if (!answers) return answers.error();
  const std::string language = targetLanguage(set.targetLanguage, rows);
  MetricOptions counting;
  counting.tokenize = defaultTokenizer(language).name;
  std::vector<std::string> names(kGeneratedNumbers.begin(), kGeneratedNumbers.end());
  const auto headline = std::ranges::find(names, headlineMetric(language).name);
  if (headline != names.end()) std::rotate(names.begin(), headline, headline + 1);
  const auto scores = scoreCorpus(*answers, references, names, counting);
  if (!scores) return scores.error();
  Json numbers = Json::object();
  for (const MetricScore& score : *scores) numbers[score.name] = score.score;
  return numbers;
}

}  // namespace s2s
