// Every family and task through the trainer: it learns, it resumes bit for bit, its checkpoints open again.

#include <gtest/gtest.h>

#include "engine/checkpoints/safetensors.h"
#include "engine/front_door/model_handle.h"
#include "engine/training/train.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_families.h"

namespace s2s {
namespace {

using test::bartLike;
using test::bertLike;
using test::labelRecipe;

/// The last validation line of a run.
Json lastValidation(const std::filesystem::path& run) {
  std::ifstream file(run / "metrics.jsonl");
  Json found;
  for (std::string line; std::getline(file, line);) {
    Json json = parseJson(line, "metrics.jsonl").value();
    if (json.contains("validation_loss")) found = std::move(json);
  }
  return found;
}

class FamiliesTest : public ::testing::Test {
 protected:
  TrainingOutcome trainIn(const std::string& name, const Recipe& recipe,
                          std::optional<std::int64_t> stop = {}) {
    auto outcome = train({recipe, m_folder / name, "", stop}, {}, m_control);
    EXPECT_TRUE(outcome.ok()) << name << ": " << outcome.error().message();
    return outcome.value();
  }
  /// Trains, and trains in two parts; both must end with the same weights and optimizer.
  void expectSameAfterResume(const std::string& name, const Recipe& recipe) {
    const auto whole = trainIn(name + "-whole", recipe);
    trainIn(name + "-parts", recipe, 7);
    const auto resumed = resume({m_folder / (name + "-parts"), {}, {}}, {}, m_control);
    ASSERT_TRUE(resumed.ok()) << resumed.error().message();
    const TensorMap first = readSafetensors(whole.checkpoint / "model.safetensors").value();
    const TensorMap second = readSafetensors(resumed->checkpoint / "model.safetensors").value();
    ASSERT_EQ(first.size(), second.size());
    for (const auto& [tensor, values] : first)
      EXPECT_TRUE(torch::equal(values, second.at(tensor))) << name << " " << tensor;
  }

