#include "engine/training/train.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "engine/core/text_file.h"
#include "engine/models/model_bundle.h"
#include "engine/tokenizers/tokenizer.h"
#include "engine/training/training_setup.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"
#include "tests/training/runs.h"

namespace s2s {
namespace {

double largestDifference(const std::vector<NamedTensor>& first, const std::vector<NamedTensor>& second) {
  double largest = 0.0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    largest = std::max(largest, (first[i].tensor - second[i].tensor).abs().max().item<double>());
  }
  return largest;
}

using test::expectSame;
using test::lastWeights;
using test::metricsOf;
using test::trainHere;

TEST(TrainTest, ARunLeavesWhatTheContractNames) {
  const test::TemporaryDirectory folder;
  const Recipe recipe = test::tinyRecipe(folder.path());
  const TrainingOutcome outcome = trainHere(recipe, folder / "run");
  EXPECT_EQ(outcome.status, TrainingOutcome::Status::finished);
  EXPECT_EQ(outcome.step, 12);
  ASSERT_TRUE(outcome.best.has_value());
  EXPECT_EQ(outcome.best->metric, "validation_loss");
  EXPECT_EQ(lastCheckpoint(folder / "run")->step, 12);

  std::int64_t steps = 0, validations = 0;
  for (const Json& line : metricsOf(folder / "run")) {
    if (line.contains("validation_loss")) {
      ++validations;
      EXPECT_TRUE(line.contains("validation_token_accuracy"));
      EXPECT_EQ(line["validation_sets"].size(), 1u);
      continue;
    }
    EXPECT_EQ(line["step"], ++steps);
    for (const char* key : {"epoch", "time_s", "loss", "learning_rate", "gradient_norm", "tokens_per_second",
                            "token_accuracy", "resident_bytes"}) {
      EXPECT_TRUE(line[key].is_number()) << key;
    }
  }
  EXPECT_EQ(steps, 12);
  EXPECT_EQ(validations, 2);

  std::uintmax_t offset = 0;
  const auto samples = readSamples(folder / "run", offset).value();
  ASSERT_EQ(samples.size(), 4u);
  for (const char* key : {"step", "source", "target", "output"}) EXPECT_TRUE(samples[0].contains(key)) << key;
  const Json environment = readJsonFile(folder / "run/environment.json").value();
  EXPECT_TRUE(environment["libraries"].contains("torch"));
  const Json written = readJsonFile(folder / "run/recipe.json").value();
  EXPECT_EQ(written["data"]["train"][0]["sha256"].get<std::string>().size(), 64u);
  EXPECT_EQ(writeJson(recipeToJson(parseRecipe(written).value())), writeJson(written));
}

TEST(TrainTest, APresetOverBytesTrainsWithTheTokenizerThatItBrings) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  recipe.model.from = "byt5-small";
  recipe.model.overrides = {{"d_model", 16},  {"d_kv", 8},       {"d_ff", 16},
                            {"num_heads", 2}, {"num_layers", 1}, {"num_decoder_layers", 1}};
  EXPECT_EQ(trainHere(recipe, folder / "run").status, TrainingOutcome::Status::finished);
  const auto tokenizer = loadTokenizer(lastCheckpoint(folder / "run")->path);
  ASSERT_TRUE(tokenizer) << tokenizer.error().message();
  EXPECT_EQ((*tokenizer)->encode("é", false), (std::vector<TokenId>{0xC3 + 3, 0xA9 + 3}));
}

// The notebook cleared the gradients between backward and step: nothing was ever learned.
TEST(TrainTest, AStepUsesTheGradientsOfAllItsMicroBatches) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  recipe.training.dropout = 0.0;
  recipe.training.steps = 1;
  recipe.schedule = {};
  recipe.data.shuffle = false;
  recipe.optimizer.kind =
      "adafactor";  // its first step is smooth in the gradient; AdamW's only sees the sign
  recipe.training.batchSize = 4;
  recipe.training.accumulation = 3;
  trainHere(recipe, folder / "accumulated");
  recipe.training.batchSize = 12;
  recipe.training.accumulation = 1;
  trainHere(recipe, folder / "whole");
  recipe.optimizer.learningRate = 0.0;
  trainHere(recipe, folder / "untrained");
  const auto accumulated = lastWeights(folder / "accumulated"), whole = lastWeights(folder / "whole");
  EXPECT_LT(largestDifference(accumulated, whole), 1e-5);
  EXPECT_GT(largestDifference(accumulated, lastWeights(folder / "untrained")), 1e-4);
}

TEST(TrainTest, BatchesByTokensPadLessAndTheirEpochsEndWhereTheyShould) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  recipe.evaluation.everySteps = 0;
  recipe.training.accumulation = 1;
  recipe.training.steps.reset();
  recipe.training.epochs = 2.0;
  const auto meanPadding = [&](const std::filesystem::path& run) {
    double sum = 0.0;
    const auto lines = metricsOf(run);
    for (const Json& line : lines) sum += line["padding_share"].get<double>();
    return sum / static_cast<double>(lines.size());
  };
  trainHere(recipe, folder / "rows");
  recipe.training.tokensPerBatch = 100;
  trainHere(recipe, folder / "tokens");
  EXPECT_LT(meanPadding(folder / "tokens"), 0.5 * meanPadding(folder / "rows"));
  EXPECT_EQ(metricsOf(folder / "tokens").back()["epoch"], 2.0);
  EXPECT_EQ(readRunSummary(folder / "tokens")->paddingShare,
            metricsOf(folder / "tokens").back()["padding_share"].get<double>());
}

