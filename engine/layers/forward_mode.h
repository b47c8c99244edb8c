#pragma once
// How a forward pass is to run.

#include "engine/layers/torch_api.h"

#include <memory>

#include "engine/core/random.h"

namespace s2s {

/// Where the dropout masks of one forward pass come from: they are a function of the pass's seed, of the
/// example, and of the place in the pass, and so do not depend on which other examples are in the batch, on
/// its padding, or on the device.
class DropoutSeeds {
 public:
  /// `examples` [batch] int64: the number of each row's example within its step.
  DropoutSeeds(std::uint64_t seed, const torch::Tensor& examples, std::uint64_t place = 0)
      : m_random(seed), m_examples(examples.to(torch::kCPU).contiguous()), m_place(place) {}

  /// Seed of the next place. Layers draw in the order in which they run.
  std::uint64_t next() { return m_random.at(m_place++); }
  std::uint64_t place() const { return m_place; }
  const torch::Tensor& examples() const { return m_examples; }

  /// The same seeds from `place` on: a part of the pass that is run again draws what it drew before.
  std::shared_ptr<DropoutSeeds> from(std::uint64_t place) const {
    auto again = std::make_shared<DropoutSeeds>(*this);
    again->m_place = place;
    return again;
  }

 private:
  CounterRandom m_random;
  torch::Tensor m_examples;
  std::uint64_t m_place;
};

struct ForwardMode {
  std::shared_ptr<DropoutSeeds> dropout;  ///< null outside training: dropout off
  bool checkpointing = false;             ///< blocks keep their inputs alone (layers/checkpointed.h)

  bool training() const { return dropout != nullptr; }
};

/// Training mode for a batch of `rows` examples, numbered from `first`.
ForwardMode trainingMode(std::uint64_t seed, std::int64_t rows, std::int64_t first = 0);

}  // namespace s2s
