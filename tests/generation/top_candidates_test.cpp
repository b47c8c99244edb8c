#include "engine/generation/top_candidates.h"

#include <gtest/gtest.h>

#include <limits>

namespace s2s {
namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();

torch::Tensor randomScores(std::int64_t rows, std::int64_t columns) {
  return torch::randn({rows, columns}, at::detail::createCPUGenerator(3)) * 4;
}

TEST(TopCandidatesTest, GivesWhatSortingAndLogSoftmaxGive) {
  for (const std::int64_t columns : {7, 256, 1000, 32128}) {
    for (const auto type : {torch::kFloat32, torch::kBFloat16}) {
      const torch::Tensor scores = randomScores(3, columns).to(type);
      const torch::Tensor wide = scores.to(torch::kFloat32);
      const auto [sorted, order] = wide.sort(/*stable=*/true, 1, /*descending=*/true);
      for (const std::int64_t count : {1, 5}) {
        const Candidates raw = topCandidates(scores, count, false);
        EXPECT_TRUE(torch::equal(raw.ids, order.narrow(1, 0, count))) << columns << " columns, " << count;
        EXPECT_TRUE(torch::equal(raw.scores, sorted.narrow(1, 0, count)));
        const Candidates normalized = topCandidates(scores, count, true);
        EXPECT_TRUE(torch::equal(normalized.ids, raw.ids));
        const torch::Tensor exact = wide.log_softmax(1, torch::kFloat64).gather(1, raw.ids);
        EXPECT_TRUE(torch::allclose(normalized.scores.to(torch::kFloat64), exact, 1e-7, 2e-6))
            << columns << " columns";
      }
    }
  }
}

TEST(TopCandidatesTest, ManyCandidatesComeSortedToo) {
  const torch::Tensor scores = randomScores(2, 3000);
  const auto [sorted, order] = scores.sort(/*stable=*/true, 1, /*descending=*/true);
  for (const std::int64_t count : {600, 3000}) {
    const Candidates best = topCandidates(scores, count, false);
    EXPECT_TRUE(torch::equal(best.ids, order.narrow(1, 0, count)));
  }
}

TEST(TopCandidatesTest, OfEqualsTheLowerIdComesFirst) {
  torch::Tensor scores = torch::zeros({1, 700});
  scores[0][300] = scores[0][650] = 1;
  EXPECT_TRUE(
      torch::equal(topCandidates(scores, 4, false).ids[0], torch::tensor({300, 650, 0, 1}, torch::kInt64)));
}

TEST(TopCandidatesTest, ImpossibleEntriesHaveNoProbability) {
  torch::Tensor scores = torch::full({1, 600}, -kInfinity);
  scores[0][599] = 0;
  const Candidates best = topCandidates(scores, 2, true);
  EXPECT_EQ(best.ids[0][0].item<std::int64_t>(), 599);
  EXPECT_EQ(best.scores[0][0].item<float>(), 0.0f);
  EXPECT_EQ(best.scores[0][1].item<float>(), -kInfinity);
}

TEST(TopCandidatesTest, WhatIsNotANumberNeverWins) {
  torch::Tensor scores = randomScores(1, 600);
  scores[0][5] = std::numeric_limits<float>::quiet_NaN();
  scores[0][500] = 100;
  EXPECT_EQ(topCandidates(scores, 1, false).ids[0][0].item<std::int64_t>(), 500);
  const Candidates none = topCandidates(torch::full({1, 600}, scores[0][5].item<float>()), 3, true);
  EXPECT_TRUE(torch::equal(none.ids[0], torch::arange(3)));
}

}  // namespace
}  // namespace s2s
