#include "engine/training/batch.h"

#include <gtest/gtest.h>

namespace s2s {
namespace {

TEST(BatchTest, PadsBehindAndIgnoresWhatIsPadding) {
  const std::vector<Example> examples = {{{5, 6, 1}, {8, 1}, "", ""}, {{7, 1}, {9, 9, 9, 1}, "", ""}};
  const Batch batch = makeBatch(examples, 0, torch::kCPU);
  EXPECT_TRUE(torch::equal(batch.inputIds, torch::tensor({{5, 6, 1}, {7, 1, 0}}, torch::kInt64)));
  EXPECT_TRUE(
      torch::equal(batch.inputMask, torch::tensor({{1, 1, 1}, {1, 1, 0}}, torch::kInt64).to(torch::kBool)));
  EXPECT_TRUE(torch::equal(batch.labels, torch::tensor({{8, 1, -100, -100}, {9, 9, 9, 1}}, torch::kInt64)));
  EXPECT_EQ(batch.sourceTokens, 5);
  EXPECT_EQ(batch.targetTokens, 6);
  EXPECT_EQ(batch.paddedTokens(), 2 * 3 + 2 * 4);
}

TEST(BatchTest, APaddingTokenInsideATextIsSeen) {
  const Batch batch = makeBatch(std::vector<Example>{{{5, 0, 1}, {1}, "", ""}}, 0, torch::kCPU);
  EXPECT_TRUE(batch.inputMask.all().item<bool>());
}

}  // namespace
}  // namespace s2s
