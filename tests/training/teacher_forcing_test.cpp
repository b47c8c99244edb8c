#include "engine/training/learning_task.h"

#include <gtest/gtest.h>

#include "engine/models/model_bundle.h"
#include "tests/support/tiny_training.h"

namespace s2s {
namespace {

/// A model with the task that it learns by.
struct TinyModel {
  ModelBundle bundle;
  std::unique_ptr<LearningTask> task;

  Seq2SeqModel* operator->() const { return *bundle.writer(); }
};

/// Untied, so that the embedding's gradient comes from what the model is fed alone.
std::unique_ptr<TinyModel> makeTinyModel(bool tied = false, double dropout = 0.0,
                                         double labelSmoothing = 0.0) {
  Json config = test::tinyConfig();
  config["tie_word_embeddings"] = tied;
  config["dropout_rate"] = dropout;
  auto tiny = std::make_unique<TinyModel>();
  tiny->bundle.model = makeModel(config, torch::kFloat32, torch::kCPU, 11).value();
  LearningOptions options;
  options.labelSmoothing = labelSmoothing;
  tiny->task = makeLearningTask(tiny->bundle, options).value();
  return tiny;
}

Batch batchOf(const std::vector<Example>& examples) { return makeBatch(examples, 0, torch::kCPU); }

constexpr std::uint64_t kAnySeed = 1;

const std::vector<Example> kShortAndLong = {{{40, 41, 1}, {50, 51, 1}, "", ""},
                                            {{42, 43, 44, 45, 1}, {52, 53, 54, 55, 56, 57, 1}, "", ""}};

// The notebook fed the labels themselves to the decoder: it then only has to copy what it sees.
TEST(TeacherForcingTest, DecoderIsFedTheLabelsBehindTheStartToken) {
  const auto tiny = makeTinyModel();
  const TinyModel& model = *tiny;
  model.task->backward(batchOf({{{40, 1}, {60, 61, 62}, "", ""}}), 1.0, kAnySeed);
  const torch::Tensor gradient = model->weights().at("shared.weight").grad().abs().sum(1);
  EXPECT_GT(gradient[model->decoderStartId()].item<double>(), 0.0) << "the start token is fed first";
  EXPECT_GT(gradient[60].item<double>(), 0.0) << "the first label is fed second";
  EXPECT_EQ(gradient[62].item<double>(), 0.0) << "the last label is never fed: it is what is asked for";
}

// The notebook left padding in the loss: the model then learns to write padding.
TEST(TeacherForcingTest, PaddingIsNotInTheLoss) {
  const auto tiny = makeTinyModel();
  const TinyModel& model = *tiny;
  LossTotals apart;
  for (const Example& example : kShortAndLong) {
    apart += model.task->backward(batchOf({example}), 1.0, kAnySeed);
  }
  const torch::Tensor gradient = model->weights().at("lm_head.weight").grad().clone();
  model->weights().at("lm_head.weight").mutable_grad().reset();
  const LossTotals together = model.task->backward(batchOf(kShortAndLong), 1.0, kAnySeed);
  EXPECT_EQ(together.labels, 10);
  EXPECT_EQ(apart.labels, 10);
  EXPECT_NEAR(together.loss, apart.loss, 1e-4);
  EXPECT_LT((model->weights().at("lm_head.weight").grad() - gradient).abs().max().item<double>(), 1e-5);
}

TEST(TeacherForcingTest, LogitsInPiecesGiveTheGradientsOfTheWhole) {
  for (const bool tied : {false, true}) {
    const auto whole = makeTinyModel(tied, 0.0, 0.1), pieces = makeTinyModel(tied, 0.0, 0.1);
    LearningOptions options;
    options.labelSmoothing = 0.1;
    options.logitsBytes = 3 * 384 * 4;  // three rows of the vocabulary at once
    pieces->task = makeLearningTask(pieces->bundle, options).value();
    const Batch batch = batchOf(kShortAndLong);
    const LossTotals atOnce = whole->task->backward(batch, 0.25, kAnySeed);
    const LossTotals inPieces = pieces->task->backward(batch, 0.25, kAnySeed);
    EXPECT_NEAR(inPieces.loss, atOnce.loss, 1e-4);
    EXPECT_EQ(inPieces.correct, atOnce.correct);
    const auto expected = whole->bundle.model->weights().parameters(),
               got = pieces->bundle.model->weights().parameters();
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const torch::Tensor a = expected[i].tensor.grad(), b = got[i].tensor.grad();
      EXPECT_LT(((a.is_sparse() ? a.to_dense() : a) - (b.is_sparse() ? b.to_dense() : b))
                    .abs()
                    .max()
                    .item<double>(),
                1e-6)
          << expected[i].name;
    }
  }
}

TEST(TeacherForcingTest, GradientsAreThoseOfAPlainBackward) {
  for (const bool tied : {false, true}) {
    const auto tiny = makeTinyModel(tied, 0.0, 0.1);
    const TinyModel& model = *tiny;
    const Batch batch = batchOf(kShortAndLong);
    const EncoderOutput encoded = model->encode(batch.inputIds, batch.inputMask, {});
    const torch::Tensor states = model->decode(encoded, model->shiftRight(batch.labels), {}, {});
    const torch::Tensor logits = model->head(states).flatten(0, 1);
    const torch::Tensor loss =
        at::cross_entropy_loss(logits, batch.labels.flatten(), {}, at::Reduction::Sum, kIgnoredLabel, 0.1);
    (loss * 0.25).backward();
    std::vector<torch::Tensor> expected;
    for (const NamedTensor& parameter : model->weights().parameters()) {
      const torch::Tensor gradient = parameter.tensor.grad();
      expected.push_back(gradient.is_sparse() ? gradient.to_dense() : gradient.clone());
      parameter.tensor.mutable_grad().reset();
    }
    const LossTotals totals = model.task->backward(batch, 0.25, kAnySeed);
    EXPECT_NEAR(totals.loss, loss.item<double>(), 1e-4);
    const auto parameters = model->weights().parameters();
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      const torch::Tensor gradient = parameters[i].tensor.grad();
      EXPECT_LT(
          ((gradient.is_sparse() ? gradient.to_dense() : gradient) - expected[i]).abs().max().item<double>(),
          1e-5)
          << parameters[i].name;
    }
  }
}

TEST(TeacherForcingTest, DropoutIsAFunctionOfItsGenerator) {
  const auto tiny = makeTinyModel(false, 0.3);
  const TinyModel& model = *tiny;
  const Batch batch = batchOf(kShortAndLong);
  const auto lossWith = [&](std::uint64_t seed) { return model.task->backward(batch, 1.0, seed).loss; };
  EXPECT_EQ(lossWith(3), lossWith(3));
  EXPECT_NE(lossWith(3), lossWith(4));
}

TEST(TeacherForcingTest, EvaluationHasNoDropoutAndNoGradient) {
  const auto tiny = makeTinyModel(false, 0.5), exact = makeTinyModel(false, 0.0);
  const TinyModel& model = *tiny;
  const Batch batch = batchOf(kShortAndLong);
  const LossTotals evaluated = model.task->evaluate(batch).totals;
  const LossTotals trained = exact->task->backward(batch, 1.0, kAnySeed);
  EXPECT_NEAR(evaluated.loss, trained.negativeLogLikelihood, 1e-4);
  EXPECT_EQ(evaluated.correct, trained.correct);
  for (const NamedTensor& parameter : model->weights().parameters())
    EXPECT_FALSE(parameter.tensor.grad().defined());
}

}  // namespace
}  // namespace s2s
