#include "engine/objectives/cross_entropy.h"

#include <gtest/gtest.h>

#include "engine/core/json.h"
#include "tests/support/paths.h"

namespace s2s {
namespace {

torch::Tensor goldenLogits() {
  const torch::Tensor index = torch::arange(42, torch::kFloat64);
  return torch::sin(index * 0.7 + 0.5).to(torch::kFloat32).reshape({6, 7}) * 3;
}

/// Rows that count, as indices.
torch::Tensor activeRows(const torch::Tensor& labels) { return labels.ne(-100).nonzero().flatten(); }

TEST(CrossEntropyTest, MatchesTorchWithAndWithoutLabelSmoothing) {
  const Json golden = readJsonFile(test::golden("optimizers/cross_entropy.json")).value();
  const torch::Tensor labels = torch::tensor(golden["labels"].get<std::vector<std::int64_t>>());
  const torch::Tensor rows = activeRows(labels);
  for (const Json& expected : golden["cases"]) {
    torch::Tensor logits = goldenLogits().index_select(0, rows);
    const double smoothing = expected["label_smoothing"];
    const CrossEntropyTotals totals = crossEntropy(logits, labels.index_select(0, rows), smoothing, 1.0);
    EXPECT_NEAR(totals.loss, expected["loss"].get<double>(), 1e-5);
    const torch::Tensor gradient =
        torch::tensor(expected["gradient"].get<std::vector<float>>()).reshape({6, 7}).index_select(0, rows);
    EXPECT_LT((logits - gradient).abs().max().item<double>(), 1e-6) << "smoothing " << smoothing;
  }
}

/// As on a card: Torch's operations serve where rows are no ranges of memory.
TEST(CrossEntropyTest, OfLogitsThatNoKernelTakesItIsTheSame) {
  const torch::Tensor labels = torch::tensor({1, 2, 3, 4, 5, 6}, torch::kInt64);
  for (const double smoothing : {0.0, 0.1}) {
    torch::Tensor byKernel = goldenLogits(), apart = goldenLogits().t().contiguous().t();
    ASSERT_FALSE(apart.is_contiguous());
    const CrossEntropyTotals expected = crossEntropy(byKernel, labels, smoothing, 0.5);
    const CrossEntropyTotals totals = crossEntropy(apart, labels, smoothing, 0.5);
    EXPECT_NEAR(totals.loss, expected.loss, 1e-5);
    EXPECT_NEAR(totals.negativeLogLikelihood, expected.negativeLogLikelihood, 1e-5);
    EXPECT_EQ(totals.correct, expected.correct);
    EXPECT_LT((apart - byKernel).abs().max().item<double>(), 1e-6) << "smoothing " << smoothing;
  }
}

TEST(CrossEntropyTest, ScaleMultipliesTheGradientAndNotTheLoss) {
  const torch::Tensor labels = torch::tensor({1, 2, 3, 4, 5, 6}, torch::kInt64);
  torch::Tensor whole = goldenLogits(), scaled = goldenLogits();
  const double loss = crossEntropy(whole, labels, 0.1, 1.0).loss;
  EXPECT_DOUBLE_EQ(crossEntropy(scaled, labels, 0.1, 0.25).loss, loss);
  EXPECT_TRUE(torch::allclose(scaled, whole * 0.25, 1e-6, 1e-8));
}

TEST(CrossEntropyTest, ManyRowsInRangesGiveWhatTorchGives) {
  torch::Generator generator = at::detail::createCPUGenerator(3);
  const torch::Tensor logits = torch::randn({50, 60000}, generator);
  const torch::Tensor labels = torch::randint(60000, {50}, generator, torch::kInt64);
  const torch::Tensor leaf = logits.clone().set_requires_grad(true);
  const torch::Tensor expected = at::cross_entropy_loss(leaf, labels, {}, at::Reduction::Sum);
  expected.backward();
  torch::Tensor used = logits.clone();
  const CrossEntropyTotals totals = crossEntropy(used, labels, 0.0, 1.0);
  EXPECT_NEAR(totals.loss, expected.item<double>(), 1e-3);
  EXPECT_LT((used - leaf.grad()).abs().max().item<double>(), 1e-6);
}

TEST(CrossEntropyTest, BfloatLogitsAreSummedInFloat) {
  torch::Generator generator = at::detail::createCPUGenerator(4);
  const torch::Tensor logits = torch::randn({8, 30000}, generator).to(torch::kBFloat16);
  const torch::Tensor labels = torch::randint(30000, {8}, generator, torch::kInt64);
  torch::Tensor rounded = logits.clone(), exact = logits.to(torch::kFloat32);
  const double loss = crossEntropy(rounded, labels, 0.0, 1.0).loss;
  EXPECT_DOUBLE_EQ(loss, crossEntropy(exact, labels, 0.0, 1.0).loss);
  EXPECT_EQ(rounded.scalar_type(), torch::kBFloat16);
  EXPECT_TRUE(torch::equal(rounded, exact.to(torch::kBFloat16)));
}

TEST(CrossEntropyTest, CountsRowsWhoseLargestLogitIsTheLabel) {
  torch::Tensor logits = torch::tensor({{1.0, 3.0, 2.0}, {5.0, 0.0, 0.0}, {0.0, 0.0, 9.0}});
  EXPECT_EQ(
      crossEntropy(logits.to(torch::kFloat32), torch::tensor({1, 0, 1}, torch::kInt64), 0.0, {}).correct, 2);
}

}  // namespace
}  // namespace s2s
