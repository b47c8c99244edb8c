#include "engine/data/augmentation/augmentation.h"

namespace s2s {
namespace {

constexpr std::uint64_t kPurpose = 0x6175676d;  // a stream of its own among the uses of the seed
constexpr std::uint64_t kWhetherStream = 0, kWhatStream = 1;  // of one row in one epoch

bool sameTexts(const TextPair& first, const TextPair& second) {
  return first.source == second.source && first.second == second.second;
}

}  // namespace

#define AUGMENTATION(name, make) Result<std::unique_ptr<Augmenter>> make(const Augmentation& options);
#include "engine/data/augmentation/registrations.def"
#undef AUGMENTATION

const Registry<AugmentationKind>& augmentationKinds() {
  static const Registry<AugmentationKind> all("augmentation", {
#define AUGMENTATION(name, make) AugmentationKind{name, make},
#include "engine/data/augmentation/registrations.def"
#undef AUGMENTATION
                                                              });
  return all;
}

Result<AugmentationChain> AugmentationChain::make(const std::vector<Augmentation>& steps,
                                                  std::uint64_t seed) {
  AugmentationChain chain;
  chain.m_seed = seed;
  for (const Augmentation& step : steps) {
    const auto kind = augmentationKinds().find(step.kind);
    if (!kind) return kind.error();
    auto augmenter = (*kind)->make(step);
    if (!augmenter) return augmenter.error();
    chain.m_steps.push_back({step.kind, step.rows, std::move(*augmenter)});
  }
  return chain;
}

CounterRandom AugmentationChain::randomOf(std::size_t step, std::size_t number, std::int64_t epoch) const {
  return CounterRandom(m_seed)
      .stream(kPurpose)
      .stream(step)
      .stream(static_cast<std::uint64_t>(epoch))
      .stream(number);
}

std::vector<AugmentationChain::Change> AugmentationChain::changes(const TextPair& row, std::size_t number,
                                                                  std::int64_t epoch) const {
  std::vector<Change> all;
  TextPair now = row;
  for (std::size_t i = 0; i < m_steps.size(); ++i) {
    const CounterRandom random = randomOf(i, number, epoch);
    if (random.stream(kWhetherStream).unit(0) >= m_steps[i].rows) continue;
    TextPair next = now;
    m_steps[i].augmenter->change(next, number, random.stream(kWhatStream));
    if (sameTexts(now, next)) continue;
    now = std::move(next);
    all.push_back({m_steps[i].kind, now});
  }
  return all;
}

TextPair AugmentationChain::changed(TextPair row, std::size_t number, std::int64_t epoch) const {
  std::vector<Change> all = changes(row, number, epoch);
  return all.empty() ? std::move(row) : std::move(all.back().row);
}

}  // namespace s2s
