// Logits and losses of small checkpoints against transformers (tests/golden/t5/make.py).

#include <ATen/Parallel.h>
#include <gtest/gtest.h>

#include "engine/checkpoints/weight_loading.h"
#include "engine/models/model_bundle.h"
#include "tests/support/paths.h"

namespace s2s {
namespace {

/// Products this small only wait for each other on several threads.
class T5GoldenTest : public ::testing::Test {
 protected:
  void SetUp() override { at::set_num_threads(1); }
  void TearDown() override { at::set_num_threads(m_threads); }

 private:
  int m_threads = at::get_num_threads();
};

const std::vector<std::string> kNames = {"t5-relu-tied", "t5-gated-untied", "mt5-silu", "umt5-tied",
                                         "byt5-like"};

std::unique_ptr<Model> load(const std::string& name) {
  const auto folder = test::golden("t5/" + name);
  auto model =
      allocateModel(readJsonFile(folder / "config.json").value(), torch::kFloat32, torch::kCPU).value();
  const Checkpoint checkpoint = openCheckpoint(folder).value();
  copyWeights(planLoading(model->weights().shape(), checkpoint).value(), model->weights());
  return model;
}

torch::Tensor matrix(const Json& rows) {
  const auto width = static_cast<std::int64_t>(rows.at(0).size());
  std::vector<std::int64_t> flat;
  for (const Json& row : rows) {
    for (const Json& value : row) flat.push_back(value.get<std::int64_t>());
  }
  return torch::tensor(flat, torch::kInt64).view({static_cast<std::int64_t>(rows.size()), width});
}

TEST_F(T5GoldenTest, LogitsAndLossesAreThoseOfTransformers) {
  torch::NoGradGuard noGrad;
  for (const std::string& name : kNames) {
    const auto loaded = load(name);
    auto* model = dynamic_cast<Seq2SeqModel*>(loaded.get());
    const Json golden = readJsonFile(test::golden("t5/" + name + "/golden.json")).value();
    int batch = 0;
    for (const Json& entry : golden.at("batches")) {
      const torch::Tensor labels = matrix(entry.at("labels"));
      const torch::Tensor mask = matrix(entry.at("mask")) != 0;
      const torch::Tensor decoderMask =
          entry.contains("decoder_mask") ? matrix(entry.at("decoder_mask")) != 0 : torch::Tensor();
      const EncoderOutput encoder = model->encode(matrix(entry.at("input_ids")), mask);
      const torch::Tensor logits =
          model->head(model->decode(encoder, model->shiftRight(labels), decoderMask));
      const torch::Tensor expected =
          torch::tensor(entry.at("logits").get<std::vector<double>>(), torch::kFloat32).view(logits.sizes());
      EXPECT_LT((logits - expected).abs().max().item<double>(), 1e-4) << name << " batch " << batch;
      const torch::Tensor chosen = labels.flatten().ne(-100).nonzero().flatten();
      const torch::Tensor probabilities =
          torch::log_softmax(logits, -1).flatten(0, 1).index_select(0, chosen);
      const torch::Tensor wanted = labels.flatten().index_select(0, chosen).unsqueeze(1);
      EXPECT_NEAR(-probabilities.gather(1, wanted).mean().item<double>(), entry.at("loss").get<double>(),
                  1e-4)
          << name << " batch " << batch;
      ++batch;
    }
    EXPECT_GE(batch, 4);
  }
}

TEST_F(T5GoldenTest, GreedyStepsOverTheCacheGiveTheSameTokens) {
  torch::NoGradGuard noGrad;
  for (const std::string& name : kNames) {
    const auto loaded = load(name);
    auto* model = dynamic_cast<Seq2SeqModel*>(loaded.get());
    const Json golden = readJsonFile(test::golden("t5/" + name + "/golden.json")).value();
    const Json& entry = golden.at("batches").at(1);
    const EncoderOutput encoder = model->encode(matrix(entry.at("input_ids")), matrix(entry.at("mask")) != 0);
    const std::int64_t rows = encoder.hidden.size(0);
    const auto cache = model->makeCache(encoder, 1, 20);
    torch::Tensor ids = torch::full({rows}, model->decoderStartId(), torch::kInt64);
    std::vector<std::vector<std::int64_t>> tokens(static_cast<std::size_t>(rows));
    for (int step = 0; step < 20; ++step) {
      ids = model->decodeStep(*cache, ids).argmax(-1);
      for (std::int64_t row = 0; row < rows; ++row) {
        auto& own = tokens[static_cast<std::size_t>(row)];
        if (own.empty() || own.back() != 1) own.push_back(ids[row].item<std::int64_t>());
      }
    }
    EXPECT_EQ(tokens, golden.at("greedy").get<std::vector<std::vector<std::int64_t>>>()) << name;
  }
}

}  // namespace
}  // namespace s2s
