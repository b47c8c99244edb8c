#include "engine/data/unknown_rate.h"

#include <gtest/gtest.h>

#include "tests/support/dropping_tokenizer.h"
#include "tests/support/paths.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

TEST(UnknownRateTest, UnknownTokensAreAShareOfAll) {
  const auto tokenizer = loadTokenizer(test::golden("tokenizers/small.model")).value();
  EXPECT_FALSE(tokenizer->dropsUnknown());
  UnknownRate none(*tokenizer), korean(*tokenizer);
  EXPECT_EQ(none.share(), 0.0);
  none.add("the");
  EXPECT_EQ(none.share(), 0.0);
  korean.add("\u263a\u263b");
  EXPECT_GT(korean.share(), 0.4);
}

// KoBART: its tokenizer has no unknown token, though its configuration names one.
TEST(UnknownRateTest, CharactersThatVanishAreAShareOfAllButBlanks) {
  const test::TemporaryDirectory folder;
  test::writeDroppingTokenizer(folder.path());
  const auto tokenizer = loadTokenizer(folder.path()).value();
  ASSERT_TRUE(tokenizer->special().unknown.has_value());
  EXPECT_TRUE(tokenizer->dropsUnknown());
  EXPECT_EQ(tokenizer->dropped("ab 龘a </s> 한龘"), (std::vector<std::string>{"龘", "한", "龘"}));
  UnknownRate known(*tokenizer), vanishing(*tokenizer);
  known.add("ab  fed");
  EXPECT_EQ(known.share(), 0.0);
  const std::string text = "ab 龘a 한龘";
  vanishing.add(text);
  EXPECT_EQ(vanishing.unknown(), 3);
  EXPECT_EQ(vanishing.share(), 0.5);
  vanishing.add(text, tokenizer->encode(text, false));
  EXPECT_EQ(vanishing.unknown(), 6);
  EXPECT_EQ(vanishing.share(), 0.5);
}

}  // namespace
}  // namespace s2s
