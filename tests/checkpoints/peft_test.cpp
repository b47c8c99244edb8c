// LoRA against PEFT on the same weights (tests/golden/adaptation/make.py).

#include "engine/checkpoints/peft.h"

#include <filesystem>
#include <fstream>
#include <set>

#include "engine/checkpoints/safetensors.h"
#include "engine/core/atomic_file.h"
#include "engine/layers/cpu_memory.h"
#include "engine/shapes/added_layers.h"
#include "tests/models/golden_values.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

struct Case {
  std::string name;
  LowRankUpdates updates;
};

/// PEFT scales BART's by alpha / sqrt(rank), which is 16 / 4.
const std::vector<Case> kCases = {{"t5", {3, 5.0, 0.0, {"q", "v", "wo"}, ""}},
                                  {"bart", {4, 16.0, 0.0, {"q_proj", "v_proj", "fc1"}, ""}},
                                  {"bert", {2, 4.0, 0.0, {"query", "value"}, ""}}};

fs::path folderOf(const std::string& name) { return test::golden("adaptation/" + name); }

TensorMap adapterFile(const std::string& name) {
  return readSafetensors(folderOf(name) / "adapter_model.safetensors").value();
}

/// The base with the updates beside its weights, as it is while it trains.
ModelBundle unmergedModel(const Case& chosen) {
  Json config = modelConfiguration(folderOf(chosen.name)).value();
  writeLowRankUpdates(chosen.updates, config);
  const fs::path base = readPeftFolder(folderOf(chosen.name))->base;
  ModelBundle bundle = openModelAs(base, config, 1, torch::kFloat32, torch::kCPU).value();
  for (const auto& [name, tensor] : adapterFile(chosen.name))
    bundle.model->weights().fill(name.substr(std::string("base_model.model.").size()), tensor);
  return bundle;
}

torch::Tensor logitsOf(const ModelBundle& bundle, const Json& golden) {
  const torch::Tensor mask = test::matrix(golden.at("mask")) != 0, ids = test::matrix(golden.at("input_ids"));
  if (const auto classifier = bundle.classifier()) return (*classifier)->outputs({{ids, mask, {}}, {}}, {});
  Seq2SeqModel& model = **bundle.writer();
  const torch::Tensor labels = test::matrix(golden.at("labels"));
  return model.head(model.decode(model.encode(ids, mask), model.shiftRight(labels), {}));
}

torch::Tensor lossOf(const torch::Tensor& logits, const Json& golden) {
  const bool classes = golden.at("labels").front().is_number();
  const torch::Tensor labels =
      classes ? torch::tensor(golden.at("labels").get<std::vector<std::int64_t>>(), torch::kInt64)
              : test::matrix(golden.at("labels")).flatten();
  return at::cross_entropy_loss(logits.reshape({-1, logits.size(-1)}), labels, {}, at::Reduction::Mean, -100);
}

torch::Tensor expectedLogits(const Json& golden) {
  return test::numbers(golden.at("logits"), golden.at("logits_shape"));
}

class PeftTest : public test::GoldenTest {};

TEST_F(PeftTest, AnAdapterIsOpenedMergedAndAnswersAsPeftDoes) {
  const torch::NoGradGuard noGrad;
  for (const Case& chosen : kCases) {
    const ModelBundle bundle = openModel(folderOf(chosen.name), torch::kFloat32, torch::kCPU).value();
    const Json golden = test::goldenValues("adaptation/" + chosen.name);
    EXPECT_LT(test::largestDifference(logitsOf(bundle, golden), expectedLogits(golden)), 1e-4) << chosen.name;
    EXPECT_FALSE(bundle.model->weights().shape().lora) << "merged";
  }
}

