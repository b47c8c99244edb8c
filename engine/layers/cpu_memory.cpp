#include "engine/layers/cpu_memory.h"

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>
#include <c10/core/impl/alloc_cpu.h>
#include <c10/util/Exception.h>
#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstring>
#include <limits>
#include <string>

#include "engine/layers/block_store.h"
#include "engine/layers/out_of_memory.h"

namespace s2s::cpu_memory {
namespace {

constexpr std::uint64_t kUnlimited = std::numeric_limits<std::uint64_t>::max();

std::atomic<std::uint64_t> allocated{0};
std::atomic<std::uint64_t> peak{0};
std::atomic<std::uint64_t> limit{kUnlimited};

void raisePeak(std::uint64_t now) {
  std::uint64_t known = peak.load(std::memory_order_relaxed);
  while (now > known && !peak.compare_exchange_weak(known, now, std::memory_order_relaxed)) {
  }
}

/// Whether `bytes` more are allowed; counts them then.
bool reserve(std::uint64_t bytes) {
  const std::uint64_t now = allocated.fetch_add(bytes, std::memory_order_relaxed) + bytes;
  if (now <= limit.load(std::memory_order_relaxed)) {
    raisePeak(now);
    return true;
  }
  allocated.fetch_sub(bytes, std::memory_order_relaxed);
  return false;
}

BlockStore blocks;

/// What blocks may take beyond what tensors hold. Blocks of one size do not serve another, so some lie idle
/// even at the peak: without a budget, a quarter more than it.
std::uint64_t mayKeep() {
  const std::uint64_t highest = peak.load(std::memory_order_relaxed);
  const std::uint64_t most = std::min(limit.load(std::memory_order_relaxed), highest + highest / 4);
  const std::uint64_t held = allocated.load(std::memory_order_relaxed);
  return most > held ? most - held : 0;
}

void release(void* memory) {
  if (memory == nullptr) return;
  if (const auto bytes = blocks.give(memory)) {
    allocated.fetch_sub(*bytes, std::memory_order_relaxed);
    blocks.trim(mayKeep());
    return;
  }
  allocated.fetch_sub(malloc_usable_size(memory), std::memory_order_relaxed);
  c10::free_cpu(memory);
}

std::string budgetUsedUp() {
  char gibibytes[32];
  std::snprintf(gibibytes, sizeof gibibytes, "%.3g",
                static_cast<double>(limit.load(std::memory_order_relaxed)) / 0x1p30);
  return "the memory budget of " + std::string(gibibytes) + " GiB is used up";
}

/// Torch's allocation with a count beside it: of what malloc really gave, which it can tell again when the
/// memory comes back.
class CountingAllocator final : public c10::Allocator {
 public:
  c10::DataPtr allocate(std::size_t bytes) override {
    if (bytes == 0) return {nullptr, nullptr, &release, at::Device(at::DeviceType::CPU)};
    if (!reserve(bytes)) throw BudgetUsedUp({__func__, __FILE__, __LINE__}, budgetUsedUp());
    if (void* block = blocks.take(bytes)) {
      blocks.trim(mayKeep());
      return {block, block, &release, at::Device(at::DeviceType::CPU)};
    }
    void* memory = nullptr;
    try {
      memory = c10::alloc_cpu(bytes);
    } catch (const std::exception&) {
      allocated.fetch_sub(bytes, std::memory_order_relaxed);
      TORCH_CHECK_WITH(OutOfMemoryError, false, "the machine has no ", bytes, " bytes left");
    }
    allocated.fetch_add(malloc_usable_size(memory) - bytes, std::memory_order_relaxed);
    return {memory, memory, &release, at::Device(at::DeviceType::CPU)};
  }

  c10::DeleterFnPtr raw_deleter() const override { return &release; }

  void copy_data(void* target, const void* source, std::size_t bytes) const override {
    std::memcpy(target, source, bytes);
  }
};

CountingAllocator allocator;

// Torch keeps the allocator with the highest priority; its own has 0.
[[maybe_unused]] const bool kInstalled = (c10::SetCPUAllocator(&allocator, 1), true);

}  // namespace

ReuseScope::ReuseScope() { blocks.start(); }
ReuseScope::~ReuseScope() { blocks.stop(); }

std::uint64_t allocatedBytes() { return allocated.load(std::memory_order_relaxed); }
std::uint64_t peakBytes() { return peak.load(std::memory_order_relaxed); }
void resetPeak() { peak.store(allocatedBytes(), std::memory_order_relaxed); }

void setBudget(std::optional<std::uint64_t> bytes) {
  limit.store(bytes.value_or(kUnlimited), std::memory_order_relaxed);
}
std::optional<std::uint64_t> budget() {
  const std::uint64_t bytes = limit.load(std::memory_order_relaxed);
  return bytes == kUnlimited ? std::nullopt : std::optional(bytes);
}

}  // namespace s2s::cpu_memory
