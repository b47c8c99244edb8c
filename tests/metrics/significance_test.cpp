#include "engine/metrics/significance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/metrics/answer_metrics.h"
#include "engine/metrics/confidence.h"

namespace s2s {
namespace {

std::vector<std::string> sentences(int wrongEvery) {
  std::vector<std::string> texts;
  for (int i = 0; i < 60; ++i)
    texts.push_back(i % wrongEvery == 0 ? "nothing of it"
                                        : "sentence number " + std::to_string(i) + " is right");
  return texts;
}

TEST(SignificanceTest, HolmStretchesTheSmallestMostAndKeepsTheOrder) {
  const std::vector<double> adjusted = holmAdjusted(std::vector<double>{0.04, 0.01, 0.03, 0.5});
  EXPECT_DOUBLE_EQ(adjusted[1], 0.04);
  EXPECT_DOUBLE_EQ(adjusted[2], 0.09);
  EXPECT_DOUBLE_EQ(adjusted[0], 0.09);  // 0.08 would be below a smaller p-value's
  EXPECT_DOUBLE_EQ(adjusted[3], 0.5);
  EXPECT_TRUE(holmAdjusted({}).empty());
  EXPECT_DOUBLE_EQ(holmAdjusted(std::vector<double>{0.9, 0.8})[0], 1.0);
}

TEST(SignificanceTest, BothTestsHaveToSaySo) {
  EXPECT_TRUE(isSignificant(decidingPValue(0.01, 0.04)));
  EXPECT_FALSE(isSignificant(decidingPValue(0.001, 1.0)));
  EXPECT_FALSE(isSignificant(decidingPValue(0.06, 0.01)));
  EXPECT_TRUE(isSignificant(decidingPValue(0.05, std::nullopt))) << "the one that was run decides";
  EXPECT_FALSE(isSignificant(decidingPValue(0.03, 0.04), 0.02));
}

TEST(SignificanceTest, EveryPairIsComparedAndTheSameSystemTwiceIsNoDifference) {
  const std::vector<std::vector<std::string>> references{sentences(1000)};
  const auto good = scoredTexts("chrf", sentences(10), references),
             same = scoredTexts("chrf", sentences(10), references),
             bad = scoredTexts("chrf", sentences(2), references);
  ASSERT_TRUE(good && same && bad);
  const std::vector<const ScoredRows*> systems{good->get(), same->get(), bad->get()};
  for (const PairedTest test : {PairedTest::bootstrap, PairedTest::randomisation}) {
    const auto pairs = compareAllPairs(systems, {test, 400});
    ASSERT_TRUE(pairs) << pairs.error().message();
    ASSERT_EQ(pairs->size(), 3u);
    EXPECT_DOUBLE_EQ(pairs->at(0).delta, 0.0);
    EXPECT_DOUBLE_EQ(pairs->at(0).pValue, 1.0);
    EXPECT_LT(pairs->at(1).delta, 0.0);
    EXPECT_LT(pairs->at(1).pValue, 0.01);
    EXPECT_DOUBLE_EQ(pairs->at(1).pValue, pairs->at(2).pValue);
    EXPECT_GE(pairs->at(1).adjustedPValue, pairs->at(1).pValue);
  }
}

TEST(SignificanceTest, LabelsThatOneSystemAloneHasChangeWithItsAnswers) {
  std::vector<std::string> right;
  for (int i = 0; i < 100; ++i) right.push_back(i % 2 == 0 ? "good" : "poor");
  std::vector<std::string> wrong = right;
  std::fill_n(wrong.begin(), 10, "awful");
  const AnswerMetric& accuracy = **findAnswerMetric("accuracy");
  const auto first = scoreLabels(accuracy, numberLabels(right, right)),
             second = scoreLabels(accuracy, numberLabels(right, wrong));
  ASSERT_TRUE(first && second);
  const std::vector<const ScoredRows*> systems{first->rows.get(), second->rows.get()};
  const auto pairs = compareAllPairs(systems, {PairedTest::randomisation, 2000});
  ASSERT_TRUE(pairs) << pairs.error().message();
  EXPECT_NEAR(pairs->front().delta, -0.1, 1e-12);
  EXPECT_DOUBLE_EQ(pairs->front().pValue, 1.0 / 2001) << "no exchange differs more than the systems do";
}

TEST(SignificanceTest, NoScaleOfASystemChangesTheTestOfACorrelation) {
  std::vector<double> expected, near, far;
  for (int i = 0; i < 60; ++i) {
    expected.push_back(i);
    near.push_back(i + (i * 7) % 23);
    far.push_back(i + (i * 11) % 37);
  }
  for (const char* metric : {"pearson", "spearman"}) {
    const AnswerMetric& correlation = **findAnswerMetric(metric);
    const auto pValue = [&](double factor, double offset) {
      std::vector<double> answers;
      for (const double one : far) answers.push_back(factor * one + offset);
      const ScoredAnswers first = scoreNumbers(correlation, expected, near),
                          second = scoreNumbers(correlation, expected, answers);
      const std::vector<const ScoredRows*> systems{first.rows.get(), second.rows.get()};
      return compareAllPairs(systems, {PairedTest::randomisation, 500}).value().front().pValue;
    };
    EXPECT_LT(pValue(1.0, 0.0), 1.0) << metric;
    for (const double factor : {4.0, 16.0})
      EXPECT_DOUBLE_EQ(pValue(factor, 1024.0), pValue(1.0, 0.0)) << metric;
  }
}

TEST(SignificanceTest, ScoresThatSumsRoundAreEqual) {
  EXPECT_EQ(differenceOfScores(0.1 + 0.2, 0.3), 0.0);
  EXPECT_EQ(differenceOfScores(0.0, 0.0), 0.0);
  EXPECT_NEAR(differenceOfScores(0.3 + 1e-9, 0.3), 1e-9, 1e-15);
  EXPECT_EQ(differenceOfScores(0.0, 1e-300), -1e-300);
  EXPECT_EQ(differenceOfScores(INFINITY, 1.0), INFINITY);
  EXPECT_TRUE(std::isnan(differenceOfScores(INFINITY, INFINITY)));
}

TEST(SignificanceTest, IntervalsHoldTheScoreAndNarrowWithTheRows) {
  std::vector<std::int64_t> expected, predicted;
  for (int i = 0; i < 2000; ++i) {
    expected.push_back(i % 3);
    predicted.push_back(i % 7 == 0 ? 0 : i % 3);
  }
  const auto f1 = [](const ClassCounts& counts, std::int64_t classes) {
    return macroScores(counts, classes).f1;
  };
  const auto all = scoredLabels({{"a", "b", "c"}, expected, predicted}, f1);
  expected.resize(100);
  predicted.resize(100);
  const auto few = scoredLabels({{"a", "b", "c"}, expected, predicted}, f1);
  const auto wide = bootstrapConfidence(std::vector<const ScoredRows*>{few.get()}),
             narrow = bootstrapConfidence(std::vector<const ScoredRows*>{all.get()});
  ASSERT_TRUE(wide && narrow);
  EXPECT_LT(narrow->front().low, all->score());
  EXPECT_GT(narrow->front().high, all->score());
  EXPECT_LT(narrow->front().halfWidth * 3, wide->front().halfWidth);
}

TEST(SignificanceTest, AResampleHasTheClassesOfTheWholeTestSet) {
  // One row of the third label, which is answered wrong: no resample can have more than two thirds.
  const auto rows = scoredLabels(
      {{"a", "b", "rare"}, {0, 0, 1, 1, 2}, {0, 0, 1, 1, 0}},
      [](const ClassCounts& counts, std::int64_t classes) { return macroScores(counts, classes).f1; });
  const std::vector<std::uint32_t> withoutTheRareOne{0, 1, 2, 3, 3};
  EXPECT_DOUBLE_EQ(rows->scoreOf(withoutTheRareOne).value, 2.0 / 3);
  const auto confidence = bootstrapConfidence(std::vector<const ScoredRows*>{rows.get()});
  ASSERT_TRUE(confidence) << confidence.error().message();
  EXPECT_LE(confidence->front().high, 2.0 / 3 + 1e-12);
}

TEST(SignificanceTest, TheFewestResamplesAreThoseOfWhichATestCanTellSomething) {
  EXPECT_EQ(fewestResamples(1), 19);
  EXPECT_EQ(fewestResamples(0), 1);
  for (const double level : {0.05, 0.01, 0.0005, 1e-6}) {
    for (const std::size_t pairs : {1u, 3u, 6u, 55u}) {
      const std::int64_t fewest = fewestResamples(pairs, level);
      const auto smallest = [&](std::int64_t resamples) {
        const std::vector<double> all(pairs, 1.0 / static_cast<double>(resamples + 1));
        return holmAdjusted(all).front();
      };
      EXPECT_TRUE(isSignificant(smallest(fewest), level)) << level << " " << pairs;
      EXPECT_FALSE(isSignificant(smallest(fewest - 1), level)) << level << " " << pairs;
      EXPECT_DOUBLE_EQ(smallest(fewest), smallestPValue(fewest, pairs));
    }
  }
}

TEST(SignificanceTest, WhatCannotBeComparedIsRefused) {
  const std::vector<std::vector<std::string>> two{{"a", "b"}}, one{{"a"}};
  const auto longer = scoredTexts("bleu", two[0], two), shorter = scoredTexts("bleu", one[0], one);
  ASSERT_TRUE(longer && shorter);
  EXPECT_FALSE(compareAllPairs(std::vector<const ScoredRows*>{longer->get(), shorter->get()}));
  EXPECT_FALSE(compareAllPairs(std::vector<const ScoredRows*>{longer->get(), longer->get()},
                               {PairedTest::bootstrap, 0}));
  EXPECT_FALSE(scoredTexts("bleu", two[0], one));
}

TEST(SignificanceTest, ItStopsWhenAsked) {
  const std::vector<std::vector<std::string>> references{{"a", "b"}};
  const std::vector<std::string> others{"a", "c"};
  const auto right = scoredTexts("exact", references[0], references),
             half = scoredTexts("exact", others, references);
  ASSERT_TRUE(right && half);
  RunControl control;
  control.requestStop();
  for (const PairedTest test : {PairedTest::bootstrap, PairedTest::randomisation}) {
    const auto pairs =
        compareAllPairs(std::vector<const ScoredRows*>{right->get(), half->get()}, {test, 10}, &control);
    ASSERT_FALSE(pairs);
    EXPECT_EQ(pairs.error().kind, Error::Kind::cancelled);
  }
}

}  // namespace
}  // namespace s2s
