// Texts that share a row learn what they learn in rows of their own.

#include "engine/data/packing.h"

#include <gtest/gtest.h>

#include "engine/layers/attention.h"
#include "tests/support/family_batches.h"

namespace s2s {
namespace {

constexpr std::uint64_t kAnySeed = 1;

/// The writers among the families, mBART too, whose texts begin with their own last token; without dropout.
std::vector<test::FamilyCase> writers() {
  std::vector<test::FamilyCase> cases = test::familyCases();
  cases.push_back({"mbart", test::bartLike("mbart", 60)});
  std::erase_if(cases, [](const test::FamilyCase& family) {
    return family.config.at("model_type") == "bert" || family.config.at("model_type") == "roberta";
  });
  for (test::FamilyCase& family : cases) {
    for (const char* key :
         {"dropout", "dropout_rate", "attention_dropout", "encoder_layerdrop", "decoder_layerdrop"})
      family.config[key] = 0.0;
  }
  return cases;
}

torch::Tensor dense(const torch::Tensor& gradient) {
  return gradient.is_sparse() ? gradient.to_dense() : gradient;
}

/// Loss and gradients of `rows` as one batch.
struct Learnt {
  LossTotals totals;
  std::vector<torch::Tensor> gradients;
};

Learnt learn(const Json& config, const std::vector<Example>& rows, bool checkpointing = false) {
  LearningOptions options;
  options.gradientCheckpointing = checkpointing;
  test::FamilyTask model(config, options);
  Learnt learnt;
  learnt.totals =
      model.task->backward(makeBatch(rows, model.bundle.model->paddingId(), torch::kCPU), 0.1, kAnySeed);
  for (const NamedTensor& parameter : model.parameters()) {
    const torch::Tensor gradient = parameter.tensor.grad();
    learnt.gradients.push_back(gradient.defined() ? dense(gradient) : torch::zeros_like(parameter.tensor));
  }
  return learnt;
}

std::vector<Example> packedByFour(const std::vector<Example>& examples) {
  return {packed(std::span(examples).subspan(0, 4)), packed(std::span(examples).subspan(4, 1)),
          packed(std::span(examples).subspan(5))};
}

TEST(PackingTest, LossAndGradientsAreThoseOfRowsOfTheirOwn) {
  for (const test::FamilyCase& family : writers()) {
    const std::vector<Example> examples = test::familyExamples(family.config, 7);
    const Learnt apart = learn(family.config, examples);
    for (const bool checkpointing : {false, true}) {
      const Learnt together = learn(family.config, packedByFour(examples), checkpointing);
      EXPECT_EQ(together.totals.labels, apart.totals.labels) << family.name;
      EXPECT_EQ(together.totals.correct, apart.totals.correct) << family.name;
      EXPECT_NEAR(together.totals.loss, apart.totals.loss, 1e-4) << family.name;
      for (std::size_t i = 0; i < apart.gradients.size(); ++i) {
        EXPECT_LT((together.gradients[i] - apart.gradients[i]).abs().max().item<double>(), 1e-5)
            << family.name << " tensor " << i;
      }
    }
  }
}

// The path of cards, by plain tensor operations, which the CPU takes in float64 as well.
TEST(PackingTest, AttentionWithoutKernelsHidesTheSamePairs) {
  torch::manual_seed(3);
  const torch::Tensor q = torch::randn({2, 5, 2, 4}), k = torch::randn({2, 6, 2, 4}),
                      v = torch::randn({2, 6, 2, 4});
  AttentionMask mask;
  mask.queries = torch::tensor({{1, 1, 2, 2, 0}, {1, 2, 3, 3, 3}}, torch::kInt32);
  mask.keys = torch::tensor({{1, 1, 1, 2, 2, 0}, {1, 1, 2, 3, 3, 3}}, torch::kInt32);
  mask.distanceBias = torch::randn({2, 10});
  const torch::Tensor byKernels = attend(q, k, v, mask, 0.0, {});
  AttentionMask wide = mask;
  wide.distanceBias = mask.distanceBias.to(torch::kFloat64);
  const torch::Tensor byOperations =
      attend(q.to(torch::kFloat64), k.to(torch::kFloat64), v.to(torch::kFloat64), wide, 0.0, {});
  EXPECT_LT((byKernels - byOperations).abs().max().item<double>(), 1e-5);
}

TEST(PackingTest, ATextSeesNothingOfItsNeighbours) {
  const Json config = writers().front().config;
  std::vector<Example> examples = test::familyExamples(config, 2);
  const auto lossOfFirst = [&] {
    test::FamilyTask model(config, {});
    Example row = packed(examples);
    for (std::size_t i = examples[0].target.size(); i < row.target.size(); ++i) row.target[i] = -100;
    return model.task->evaluate(makeBatch(std::vector<Example>{row}, 0, torch::kCPU)).totals.loss;
  };
  const double before = lossOfFirst();
  for (std::int64_t& id : examples[1].source) id = 3 + (id + 5) % 15;
  EXPECT_EQ(lossOfFirst(), before);
}

}  // namespace
}  // namespace s2s
