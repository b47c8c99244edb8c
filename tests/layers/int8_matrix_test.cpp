#include "engine/layers/int8_matrix.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "engine/layers/embedding.h"
#include "engine/layers/projection.h"

namespace s2s {
namespace {

torch::Tensor drawn(std::vector<std::int64_t> sizes) {
  return torch::randn(sizes, at::detail::createCPUGenerator(7));
}

torch::Tensor shortened(const torch::Tensor& values) {
  const torch::Tensor matrix = emptyInt8Matrix(values.size(0), values.size(1), torch::kCPU);
  fillInt8Matrix(matrix, values);
  return matrix;
}

TEST(Int8MatrixTest, EntriesAreWithinHalfAStepOfTheirRow) {
  torch::Tensor values = drawn({9, 35});
  values[3] *= 1000.0;  // another row's size does not matter
  const torch::Tensor error = (widened(shortened(values)) - values).abs();
  const torch::Tensor halfStep = values.abs().amax(1, true) / 254.0;
  EXPECT_TRUE(error.le(halfStep * 1.0001).all().item<bool>());
  EXPECT_GT(error.max().item<double>(), 0.0);
}

TEST(Int8MatrixTest, FewAndManyRowsGiveTheProductOfTheWidenedMatrix) {
  const torch::Tensor matrix = shortened(drawn({50, 37}));
  for (const std::int64_t rows : {1, 5, 32, 33, 70}) {
    const torch::Tensor x = drawn({rows, 37});
    const torch::Tensor expected = torch::mm(x, widened(matrix).t());
    EXPECT_LT((int8Product(x, matrix) - expected).abs().max().item<double>(), 1e-4) << rows;
    EXPECT_LT((addProjected(expected, x, matrix) - 2 * expected).abs().max().item<double>(), 1e-4) << rows;
  }
  EXPECT_EQ(project(drawn({2, 3, 37}), matrix).sizes(), torch::IntArrayRef({2, 3, 50}));
}

TEST(Int8MatrixTest, RowsAreLookedUpLikeThoseOfAnyTable) {
  const torch::Tensor matrix = shortened(drawn({20, 6}));
  const torch::Tensor ids = torch::tensor({{3, 3}, {19, 0}}, torch::kInt64);
  EXPECT_TRUE(
      torch::equal(embed(matrix, ids), widened(matrix).index_select(0, ids.flatten()).view({2, 2, 6})));
}

TEST(Int8MatrixTest, ZerosStayZerosAndNanIsNotHidden) {
  torch::Tensor values = torch::zeros({3, 4});
  values[1][2] = std::numeric_limits<float>::quiet_NaN();
  const torch::Tensor product = int8Product(torch::ones({1, 4}), shortened(values));
  EXPECT_EQ(product[0][0].item<float>(), 0.0f);
  EXPECT_TRUE(std::isnan(product[0][1].item<float>()));
  EXPECT_EQ(product[0][2].item<float>(), 0.0f);
}

}  // namespace
}  // namespace s2s