TEST_F(PeftTest, UpdatesBesideTheWeightsHavePeftsOutputsAndGradients) {
  for (const Case& chosen : kCases) {
    const ModelBundle bundle = unmergedModel(chosen);
    const Json golden = test::goldenValues("adaptation/" + chosen.name);
    const torch::Tensor logits = logitsOf(bundle, golden);
    EXPECT_LT(test::largestDifference(logits, expectedLogits(golden)), 1e-4) << chosen.name;
    const torch::Tensor loss = lossOf(logits, golden);
    EXPECT_NEAR(loss.item<double>(), golden.at("loss").get<double>(), 1e-4) << chosen.name;
    loss.backward();
    for (const auto& [name, values] : golden.at("gradients").items()) {
      const torch::Tensor weight =
          bundle.model->weights().at(name.substr(std::string("base_model.model.").size()));
      const torch::Tensor expected =
          torch::tensor(values.get<std::vector<double>>(), torch::kFloat32).view(weight.sizes());
      EXPECT_LT(test::largestDifference(weight.grad(), expected), 2e-5) << chosen.name << ": " << name;
    }
  }
}

TEST_F(PeftTest, WhatIsWrittenHasPeftsNamesAndValues) {
  for (const Case& chosen : kCases) {
    const ModelBundle bundle = unmergedModel(chosen);
    const test::TemporaryDirectory folder;
    ASSERT_TRUE(writePeft(peftForm(bundle.model->weights()), folder.path()).ok());
    const TensorMap expected = adapterFile(chosen.name),
                    written = readSafetensors(folder / "adapter_model.safetensors").value();
    ASSERT_EQ(written.size(), expected.size());
    for (const auto& [name, tensor] : expected) {
      ASSERT_TRUE(written.contains(name)) << name;
      EXPECT_TRUE(torch::equal(written.at(name), tensor)) << name;
    }
    const Json own = readJsonFile(folder / "adapter_config.json").value(),
               theirs = readJsonFile(folderOf(chosen.name) / "adapter_config.json").value();
    for (const char* key : {"peft_type", "task_type", "r", "bias"})
      EXPECT_EQ(own.at(key), theirs.at(key)) << key;
    const std::set<std::string> targets = own.at("target_modules"), wanted = theirs.at("target_modules");
    EXPECT_EQ(targets, wanted);
  }
}

TEST_F(PeftTest, StoredWeightsHaveTheUpdatesMergedAndNothingElse) {
  const Case& chosen = kCases.front();
  const ModelBundle unmerged = unmergedModel(chosen);
  const ModelBundle merged = openModel(folderOf(chosen.name), torch::kFloat32, torch::kCPU).value();
  const auto stored = unmerged.model->weights().stored();
  EXPECT_EQ(stored.size(), merged.model->weights().stored().size());
  for (const NamedTensor& named : stored)
    EXPECT_LT(test::largestDifference(named.tensor, merged.model->weights().at(named.name)), 1e-6)
        << named.name;
}

TEST_F(PeftTest, DecodingStepByStepSeesTheUpdates) {
  const torch::NoGradGuard noGrad;
  for (const Case& chosen : {kCases[0], kCases[1]}) {
    const ModelBundle bundle = unmergedModel(chosen);
    Seq2SeqModel& model = **bundle.writer();
    const Json golden = test::goldenValues("adaptation/" + chosen.name);
    const torch::Tensor mask = test::matrix(golden.at("mask")) != 0;
    const torch::Tensor decoderIds = model.shiftRight(test::matrix(golden.at("labels")));
    const EncoderOutput encoder = model.encode(test::matrix(golden.at("input_ids")), mask);
    const auto cache = model.makeCache(encoder, 1, decoderIds.size(1));
    const torch::Tensor expected = expectedLogits(golden);
    for (std::int64_t place = 0; place < decoderIds.size(1); ++place) {
      const torch::Tensor logits = model.decodeStep(*cache, decoderIds.select(1, place));
      EXPECT_LT(test::largestDifference(logits[0], expected[0][place]), 1e-4) << chosen.name << " " << place;
    }
  }
}

