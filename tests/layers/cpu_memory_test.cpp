#include "engine/layers/cpu_memory.h"

#include <gtest/gtest.h>

#include "engine/layers/torch_api.h"

namespace s2s {
namespace {

constexpr std::uint64_t kMebibyte = 1 << 20;

/// Counts as of now; the small change of other tensors of the process is far below a mebibyte.
TEST(CpuMemoryTest, CountsWhatTensorsHoldAndTheMostOfIt) {
  const std::uint64_t before = cpu_memory::allocatedBytes();
  cpu_memory::resetPeak();
  {
    const torch::Tensor kept = torch::empty({8 << 20}, torch::kUInt8);
    { const torch::Tensor passing = torch::empty({16 << 20}, torch::kUInt8); }
    EXPECT_NEAR(static_cast<double>(cpu_memory::allocatedBytes() - before), 8.0 * kMebibyte, 0.1 * kMebibyte);
  }
  EXPECT_NEAR(static_cast<double>(cpu_memory::peakBytes() - before), 24.0 * kMebibyte, 0.1 * kMebibyte);
  EXPECT_NEAR(static_cast<double>(cpu_memory::allocatedBytes()), static_cast<double>(before), 1e4);
  cpu_memory::resetPeak();
  EXPECT_NEAR(static_cast<double>(cpu_memory::peakBytes()), static_cast<double>(before), 1e4);
}

TEST(CpuMemoryTest, AboveTheBudgetIsTorchsOwnErrorAndNothingIsLost) {
  const std::uint64_t before = cpu_memory::allocatedBytes();
  cpu_memory::setBudget(before + 4 * kMebibyte);
  EXPECT_THROW(torch::empty({8 << 20}, torch::kUInt8), c10::OutOfMemoryError);
  EXPECT_EQ(cpu_memory::allocatedBytes(), before);
  EXPECT_NO_THROW(torch::empty({2 << 20}, torch::kUInt8));
  cpu_memory::setBudget(std::nullopt);
  EXPECT_FALSE(cpu_memory::budget().has_value());
  EXPECT_NO_THROW(torch::empty({8 << 20}, torch::kUInt8));
}

TEST(CpuMemoryTest, BlocksAreReusedAndCountAsTensorsDo) {
  const std::uint64_t before = cpu_memory::allocatedBytes();
  cpu_memory::resetPeak();
  {
    const cpu_memory::ReuseScope reuse;
    torch::Tensor outlives;
    void* first = nullptr;
    for (int round = 0; round < 3; ++round) {
      const torch::Tensor large = torch::full({16 << 20}, round, torch::kUInt8);
      EXPECT_EQ(large.sum(torch::kInt64).item<std::int64_t>(), round * (16 << 20));
      if (round == 1) first = large.data_ptr();
      if (round == 2) {
        EXPECT_EQ(large.data_ptr(), first) << "kept, and given out again";
      }
      EXPECT_NEAR(static_cast<double>(cpu_memory::allocatedBytes() - before), 16.0 * kMebibyte,
                  0.1 * kMebibyte);
    }
    EXPECT_NEAR(static_cast<double>(cpu_memory::allocatedBytes()), static_cast<double>(before), 1e5);
    // Another size gets its own block; what is kept beside never lifts the sum above the peak.
    const torch::Tensor other = torch::empty({9 << 20}, torch::kUInt8);
    EXPECT_NE(other.data_ptr(), first);
  }
  EXPECT_NEAR(static_cast<double>(cpu_memory::allocatedBytes()), static_cast<double>(before), 1e5);
}

TEST(CpuMemoryTest, ABlockMayOutliveTheScope) {
  torch::Tensor kept;
  {
    const cpu_memory::ReuseScope reuse;
    kept = torch::full({8 << 20}, 7, torch::kUInt8);
  }
  EXPECT_EQ(kept.sum(torch::kInt64).item<std::int64_t>(), 7 * (8 << 20));
  const std::uint64_t before = cpu_memory::allocatedBytes();
  kept.reset();
  EXPECT_NEAR(static_cast<double>(before - cpu_memory::allocatedBytes()), 8.0 * kMebibyte, 1e5);
}

TEST(CpuMemoryTest, TheBudgetHoldsInsideABackwardPassToo) {
  const torch::Tensor x = torch::randn({1024, 1024}, torch::requires_grad());
  const torch::Tensor y = (x * x).sum();
  cpu_memory::setBudget(cpu_memory::allocatedBytes() + kMebibyte);
  EXPECT_THROW(y.backward(), c10::OutOfMemoryError);
  cpu_memory::setBudget(std::nullopt);
}

}  // namespace
}  // namespace s2s
