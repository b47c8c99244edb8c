// Every layer that brings its own backward pass: values against Torch's plain operations, gradients against
// finite differences, dropout included.

#include <gtest/gtest.h>

#include <functional>
#include <limits>

#include "engine/layers/attention.h"
#include "engine/layers/dropout.h"
#include "engine/layers/embedding.h"
#include "engine/layers/feed_forward.h"
#include "engine/layers/projection.h"
#include "engine/layers/relative_position_bias.h"
#include "engine/layers/rms_norm.h"

namespace s2s {
namespace {

torch::Tensor numbers(std::vector<std::int64_t> sizes, std::uint64_t seed) {
  torch::Generator generator = at::detail::createCPUGenerator(seed);
  return torch::empty(sizes).normal_(0.0, 1.0, generator);
}

/// Along its own gradient, each input must change a weighted sum of the outputs as that gradient says.
void expectTrueGradients(const std::function<torch::Tensor(const std::vector<torch::Tensor>&)>& f,
                         std::vector<torch::Tensor> inputs) {
  for (torch::Tensor& input : inputs) input.requires_grad_(true);
  const torch::Tensor weights = numbers(f(inputs).sizes().vec(), 99);
  const auto value = [&] { return (f(inputs) * weights).sum(); };
  value().backward();
  for (std::size_t index = 0; index < inputs.size(); ++index) {
    const torch::Tensor gradient = inputs[index].grad();
    ASSERT_TRUE(gradient.defined()) << "input " << index;
    torch::NoGradGuard noGrad;
    const double size = 1e-2;
    const torch::Tensor step = gradient / gradient.norm() * size;
    inputs[index].add_(step);
    const double up = value().item<double>();
    inputs[index].sub_(2 * step);
    const double down = value().item<double>();
    inputs[index].add_(step);
    const double expected = 2 * size * gradient.norm().item<double>();
    EXPECT_NEAR(up - down, expected, 0.02 * expected) << "input " << index;
  }
}

TEST(OwnGradientsTest, RmsNorm) {
  const torch::Tensor x = numbers({3, 5, 37}, 1), weight = numbers({37}, 2);
  const torch::Tensor plain = x * torch::rsqrt(x.pow(2).mean(-1, true) + 1e-6) * weight;
  EXPECT_TRUE(torch::allclose(rmsNorm(x, weight, 1e-6), plain, 1e-5, 1e-6));
  expectTrueGradients([](const auto& in) { return rmsNorm(in[0], in[1], 1e-6); }, {x, weight});
}

TEST(OwnGradientsTest, ResidualWithDropout) {
  const auto f = [](const auto& in) { return residual(in[0], in[1], 0.4, trainingMode(5, 4)); };
  expectTrueGradients(f, {numbers({4, 6, 33}, 1), numbers({4, 6, 33}, 2)});
  expectTrueGradients([](const auto& in) { return dropout(in[0], 0.4, trainingMode(5, 9)); },
                      {numbers({9, 33}, 1)});
}

TEST(OwnGradientsTest, EveryActivationPlainAndGated) {
  const torch::Tensor gate = numbers({7, 41}, 1), linear = numbers({7, 41}, 2);
  for (const Activation kind : {Activation::relu, Activation::gelu, Activation::geluTanh, Activation::silu}) {
    const torch::Tensor plain = activate(gate, kind);
    EXPECT_TRUE(torch::allclose(gatedActivation(gate, {}, kind, 0.0, {}), plain, 1e-5, 1e-6));
    EXPECT_TRUE(torch::allclose(gatedActivation(gate, linear, kind, 0.0, {}), plain * linear, 1e-5, 1e-6));
    for (const double probability : {0.0, 0.3}) {
      expectTrueGradients(
          [&](const auto& in) {
            return gatedActivation(in[0], {}, kind, probability, trainingMode(3, in[0].size(0)));
          },
          {gate.clone()});
      expectTrueGradients(
          [&](const auto& in) {
            return gatedActivation(in[0], in[1], kind, probability, trainingMode(3, in[0].size(0)));
          },
          {gate.clone(), linear.clone()});
    }
  }
}

/// Every column in turn: the loops' vector part and what it leaves at the end.
TEST(OwnGradientsTest, WhatIsNoNumberPassesThroughEveryActivation) {
  const float bad = std::numeric_limits<float>::quiet_NaN();
  for (const auto dtype : {torch::kFloat32, torch::kBFloat16}) {
    const torch::Tensor linear = numbers({3, 41}, 2).to(dtype), sound = numbers({3, 41}, 1).to(dtype);
    for (const Activation kind :
         {Activation::relu, Activation::gelu, Activation::geluTanh, Activation::silu, Activation::tanh}) {
      for (const torch::Tensor& other : {torch::Tensor(), linear}) {
        for (std::int64_t column = 0; column < sound.size(1); ++column) {
          torch::Tensor gate = sound.clone();
          gate[1][column] = bad;
          gate.requires_grad_(true);
          const torch::Tensor y = gatedActivation(gate, other, kind, 0.0, {});
          EXPECT_TRUE(torch::equal(y.isnan(), gate.isnan())) << static_cast<int>(kind) << " at " << column;
          y.sum().backward();
          // Torch's relu has the slope 1 there.
          const torch::Tensor slope = gate.grad()[1][column];
          if (kind == Activation::relu)
            EXPECT_TRUE(slope.ne(0).item<bool>()) << column;
          else
            EXPECT_TRUE(slope.isnan().item<bool>()) << static_cast<int>(kind) << " at " << column;
        }
      }
    }
  }
}

TEST(OwnGradientsTest, WhatIsNoNumberPassesThroughNormsResidualsAndAttention) {
  const float bad = std::numeric_limits<float>::quiet_NaN();
  for (const auto dtype : {torch::kFloat32, torch::kBFloat16}) {
    const torch::Tensor sound = numbers({2, 41}, 1).to(dtype), weight = numbers({41}, 2).to(dtype);
    for (std::int64_t column = 0; column < sound.size(1); ++column) {
      torch::Tensor x = sound.clone();
      x[1][column] = bad;
      EXPECT_EQ(rmsNorm(x, weight, 1e-6).isnan().sum(1).eq(0).sum().item<int>(), 1) << column;
      EXPECT_TRUE(rmsNorm(x, weight, 1e-6)[1].isnan().all().item<bool>()) << column;
      EXPECT_TRUE(torch::equal(residual(sound, x, 0.4, trainingMode(5, 2)).isnan(), x.isnan())) << column;
    }
    const torch::Tensor q = numbers({1, 3, 2, 5}, 1).to(dtype), k = numbers({1, 21, 2, 5}, 2).to(dtype);
    for (std::int64_t key = 0; key < k.size(1); ++key) {
      torch::Tensor keys = k.clone(), values = k.clone();
      keys[0][key].fill_(bad);
      values[0][key].fill_(bad);
      EXPECT_TRUE(attend(q, keys, k, {}, 0.0, {}).isnan().all().item<bool>()) << key;
      EXPECT_TRUE(attend(q, k, values, {}, 0.0, {}).isnan().all().item<bool>()) << key;
    }
  }
}

torch::Tensor plainAttention(const torch::Tensor& q, const torch::Tensor& k, const torch::Tensor& v,
                             const AttentionMask& mask) {
  torch::Tensor scores = torch::matmul(q.transpose(1, 2), k.permute({0, 2, 3, 1}));
  if (mask.distanceBias.defined()) scores = scores + biasOfPairs(mask.distanceBias, q.size(1), k.size(1));
  if (mask.keys.defined()) scores = scores.masked_fill(~mask.keys.unsqueeze(1).unsqueeze(1), -1e30);
  if (mask.causal)
    scores = scores.masked_fill(torch::ones({q.size(1), k.size(1)}).triu(1).to(torch::kBool), -1e30);
  return torch::matmul(torch::softmax(scores, -1), v.transpose(1, 2)).transpose(1, 2).flatten(2);
}

TEST(OwnGradientsTest, AttentionWithBiasMaskAndCausality) {
  const torch::Tensor visible = torch::tensor({{1, 1, 1, 1, 0, 0}, {1, 0, 1, 1, 1, 1}}).to(torch::kBool);
  const torch::Tensor bias = numbers({3, 11}, 4);
  const torch::Tensor q = numbers({2, 6, 3, 5}, 1), k = numbers({2, 6, 3, 5}, 2),
                      v = numbers({2, 6, 3, 5}, 3);
  for (const bool causal : {false, true}) {
    for (const bool masked : {false, true}) {
      const AttentionMask mask{bias, masked ? visible : torch::Tensor(), causal};
      EXPECT_TRUE(torch::allclose(attend(q, k, v, mask, 0.0, {}), plainAttention(q, k, v, mask), 1e-5, 1e-6));
      for (const double probability : {0.0, 0.3}) {
        const auto f = [&](const auto& in) {
          return attend(in[0], in[1], in[2], {in[3], mask.keys, causal}, probability,
                        trainingMode(8, in[0].size(0)));
        };
        expectTrueGradients(f, {q.clone(), k.clone(), v.clone(), bias.clone()});
      }
    }
  }
}

TEST(OwnGradientsTest, AttentionOverAnotherLength) {
  const torch::Tensor q = numbers({2, 4, 2, 3}, 1), k = numbers({2, 7, 2, 3}, 2),
                      v = numbers({2, 7, 2, 3}, 3);
  EXPECT_TRUE(torch::allclose(attend(q, k, v, {}, 0.0, {}), plainAttention(q, k, v, {}), 1e-5, 1e-6));
  expectTrueGradients([](const auto& in) { return attend(in[0], in[1], in[2], {}, 0.0, {}); }, {q, k, v});
}

TEST(AttentionTest, AQueryThatMaySeeNothingWeighsAllAlike) {
  const torch::Tensor q = numbers({1, 2, 1, 3}, 1), k = numbers({1, 4, 1, 3}, 2),
                      v = numbers({1, 4, 1, 3}, 3);
  const torch::Tensor answer = attend(q, k, v, {{}, torch::zeros({1, 4}, torch::kBool), false}, 0.0, {});
  EXPECT_TRUE(torch::allclose(answer, v.flatten(2).mean(1, true).expand_as(answer), 1e-5, 1e-6));
}

TEST(DropoutTest, KeepsTheAskedShareAndTheMean) {
  const torch::Tensor ones = torch::ones({200, 500});
  const torch::Tensor dropped = dropout(ones, 0.25, trainingMode(11, 200));
  const double share = dropped.eq(0).to(torch::kFloat64).mean().item<double>();
  EXPECT_NEAR(share, 0.25, 0.01);
  EXPECT_NEAR(dropped.mean().item<double>(), 1.0, 0.015);
  // Neither rows nor columns share their masks.
  EXPECT_NEAR((dropped[0].eq(0) & dropped[1].eq(0)).to(torch::kFloat64).mean().item<double>(), 0.0625, 0.05);
  const torch::Tensor shifted = dropped.narrow(1, 0, 499).eq(0) & dropped.narrow(1, 1, 499).eq(0);
  EXPECT_NEAR(shifted.to(torch::kFloat64).mean().item<double>(), 0.0625, 0.005);
}

TEST(DropoutTest, EveryPlaceHasAMaskOfItsOwnAndGivesItAgain) {
  const ForwardMode mode = trainingMode(4, 8);
  const torch::Tensor ones = torch::ones({8, 64});
  const torch::Tensor first = dropout(ones, 0.5, mode);
  const torch::Tensor second = dropout(ones, 0.5, mode);
  EXPECT_FALSE(torch::equal(first, second));
  EXPECT_TRUE(torch::equal(second, dropout(ones, 0.5, {mode.dropout->from(1)})));
  EXPECT_TRUE(torch::equal(first, dropout(ones, 0.5, trainingMode(4, 8))));
  EXPECT_FALSE(torch::equal(first, dropout(ones, 0.5, trainingMode(5, 8))));
  EXPECT_TRUE(torch::equal(ones, dropout(ones, 0.5, {})));
}

TEST(DropoutTest, AnExampleHasItsMaskWhateverStandsBesideAndBehindIt) {
  const torch::Tensor ones = torch::ones({6, 7, 33});
  const torch::Tensor whole = dropout(ones, 0.5, trainingMode(4, 6));
  const torch::Tensor part =
      dropout(ones.narrow(0, 2, 3).narrow(1, 0, 5).contiguous(), 0.5, trainingMode(4, 3, 2));
  EXPECT_TRUE(torch::equal(part, whole.narrow(0, 2, 3).narrow(1, 0, 5)));
}

TEST(DropoutTest, AttentionOfAnExampleHasItsMaskWhateverStandsBesideAndBehindIt) {
  const torch::Tensor q = numbers({4, 6, 2, 5}, 1), k = numbers({4, 7, 2, 5}, 2),
                      v = numbers({4, 7, 2, 5}, 3);
  torch::Tensor seen = torch::ones({4, 7}, torch::kBool);
  seen.narrow(1, 5, 2).fill_(false);
  const auto context = [&](std::int64_t first, std::int64_t rows, std::int64_t queries, std::int64_t keys) {
    const auto cut = [&](const torch::Tensor& x, std::int64_t length) {
      return x.narrow(0, first, rows).narrow(1, 0, length);
    };
    return attend(cut(q, queries), cut(k, keys), cut(v, keys), {{}, cut(seen, keys), false}, 0.4,
                  trainingMode(9, rows, first));
  };
  const torch::Tensor whole = context(0, 4, 6, 7);
  EXPECT_TRUE(torch::allclose(context(1, 2, 4, 5), whole.narrow(0, 1, 2).narrow(1, 0, 4), 1e-5, 1e-6));
  EXPECT_FALSE(torch::allclose(context(1, 2, 4, 5), whole.narrow(0, 2, 2).narrow(1, 0, 4), 1e-2, 1e-2));
}

/// float64 has no kernel: what a card computes.
TEST(DropoutTest, MasksAreTheSameWithoutTheKernels) {
  const torch::Tensor ones = torch::ones({5, 3, 70});
  EXPECT_TRUE(
      torch::equal(dropout(ones, 0.3, trainingMode(6, 5, 11)),
                   dropout(ones.to(torch::kFloat64), 0.3, trainingMode(6, 5, 11)).to(torch::kFloat32)));
  const torch::Tensor q = numbers({2, 6, 3, 4}, 1), k = numbers({2, 9, 3, 4}, 2),
                      v = numbers({2, 9, 3, 4}, 3);
  const auto wide = [](const torch::Tensor& x) { return x.to(torch::kFloat64); };
  const torch::Tensor kernels = attend(q, k, v, {{}, {}, true}, 0.4, trainingMode(7, 2));
  const torch::Tensor plain = attend(wide(q), wide(k), wide(v), {{}, {}, true}, 0.4, trainingMode(7, 2));
  EXPECT_TRUE(torch::allclose(wide(kernels), plain, 1e-5, 1e-6));
}

TEST(DropoutTest, TheSplitOverThreadsDoesNotShow) {
  const torch::Tensor x = numbers({300, 200}, 1);
  const int threads = at::get_num_threads();
  at::set_num_threads(1);
  const torch::Tensor one = dropout(x, 0.5, trainingMode(2, 300));
  at::set_num_threads(threads);
  EXPECT_TRUE(torch::equal(one, dropout(x, 0.5, trainingMode(2, 300))));
}

TEST(EmbeddingTest, UsersOfOneTableGiveOneGradientOfTheRowsTheyUsed) {
  torch::Tensor weight = numbers({6, 4}, 1).requires_grad_(true);
  const torch::Tensor ids = torch::tensor({1, 3, 3}, torch::kInt64);
  const torch::Tensor table = sharedTable(weight);
  (embed(table, ids).sum() + 2 * embed(table, ids.narrow(0, 0, 1)).sum()).backward();
  ASSERT_TRUE(weight.grad().is_sparse());
  EXPECT_TRUE(torch::equal(weight.grad().to_dense().sum(1), torch::tensor({0.f, 12.f, 0.f, 8.f, 0.f, 0.f})));
  // Where a dense gradient is there already, the rows are added to it.
  weight.mutable_grad() = torch::ones({6, 4});
  embed(table, ids).sum().backward();
  ASSERT_FALSE(weight.grad().is_sparse());
  EXPECT_TRUE(torch::equal(weight.grad().sum(1), torch::tensor({4.f, 8.f, 4.f, 12.f, 4.f, 4.f})));
}

TEST(BrainFloatTest, KernelsStayCloseToFloat32) {
  const torch::Tensor x = numbers({5, 64}, 1), weight = numbers({64}, 2);
  const auto half = [](const torch::Tensor& t) { return t.to(torch::kBFloat16); };
  const auto close = [](const torch::Tensor& got, const torch::Tensor& expected) {
    return got.scalar_type() == torch::kBFloat16 &&
           torch::allclose(got.to(torch::kFloat32), expected, 0.03, 0.03);
  };
  EXPECT_TRUE(close(rmsNorm(half(x), half(weight), 1e-6), rmsNorm(x, weight, 1e-6)));
  EXPECT_TRUE(close(gatedActivation(half(x), half(x), Activation::geluTanh, 0.0, {}),
                    gatedActivation(x, x, Activation::geluTanh, 0.0, {})));
  const torch::Tensor q = numbers({2, 6, 3, 5}, 1), bias = numbers({3, 11}, 4);
  EXPECT_TRUE(close(attend(half(q), half(q), half(q), {half(bias), {}, true}, 0.0, {}),
                    attend(q, q, q, {bias, {}, true}, 0.0, {})));
}

/// The path of processors that cannot multiply bfloat16, on every processor.
TEST(WideProjectionTest, ValuesAndGradientsAreThoseOfFloat32) {
  for (const std::int64_t rows : {1, 7, 50}) {
    const torch::Tensor x = numbers({rows, 40}, 1).to(torch::kBFloat16),
                        w = numbers({23, 40}, 2).to(torch::kBFloat16);
    const torch::Tensor gradient = numbers({rows, 23}, 3).to(torch::kBFloat16);
    const torch::Tensor narrowX = x.clone().requires_grad_(true), narrowW = w.clone().requires_grad_(true);
    const torch::Tensor wideX = x.to(torch::kFloat32).requires_grad_(true);
    const torch::Tensor wideW = w.to(torch::kFloat32).requires_grad_(true);
    torch::Tensor narrow = wideProject(narrowX, narrowW);
    const torch::Tensor wide = torch::linear(wideX, wideW);
    EXPECT_FALSE(narrow.is_view());  // the loss overwrites logits in place, which autograd forbids on views
    narrow.backward(gradient);
    wide.backward(gradient.to(torch::kFloat32));
    const auto rounded = [](const torch::Tensor& got, const torch::Tensor& expected) {
      return got.scalar_type() == torch::kBFloat16 &&
             torch::allclose(got.to(torch::kFloat32), expected, 0.01, 0.01);
    };
    EXPECT_TRUE(rounded(narrow, wide)) << rows;
    EXPECT_TRUE(rounded(narrowX.grad(), wideX.grad())) << rows;
    EXPECT_TRUE(rounded(narrowW.grad(), wideW.grad())) << rows;
    torch::NoGradGuard noGrad;
    EXPECT_TRUE(rounded(wideProject(x, w), wide)) << rows;
  }
}

}  // namespace
}  // namespace s2s
