#pragma once
// How much memory the tensors on the CPU take, and a limit for it. Loading the engine puts a counting
// allocator in the place of Torch's own.

#include <cstdint>
#include <optional>
#include <utility>

namespace s2s::cpu_memory {

/// Bytes that tensors hold now. What Torch's libraries take past its allocator (oneDNN's scratch memory,
/// OpenBLAS' buffers) and mapped files are not in it.
std::uint64_t allocatedBytes();

/// The most that tensors held at once since the process began or resetPeak() was called.
std::uint64_t peakBytes();
void resetPeak();

/// From now on an allocation that would lift allocatedBytes() above `bytes` throws BudgetUsedUp, a
/// c10::OutOfMemoryError as a card's allocator throws it; nothing: no limit but the machine's.
void setBudget(std::optional<std::uint64_t> bytes);
std::optional<std::uint64_t> budget();

/// While one lives, large blocks of memory that tensors give back are kept for the next ones: getting fresh
/// pages from the system costs a training step a third of its time. What is kept and what tensors hold
/// together stay within the budget, and without one within a quarter more than the most that tensors ever
/// held. When the last one ends, everything kept goes back to the system.
class ReuseScope {
 public:
  ReuseScope();
  ~ReuseScope();
  ReuseScope(const ReuseScope&) = delete;
  ReuseScope& operator=(const ReuseScope&) = delete;
};

/// A budget while it lives; afterwards there is none. Without `bytes` it changes nothing.
class BudgetScope {
 public:
  explicit BudgetScope(std::optional<std::uint64_t> bytes) : m_holds(bytes.has_value()) {
    if (m_holds) setBudget(bytes);
  }
  BudgetScope(BudgetScope&& other) noexcept : m_holds(std::exchange(other.m_holds, false)) {}
  BudgetScope& operator=(BudgetScope&&) = delete;
  ~BudgetScope() {
    if (m_holds) setBudget(std::nullopt);
  }

 private:
  bool m_holds;
};

}  // namespace s2s::cpu_memory
