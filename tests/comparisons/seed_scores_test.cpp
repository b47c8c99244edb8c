#include "engine/comparisons/seed_scores.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/evaluation/likelihood_rows.h"

namespace s2s::test {
namespace {

/// 200 rows of which the listed share of the first is right.
std::unique_ptr<ScoredRows> labels(double share, std::uint64_t shift = 0) {
  std::vector<std::int64_t> expected, predicted;
  for (std::uint64_t i = 0; i < 200; ++i) {
    expected.push_back(static_cast<std::int64_t>(i % 2));
    const bool right = static_cast<double>((i * 7 + shift) % 200) < share * 200.0;
    predicted.push_back(right ? expected.back() : 1 - expected.back());
  }
  return scoredLabels({{"no", "yes"}, expected, predicted},
                      [](const ClassCounts& counts, std::int64_t) { return accuracy(counts); });
}

TEST(SeedScoresTest, MeanAndSpreadAreOverTheSeeds) {
  const auto first = labels(0.6), second = labels(0.7), other = labels(0.5), others = labels(0.5);
  const std::vector<EntrantRows> entrants = {{{first.get(), second.get()}}, {{other.get(), others.get()}}};
  const auto compared = compareSeeds("accuracy", entrants, 200);
  ASSERT_TRUE(compared) << compared.error().message();
  ASSERT_TRUE(compared->entrants[0]);
  EXPECT_NEAR(compared->entrants[0]->mean, 0.65, 1e-12);
  ASSERT_TRUE(compared->entrants[0]->spread);
  EXPECT_NEAR(*compared->entrants[0]->spread, 0.1 / std::sqrt(2.0), 1e-12);
  EXPECT_NEAR(*compared->entrants[1]->spread, 0.0, 1e-12);
  ASSERT_EQ(compared->pairs.size(), 1u);
  EXPECT_NEAR(compared->pairs[0].difference, 0.15, 1e-12);
  EXPECT_TRUE(compared->pairs[0].everySeedAgrees);
  ASSERT_TRUE(compared->pairs[0].interval);
  EXPECT_LT((*compared->pairs[0].interval)[0], 0.15);
  EXPECT_GT((*compared->pairs[0].interval)[1], 0.15);
}

TEST(SeedScoresTest, ALargeDifferenceIsSignificantAndNoneIsNot) {
  const auto good = labels(0.9), bad = labels(0.4), alike = labels(0.9, 3);
  const std::vector<EntrantRows> apart = {{{good.get()}}, {{bad.get()}}};
  const std::vector<EntrantRows> close = {{{good.get()}}, {{alike.get()}}};
  const auto far = compareSeeds("accuracy", apart, 500), near = compareSeeds("accuracy", close, 500);
  ASSERT_TRUE(far && near);
  EXPECT_LT(far->pairs[0].pValue, 0.01);
  EXPECT_GT(near->pairs[0].pValue, 0.2);
  EXPECT_LT(far->pairs[0].randomisationPValue, 0.01);
  EXPECT_GT(near->pairs[0].randomisationPValue, 0.2);
  EXPECT_EQ(far->pairs[0].randomisationAdjusted, far->pairs[0].randomisationPValue) << "one pair";
  EXPECT_FALSE(far->entrants[0]->spread) << "one seed has no spread";
}

TEST(SeedScoresTest, ASeedThatContradictsIsSeen) {
  const auto high = labels(0.8), low = labels(0.5), middle = labels(0.6);
  const std::vector<EntrantRows> entrants = {{{high.get(), low.get()}}, {{middle.get(), middle.get()}}};
  const auto compared = compareSeeds("accuracy", entrants, 200);
  ASSERT_TRUE(compared);
  EXPECT_FALSE(compared->pairs[0].everySeedAgrees);
}

TEST(SeedScoresTest, RunsWithoutAnswersAreLeftOut) {
  const auto good = labels(0.9), bad = labels(0.4);
  const std::vector<EntrantRows> entrants = {
      {{good.get(), nullptr}}, {{nullptr, nullptr}}, {{bad.get(), bad.get()}}};
  const auto compared = compareSeeds("accuracy", entrants, 200);
  ASSERT_TRUE(compared);
  EXPECT_FALSE(compared->entrants[1]);
  EXPECT_EQ(compared->entrants[0]->seeds, 1u);
  ASSERT_EQ(compared->pairs.size(), 1u);
  EXPECT_EQ(compared->pairs[0].first, 0u);
  EXPECT_EQ(compared->pairs[0].second, 2u);
}

TEST(SeedScoresTest, TwoAreComparedOverTheSeedsThatBothHave) {
  // Over all its seeds the first is the worse one, with the seed that both have the better one.
  const auto good = labels(0.9), bad = labels(0.4), middle = labels(0.6), low = labels(0.3);
  const std::vector<EntrantRows> torn = {{{nullptr, bad.get(), middle.get()}},
                                         {{good.get(), low.get(), nullptr}}};
  const std::vector<EntrantRows> common = {{{bad.get()}}, {{low.get()}}};
  const auto compared = compareSeeds("accuracy", torn, 300), alone = compareSeeds("accuracy", common, 300);
  ASSERT_TRUE(compared && alone);
  EXPECT_NEAR(compared->entrants[0]->mean, 0.5, 1e-12) << "an entrant's score is over all its seeds";
  EXPECT_NEAR(compared->entrants[1]->mean, 0.6, 1e-12);
  ASSERT_EQ(compared->pairs.size(), 1u);
  const ComparedPair &pair = compared->pairs[0], &expected = alone->pairs[0];
  EXPECT_NEAR(pair.difference, 0.1, 1e-12);
  EXPECT_DOUBLE_EQ(pair.difference, expected.difference);
  EXPECT_DOUBLE_EQ(pair.pValue, expected.pValue);
  EXPECT_EQ(pair.randomisationPValue, expected.randomisationPValue);
  EXPECT_EQ(pair.interval, expected.interval);
  EXPECT_TRUE(pair.everySeedAgrees);
}

TEST(SeedScoresTest, WithoutACommonSeedThereIsNoPair) {
  const auto good = labels(0.9), bad = labels(0.4), middle = labels(0.6);
  const std::vector<EntrantRows> torn = {
      {{good.get(), nullptr}}, {{nullptr, bad.get()}}, {{middle.get(), middle.get()}}};
  const auto compared = compareSeeds("accuracy", torn, 300);
  ASSERT_TRUE(compared);
  EXPECT_TRUE(compared->entrants[0] && compared->entrants[1]);
  ASSERT_EQ(compared->pairs.size(), 2u);
  for (const ComparedPair& pair : compared->pairs) EXPECT_EQ(pair.second, 2u);
  const double smaller = std::min(compared->pairs[0].pValue, compared->pairs[1].pValue);
  const double adjusted = std::min(compared->pairs[0].adjusted, compared->pairs[1].adjusted);
  EXPECT_DOUBLE_EQ(adjusted, std::min(1.0, 2.0 * smaller)) << "Holm counts the two that are tested";
}

TEST(SeedScoresTest, WhatCannotBeComparedHasAScoreAndNoPairs) {
  const auto good = labels(0.9), bad = labels(0.4), middle = labels(0.6);
  const std::vector<EntrantRows> all = {{{good.get()}}, {{middle.get()}, false}, {{bad.get()}}};
  const std::vector<EntrantRows> two = {{{good.get()}}, {{bad.get()}}};
  const auto compared = compareSeeds("bits_per_byte", all, 300),
             alone = compareSeeds("bits_per_byte", two, 300);
  ASSERT_TRUE(compared && alone);
  ASSERT_TRUE(compared->entrants[1]);
  EXPECT_FALSE(compared->entrants[1]->isComparable);
  EXPECT_TRUE(compared->entrants[1]->interval);
  ASSERT_EQ(compared->pairs.size(), 1u);
  EXPECT_EQ(compared->pairs[0].first, 0u);
  EXPECT_EQ(compared->pairs[0].second, 2u);
  EXPECT_DOUBLE_EQ(compared->pairs[0].adjusted, alone->pairs[0].adjusted) << "Holm counts the tested pairs";
}

TEST(SeedScoresTest, AnInfiniteScoreHasNoIntervalAndNoTest) {
  const std::vector<double> rows(200, 1.0);
  const auto always = [&](double score) {
    return scoredNumbers(rows, rows,
                         [score](std::span<const double>, std::span<const double>) { return score; });
  };
  const auto finite = always(3.0), infinite = always(INFINITY);
  const std::vector<EntrantRows> entrants = {
      {{finite.get(), infinite.get()}}, {{finite.get(), finite.get()}}, {{infinite.get(), infinite.get()}}};
  const auto compared = compareSeeds("mean_squared_error", entrants, 200);
  ASSERT_TRUE(compared) << compared.error().message();
  for (const std::size_t diverged : {0u, 2u}) {
    EXPECT_TRUE(std::isinf(compared->entrants[diverged]->mean));
    EXPECT_FALSE(compared->entrants[diverged]->spread);
    EXPECT_FALSE(compared->entrants[diverged]->interval);
  }
  EXPECT_TRUE(compared->entrants[1]->interval);
  for (const ComparedPair& pair : compared->pairs) {
    EXPECT_DOUBLE_EQ(pair.decidingPValue(), 1.0);
    EXPECT_FALSE(pair.interval);
  }
}

TEST(SeedScoresTest, HolmDoesNotCountPairsWithAnInfiniteScore) {
  const auto good = labels(0.9), bad = labels(0.8);
  const std::vector<double> rows(200, 1.0);
  const auto infinite =
      scoredNumbers(rows, rows, [](std::span<const double>, std::span<const double>) { return INFINITY; });
  const std::vector<EntrantRows> entrants = {{{good.get()}}, {{bad.get()}}, {{infinite.get()}}};
  const auto compared = compareSeeds("accuracy", entrants, 300);
  ASSERT_TRUE(compared) << compared.error().message();
  ASSERT_EQ(compared->pairs.size(), 3u);
  EXPECT_LT(compared->pairs[0].pValue, 1.0);
  EXPECT_DOUBLE_EQ(compared->pairs[0].adjusted, compared->pairs[0].pValue);
  EXPECT_EQ(compared->pairs[0].randomisationAdjusted, compared->pairs[0].randomisationPValue);
}

TEST(SeedScoresTest, LikelihoodsThatDifferByRoundingAreTiesUnderEverySeed) {
  const auto likelihoods = [](double factor) {
    std::vector<AnsweredRow> answers(50);
    for (std::size_t i = 0; i < answers.size(); ++i)
      answers[i].likelihood = RowLikelihood{factor * (1.0 + static_cast<double>(i)), 4, 1, 9};
    return scoredLikelihoods(answers, LikelihoodMeasure::bitsPerByte);
  };
  const auto one = likelihoods(1.0), other = likelihoods(1.2), rounded = likelihoods(1.0 + 2e-7),
             otherRounded = likelihoods(1.2 - 2e-7), better = likelihoods(0.9);
  const std::vector<EntrantRows> entrants = {
      {{one.get(), other.get()}}, {{rounded.get(), otherRounded.get()}}, {{one.get(), better.get()}}};
  const auto compared = compareSeeds("bits_per_byte", entrants, 200);
  ASSERT_TRUE(compared) << compared.error().message();
  const ComparedPair &tie = compared->pairs[0], &apart = compared->pairs[2];
  EXPECT_EQ(tie.difference, 0.0);
  EXPECT_DOUBLE_EQ(tie.decidingPValue(), 1.0);
  EXPECT_EQ(*tie.interval, (std::array{0.0, 0.0}));
  EXPECT_NE(apart.difference, 0.0) << "the second seed differs";
  EXPECT_GT(apart.pValue, 0.2) << "and one seed of two tells nothing of others";
  EXPECT_FALSE(apart.everySeedAgrees) << "the first one is a tie";
}

TEST(SeedScoresTest, SpreadIsTheSampleStandardDeviation) {
  const double values[] = {1.0, 2.0, 4.0};
  EXPECT_NEAR(*spreadOf(values), 1.5275252316519468, 1e-12);
  EXPECT_FALSE(spreadOf(std::span(values, 1)));
  const std::vector<double> equal(3, 0.1);
  EXPECT_EQ(*spreadOf(equal), 0.0) << "whose mean is not 0.1 to the last bit";
}

}  // namespace
}  // namespace s2s::test