class PeftFolderTest : public ::testing::Test {
 protected:
  /// The T5 adapter under a changed adapter_config.json.
  std::string errorWith(const std::string& key, const Json& value) {
    Json config = readJsonFile(folderOf("t5") / "adapter_config.json").value();
    config["base_model_name_or_path"] = test::golden("t5/t5-gated-untied").string();
    config[key] = value;
    std::ofstream(m_folder / "adapter_config.json") << writeJson(config, 2);
    fs::copy_file(folderOf("t5") / "adapter_model.safetensors", m_folder / "adapter_model.safetensors",
                  fs::copy_options::overwrite_existing);
    const auto bundle = openModel(m_folder.path(), torch::kFloat32, torch::kCPU);
    return bundle ? "" : bundle.error().message();
  }
  test::TemporaryDirectory m_folder;
};

TEST_F(PeftFolderTest, WhatCannotBeMergedIsRefusedByName) {
  EXPECT_EQ(errorWith("use_rslora", false), "");
  for (const char* key : {"use_dora", "lora_bias", "fan_in_fan_out"})
    EXPECT_NE(errorWith(key, true).find(key), std::string::npos) << key;
  EXPECT_NE(errorWith("peft_type", "IA3").find("peft_type"), std::string::npos);
  EXPECT_NE(errorWith("init_lora_weights", "pissa").find("pissa"), std::string::npos);
  EXPECT_NE(errorWith("alpha_pattern", {{"q", 3}}).find("alpha_pattern"), std::string::npos);
}

TEST_F(PeftFolderTest, ABaseThatIsNotThereIsNamed) {
  const std::string error = errorWith("base_model_name_or_path", "google/mt5-small");
  EXPECT_NE(error.find("google/mt5-small"), std::string::npos) << error;
  EXPECT_NE(error.find("base_model_name_or_path"), std::string::npos) << error;
}

TEST_F(PeftFolderTest, AnUpdateOfAnotherSizeIsRefusedBeforeItIsMultiplied) {
  constexpr std::int64_t kWidth = 20000;
  TensorMap tensors = adapterFile("t5");
  const std::string projection = "base_model.model.encoder.block.0.layer.0.SelfAttention.q";
  ASSERT_TRUE(tensors.contains(projection + kLowRankDown + ".weight"));
  tensors[projection + kLowRankDown + ".weight"] = torch::zeros({1, kWidth});
  tensors[projection + kLowRankUp + ".weight"] = torch::zeros({kWidth, 1});
  std::vector<NamedTensor> hostile;
  for (const auto& [name, tensor] : tensors) hostile.push_back({name, tensor});
  Json config = readJsonFile(folderOf("t5") / "adapter_config.json").value();
  config["base_model_name_or_path"] = test::golden("t5/t5-gated-untied").string();
  ASSERT_TRUE(writeFileAtomically(m_folder / "adapter_config.json", writeJson(config, 2)).ok());
  ASSERT_TRUE(writeSafetensors(hostile, torch::kFloat32, m_folder / "adapter_model.safetensors").ok());
  cpu_memory::resetPeak();
  const std::uint64_t before = cpu_memory::allocatedBytes();
  const auto bundle = openModel(m_folder.path(), torch::kFloat32, torch::kCPU);
  ASSERT_FALSE(bundle);
  EXPECT_NE(bundle.error().message().find("another size"), std::string::npos) << bundle.error().message();
  EXPECT_LT(cpu_memory::peakBytes() - before, std::uint64_t{64} << 20);
}

TEST_F(PeftFolderTest, AnAdapterOfAnotherModelIsRefused) {
  const std::string error = errorWith("base_model_name_or_path", test::golden("bart/bart-post").string());
  EXPECT_NE(error.find("adapter"), std::string::npos) << error;
}

