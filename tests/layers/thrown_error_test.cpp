#include "engine/layers/thrown_error.h"

#include <gtest/gtest.h>

#include <new>
#include <stdexcept>

#include "engine/layers/cpu_memory.h"
#include "engine/layers/torch_api.h"

namespace s2s {
namespace {

template <typename Throw>
Error errorOf(Throw&& thrown) {
  return withoutExceptions("close something",
                           [&]() -> Result<void> {
                             thrown();
                             return {};
                           })
      .error();
}

TEST(ThrownErrorTest, TheBudgetThatIsUsedUpIsNamed) {
  const Error error = errorOf([] {
    const cpu_memory::BudgetScope budget(cpu_memory::allocatedBytes() + (1 << 20));
    (void)torch::empty({8 << 20}, torch::kUInt8);
  });
  EXPECT_EQ(error.message().find("the memory budget of 0.0"), 0u) << error.message();
  EXPECT_NE(error.message().find("GiB is used up, raise training.memory_budget_gib"), std::string::npos)
      << error.message();
  EXPECT_EQ(error.kind, Error::Kind::unavailable);
}

TEST(ThrownErrorTest, MemoryThatIsFullSaysWhatHelps) {
  const Error machine = errorOf([] { throw std::bad_alloc(); });
  EXPECT_EQ(machine.message(), "the memory is full, close something");
  const Error card = errorOf([] { throw c10::OutOfMemoryError({__func__, __FILE__, __LINE__}, "full"); });
  EXPECT_EQ(card.message(), "the device's memory is full, close something");
  EXPECT_EQ(card.kind, Error::Kind::unavailable);
}

TEST(ThrownErrorTest, NoBacktraceOfTorchIsShown) {
  const Error error = errorOf([] { (void)torch::zeros({2}).reshape({3}); });
  EXPECT_EQ(error.what.find("Torch refused: "), 0u) << error.what;
  EXPECT_EQ(error.what.find("frame #"), std::string::npos) << error.what;
  EXPECT_EQ(error.what.find("Exception raised from"), std::string::npos) << error.what;
}

TEST(ThrownErrorTest, WhatReturnsIsLeftAlone) {
  EXPECT_EQ(withoutExceptions("", []() -> Result<int> { return 3; }).value(), 3);
  EXPECT_EQ(errorOf([] { throw std::runtime_error("odd"); }).message(), "something unexpected happened: odd");
}

}  // namespace
}  // namespace s2s