TEST(TrainTest, WrongThingsAreNamedBeforeARunExists) {
  const test::TemporaryDirectory folder;
  const Recipe good = test::tinyRecipe(folder.path());
  const auto refusal = [&](const Recipe& recipe) {
    const RunControl control;
    const auto outcome = train({recipe, folder / "run", "", {}}, {}, control);
    EXPECT_FALSE(std::filesystem::exists(folder / "run"));
    return outcome ? std::string("no error") : outcome.error().message();
  };
  Recipe recipe = good;
  recipe.data.train[0].target = std::string("ziel");
  EXPECT_NE(refusal(recipe).find("ziel"), std::string::npos);
  recipe = good;
  recipe.data.train[0].path = (folder / "missing.tsv").string();
  EXPECT_NE(refusal(recipe).find("missing.tsv"), std::string::npos);
  recipe = good;
  recipe.training.device = "cuda:99";
  EXPECT_NE(refusal(recipe).find("cuda:99"), std::string::npos);
  recipe = good;
  recipe.training.precision = "float16";
  EXPECT_NE(refusal(recipe).find("float16"), std::string::npos);
  recipe = good;
  recipe.model.initialization = "pretrained";
  EXPECT_NE(refusal(recipe).find("weights"), std::string::npos);
  recipe = good;
  recipe.checkpoints.metric = "bleu";
  EXPECT_NE(refusal(recipe).find("checkpoints.metric"), std::string::npos);
  recipe = good;
  recipe.model.overrides["vocab_size"] = 100;
  EXPECT_NE(refusal(recipe).find("vocab_size"), std::string::npos);
}

TEST(TrainTest, AFolderThatExistsIsRefused) {
  const test::TemporaryDirectory folder;
  std::filesystem::create_directory(folder / "run");
  const RunControl control;
  const auto refused = train({test::tinyRecipe(folder.path()), folder / "run", "", {}}, {}, control);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().kind, Error::Kind::invalidInput);
}

TEST(TrainTest, ADivergedRunFailsAndSaysSo) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  trainHere(recipe, folder / "healthy", {}, 1);
  const auto bundle =
      openModel(lastCheckpoint(folder / "healthy")->path, torch::kFloat32, torch::kCPU).value();
  {
    const torch::NoGradGuard noGrad;
    torch::Tensor(bundle.model->weights().at("shared.weight")).fill_(std::numeric_limits<float>::quiet_NaN());
  }
  ASSERT_TRUE(saveModel(*bundle.model, bundle.tokenizer.get(), bundle.generationTokens, torch::kFloat32,
                        folder / "diverged")
                  .ok());
  recipe.model.from = (folder / "diverged").string();
  recipe.model.initialization = "pretrained";
  const RunControl control;
  const auto outcome = train({recipe, folder / "run", "", {}}, {}, control);
  ASSERT_FALSE(outcome.ok());
  EXPECT_NE(outcome.error().message().find("learning_rate"), std::string::npos) << outcome.error().message();
  EXPECT_EQ(readRunSummary(folder / "run")->status, RunStatus::failed);
  EXPECT_FALSE(lastCheckpoint(folder / "run").has_value());
}

TEST(TrainTest, EpochsBecomeSteps) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  recipe.training.steps.reset();
  recipe.training.epochs = 1.5;
  recipe.data.validation.split = 0.0;
  const TrainingOutcome outcome = trainHere(recipe, folder / "run");
  EXPECT_EQ(outcome.step, 7)
      << "50 rows in batches of 4 are 13 micro-batches, 1.5 epochs 20 of them, 3 a step";
  EXPECT_EQ(readTextFile(folder / "run/best").value(), readTextFile(folder / "run/last").value());
}

TEST(TrainTest, SpanCorruptionTrainsOnTextsAlone) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  recipe.objective.kind = "span-corruption";
  recipe.data.train[0].target = std::string("no such column");
  EXPECT_EQ(trainHere(recipe, folder / "run").step, 12);
}

TEST(TrainTest, PretrainedWeightsGoOnFromWhereTheyWere) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  trainHere(recipe, folder / "first");
  recipe.model.from = lastCheckpoint(folder / "first")->path.string();
  recipe.model.initialization = "pretrained";
  recipe.training.dropout = 0.25;
  recipe.training.steps = 1;
  recipe.optimizer.learningRate = 0.0;
  recipe.schedule = {};
  trainHere(recipe, folder / "second");
  expectSame(lastWeights(folder / "first"), lastWeights(folder / "second"));
  const Json config = readJsonFile(lastCheckpoint(folder / "second")->path / "config.json").value();
  EXPECT_EQ(config["dropout_rate"], 0.25);
}

TEST(TrainTest, CountingTheStepsOfManySortedEpochsCanBeCancelled) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  recipe.training.lengthBuckets = true;
  recipe.training.steps.reset();
  recipe.training.epochs = 1e6;
  RunControl control;
  const std::jthread impatient([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    control.requestStop();
  });
  const auto setup = prepareTraining(recipe, std::nullopt, {}, control);
  ASSERT_FALSE(setup.ok());
  EXPECT_EQ(setup.error().kind, Error::Kind::cancelled);
}

TEST(TrainTest, LearnsToReverse) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  test::writeReversals(folder / "data.tsv", 1500, 2, 4);
  recipe.model.overrides = {{"d_model", 64}, {"d_ff", 128}, {"d_kv", 16}};
  recipe.training.dropout = 0.0;
  recipe.training.steps = 600;
  recipe.training.batchSize = 32;
  recipe.training.accumulation = 1;
  recipe.schedule = {};
  recipe.checkpoints.everySteps = 0;
  recipe.evaluation.everySteps = 600;
  trainHere(recipe, folder / "run");
  EXPECT_GT(metricsOf(folder / "run").back()["validation_token_accuracy"].get<double>(), 0.95);
}

}  // namespace
}  // namespace s2s
