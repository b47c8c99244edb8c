// Expected values: numpy 2.4, numpy.random.default_rng(seed).
#include "engine/metrics/numpy_random.h"

#include <gtest/gtest.h>

#include <vector>

namespace s2s {
namespace {

TEST(NumpyRandomTest, DrawsAreThoseOfNumpy) {
  NumpyRandom random(12345);
  std::vector<std::uint8_t> booleans(40);
  random.fillBooleans(std::span(booleans).first(7));
  random.fillBooleans(std::span(booleans).subspan(7));
  EXPECT_EQ(booleans,
            (std::vector<std::uint8_t>{1, 0, 1, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1,
                                       1, 1, 1, 1, 0, 1, 0, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 0, 0, 1}));
  std::vector<std::uint32_t> numbers(10), large(4);
  random.fillBelow(1000, numbers);
  EXPECT_EQ(numbers, (std::vector<std::uint32_t>{788, 316, 204, 797, 642, 676, 988, 391, 839, 332}));
  random.fillBelow(3'000'000'000, large);
  EXPECT_EQ(large, (std::vector<std::uint32_t>{1794926260, 639429039, 560202556, 687406213}));
}

TEST(NumpyRandomTest, SeedsOfMoreThanThirtyTwoBitsCount) {
  NumpyRandom random((std::uint64_t{1} << 40) + 17);
  for (const std::uint64_t expected : {std::uint64_t{6228537060525065098}, std::uint64_t{4872258938877250611},
                                       std::uint64_t{9697553364723625227u}})
    EXPECT_EQ(random.next64(), expected);
}

TEST(NumpyRandomTest, OneRowIsDrawnWithoutRandomNumbers) {
  NumpyRandom random(1), untouched(1);
  std::vector<std::uint32_t> numbers(3, 7);
  random.fillBelow(1, numbers);
  EXPECT_EQ(numbers, (std::vector<std::uint32_t>{0, 0, 0}));
  EXPECT_EQ(random.next64(), untouched.next64());
}

}  // namespace
}  // namespace s2s
