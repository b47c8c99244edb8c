#include "engine/layers/checkpointed.h"

#include <gtest/gtest.h>

#include "engine/layers/cpu_memory.h"
#include "engine/layers/dropout.h"
#include "engine/models/masked_language_model.h"
#include "engine/models/seq2seq_model.h"
#include "tests/support/family_batches.h"

namespace s2s {
namespace {

TEST(CheckpointedTest, GradientsOfEveryFamilyAreThoseOfAPassThatKeepsEverything) {
  for (const test::FamilyCase& family : test::familyCases()) {
    const auto examples = test::familyExamples(family.config, 5);
    std::vector<torch::Tensor> gradients[2];
    double losses[2] = {0.0, 0.0};
    for (const bool checkpointing : {false, true}) {
      LearningOptions options;
      options.gradientCheckpointing = checkpointing;
      const test::FamilyTask model(family.config, options);
      losses[checkpointing] = model.task->backward(makeBatch(examples, 0, torch::kCPU), 0.5, 3).loss;
      for (const NamedTensor& parameter : model.parameters()) {
        const torch::Tensor gradient = parameter.tensor.grad();
        gradients[checkpointing].push_back(gradient.defined() && gradient.is_sparse() ? gradient.to_dense()
                                                                                      : gradient);
      }
    }
    EXPECT_EQ(losses[0], losses[1]) << family.name;
    for (std::size_t i = 0; i < gradients[0].size(); ++i) {
      ASSERT_EQ(gradients[0][i].defined(), gradients[1][i].defined()) << family.name;
      if (!gradients[0][i].defined()) continue;
      EXPECT_LT((gradients[0][i] - gradients[1][i]).abs().max().item<double>(),
                1e-5 * gradients[0][i].abs().max().item<double>() + 1e-9)
          << family.name << " " << i;
    }
  }
}

TEST(CheckpointedTest, WeightsOfABlockWithFrozenInputsStillLearn) {
  const torch::Tensor input = torch::ones({2, 3});
  const torch::Tensor weight = torch::full({3}, 2.0, torch::requires_grad());
  ForwardMode mode = trainingMode(1, 2);
  mode.checkpointing = true;
  const auto block = [&](const std::vector<torch::Tensor>& in, const ForwardMode& m) {
    return dropout(in[0] * weight, 0.5, m);
  };
  const torch::Tensor output = checkpointed(block, {{weight}}, {input}, mode);
  output.sum().backward();
  ASSERT_TRUE(weight.grad().defined());
  EXPECT_TRUE(torch::equal(weight.grad() * 2.0, output.detach().sum(0)));
}

TEST(CheckpointedTest, ABlockThatTrainsNothingIsNotRunAgain) {
  const torch::Tensor input = torch::ones({2, 3}), frozen = torch::full({3}, 2.0);
  const torch::Tensor trained = torch::ones({3}, torch::requires_grad());
  ForwardMode mode;
  mode.checkpointing = true;
  int runs = 0;
  const auto block = [&](const std::vector<torch::Tensor>& in, const ForwardMode&) {
    ++runs;
    return in[0] * frozen;
  };
  const torch::Tensor output = checkpointed(block, {{frozen}}, {input}, mode);
  EXPECT_FALSE(output.requires_grad());
  (output * trained).sum().backward();
  EXPECT_EQ(runs, 1);
}

TEST(CheckpointedTest, NoFamilyTrainsThroughBlocksThatAreFrozen) {
  ForwardMode mode = trainingMode(1, 2);
  mode.checkpointing = true;
  const TextInput input{torch::full({2, 4}, 5, torch::kInt64), torch::ones({2, 4}, torch::kBool), {}};
  for (const test::FamilyCase& family : test::familyCases()) {
    const test::FamilyTask own(family.config, {});
    for (NamedTensor& parameter : own.parameters()) parameter.tensor.set_requires_grad(false);
    if (auto* writer = dynamic_cast<Seq2SeqModel*>(own.bundle.model.get())) {
      const EncoderOutput encoded = writer->encode(input.ids, input.mask, mode);
      EXPECT_FALSE(encoded.hidden.requires_grad()) << family.name;
      EXPECT_FALSE(writer->decode(encoded, input.ids, {}, mode).requires_grad()) << family.name;
    } else if (auto* filler = dynamic_cast<MaskedLanguageModel*>(own.bundle.model.get())) {
      EXPECT_FALSE(filler->hidden(input, mode).requires_grad()) << family.name;
    }
  }
}

TEST(CheckpointedTest, ABlockKeepsNothingButItsInputs) {
  const torch::Tensor input = torch::ones({256, 1024}, torch::requires_grad());
  const auto block = [](const std::vector<torch::Tensor>& in, const ForwardMode&) {
    return in[0].sigmoid().exp().sigmoid().exp().sigmoid().sum();
  };
  const auto keptBytes = [&](bool checkpointing) {
    ForwardMode mode;
    mode.checkpointing = checkpointing;
    const std::uint64_t before = cpu_memory::allocatedBytes();
    const torch::Tensor output = checkpointed(block, {}, {input}, mode);
    return cpu_memory::allocatedBytes() - before;
  };
  EXPECT_GT(keptBytes(false), 4u << 20);
  EXPECT_LT(keptBytes(true), 1u << 16);
}

}  // namespace
}  // namespace s2s
