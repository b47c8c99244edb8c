#include "engine/tokenizers/unicode_text.h"

#include <gtest/gtest.h>

namespace s2s {
namespace {

using namespace std::string_literals;

const std::string kReplacement = "\xEF\xBF\xBD";

TEST(WellFormedUtf8, LeavesGoodTextAlone) {
  const std::string text = "a\0b é 한글 \U0001F469 \U0010FFFF"s;
  EXPECT_EQ(wellFormedUtf8(text), text);
}

// The counts are those of Python's bytes.decode("utf-8", errors="replace").
TEST(WellFormedUtf8, ReplacesEachMaximalIllFormedPartOnce) {
  const auto replacements = [](std::string_view bytes) { return wellFormedUtf8(bytes, "?"); };
  EXPECT_EQ(replacements("a\xFF"
                         "b"),
            "a?b");
  EXPECT_EQ(replacements("\xF0\x9F\x98"), "?");         // cut emoji
  EXPECT_EQ(replacements("\xED\xA0\xBD"), "???");       // surrogate
  EXPECT_EQ(replacements("\xC0\xAF"), "??");            // overlong slash
  EXPECT_EQ(replacements("\xE0\x80\x80"), "???");       // overlong
  EXPECT_EQ(replacements("\xF4\x90\x80\x80"), "????");  // beyond U+10FFFF
  EXPECT_EQ(replacements("\xE2\x82"
                         "a\xE2\x82\xAC"),
            "?a\xE2\x82\xAC");
  EXPECT_EQ(wellFormedUtf8("\x80"), kReplacement);
  EXPECT_EQ(wellFormedUtf8("a\xC3", ""), "a");
}

TEST(Strip, TakesUnicodeWhiteSpaceAndNothingElse) {
  EXPECT_EQ(strip("\u3000\u00A0\t\n a b \u2028\x1F"), "a b");
  EXPECT_EQ(strip("\u200Ba\u200B"), "\u200Ba\u200B");  // zero width is not white space
  EXPECT_EQ(stripLeft("  a "), "a ");
  EXPECT_EQ(stripRight("  a "), "  a");
  EXPECT_EQ(strip(" \u2003 "), "");
}

TEST(Characters, CutsAtCodePoints) {
  const std::vector<std::string_view> expected = {"a", "é", "한", "\U0001F600"};
  EXPECT_EQ(characters("aé한\U0001F600"), expected);
  EXPECT_TRUE(characters("").empty());
}

}  // namespace
}  // namespace s2s
