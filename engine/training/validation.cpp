#include "engine/training/validation.h"

#include <algorithm>
#include <numeric>

#include "engine/generation/generator.h"

namespace s2s {
namespace {

Json describe(const LossTotals& totals) {
  const auto tokens = static_cast<double>(std::max<std::int64_t>(1, totals.targetTokens));
  return {{"loss", totals.negativeLogLikelihood / tokens},
          {"token_accuracy", static_cast<double>(totals.correct) / tokens},
          {"target_tokens", totals.targetTokens}};
}

/// Rows by falling length: batches of equal rows waste no padding, and the largest comes first.
std::vector<std::size_t> longestFirst(std::span<const Example> examples) {
  std::vector<std::size_t> order(examples.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater(), [&](std::size_t i) {
    return std::pair(examples[i].source.size(), examples[i].target.size());
  });
  return order;
}

}  // namespace

Result<LossTotals> evaluateExamples(Seq2SeqModel& model, std::span<const Example> examples,
                                    std::int64_t batchSize, const std::function<bool()>& betweenBatches) {
  const auto order = longestFirst(examples);
  const auto rows = static_cast<std::size_t>(batchSize);
  LossTotals totals;
  for (std::size_t begin = 0; begin < order.size(); begin += rows) {
    if (betweenBatches && !betweenBatches())
      return Error{"stopped", "validation", "", Error::Kind::cancelled};
    std::vector<Example> chosen;
    for (std::size_t i = begin; i < std::min(order.size(), begin + rows); ++i)
      chosen.push_back(examples[order[i]]);
    totals += evaluateBatch(model, makeBatch(chosen, model.paddingId(), model.device()));
  }
  return totals;
}

Result<Json> validate(Seq2SeqModel& model, std::span<const ValidationSet> sets, std::int64_t batchSize,
                      const std::function<bool()>& betweenBatches) {
  LossTotals all;
  Json perSet = Json::object();
  for (const ValidationSet& set : sets) {
    const auto totals = evaluateExamples(model, set.examples, batchSize, betweenBatches);
    if (!totals) return totals.error();
    all += *totals;
    perSet[set.name] = describe(*totals);
  }
  const Json whole = describe(all);
  return Json{{"validation_loss", whole["loss"]},
              {"validation_token_accuracy", whole["token_accuracy"]},
              {"validation_sets", std::move(perSet)}};
}

Result<std::vector<Json>> writeSamples(ModelBundle& bundle, std::span<const ValidationSet> sets,
                                       const EvaluationSection& options, std::int64_t batchSize,
                                       std::int64_t step, const RunControl* control) {
  GenerationOptions generation;
  generation.beams = options.beams;
  generation.maxNewTokens = options.maxNewTokens;
  generation.batchSize = batchSize;
  std::vector<Json> lines;
  for (const ValidationSet& set : sets) {
    const auto count = std::min(set.examples.size(), static_cast<std::size_t>(options.samples));
    std::vector<std::vector<std::int64_t>> sources;
    for (std::size_t i = 0; i < count; ++i) sources.push_back(set.examples[i].source);
    if (sources.empty()) continue;
    const auto answers = generate(*bundle.model, sources, generation, bundle.generationTokens, control);
    if (!answers) return answers.error();
    for (std::size_t i = 0; i < count; ++i) {
      lines.push_back({{"step", step},
                       {"set", set.name},
                       {"source", set.examples[i].sourceText},
                       {"target", set.examples[i].targetText},
                       {"output", bundle.tokenizer->decode((*answers)[i].front().tokens)}});
    }
  }
  return lines;
}

}  // namespace s2s
