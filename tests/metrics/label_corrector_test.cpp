#include "engine/metrics/label_corrector.h"

#include <gtest/gtest.h>

namespace s2s {
namespace {

TEST(LabelCorrectorTest, EditDistanceCountsCodePoints) {
  EXPECT_EQ(editDistance("", ""), 0u);
  EXPECT_EQ(editDistance("", "abc"), 3u);
  EXPECT_EQ(editDistance("kitten", "sitting"), 3u);
  EXPECT_EQ(editDistance("sitting", "kitten"), 3u);
  EXPECT_EQ(editDistance("긍정", "부정"), 1u);  // three bytes each
  EXPECT_EQ(editDistance("a\xff", "a"), 1u);
}

TEST(LabelCorrectorTest, AKnownAnswerIsNotCorrected) {
  const LabelCorrector corrector({"negative", "positive"});
  EXPECT_EQ(corrector.exactly(" positive\n"), 1u);
  EXPECT_EQ(corrector.corrected(" positive\n").distance, 0u);
  EXPECT_FALSE(corrector.exactly("Positive"));
}

TEST(LabelCorrectorTest, WhiteSpaceAtTheEndsOfALabelIsSetAsideToo) {
  const LabelCorrector corrector({" positive", "negative\t"});
  EXPECT_EQ(corrector.exactly("positive"), 0u);
  EXPECT_EQ(corrector.exactly(" negative"), 1u);
  EXPECT_EQ(corrector.corrected("positve").distance, 1u);
}

TEST(LabelCorrectorTest, AnswersSnapToTheNearestLabel) {
  const LabelCorrector corrector({"부정", "긍정", "중립"});
  EXPECT_EQ(corrector.corrected("긍정적").label, 1u);
  EXPECT_EQ(corrector.corrected("긍정적").distance, 1u);
  EXPECT_FALSE(corrector.corrected("긍정적").isTied);
  EXPECT_EQ(LabelCorrector({"entailment", "contradiction"}).corrected("entail").label, 0u);
}

TEST(LabelCorrectorTest, OfEquallyNearLabelsTheFirstCountsAndTheTieIsTold) {
  const LabelCorrector corrector({"4.2", "4.4"});
  const CorrectedLabel tied = corrector.corrected("4.3");
  EXPECT_EQ(tied.label, 0u);
  EXPECT_TRUE(tied.isTied);
  EXPECT_EQ(LabelCorrector({"4.4", "4.2"}).corrected("4.3").label, 0u);
  EXPECT_FALSE(corrector.corrected("4.40").isTied);
}

TEST(LabelCorrectorTest, AnEmptyAnswerIsTheShortestLabel) {
  EXPECT_EQ(LabelCorrector({"three", "two"}).corrected("").label, 1u);
}

TEST(LabelCorrectorTest, NoLabelsAreABrokenPromise) { EXPECT_THROW(LabelCorrector({}), std::logic_error); }

}  // namespace
}  // namespace s2s
