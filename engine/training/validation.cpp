#include "engine/training/validation.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "engine/layers/out_of_memory.h"
#include "engine/metrics/likelihood.h"
#include "engine/metrics/written_answers.h"

namespace s2s {

// Batches of equal rows waste no padding, and the largest comes first.
std::vector<std::size_t> evaluationOrder(std::span<const Example> examples) {
  std::vector<std::size_t> order(examples.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater(), [&](std::size_t i) {
    return std::pair(examples[i].source.size(), examples[i].target.size());
  });
  return order;
}

Result<EvaluationTotals> evaluateExamples(LearningTask& task, const Model& model,
                                          std::span<const Example> examples, std::int64_t batchSize,
                                          const std::function<bool()>& betweenBatches) {
  const auto order = evaluationOrder(examples);
  auto rows = static_cast<std::size_t>(batchSize);
  EvaluationTotals totals;
  for (std::size_t begin = 0; begin < order.size();) {
    if (betweenBatches && !betweenBatches())
      return Error{"stopped", "validation", "", Error::Kind::cancelled};
    const std::size_t end = std::min(order.size(), begin + rows);
    std::vector<Example> chosen;
    for (std::size_t i = begin; i < end; ++i) chosen.push_back(examples[order[i]]);
    if (fitsInMemory(
            [&] { totals += task.evaluate(makeBatch(chosen, model.paddingId(), model.device())); })) {
      begin = end;
    } else if (chosen.size() > 1) {
      rows = (chosen.size() + 1) / 2;  // fewer at once give the same sums
    } else {
      return Error{"the memory is full with a single row at once", "validation",
                   "shorten data.max_source_tokens and max_target_tokens"};
    }
  }
  return totals;
}

namespace {

/// Rows that are answered before it is looked whether to go on.
constexpr std::size_t kRowsAtOnce = 256;

/// The numbers of answers that a model writes in words.
Result<Json> scoreAnswers(LearningTask& task, const ValidationSet& set, const SampleOptions& options,
                          const std::function<bool()>& betweenBatches, const RunControl* control) {
  std::vector<std::string> answers, expected;
  const std::span<const Example> rows(set.examples);
  for (std::size_t begin = 0; begin < rows.size(); begin += kRowsAtOnce) {
    if (betweenBatches && !betweenBatches())
      return Error{"stopped", "validation", "", Error::Kind::cancelled};
    const auto part =
        task.answers(rows.subspan(begin, std::min(kRowsAtOnce, rows.size() - begin)), options, control);
    if (!part) return part.error();
    answers.insert(answers.end(), part->begin(), part->end());
  }
  for (const Example& row : rows) expected.push_back(row.targetText);
  const WrittenAnswerScores scores =
      scoreWrittenAnswers(answers, expected, {set.answers, set.isNumbers, set.correctsAnswers});
  Json numbers = {{"accuracy", scores.accuracy}};
  if (set.isNumbers) {
    numbers["pearson"] = scores.pearson;
    numbers["spearman"] = scores.spearman;
  } else {
    numbers["macro_f1"] = scores.macroF1;
  }
  numbers["corrected"] = scores.corrected;
  numbers["unknown"] = scores.unknown;
  return numbers;
}

/// Adds the numbers of one set to those of all sets that have them: means of scores, sums of counts.
void addToAll(const Json& numbers, std::map<std::string, std::pair<double, double>>& all) {
  for (const auto& [name, value] : numbers.items()) {
    auto& [sum, sets] = all[name];
    sum += value.get<double>();
    sets = value.is_number_integer() ? 1.0 : sets + 1.0;
  }
}

/// What a byte of the targets costs, the one number under which vocabularies can be compared.
Json bitsOf(const EvaluationTotals& totals, const std::optional<std::int64_t>& bytes) {
  const auto bits = bitsPerByte(totals.totals.negativeLogLikelihood, bytes.value_or(0));
  return bits ? Json(*bits) : Json();
}

}  // namespace

Result<Json> validate(LearningTask& task, const Model& model, std::span<const ValidationSet> sets,
                      const EvaluationSection& options, std::int64_t batchSize,
                      const std::function<bool()>& betweenBatches, const RunControl* control) {
  EvaluationTotals all;
  std::optional<std::int64_t> bytes = 0;  // nothing where a set has no target text
  Json perSet = Json::object();
  std::map<std::string, std::pair<double, double>> written;
  for (const ValidationSet& set : sets) {
    const auto totals = evaluateExamples(task, model, set.examples, batchSize, betweenBatches);
    if (!totals) return totals.error();
    all += *totals;
    perSet[set.name] = task.describe(*totals);
    perSet[set.name]["bits_per_byte"] = bitsOf(*totals, set.targetBytes);
    bytes = bytes && set.targetBytes ? std::optional(*bytes + *set.targetBytes) : std::nullopt;
    if (set.answers.empty()) continue;
    const auto numbers =
        scoreAnswers(task, set, {options.beams, options.maxNewTokens, batchSize, set.targetLanguage},
                     betweenBatches, control);
    if (!numbers) return numbers.error();
    perSet[set.name].update(*numbers);
    addToAll(*numbers, written);
  }
  Json line = Json::object();
  const Json whole = task.describe(all);
  for (const auto& [name, value] : whole.items()) {
    if (name != "target_tokens") line["validation_" + name] = value;
  }
  line["validation_bits_per_byte"] = bitsOf(all, bytes);
  for (const auto& [name, sum] : written) {
    const double value = sum.first / sum.second;
    const bool isCount = name == "corrected" || name == "unknown";
    line["validation_" + name] = isCount ? Json(static_cast<std::int64_t>(value)) : Json(value);
  }
  line["validation_sets"] = std::move(perSet);
  return line;
}

Result<std::vector<Json>> writeSamples(LearningTask& task, std::span<const ValidationSet> sets,
                                       const EvaluationSection& options, std::int64_t batchSize,
                                       std::int64_t step, const RunControl* control) {
  std::vector<Json> lines;
  for (const ValidationSet& set : sets) {
    const auto count = std::min(set.examples.size(), static_cast<std::size_t>(options.samples));
    if (count == 0) continue;
    const std::span<const Example> rows(set.examples.data(), count);
    const auto answers =
        task.answers(rows, {options.beams, options.maxNewTokens, batchSize, set.targetLanguage}, control);
    if (!answers) return answers.error();
    for (std::size_t i = 0; i < count; ++i) {
      lines.push_back({{"step", step},
                       {"set", set.name},
                       {"source", rows[i].sourceText},
                       {"target", rows[i].targetText},
                       {"output", (*answers)[i]}});
    }
  }
  return lines;
}

}  // namespace s2s
