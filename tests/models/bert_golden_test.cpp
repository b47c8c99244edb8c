// BERT, RoBERTa, the plain encoder and our own heads against transformers and plain PyTorch (tests/golden/bert/make.py,
// tests/golden/heads/make.py).

#include "engine/objectives/cross_entropy.h"
#include "tests/models/golden_values.h"

namespace s2s {
namespace {

using namespace test;
class BertGoldenTest : public GoldenTest {};

TEST_F(BertGoldenTest, MaskedTokensAreGuessedAsTransformersGuessesThem) {
  torch::NoGradGuard noGrad;
  for (const std::string name : {"bert/bert-mlm", "bert/bert-mlm-untied", "bert/roberta-mlm", "heads/encoder-silu",
                                  "heads/encoder-gelu"}) {
    const ModelBundle bundle = goldenModel(name);
    MaskedLanguageModel& model = **bundle.maskFiller();
    int batch = 0;
    const Json values = goldenValues(name);
    for (const Json& entry : values.at("batches")) {
      const torch::Tensor logits = model.head(model.hidden(textOf(entry)));
      EXPECT_LT(largestDifference(logits, numbers(entry.at("logits"), entry.at("logits_shape"))), 1e-4)
          << name << " batch " << batch;
      const torch::Tensor labels = matrix(entry.at("labels"));
      const torch::Tensor loss =
          at::cross_entropy_loss(logits.flatten(0, 1), labels.flatten(), {}, at::Reduction::Mean, -100);
      EXPECT_NEAR(loss.item<double>(), entry.at("loss").get<double>(), 1e-4) << name << " batch " << batch;
      for (const Json& top : entry.at("top")) {
        const torch::Tensor row = logits[top.at("row").get<std::int64_t>()][top.at("place").get<std::int64_t>()];
        const auto [probabilities, ids] = torch::softmax(row, 0).topk(5);
        for (std::int64_t i = 0; i < 5; ++i) {
          EXPECT_EQ(ids[i].item<std::int64_t>(), top["ids"][static_cast<std::size_t>(i)].get<std::int64_t>()) << name;
          EXPECT_NEAR(probabilities[i].item<double>(), top["probabilities"][static_cast<std::size_t>(i)].get<double>(), 1e-4);
        }
      }
      ++batch;
    }
    EXPECT_GE(batch, 2);
  }
}

TEST_F(BertGoldenTest, LabelsAndNumbersAreThoseOfTransformers) {
  torch::NoGradGuard noGrad;
  for (const std::string name : {"bert/bert-classifier", "bert/bert-regression", "bert/roberta-classifier",
                                  "heads/convolution", "heads/convolution-columns", "heads/classifier-columns"}) {
    const ModelBundle bundle = goldenModel(name);
    SequenceClassifier& model = **bundle.classifier();
    int batch = 0;
    const Json values = goldenValues(name);
    for (const Json& entry : values.at("batches")) {
      const torch::Tensor outputs = model.outputs({textOf(entry), std::nullopt});
      EXPECT_LT(largestDifference(outputs, numbers(entry.at("logits"), entry.at("logits_shape"))), 1e-4)
          << name << " batch " << batch;
      ++batch;
    }
    EXPECT_GE(batch, 2);
  }
}

TEST_F(BertGoldenTest, TwoTextsAreComparedApart) {
  torch::NoGradGuard noGrad;
  for (const std::string name : {"heads/bi-encoder-classifier", "heads/bi-encoder-regression"}) {
    const ModelBundle bundle = goldenModel(name);
    SequenceClassifier& model = **bundle.classifier();
    const Json values = goldenValues(name);
    for (const Json& entry : values.at("batches")) {
      const torch::Tensor outputs = model.outputs({textOf(entry.at("first")), textOf(entry.at("second"))});
      if (entry.contains("logits")) {
        EXPECT_LT(largestDifference(outputs, numbers(entry.at("logits"), entry.at("logits_shape"))), 1e-4);
        continue;
      }
      const torch::Tensor cosine = numbers(entry.at("cosine"), Json{entry.at("cosine").size()});
      EXPECT_LT(largestDifference(outputs.flatten() / model.classification().scale, cosine), 1e-4);
    }
  }
}

TEST_F(BertGoldenTest, OlderSpellingsAreRead) {
  torch::NoGradGuard noGrad;
  const ModelBundle bundle = goldenModel("legacy/bert-gamma-beta");
  MaskedLanguageModel& model = **bundle.maskFiller();
  const Json values = goldenValues("legacy/bert-gamma-beta");
  for (const Json& entry : values.at("batches")) {
    const torch::Tensor logits = model.head(model.hidden(textOf(entry)));
    EXPECT_LT(largestDifference(logits, numbers(entry.at("logits"), entry.at("logits_shape"))), 1e-4);
  }
  // A bare encoder is trained on with a new head; without one it is refused.
  const auto folder = golden("legacy/bert-no-prefix");
  const Json config = readJsonFile(folder / "config.json").value();
  const ModelBundle base = openModelAs(folder, config, 1, torch::kFloat32, torch::kCPU).value();
  EXPECT_FALSE(base.newTensors.empty());
  MaskedLanguageModel& encoder = **base.maskFiller();
  const Json baseValues = goldenValues("legacy/bert-no-prefix");
  for (const Json& entry : baseValues.at("batches")) {
    const torch::Tensor hidden = encoder.hidden(textOf(entry));
    EXPECT_LT(largestDifference(hidden, numbers(entry.at("hidden"), entry.at("hidden_shape"))), 1e-4);
  }
  EXPECT_FALSE(openModel(folder, torch::kFloat32, torch::kCPU));
}

}  // namespace
}  // namespace s2s
