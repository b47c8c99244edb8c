#include "engine/comparisons/numbers_in_words.h"

#include <gtest/gtest.h>

#include <cmath>

namespace s2s {
namespace {

TEST(NumbersInWordsTest, CountsAreReadable) {
  EXPECT_EQ(countInWords(7), "7");
  EXPECT_EQ(countInWords(1234), "1,234");
  EXPECT_EQ(countInWords(123456), "123,456");
  EXPECT_EQ(countInWords(12.34e6), "12.3 M");
  EXPECT_EQ(countInWords(1.8e9), "1.8 G");
  EXPECT_EQ(countInWords(4.56e12), "4.56 × 10¹²");
  EXPECT_EQ(countInWords(9.999e11), "1.00 × 10¹²");
  EXPECT_EQ(countInWords(999.9e6), "1 G");
}

TEST(NumbersInWordsTest, PValuesAreOnTheirSideOfTheLevel) {
  EXPECT_EQ(pInWords(0.031, 0.05), "p = 0.031");
  EXPECT_EQ(pInWords(0.0004, 0.05), "p < 0.001");
  EXPECT_EQ(pInWords(0.0004, 0.0005), "p = 0.0004");
  EXPECT_EQ(pInWords(0.00004, 0.0005), "p < 0.0001");
  EXPECT_EQ(pInWords(0.05, 0.05), "p = 0.050");
  EXPECT_EQ(pInWords(0.05004, 0.05), "p = 0.05004");
}

TEST(NumbersInWordsTest, ScoresHaveAMinusSignAndInfinityAName) {
  EXPECT_EQ(scoreInWords("matthews", -0.0086), "−0.0086");
  EXPECT_EQ(scoreInWords("chrf++", 12.345), "12.35");
  EXPECT_EQ(scoreInWords("perplexity", INFINITY), "∞");
  EXPECT_EQ(scoreInWords("perplexity", NAN), "–");
}

TEST(NumbersInWordsTest, ADifferenceThatIsNoneAloneReadsAsNone) {
  EXPECT_EQ(differenceInWords("chrf++", 2.1), "2.10");
  EXPECT_EQ(differenceInWords("chrf++", 0.003996), "0.0040");
  EXPECT_EQ(differenceInWords("chrf++", -0.0000328), "−0.000033");
  EXPECT_EQ(differenceInWords("bits_per_byte", 0.0039), "0.0039");
  EXPECT_EQ(differenceInWords("bits_per_byte", 0.0000039), "0.0000039");
  EXPECT_EQ(differenceInWords("chrf++", 0.0), "0.00");
  EXPECT_EQ(differenceInWords("perplexity", -INFINITY), "−∞");
  EXPECT_EQ(signedInWords("chrf++", 0.001), "+0.0010");
  EXPECT_EQ(signedInWords("chrf++", -8.5), "−8.50");
  EXPECT_EQ(signedInWords("chrf++", NAN), "–");
}

}  // namespace
}  // namespace s2s
