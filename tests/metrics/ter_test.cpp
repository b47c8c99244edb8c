#include <gtest/gtest.h>

#include "engine/core/json.h"
#include "engine/metrics/ter_shifts.h"
#include "engine/metrics/ter_tokenizer.h"
#include "engine/metrics/words.h"
#include "tests/support/paths.h"

namespace s2s {
namespace {

TEST(TerTest, EditsAreThoseOfSacreBleuUpToItsLimits) {
  const Json golden = readJsonFile(test::golden("metrics/ter.json")).value();
  for (const Json& one : golden) {
    const auto hypothesis = one["hypothesis"].get<std::vector<std::uint32_t>>(),
               reference = one["reference"].get<std::vector<std::uint32_t>>();
    EXPECT_EQ(translationEdits(hypothesis, reference), one["edits"].get<std::int64_t>()) << one.dump();
  }
}

TEST(TerTest, AShiftIsOneEdit) {
  const std::vector<std::uint32_t> reference{1, 2, 3, 4, 5, 6}, shifted{4, 5, 6, 1, 2, 3};
  EXPECT_EQ(translationEdits(shifted, reference), 1);
  EXPECT_EQ(translationEdits(reference, reference), 0);
}

TEST(TerTest, LongSidesStayWithinTheBeam) {
  const std::vector<std::uint32_t> longer(20000, 7), other(20000, 8);
  EXPECT_EQ(translationEdits(longer, other), 20000);
  EXPECT_EQ(translationEdits({}, other), 20000);
  EXPECT_EQ(translationEdits(std::vector<std::uint32_t>{8}, other), 19999);
}

TEST(TerTest, WordsAreLoweredWithTheFinalSigma) {
  const auto words = terWords(U"ΟΔΥΣΣΕΥΣ İ Ǆ ẞ", {});
  EXPECT_EQ(words, (std::vector<std::u32string>{U"οδυσσευς", U"i\u0307", U"ǆ", U"ß"}));
}

}  // namespace
}  // namespace s2s
