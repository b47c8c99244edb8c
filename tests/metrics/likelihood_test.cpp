#include "engine/metrics/likelihood.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace s2s {
namespace {

TEST(LikelihoodTest, BitsPerByteCountUtf8Bytes) {
  EXPECT_NEAR(*bitsPerByte(3 * 0.6931471805599453, static_cast<std::int64_t>(std::string("한").size())), 1.0,
              1e-12);
  EXPECT_FALSE(bitsPerByte(1.0, 0).has_value());
}

TEST(LikelihoodTest, PerplexityIsTheExponentialOfTheMean) {
  EXPECT_NEAR(*perplexity(10 * std::log(7.0), 10), 7.0, 1e-12);
  EXPECT_FALSE(perplexity(0.0, 0).has_value());
}

}  // namespace
}  // namespace s2s
