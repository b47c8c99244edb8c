#include "engine/generation/scoring.h"

#include <gtest/gtest.h>

#include "tests/generation/reference_search.h"

namespace s2s {
namespace {

using test::FakeModel;
using Sequences = std::vector<std::vector<std::int64_t>>;

const Sequences kSources = {{5, 6, 1}, {7, 1}, {8, 9, 10, 1}};
const Sequences kTargets = {{4, 1}, {3, 5, 6, 7, 1}, {1}};

TEST(ScoringTest, EveryTokenIsScoredBehindTheTrueOnes) {
  FakeModel model(12, 3);
  for (const std::int64_t batchSize : {1, 16}) {
    const auto scores = scoreTargets(model, kSources, kTargets, batchSize).value();
    for (std::size_t pair = 0; pair < kTargets.size(); ++pair) {
      ASSERT_EQ(scores[pair].tokenLogProbabilities.size(), kTargets[pair].size());
      std::vector<std::int64_t> written = {0};
      double sum = 0;
      for (std::size_t i = 0; i < kTargets[pair].size(); ++i) {
        const auto wanted = test::logProbabilities(model.logits(kSources[pair], written));
        const auto token = static_cast<std::size_t>(kTargets[pair][i]);
        EXPECT_NEAR(scores[pair].tokenLogProbabilities[i], wanted[token], 1e-5);
        EXPECT_EQ(scores[pair].correct[i], *std::ranges::max_element(wanted) == wanted[token]);
        sum += wanted[token];
        written.push_back(kTargets[pair][i]);
      }
      EXPECT_NEAR(scores[pair].loss(), -sum / static_cast<double>(kTargets[pair].size()), 1e-5);
    }
  }
}

TEST(ScoringTest, WhatCannotBeScoredIsRefused) {
  FakeModel model(12, 3);
  for (const auto& refused : {scoreTargets(model, Sequences{{}}, Sequences{{1}}, 1),
                              scoreTargets(model, Sequences{{1}}, Sequences{{}}, 1),
                              scoreTargets(model, Sequences{{1}}, Sequences{{12}}, 1)}) {
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().kind, Error::Kind::invalidInput);
    EXPECT_NE(refused.error().message().find("pair 1"), std::string::npos);
  }
}

TEST(ScoringTest, StopsWhenAsked) {
  FakeModel model(12, 3);
  RunControl control;
  control.requestStop();
  EXPECT_EQ(scoreTargets(model, kSources, kTargets, 1, &control).error().kind, Error::Kind::cancelled);
}

}  // namespace
}  // namespace s2s
