// Models with fewer pieces, and the way back.

#include "engine/front_door/vocabulary_export.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <thread>

#include "engine/core/temporary_name.h"
#include "engine/front_door/export_request.h"
#include "engine/front_door/model_export.h"
#include "engine/models/model_bundle.h"
#include "engine/planning/export_plan.h"
#include "engine/session.h"
#include "engine/shapes/vocabulary_axes.h"
#include "engine/vocabulary/vocabulary_map.h"
#include "tests/support/golden_tokenizer.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCorpus = "The old bread is for the dog.\nThere is an apple.\n한국어를 배웁니다.\n";
const std::vector<std::string> kTexts = {"The old bread is for the dog.", "There is an apple.",
                                         "한국어를 배웁니다."};

struct ModelToTrim {
  std::string name, tokenizer;
  Json config;
};

Json wide(const char* type) {
  return {{"model_type", type},
          {"d_model", 16},
          {"encoder_layers", 1},
          {"decoder_layers", 1},
          {"encoder_ffn_dim", 24},
          {"decoder_ffn_dim", 24},
          {"encoder_attention_heads", 2},
          {"decoder_attention_heads", 2},
          {"init_std", 0.5}};
}

Json t5(bool tied) {
  return {{"model_type", tied ? "t5" : "mt5"},
          {"d_model", 16},
          {"d_kv", 8},
          {"d_ff", 24},
          {"num_layers", 1},
          {"num_heads", 2},
          {"tie_word_embeddings", tied}};
}

Json encoder(const char* type) {
  return {{"model_type", type},       {"hidden_size", 16},       {"num_hidden_layers", 1},
          {"num_attention_heads", 2}, {"intermediate_size", 24}, {"max_position_embeddings", 64},
          {"initializer_range", 0.5}};
}

std::vector<ModelToTrim> modelsToTrim() {
  return {{"T5", "", t5(true)},
          {"UntiedT5", "", t5(false)},
          {"T5WithTokenizerJson", "json_t5", t5(false)},
          {"M2M100", "m2m100", wide("m2m_100")},
          {"Nllb", "nllb", wide("m2m_100")},
          {"MBart", "mbart", wide("mbart")},
          {"Bart", "bart", wide("bart")},
          {"Roberta", "roberta_prefix", encoder("roberta")},
          {"Bert", "bert_cased", encoder("bert")}};
}

/// A random model with a tokenizer, and a corpus beside it.
class TrimmedModelTest : public testing::TestWithParam<ModelToTrim> {
 protected:
  void SetUp() override {
    fs::create_directories(folder / "tokenizer");
    if (GetParam().tokenizer.empty()) {
      fs::copy_file(test::golden("tokenizers/small.model"), folder / "tokenizer/spiece.model");
    } else {
      test::layOutTokenizer(test::readTokenizerGolden(GetParam().tokenizer), folder / "tokenizer");
      fs::remove(folder / "tokenizer/config.json");
    }
    const auto tokenizer = loadTokenizer(folder / "tokenizer");
    ASSERT_TRUE(tokenizer.ok()) << tokenizer.error().message();
    Json config = GetParam().config;
    config["vocab_size"] = (*tokenizer)->size() + 6;
    auto model = makeModel(config, torch::kFloat32, torch::kCPU, 3);
    ASSERT_TRUE(model.ok()) << model.error().message();
    for (const NamedTensor& tensor : (*model)->weights().stored()) {
      if (tensor.name == "final_logits_bias") tensor.tensor.normal_();
    }
    const auto saved =
        saveModel(**model, tokenizer->get(), ownGenerationTokens(**model), torch::kFloat32, path("original"));
    ASSERT_TRUE(saved.ok()) << saved.error().message();
    std::ofstream(folder / "corpus.txt") << kCorpus;
  }

  std::string path(const std::string& name) const { return (folder / name).string(); }

  Result<Json> trim(const std::string& to) const {
    return exportTrimmed(path("original"), path(to), "", {{folder / "corpus.txt"}, {}, false}, {});
  }