/// An adapter that holds whole tensors, or updates, of what its base has under several names.
class PeftTiesTest : public ::testing::Test {
 protected:
  /// Says what is wrong with an adapter of these tensors and modules_to_save; empty where it opens.
  std::string errorOf(const std::string& base, const TensorMap& tensors, const Json& savedModules) {
    Json config = readJsonFile(folderOf("t5") / "adapter_config.json").value();
    config["base_model_name_or_path"] = test::golden(base).string();
    config["modules_to_save"] = savedModules;
    std::vector<NamedTensor> named;
    for (const auto& [name, tensor] : tensors) named.push_back({"base_model.model." + name, tensor});
    EXPECT_TRUE(writeFileAtomically(m_folder / "adapter_config.json", writeJson(config, 2)).ok());
    EXPECT_TRUE(writeSafetensors(named, torch::kFloat32, m_folder / "adapter_model.safetensors").ok());
    const auto bundle = openModel(m_folder.path(), torch::kFloat32, torch::kCPU);
    if (!bundle) return bundle.error().message();
    for (const auto& [name, tensor] : tensors)
      EXPECT_TRUE(torch::equal(bundle->model->weights().at(name), tensor)) << name;
    return "";
  }

  void expectParted(const std::string& base, const TensorMap& tensors, const Json& savedModules) {
    const std::string error = errorOf(base, tensors, savedModules);
    EXPECT_NE(error.find("the base model has one tensor for both"), std::string::npos) << base << error;
  }

  static torch::Tensor tableOf(const std::string& base) {
    const Json config = readJsonFile(test::golden(base) / "config.json").value();
    return torch::rand(
        {config.at("vocab_size").get<std::int64_t>(), config.at("d_model").get<std::int64_t>()});
  }

  test::TemporaryDirectory m_folder;
};

constexpr const char* kTiedT5 = "t5/t5-relu-tied";
constexpr const char* kUntiedT5 = "t5/t5-gated-untied";
constexpr const char* kTiedBart = "bart/bart-post";

TEST_F(PeftTiesTest, ACopyOfATiedOutputMatrixIsRefused) {
  for (const char* base : {kTiedT5, kTiedBart})
    expectParted(base, {{"lm_head.weight", tableOf(base)}}, Json::array({"lm_head"}));
  const torch::Tensor head = tableOf(kUntiedT5);
  EXPECT_EQ(errorOf(kUntiedT5, {{"lm_head.weight", head}}, Json::array({"lm_head"})), "")
      << "a tensor of its own";
}

TEST_F(PeftTiesTest, CopiesOfTheEmbeddingsOfEncoderAndDecoderAreRefused) {
  const TensorMap apart = {{"encoder.embed_tokens.weight", tableOf(kUntiedT5)},
                           {"decoder.embed_tokens.weight", tableOf(kUntiedT5)}};
  expectParted(kUntiedT5, apart, Json::array({"embed_tokens"}));
  expectParted(kUntiedT5, apart, nullptr);
}

TEST_F(PeftTiesTest, CopiesThatAreEqualUnderAllNamesAreOneTensor) {
  const torch::Tensor table = tableOf(kTiedT5);
  const TensorMap all = {{"shared.weight", table},
                         {"encoder.embed_tokens.weight", table},
                         {"decoder.embed_tokens.weight", table},
                         {"lm_head.weight", table}};
  EXPECT_EQ(errorOf(kTiedT5, all, Json::array({"shared", "embed_tokens", "lm_head"})), "");
}

// save_embedding_layers: PEFT writes the embeddings without making copies of them, and fills both from there.
TEST_F(PeftTiesTest, EmbeddingsThatStayTiedAreTakenUnderAnyOfTheirNames) {
  const torch::Tensor table = tableOf(kTiedT5);
  EXPECT_EQ(errorOf(kTiedT5, {{"shared.weight", table}, {"lm_head.weight", table}}, nullptr), "");
}

TEST_F(PeftTiesTest, AnUpdateOfATiedOutputMatrixIsRefused) {
  const torch::Tensor table = tableOf(kTiedT5);
  const std::string head = "lm_head";
  expectParted(kTiedT5,
               {{head + kLowRankDown + ".weight", torch::rand({3, table.size(1)})},
                {head + kLowRankUp + ".weight", torch::rand({table.size(0), 3})}},
               nullptr);
}

}  // namespace
}  // namespace s2s
