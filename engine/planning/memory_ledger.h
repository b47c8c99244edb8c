#pragma once
// Who holds how much memory while a planned step is walked through, and how it stood when it was most.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace s2s {

/// What memory is held for.
enum class MemoryPart {
  weights,      ///< the model's tensors, with the float32 masters of shorter ones
  gradients,    ///< of the trained tensors, with their float32 sums
  optimizer,    ///< running averages
  averages,     ///< moving average of the weights
  activations,  ///< what a forward pass keeps for the backward pass, and what both use in passing
  logits,       ///< of the output head, and their gradient
  snapshot,     ///< copy of everything that a checkpoint in the background is written from
  workspace     ///< passing copies of the optimizer and of what makes the model
};

inline constexpr std::size_t kMemoryParts = 8;

/// "weights", "gradients", …, as JSON spells it.
std::string_view memoryPartName(MemoryPart part);

/// Bytes by part.
struct MemoryUse {
  std::array<std::int64_t, kMemoryParts> bytes{};

  std::int64_t& operator[](MemoryPart part) { return bytes[static_cast<std::size_t>(part)]; }
  std::int64_t operator[](MemoryPart part) const { return bytes[static_cast<std::size_t>(part)]; }
  std::int64_t total() const;
};

/// A stretch of a training run.
enum class Moment { making, forward, loss, backward, optimizer, validation, samples, checkpoint };

/// "forward pass", "loss of the output head", …
std::string_view momentName(Moment moment);

class MemoryLedger {
 public:
  void allocate(MemoryPart part, std::int64_t bytes);
  void release(MemoryPart part, std::int64_t bytes);
  void begin(Moment moment) { m_moment = moment; }

  const MemoryUse& now() const { return m_now; }
  const MemoryUse& peak() const { return m_peak; }        ///< the parts when their sum was largest
  const MemoryUse& largest() const { return m_largest; }  ///< the most of each part at any time
  Moment peakMoment() const { return m_peakMoment; }

 private:
  MemoryUse m_now, m_peak, m_largest;
  std::int64_t m_total = 0, m_peakTotal = 0;
  Moment m_moment = Moment::making, m_peakMoment = Moment::making;
};

}  // namespace s2s