  ModelBundle open(const std::string& name) const {
    auto opened = openModel(folder / name, torch::kFloat32, torch::kCPU);
    EXPECT_TRUE(opened.ok()) << opened.error().message();
    return *std::move(opened);
  }

  test::TemporaryDirectory folder;
};

/// What a model predicts for a text, [tokens, vocabulary].
torch::Tensor predictions(const ModelBundle& bundle, const std::vector<TokenId>& ids) {
  const torch::NoGradGuard noGradients;
  const torch::Tensor row = torch::tensor(ids).unsqueeze(0), mask = torch::ones_like(row, torch::kBool);
  if (auto* writer = dynamic_cast<Seq2SeqModel*>(bundle.model.get()))
    return writer->head(writer->decode(writer->encode(row, mask), row, mask)).squeeze(0);
  auto* filler = dynamic_cast<MaskedLanguageModel*>(bundle.model.get());
  return filler->head(filler->hidden({row, mask, torch::zeros_like(row)})).squeeze(0);
}

TEST_P(TrimmedModelTest, PredictsTheSameForTheKeptTexts) {
  const auto done = trim("small");
  ASSERT_TRUE(done.ok()) << done.error().message();
  const ModelBundle original = open("original"), small = open("small");
  const auto map = VocabularyMap::read(folder / "small");
  ASSERT_TRUE(map.ok());
  EXPECT_EQ((*done)["vocabulary"]["after"], map->size());
  EXPECT_EQ((*done)["parameters"], small.model->weights().shape().parameters());
  EXPECT_EQ((*done)["parameters_before"], original.model->weights().shape().parameters());
  EXPECT_EQ(map->size(), small.tokenizer->size()) << "there are rows without a piece";
  const torch::Tensor rows = torch::tensor(map->oldIds());
  for (const std::string& text : kTexts) {
    std::vector<TokenId> ids = small.tokenizer->encode(text);
    const torch::Tensor given = predictions(small, ids);
    for (TokenId& id : ids) id = map->oldId(id);
    EXPECT_EQ(ids, original.tokenizer->encode(text));
    const torch::Tensor expected = predictions(original, ids).index_select(-1, rows);
    EXPECT_TRUE(torch::allclose(given, expected, 1e-5, 1e-5)) << text;
  }
}

TEST_P(TrimmedModelTest, IsTheOriginalAgainWhenNothingWasTrained) {
  ASSERT_TRUE(trim("small").ok());
  const auto back = exportRestored(path("small"), path("back"), "", path("original"));
  ASSERT_TRUE(back.ok()) << back.error().message();
  const ModelBundle original = open("original"), restored = open("back");
  for (const NamedTensor& tensor : original.model->weights().stored())
    EXPECT_TRUE(torch::equal(tensor.tensor, restored.model->weights().at(tensor.name))) << tensor.name;
  EXPECT_EQ(tokenizerHash(*restored.tokenizer), tokenizerHash(*original.tokenizer));
  EXPECT_EQ(*readJsonFile(folder / "back/config.json"), *readJsonFile(folder / "original/config.json"));
}

TEST_P(TrimmedModelTest, WhatWasTrainedComesBackAtItsOldPlaces) {
  ASSERT_TRUE(trim("small").ok());
  const ModelBundle small = open("small");
  {
    const torch::NoGradGuard noGradients;
    for (const NamedTensor& tensor : small.model->weights().stored()) tensor.tensor.add_(1.0);
  }
  ASSERT_TRUE(
      saveModel(*small.model, small.tokenizer.get(), small.generationTokens, torch::kFloat32, path("trained"))
          .ok());
  const auto back = exportRestored(path("trained"), path("back"), "", path("original"));
  ASSERT_TRUE(back.ok()) << back.error().message();
  const ModelBundle original = open("original"), restored = open("back");
  const auto axes = *vocabularyAxes(original.model->config());
  const torch::Tensor kept = torch::tensor(VocabularyMap::read(folder / "small")->oldIds());
  for (const NamedTensor& tensor : original.model->weights().stored()) {
    torch::Tensor expected = tensor.tensor.detach().clone();
    const auto axis = axes.find(tensor.name);
    if (axis == axes.end())
      expected.add_(1.0);
    else
      expected.index_add_(axis->second, kept, torch::ones_like(expected.index_select(axis->second, kept)));
    EXPECT_TRUE(torch::equal(expected, restored.model->weights().at(tensor.name))) << tensor.name;
  }
}

