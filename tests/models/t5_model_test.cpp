#include <ATen/Parallel.h>
#include <gtest/gtest.h>

#include "engine/optimizers/trained_parameters.h"

#include "engine/models/model_bundle.h"

namespace s2s {
namespace {

/// Products this small only wait for each other on several threads.
class T5ModelTest : public ::testing::Test {
 protected:
  void SetUp() override { at::set_num_threads(1); }
  void TearDown() override { at::set_num_threads(m_threads); }

 private:
  int m_threads = at::get_num_threads();
};

Json smallConfig() {
  return {{"model_type", "umt5"},
          {"vocab_size", 30},
          {"d_model", 16},
          {"d_kv", 6},
          {"d_ff", 20},
          {"num_layers", 2},
          {"num_decoder_layers", 3},
          {"num_heads", 3},
          {"relative_attention_num_buckets", 8},
          {"relative_attention_max_distance", 10},
          {"dropout_rate", 0.5}};
}

std::unique_ptr<Seq2SeqModel> smallModel(Json overrides = Json::object()) {
  Json config = smallConfig();
  config.update(overrides);
  auto model = makeModel(config, torch::kFloat32, torch::kCPU, 3).value();
  return std::unique_ptr<Seq2SeqModel>(dynamic_cast<Seq2SeqModel*>(model.release()));
}

torch::Tensor ids(std::int64_t rows, std::int64_t length) {
  return (torch::arange(rows * length, torch::kInt64) * 7 % 29 + 1).view({rows, length});
}

torch::Tensor lengthsMask(std::vector<std::int64_t> lengths, std::int64_t length) {
  return torch::arange(length).unsqueeze(0) < torch::tensor(lengths).unsqueeze(1);
}

torch::Tensor logits(Seq2SeqModel& model, const torch::Tensor& source, const torch::Tensor& mask,
                     const torch::Tensor& target, const ForwardMode& mode = {}) {
  return model.head(model.decode(model.encode(source, mask, mode), target, {}, mode));
}

TEST_F(T5ModelTest, LabelsMoveOneToTheRightBehindTheStartToken) {
  const auto model = smallModel({{"decoder_start_token_id", 2}});
  const torch::Tensor labels = torch::tensor({{5, 6, 1}, {7, -100, -100}}, torch::kInt64);
  EXPECT_TRUE(torch::equal(model->shiftRight(labels), torch::tensor({{2, 5, 6}, {2, 7, 0}}, torch::kInt64)));
}

TEST_F(T5ModelTest, WhatStandsAtPaddingDoesNotMatter) {
  torch::NoGradGuard noGrad;
  const auto model = smallModel();
  const torch::Tensor mask = lengthsMask({3, 5}, 5);
  torch::Tensor other = ids(2, 5).clone();
  other[0][3] = 9;
  other[0][4] = 11;
  const torch::Tensor first = logits(*model, ids(2, 5), mask, ids(2, 4));
  EXPECT_TRUE(torch::equal(first, logits(*model, other, mask, ids(2, 4))));
  const torch::Tensor alone =
      logits(*model, ids(2, 5).narrow(0, 0, 1).narrow(1, 0, 3), lengthsMask({3}, 3), ids(1, 4));
  EXPECT_TRUE(torch::allclose(first.narrow(0, 0, 1), alone, 0, 1e-5));
}

TEST_F(T5ModelTest, ADecoderPositionSeesOnlyThePast) {
  torch::NoGradGuard noGrad;
  const auto model = smallModel();
  torch::Tensor other = ids(1, 6).clone();
  other[0][4] = 3;
  const torch::Tensor mask = lengthsMask({4}, 4);
  const torch::Tensor first = logits(*model, ids(1, 4), mask, ids(1, 6));
  const torch::Tensor second = logits(*model, ids(1, 4), mask, other);
  EXPECT_TRUE(torch::equal(first.narrow(1, 0, 4), second.narrow(1, 0, 4)));
  EXPECT_FALSE(torch::equal(first.narrow(1, 4, 1), second.narrow(1, 4, 1)));
}

TEST_F(T5ModelTest, StepsOverTheCacheEqualTheFullDecoder) {
  torch::NoGradGuard noGrad;
  for (const char* type : {"t5", "mt5", "umt5"}) {
    const auto model = smallModel({{"model_type", type}, {"num_decoder_layers", 2}});
    const torch::Tensor source = ids(2, 5);
    const EncoderOutput encoder = model->encode(source, lengthsMask({3, 5}, 5));
    const torch::Tensor target = ids(2, 14);
    const torch::Tensor full = model->head(model->decode(encoder, target, {}));
    const auto cache = model->makeCache(encoder, 1, 14);
    for (std::int64_t position = 0; position < 14; ++position) {
      const torch::Tensor step = model->decodeStep(*cache, target.select(1, position));
      EXPECT_TRUE(torch::allclose(step, full.select(1, position), 0, 2e-5))
          << type << " position " << position;
    }
    EXPECT_EQ(cache->length(), 14);
    EXPECT_THROW(model->decodeStep(*cache, target.select(1, 0)), c10::Error);
  }
}

TEST_F(T5ModelTest, ReorderedBeamsContinueTheChosenPast) {
  torch::NoGradGuard noGrad;
  const auto model = smallModel();
  const EncoderOutput encoder = model->encode(ids(2, 5), lengthsMask({4, 5}, 5));
  const auto cache = model->makeCache(encoder, 2, 8);
  torch::Tensor pasts = torch::empty({4, 0}, torch::kInt64);
  const std::vector<std::vector<std::int64_t>> orders = {
      {0, 1, 2, 3}, {1, 1, 3, 2}, {0, 0, 2, 3}, {1, 0, 3, 3}};
  torch::Tensor last;
  for (std::size_t step = 0; step < orders.size(); ++step) {
    const torch::Tensor next = torch::tensor({3, 8, 12, 20}, torch::kInt64) + static_cast<std::int64_t>(step);
    last = model->decodeStep(*cache, next);
    const torch::Tensor order = torch::tensor(orders[step], torch::kInt64);
    pasts = torch::cat({pasts, next.unsqueeze(1)}, 1).index_select(0, order);
    cache->reorder(order);
  }
  const torch::Tensor next = torch::tensor({4, 5, 6, 7}, torch::kInt64);
  last = model->decodeStep(*cache, next);
  const torch::Tensor all = torch::cat({pasts, next.unsqueeze(1)}, 1);
  const EncoderOutput perRow{encoder.hidden.repeat_interleave(2, 0), encoder.mask.repeat_interleave(2, 0)};
  const torch::Tensor full = model->head(model->decode(perRow, all, {})).select(1, all.size(1) - 1);
  EXPECT_TRUE(torch::allclose(last, full, 0, 2e-5));
}

TEST_F(T5ModelTest, FinishedSourcesLeaveWithoutTouchingTheOthers) {
  torch::NoGradGuard noGrad;
  const auto model = smallModel();
  const EncoderOutput encoder = model->encode(ids(3, 5), lengthsMask({4, 2, 5}, 5));
  const auto cache = model->makeCache(encoder, 2, 4);
  const torch::Tensor tokens = torch::arange(4, 10, torch::kInt64);
  model->decodeStep(*cache, tokens);
  cache->reorder(torch::tensor({1, 0, 2, 3, 5, 5}, torch::kInt64));
  cache->keepSources(torch::tensor({0, 2}, torch::kInt64));
  const torch::Tensor next = torch::tensor({11, 12, 13, 14}, torch::kInt64);
  const torch::Tensor step = model->decodeStep(*cache, next);
  const torch::Tensor kept = torch::tensor({0, 0, 2, 2}, torch::kInt64);
  const EncoderOutput perRow{encoder.hidden.index_select(0, kept), encoder.mask.index_select(0, kept)};
  const torch::Tensor past = torch::tensor({5, 4, 9, 9}, torch::kInt64);
  const torch::Tensor full =
      model->head(model->decode(perRow, torch::stack({past, next}, 1), {})).select(1, 1);
  EXPECT_TRUE(torch::allclose(step, full, 0, 2e-5));
}

TEST_F(T5ModelTest, DropoutFollowsItsSeedAndIsOffOutsideTraining) {
  torch::NoGradGuard noGrad;
  const auto model = smallModel();
  const torch::Tensor mask = lengthsMask({5}, 5);
  const ForwardMode training = trainingMode(7, 1);
  const torch::Tensor first = logits(*model, ids(1, 5), mask, ids(1, 5), training);
  const torch::Tensor second = logits(*model, ids(1, 5), mask, ids(1, 5), training);
  EXPECT_FALSE(torch::equal(first, second));
  EXPECT_TRUE(torch::equal(first, logits(*model, ids(1, 5), mask, ids(1, 5), trainingMode(7, 1))));
  const torch::Tensor evaluation = logits(*model, ids(1, 5), mask, ids(1, 5), {});
  EXPECT_FALSE(torch::equal(first, evaluation));
  EXPECT_TRUE(torch::equal(evaluation, logits(*model, ids(1, 5), mask, ids(1, 5))));
}

/// Every weight must matter, and the gradient of the tied table must hold both look-ups and the head.
TEST_F(T5ModelTest, GradientsMatchFiniteDifferences) {
  for (const bool tied : {true, false}) {
    const auto model = smallModel({{"tie_word_embeddings", tied}});
    const torch::Tensor mask = lengthsMask({3, 5}, 5);
    const torch::Tensor direction = torch::sin(torch::arange(2 * 6 * 30, torch::kFloat32)).view({2, 6, 30});
    const auto loss = [&] { return (logits(*model, ids(2, 5), mask, ids(2, 6)) * direction).sum(); };
    loss().backward();
    for (const NamedTensor& weight : model->weights().parameters()) {
      ASSERT_TRUE(weight.tensor.grad().defined()) << weight.name;
      // Sparse where the weight is only looked up.
      const torch::Tensor gradient = settled(weight.tensor.grad()).to_dense();
      torch::NoGradGuard noGrad;
      const torch::Tensor step = gradient / (gradient.norm() + 1e-12) * 2e-2;
      weight.tensor.add_(step);
      const double up = loss().item<double>();
      weight.tensor.sub_(2 * step);
      const double down = loss().item<double>();
      weight.tensor.add_(step);
      const double expected = 2e-2 * gradient.norm().item<double>() * 2;
      EXPECT_NEAR(up - down, expected, 0.03 * expected + 2e-3) << weight.name;
    }
  }
}

TEST_F(T5ModelTest, BrainFloatStaysCloseToFloat32) {
  torch::NoGradGuard noGrad;
  const auto full = smallModel();
  const auto half = makeModel(smallConfig(), torch::kBFloat16, torch::kCPU, 3).value();
  const torch::Tensor mask = lengthsMask({3, 5}, 5);
  const torch::Tensor expected = logits(*full, ids(2, 5), mask, ids(2, 6));
  const torch::Tensor got = logits(dynamic_cast<Seq2SeqModel&>(*half), ids(2, 5), mask, ids(2, 6));
  EXPECT_EQ(got.scalar_type(), torch::kBFloat16);
  const double scale = expected.abs().max().item<double>();
  EXPECT_LT((got.to(torch::kFloat32) - expected).abs().max().item<double>(), 0.05 * scale);
}

TEST(MakeModelTest, WhatNoMachineHoldsIsRefusedBeforeAllocating) {
  Json config = smallConfig();
  config["vocab_size"] = 1 << 24;
  config["d_model"] = 1 << 17;
  const auto model = allocateModel(config, torch::kFloat32, torch::kCPU);
  ASSERT_FALSE(model.ok());
  EXPECT_NE(model.error().message().find("GiB"), std::string::npos) << model.error().message();
}

TEST(MakeModelTest, ASeedGivesTheSameWeights) {
  const auto first = smallModel();
  const auto second = smallModel();
  for (const NamedTensor& weight : first->weights().parameters()) {
    EXPECT_TRUE(torch::equal(weight.tensor, second->weights().at(weight.name))) << weight.name;
  }
}

}  // namespace
}  // namespace s2s
