#include "engine/generation/sampling.h"

#include <algorithm>
#include <limits>

namespace s2s {
namespace {

constexpr float kImpossible = -std::numeric_limits<float>::infinity();

/// The `count` best, and as many more as equal the last of them in some row: top-k keeps all equals.
Candidates withEquals(const torch::Tensor& scores, std::int64_t count, bool normalize) {
  const Candidates best = topCandidates(scores, count, /*normalize=*/false);
  const torch::Tensor last = best.scores.narrow(1, count - 1, 1);
  const std::int64_t kept = (scores >= last.to(scores.scalar_type())).sum(1).max().item<std::int64_t>();
  if (kept <= count && !normalize) return best;
  Candidates all = topCandidates(scores, std::max(count, kept), normalize);
  if (kept > count) {
    const torch::Tensor lastOfAll = all.scores.narrow(1, count - 1, 1);
    all.scores.masked_fill_(all.scores < lastOfAll, kImpossible);
  }
  return all;
}

}  // namespace

Candidates sampledCandidates(const torch::Tensor& scores, const GenerationOptions& options,
                             std::int64_t leastKept, bool normalize) {
  const std::int64_t vocabulary = scores.size(1);
  const bool limited = options.topK > 0 && std::max(options.topK, leastKept) < vocabulary;
  Candidates kept = limited ? withEquals(scores, std::max(options.topK, leastKept), normalize)
                            : topCandidates(scores, vocabulary, normalize);
  kept.scores = kept.scores / options.temperature;
  if (options.topP < 1.0) {
    const torch::Tensor probabilities = kept.scores.softmax(1);
    // A token goes when the mass of all better ones already reaches topP.
    torch::Tensor removed = probabilities.cumsum(1) - probabilities >= options.topP;
    removed.narrow(1, 0, std::min(leastKept, removed.size(1))).fill_(false);
    kept.scores = kept.scores.masked_fill(removed, kImpossible);
  }
  return kept;
}

torch::Tensor drawOne(const torch::Tensor& scores, const torch::Tensor& uniform) {
  const torch::Tensor mass = scores.softmax(1).cumsum(1);
  const torch::Tensor target = uniform.unsqueeze(1) * mass.narrow(1, mass.size(1) - 1, 1);
  // Candidates are sorted, so those of no mass stand last; they are never reached because target < total.
  return (mass <= target).sum(1).clamp_max(scores.size(1) - 1);
}

torch::Tensor drawDistinct(const torch::Tensor& scores, const torch::Tensor& uniform, std::int64_t count) {
  const torch::Tensor race = scores.softmax(1) / -(1 - uniform).log();
  return std::get<1>(race.topk(count, 1));
}

CounterRandom sourceStream(std::uint64_t seed, std::size_t source) {
  return CounterRandom(seed).stream(source);
}

}  // namespace s2s
