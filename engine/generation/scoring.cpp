#include "engine/generation/scoring.h"

#include <algorithm>
#include <numeric>

#include "engine/generation/fitting_batches.h"
#include "engine/generation/top_candidates.h"
#include "engine/layers/out_of_memory.h"
#include "engine/training/batch.h"

namespace s2s {
namespace {

constexpr std::int64_t kLogitsAtOnce = 8 << 20;

Result<void> checkPairs(std::span<const SourceTokens> sources, std::span<const SourceTokens> targets,
                        std::int64_t vocabulary) {
  if (sources.size() != targets.size()) {
    throw std::logic_error("scoreTargets: as many targets as sources are needed");
  }
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const std::string name = "pair " + std::to_string(i + 1);
    for (const SourceTokens* ids : {&sources[i], &targets[i]}) {
      const std::string side = ids == &sources[i] ? "source" : "target";
      if (ids->empty()) {
        return Error{"the " + side + " holds no token", name, "give at least the end token",
                     Error::Kind::invalidInput};
      }
      for (const std::int64_t id : *ids) {
        if (id >= 0 && id < vocabulary) continue;
        return Error{"token id " + std::to_string(id) + " of the " + side + " is outside the vocabulary of " +
                         std::to_string(vocabulary),
                     name, "use the model's own tokenizer", Error::Kind::invalidInput};
      }
    }
  }
  return {};
}

/// Log-probability of each label and whether it is the arg-max, for hidden states [tokens, width].
void scoreTokens(Seq2SeqModel& model, const torch::Tensor& hidden, const torch::Tensor& labels,
                 double* logProbability, bool* correct) {
  const std::int64_t step = std::max<std::int64_t>(1, kLogitsAtOnce / model.vocabularySize());
  for (std::int64_t begin = 0; begin < labels.size(0); begin += step) {
    const std::int64_t count = std::min(step, labels.size(0) - begin);
    const torch::Tensor logits = model.head(hidden.narrow(0, begin, count));
    const torch::Tensor wanted = labels.narrow(0, begin, count);
    const Candidates best = topCandidates(logits, 1, /*normalize=*/true);
    const torch::Tensor highest = logits.gather(1, best.ids).to(torch::kFloat32);
    const torch::Tensor value =
        logits.gather(1, wanted.unsqueeze(1)).to(torch::kFloat32) - highest + best.scores;
    const torch::Tensor scores = value.flatten().to(torch::kCPU, torch::kFloat64).contiguous();
    const torch::Tensor right = (best.ids.flatten() == wanted).to(torch::kCPU);
    std::copy_n(scores.const_data_ptr<double>(), count, logProbability + begin);
    std::copy_n(right.const_data_ptr<bool>(), count, correct + begin);
  }
}

void scoreBatch(Seq2SeqModel& model, std::span<const SourceTokens> sources,
                std::span<const SourceTokens> targets, const SourceNumbers& numbers,
                std::vector<TargetScore>& answers) {
  std::vector<Example> examples(numbers.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    examples[i].source = sources[numbers[i]];
    examples[i].target = targets[numbers[i]];
  }
  const Batch batch = makeBatch(examples, model.paddingId(), model.device());
  const EncoderOutput encoder = model.encode(batch.inputIds, batch.inputMask);
  const torch::Tensor hidden = model.decode(encoder, model.shiftRight(batch.labels), {});
  const torch::Tensor labels = batch.labels.flatten();
  const torch::Tensor places = labels.ne(kIgnoredLabel).nonzero().flatten();
  const std::int64_t tokens = places.size(0);
  std::vector<double> logProbability(static_cast<std::size_t>(tokens));
  const auto correct = std::make_unique<bool[]>(static_cast<std::size_t>(tokens));
  scoreTokens(model, hidden.flatten(0, 1).index_select(0, places), labels.index_select(0, places),
              logProbability.data(), correct.get());
  std::size_t next = 0;
  for (const std::size_t number : numbers) {
    const std::size_t count = targets[number].size();
    const auto first = static_cast<std::ptrdiff_t>(next);
    answers[number].tokenLogProbabilities.assign(
        logProbability.begin() + first, logProbability.begin() + first + static_cast<std::ptrdiff_t>(count));
    answers[number].correct.assign(correct.get() + next, correct.get() + next + count);
    next += count;
  }
}

}  // namespace

double TargetScore::sum() const {
  return std::accumulate(tokenLogProbabilities.begin(), tokenLogProbabilities.end(), 0.0);
}

double TargetScore::loss() const { return -sum() / static_cast<double>(tokenLogProbabilities.size()); }

Result<std::vector<TargetScore>> scoreTargets(Seq2SeqModel& model, std::span<const SourceTokens> sources,
                                              std::span<const SourceTokens> targets, std::int64_t batchSize,
                                              const RunControl* control, std::optional<std::size_t>* limit) {
  const Result<void> hold = checkPairs(sources, targets, model.vocabularySize());
  if (!hold) return hold.error();
  const torch::NoGradGuard noGrad;
  std::vector<TargetScore> answers(sources.size());
  FittingBatches batches(batchesByLength(sources, std::max<std::int64_t>(batchSize, 1)));
  while (auto batch = batches.next()) {
    if (control != nullptr && control->stopRequested()) {
      return Error{"scoring was stopped", "", "", Error::Kind::cancelled};
    }
    if (fitsInMemory([&] { scoreBatch(model, sources, targets, *batch, answers); })) continue;
    if (batches.halve(std::move(*batch))) continue;
    return Error{"the memory is full with a single pair at once", "",
                 "free memory, or use --precision int8 or bfloat16"};
  }
  if (limit != nullptr) *limit = batches.limit();
  return answers;
}

}  // namespace s2s
