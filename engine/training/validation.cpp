#include "engine/training/validation.h"

#include <algorithm>
#include <numeric>

#include "engine/layers/out_of_memory.h"
#include "engine/metrics/likelihood.h"
#include "engine/metrics/written_answers.h"
#include "engine/training/answering.h"
#include "engine/training/generated_rows.h"

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
                                          RowLimit& limit, const std::function<bool()>& betweenBatches) {
  const auto order = evaluationOrder(examples);
  EvaluationTotals totals;
  for (std::size_t begin = 0; begin < order.size();) {
    if (betweenBatches && !betweenBatches())
      return Error{"stopped", "validation", "", Error::Kind::cancelled};
    const std::size_t end = std::min(order.size(), begin + static_cast<std::size_t>(limit.atOnce(batchSize)));
    std::vector<Example> chosen;
    for (std::size_t i = begin; i < end; ++i) chosen.push_back(examples[order[i]]);
    if (fitsInMemory(
            [&] { totals += task.evaluate(makeBatch(chosen, model.paddingId(), model.device())); })) {
      begin = end;
    } else if (chosen.size() > 1) {
      limit.lower((std::ssize(chosen) + 1) / 2);
    } else {
      return Error{"the memory is full with a single row at once", "validation",
                   "shorten data.max_source_tokens and max_target_tokens"};
    }
  }
  return totals;
}

namespace {

/// The numbers of labels or numbers that a model writes in words.
Result<Json> scoreWords(LearningTask& task, const ValidationSet& set, const SampleOptions& options,
                        const std::function<bool()>& betweenBatches, const RunControl* control) {
  const auto answers = answersTo(task, set.examples, options, betweenBatches, control);
  if (!answers) return answers.error();
  std::vector<std::string> expected;
  for (const Example& row : set.examples) expected.push_back(row.targetText);
  const WrittenAnswerScores scores =
      scoreWrittenAnswers(*answers, expected, {set.answers, set.isNumbers, set.correctsAnswers});
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

/// The numbers of what the model writes to the set's rows; none where nothing of it is scored.
Result<Json> scoreAnswers(LearningTask& task, const ValidationSet& set, const EvaluationSection& options,
                          std::int64_t batchSize, RowLimit& limit,
                          const std::function<bool()>& betweenBatches, const RunControl* control) {
  const SampleOptions writing{options.beams, options.maxNewTokens, batchSize, set.targetLanguage, &limit};
  if (!set.answers.empty()) return scoreWords(task, set, writing, betweenBatches, control);
  if (options.generatedRows == 0 || !hasTextsToWrite(set)) return Json::object();
  return scoreGeneratedRows(task, set, options.generatedRows, writing, betweenBatches, control);
}

/// A number over all sets that have it: the mean of scores, the sum of counts.
struct NumberOfSets {
  std::string name;
  double sum = 0.0;
  std::int64_t sets = 0;
  bool isCount = false;

  Json value() const {
    return isCount ? Json(static_cast<std::int64_t>(sum)) : Json(sum / static_cast<double>(sets));
  }
};

void addToAll(const Json& numbers, std::vector<NumberOfSets>& all) {
  for (const auto& [name, value] : numbers.items()) {
    auto number = std::ranges::find(all, name, &NumberOfSets::name);
    if (number == all.end())
      number = all.insert(all.end(), NumberOfSets{name, 0.0, 0, value.is_number_integer()});
    number->sum += value.get<double>();
    ++number->sets;
  }
}

/// What a byte of the targets costs, the one number under which vocabularies can be compared.
Json bitsOf(const EvaluationTotals& totals, const std::optional<std::int64_t>& bytes) {
  const auto bits = bitsPerByte(totals.totals.negativeLogLikelihood, bytes.value_or(0));
  return bits ? Json(*bits) : Json();
}

}  // namespace

Result<Json> validate(LearningTask& task, const Model& model, std::span<const ValidationSet> sets,
                      const EvaluationSection& options, std::int64_t batchSize, ValidationLimits& limits,
                      const std::function<bool()>& betweenBatches, const RunControl* control) {
  EvaluationTotals all;
  std::optional<std::int64_t> bytes = 0;  // nothing where a set has no target text
  Json perSet = Json::object();
  std::vector<NumberOfSets> written;
  for (const ValidationSet& set : sets) {
    const auto totals = evaluateExamples(task, model, set.examples, batchSize, limits.scored, betweenBatches);
    if (!totals) return totals.error();
    all += *totals;
    perSet[set.name] = task.describe(*totals);
    perSet[set.name]["bits_per_byte"] = bitsOf(*totals, set.targetBytes);
    bytes = bytes && set.targetBytes ? std::optional(*bytes + *set.targetBytes) : std::nullopt;
    const auto numbers = scoreAnswers(task, set, options, batchSize, limits.written, betweenBatches, control);
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
  for (const NumberOfSets& number : written) line["validation_" + number.name] = number.value();
  line["validation_sets"] = std::move(perSet);
  return line;
}

Result<std::vector<Json>> writeSamples(LearningTask& task, std::span<const ValidationSet> sets,
                                       const EvaluationSection& options, std::int64_t batchSize,
                                       RowLimit& limit, std::int64_t step, const RunControl* control) {
  std::vector<Json> lines;
  for (const ValidationSet& set : sets) {
    const auto count = std::min(set.examples.size(), static_cast<std::size_t>(options.samples));
    if (count == 0) continue;
    const std::span<const Example> rows(set.examples.data(), count);
    const SampleOptions writing{options.beams, options.maxNewTokens, batchSize, set.targetLanguage, &limit};
    const auto answers = task.answers(rows, writing, control);
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