INSTANTIATE_TEST_SUITE_P(Families, TrimmedModelTest, testing::ValuesIn(modelsToTrim()),
                         [](const auto& one) { return one.param.name; });

/// The same fixture with one model.
class VocabularyExportTest : public TrimmedModelTest {};

TEST_P(VocabularyExportTest, NothingIsLeftBehindWhenItIsCancelled) {
  std::ofstream corpus(folder / "corpus.txt");
  for (int i = 0; i < 2000; ++i) corpus << "There is an apple.\n";
  corpus.close();
  RunControl control;
  WorkObserver observer;
  observer.control = &control;
  observer.progress = [&](double, const std::string& what) {
    if (what.starts_with("comparing")) control.requestStop();
  };
  const auto done =
      exportTrimmed(path("original"), path("small"), "", {{folder / "corpus.txt"}, {}, false}, observer);
  ASSERT_FALSE(done.ok());
  EXPECT_EQ(done.error().kind, Error::Kind::cancelled);
  for (const auto& entry : fs::directory_iterator(folder.path())) EXPECT_FALSE(isTemporaryName(entry.path()));
  EXPECT_FALSE(fs::exists(folder / "small"));
}

TEST_P(VocabularyExportTest, RestoringTellsOfItsProgressAndCanBeCancelledAtEveryPoint) {
  ASSERT_TRUE(trim("small").ok());
  const ExportRequest request{
      ExportRequest::What::restored, path("small"), folder / "back", "", {}, path("original")};
  std::vector<double> shares;
  std::set<std::string> doing;
  WorkObserver observer;
  observer.progress = [&](double share, const std::string& what) {
    shares.push_back(share);
    doing.insert(what);
  };
  ASSERT_TRUE(carryOut(request, observer).ok());
  EXPECT_TRUE(std::ranges::is_sorted(shares));
  EXPECT_GT(shares.size(), 10u);
  EXPECT_LE(shares.back(), 1.0);
  for (const char* what : {"putting the rows back", "writing the weights", "reading the weights back"})
    EXPECT_TRUE(doing.contains(what)) << what;

  ASSERT_GT(fs::remove_all(folder / "back"), 0u);
  for (const std::string& point : doing) {
    RunControl control;
    observer.control = &control;
    observer.progress = [&](double, const std::string& what) {
      if (what == point) control.requestStop();
    };
    const auto cancelled = carryOut(request, observer);
    ASSERT_FALSE(cancelled.ok()) << point;
    EXPECT_EQ(cancelled.error().kind, Error::Kind::cancelled) << point;
    for (const auto& entry : fs::directory_iterator(folder.path()))
      EXPECT_FALSE(isTemporaryName(entry.path())) << point;
    EXPECT_FALSE(fs::exists(folder / "back")) << point;
  }
}

TEST_P(VocabularyExportTest, ACancelledWholeExportLeavesNothing) {
  for (const char* point : {"opening the model", "writing the weights", "reading the weights back"}) {
    RunControl control;
    const WorkObserver observer{[&](double, const std::string& what) {
                                  if (what == point) control.requestStop();
                                },
                                &control};
    const auto done = carryOut({ExportRequest::What::whole, path("original"), folder / "copy"}, observer);
    ASSERT_FALSE(done.ok()) << point;
    EXPECT_EQ(done.error().kind, Error::Kind::cancelled) << point;
    EXPECT_FALSE(fs::exists(folder / "copy")) << point;
  }
}

