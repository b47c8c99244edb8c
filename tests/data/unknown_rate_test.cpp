#include "engine/data/unknown_rate.h"

#include <gtest/gtest.h>

#include "tests/support/paths.h"

namespace s2s {
namespace {

TEST(UnknownRateTest, UnknownTokensAreAShareOfAll) {
  const auto tokenizer = loadTokenizer(test::golden("tokenizers/small.model")).value();
  UnknownRate none(*tokenizer), korean(*tokenizer);
  EXPECT_EQ(none.share(), 0.0);
  none.add("the");
  EXPECT_EQ(none.share(), 0.0);
  korean.add("\u263a\u263b");
  EXPECT_GT(korean.share(), 0.4);
}

}  // namespace
}  // namespace s2s