  test::TemporaryDirectory m_folder;
  RunControl m_control;
};

TEST_F(FamiliesTest, EncodersLearnLabelsThatSurviveInTheirConfiguration) {
  for (const std::string type : {"bert", "roberta"}) {
    const auto folder = m_folder / type;
    std::filesystem::create_directories(folder);
    const Recipe recipe = labelRecipe(folder, bertLike(type));
    const auto outcome = trainIn(type + "-run", recipe);
    EXPECT_GT(lastValidation(outcome.run).at("validation_accuracy").get<double>(), 0.9) << type;
    EXPECT_GT(lastValidation(outcome.run).at("validation_macro_f1").get<double>(), 0.9) << type;
    const Json config = readJsonFile(outcome.checkpoint / "config.json").value();
    EXPECT_EQ(config.at("id2label").at("0"), "bad");
    EXPECT_EQ(config.at("id2label").at("1"), "good");
    auto model = ModelHandle::open(outcome.run.string(), {"cpu", "float32", 1}).value();
    const std::vector<ClassifierQuestion> questions = {{"the film was lovely"}, {"the very plot poor"}};
    const auto verdicts = model.classify(questions, 2).value();
    EXPECT_EQ(verdicts[0][0].label, "good");
    EXPECT_EQ(verdicts[1][0].label, "bad");
  }
}

TEST_F(FamiliesTest, BartReadsItsClassAtAnEndTokenThatIsAppended) {
  std::filesystem::create_directories(m_folder / "bart");
  Json config = bartLike("bart", 21);
  config.update({{"eos_token_id", 3}, {"decoder_start_token_id", 2}, {"bos_token_id", 2}});
  Recipe recipe = labelRecipe(m_folder / "bart", config);
  recipe.training.steps = 100;
  const auto outcome = trainIn("bart-run", recipe);
  EXPECT_GT(lastValidation(outcome.run).at("validation_accuracy").get<double>(), 0.9);
}

TEST_F(FamiliesTest, SeveralLabelColumnsAndConvolutionsOnAFrozenEncoder) {
  std::filesystem::create_directories(m_folder / "columns");
  Recipe recipe = labelRecipe(m_folder / "columns", bertLike("bert"));
  recipe.data.train.front().labels = {std::string("mood"), std::string("size")};
  recipe.head.kind = "convolution";
  recipe.head.kernelSizes = {2, 3};
  recipe.head.filters = 8;
  recipe.training.steps = 100;
  recipe.checkpoints.metric = recipe.earlyStopping.metric = "validation_accuracy size";
  recipe.checkpoints.mode = recipe.earlyStopping.mode = "max";
  recipe.earlyStopping.patience = 50;
  const auto outcome = trainIn("columns-run", recipe);
  const Json line = lastValidation(outcome.run);
  ASSERT_TRUE(outcome.best);
  EXPECT_EQ(outcome.best->metric, "validation_accuracy size");
  EXPECT_GE(outcome.best->value, line.at("validation_accuracy size").get<double>());
  EXPECT_GT(line.at("validation_accuracy mood").get<double>(), 0.8);
  EXPECT_GT(line.at("validation_accuracy size").get<double>(), 0.8);

  recipe.adaptation.encoder = "frozen";
  const auto frozen = trainIn("frozen-run", recipe);
  recipe.training.steps = 1;
  const auto start = trainIn("frozen-start", recipe);
  const TensorMap first = readSafetensors(start.checkpoint / "model.safetensors").value();
  const TensorMap last = readSafetensors(frozen.checkpoint / "model.safetensors").value();
  for (const auto& [name, values] : last) {
    const bool isHead = name.starts_with("classifier.");
    EXPECT_EQ(torch::equal(values, first.at(name)), !isHead) << name;
  }
}

TEST_F(FamiliesTest, PairsAreComparedAsOneTextOrApart) {
  for (const std::string kind : {"family", "bi-encoder"}) {
    const auto folder = m_folder / ("pairs-" + kind);
    std::filesystem::create_directories(folder);
    Recipe recipe = labelRecipe(folder, bertLike("bert"));
    recipe.objective.kind = "regression";
    recipe.data.train.front().target = std::string("stars");
    recipe.data.train.front().pair = std::string("other");
    recipe.head.kind = kind;
    recipe.head.scale = 5.0;
    recipe.training.steps = 150;
    recipe.checkpoints.metric = "validation_pearson";
    recipe.checkpoints.mode = "max";
    const auto outcome = trainIn("pairs-run-" + kind, recipe);
    EXPECT_TRUE(outcome.best && outcome.best->metric == "validation_pearson");
    EXPECT_GT(lastValidation(outcome.run).at("validation_pearson").get<double>(),
              kind == "family" ? 0.2 : 0.6)
        << kind;
  }
}

TEST_F(FamiliesTest, MaskedTokensAreLearnedAndAHeadIsPutOnWhatLearnedThem) {
  const auto folder = m_folder / "masked";
  std::filesystem::create_directories(folder);
  Recipe recipe = labelRecipe(folder, bertLike("bert"));
  recipe.objective.kind = "masked-language-model";
  const auto outcome = trainIn("masked-run", recipe);
  EXPECT_TRUE(lastValidation(outcome.run).contains("validation_token_accuracy"));
  auto model = ModelHandle::open(outcome.run.string(), {"cpu", "float32", 1}).value();
  const std::vector<std::string> texts = {"the [MASK] was very <mask>", "no mask"};
  const auto filled = model.fillMasks(texts, 4).value();
  ASSERT_EQ(filled[0].candidates.size(), 2u);
  EXPECT_EQ(filled[0].candidates[0].size(), 4u);
  EXPECT_TRUE(filled[1].candidates.empty());

  recipe.objective.kind = "sequence-classification";
  recipe.model.from = outcome.run.string();
  recipe.model.initialization = "pretrained";
  recipe.training.steps = 150;
  const auto tuned = trainIn("tuned-run", recipe);
  EXPECT_GT(lastValidation(tuned.run).at("validation_accuracy").get<double>(), 0.9);
}

TEST_F(FamiliesTest, EveryTaskResumesBitForBit) {
  const auto start = [&](const std::string& name, const Json& config) {
    std::filesystem::create_directories(m_folder / name);
    Recipe recipe = labelRecipe(m_folder / name, config);
    recipe.training.steps = 12;
    recipe.training.accumulation = 2;
    recipe.checkpoints.everySteps = 5;
    return recipe;
  };
  expectSameAfterResume("classify", start("classify-data", bertLike("bert")));
  Recipe masked = start("mask-data", bertLike("roberta"));
  masked.objective.kind = "masked-language-model";
  expectSameAfterResume("mask", masked);

  std::filesystem::create_directories(m_folder / "bart-data");
  for (const std::string type : {"bart", "mbart", "m2m_100"}) {
    Recipe recipe = test::tinyRecipe(m_folder / "bart-data");
    test::writeText(m_folder / "bart-data/model/config.json", writeJson(bartLike(type, 384), 2));
    expectSameAfterResume(type, recipe);
  }
}

TEST_F(FamiliesTest, WrongWishesAreNamed) {
  std::filesystem::create_directories(m_folder / "wrong");
  const auto failure = [&](const std::function<void(Recipe&)>& change) {
    Recipe recipe = labelRecipe(m_folder / "wrong", bertLike("bert"));
    change(recipe);
    const auto outcome = train({recipe, m_folder / "never", "", {}}, {}, m_control);
    EXPECT_FALSE(outcome.ok());
    return outcome.ok() ? "" : outcome.error().message();
  };
  EXPECT_NE(failure([](Recipe& r) { r.objective.kind = "regression"; }).find("is not a number"),
            std::string::npos);
  EXPECT_NE(failure([](Recipe& r) { r.head.kind = "bi-encoder"; }).find("pair"), std::string::npos);
  EXPECT_NE(
      failure([](Recipe& r) { r.checkpoints.metric = "validation_pearson"; }).find("validation_accuracy"),
      std::string::npos);
  EXPECT_NE(failure([](Recipe& r) { r.objective.kind = "sequence-to-sequence"; }).find("bert"),
            std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(m_folder / "never"));
}

}  // namespace
}  // namespace s2s