TEST_P(VocabularyExportTest, AWholeExportEndsBetweenTwoTensors) {
  RunControl control;
  const WorkObserver observer{[&](double share, const std::string& what) {
                                if (what == "writing the weights" && share > 0.5) control.requestStop();
                              },
                              &control};
  const auto done = carryOut({ExportRequest::What::whole, path("original"), folder / "copy"}, observer);
  ASSERT_FALSE(done.ok());
  EXPECT_EQ(done.error().kind, Error::Kind::cancelled);
  EXPECT_FALSE(fs::exists(folder / "copy"));
  for (const auto& entry : fs::directory_iterator(folder.path()))
    EXPECT_FALSE(isTemporaryName(entry.path())) << entry.path();
}

TEST_P(VocabularyExportTest, WhatHasTheNameAlreadyIsNeverReplacedAndNoWorkIsBegun) {
  ASSERT_TRUE(trim("small").ok());
  fs::create_directories(folder / "taken");
  std::set<std::string> doing;
  const WorkObserver observer{[&](double, const std::string& what) { doing.insert(what); }, nullptr};
  const auto done = carryOut(
      {ExportRequest::What::restored, path("small"), folder / "taken", "", {}, path("original")}, observer);
  ASSERT_FALSE(done.ok());
  EXPECT_EQ(done.error().kind, Error::Kind::invalidInput);
  EXPECT_FALSE(doing.contains("putting the rows back"));
  EXPECT_TRUE(fs::is_empty(folder / "taken"));
}

TEST_P(VocabularyExportTest, IsAsLargeAsWasPlanned) {
  for (const char* dtype : {"float32", "bfloat16"}) {
    const auto planned = planExport(path("original"), dtype);
    ASSERT_TRUE(planned.ok()) << planned.error().message();
    ASSERT_TRUE(exportModel(path("original"), folder / dtype, dtype).ok());
    const auto file = folder / dtype / "model.safetensors";
    std::uint64_t header = 0;
    std::ifstream(file, std::ios::binary).read(reinterpret_cast<char*>(&header), sizeof header);
    EXPECT_EQ(static_cast<std::uint64_t>(planned->bytes) + header + sizeof header, fs::file_size(file));
  }
}

TEST_P(VocabularyExportTest, AnotherOriginalIsRefused) {
  ASSERT_TRUE(trim("small").ok());
  const auto back = exportRestored(path("small"), path("back"), "", path("small"));
  ASSERT_FALSE(back.ok());
  EXPECT_EQ(back.error().kind, Error::Kind::invalidInput);
  EXPECT_FALSE(exportRestored(path("original"), path("back"), "", path("original")).ok());
}

TEST_P(VocabularyExportTest, ATrimmedModelIsExportedWithItsMap) {
  ASSERT_TRUE(trim("small").ok());
  ASSERT_TRUE(exportModel(path("small"), path("copy"), "bfloat16").ok());
  EXPECT_TRUE(exportRestored(path("copy"), path("back"), "", path("original")).ok());
}

TEST_P(VocabularyExportTest, TheSessionTrimsInTheBackground) {
  Session session({"cpu", "float32", 1, 64u << 20});
  const JobId job = session.exportModel({ExportRequest::What::trimmed,
                                         path("original"),
                                         folder / "small",
                                         "",
                                         {{folder / "corpus.txt"}, {}, false}});
  std::optional<event::JobEnded> ended;
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(1);
  while (!ended && std::chrono::steady_clock::now() < deadline) {
    for (const Event& event : session.takeEvents()) {
      if (const auto* failed = std::get_if<event::JobFailed>(&event)) FAIL() << failed->error.message();
      if (const auto* one = std::get_if<event::JobEnded>(&event)) ended = *one;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  ASSERT_TRUE(ended);
  EXPECT_EQ(ended->job, job);
  EXPECT_EQ(ended->status, "finished");
  EXPECT_EQ(ended->result["parameters"], open("small").model->weights().shape().parameters());
}

INSTANTIATE_TEST_SUITE_P(OneFamily, VocabularyExportTest, testing::Values(modelsToTrim().front()),
                         [](const auto& one) { return one.param.name; });

}  // namespace
}  // namespace s2s
