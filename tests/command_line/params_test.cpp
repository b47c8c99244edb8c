#include <gtest/gtest.h>

#include <fstream>

#include "tests/command_line/program.h"

namespace s2s::test {
namespace {

TEST(ParamsTest, CountsExactlyAndTheGroupsAddUp) {
  const Json document = runS2s({"params", "mt5-base", "mt5-small", "t5-11b", "--json"}).json();
  ASSERT_TRUE(document.contains("models"));
  const std::vector<std::int64_t> expected = {582401280, 300176768, 11307321344};
  ASSERT_EQ(document["models"].size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const Json& model = document["models"][i];
    EXPECT_EQ(model["parameters"], expected[i]);
    EXPECT_EQ(model["bytes"]["bfloat16"], expected[i] * 2);
    std::int64_t sum = 0;
    for (const Json& group : model["groups"]) sum += group["parameters"].get<std::int64_t>();
    EXPECT_EQ(sum, expected[i]);
  }
}

TEST(ParamsTest, AClassifierIsCountedWithItsHead) {
  const Json document = runS2s({"params", "bart-ko-mini", "bart-ko-small", "bart-ko-base", "kobart-base-v2",
                                "--task", "sequence-classification", "--labels", "2", "--json"})
                            .json();
  const std::vector<std::int64_t> expected = {12995330, 40818178, 127557890, 124452098};
  ASSERT_EQ(document["models"].size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i)
    EXPECT_EQ(document["models"][i]["parameters"], expected[i]);
}

TEST(ParamsTest, BuffersAreShownApart) {
  const Json document = runS2s({"params", "m2m100_418M", "--json"}).json();
  EXPECT_EQ(document["models"][0]["parameters"], 483905536);
  EXPECT_EQ(document["models"][0]["buffers"], 2101248);
  EXPECT_NE(runS2s({"params", "m2m100_418M"}).standardOutput.find("2,101,248"), std::string::npos);
}

TEST(ParamsTest, AFamilyWithoutAHeadOfItsOwnSaysWhichItCanHave) {
  const std::vector<std::string> classifier = {"params", "t5-small", "--task", "sequence-classification",
                                               "--json"};
  const ProgramOutcome refused = runS2s(classifier);
  EXPECT_EQ(refused.exitCode, 2);
  EXPECT_NE(refused.standardError.find("convolution or bi-encoder"), std::string::npos)
      << refused.standardError;
  std::vector<std::string> convolution = classifier;
  convolution.insert(convolution.end(), {"--head", "convolution", "--labels", "3"});
  // The encoder of t5-small, filters of 3, 4 and 5 positions with their biases, and the last projection.
  const std::int64_t encoder = 35330816, filters = 100 * 512 * (3 + 4 + 5) + 300, projection = 3 * 300 + 3;
  EXPECT_EQ(runS2s(convolution).json()["models"][0]["parameters"], encoder + filters + projection);
}

TEST(ParamsTest, OptionsOfAClassifierNeedItsTask) {
  EXPECT_EQ(runS2s({"params", "bert-base-cased", "--labels", "2"}).exitCode, 2);
  EXPECT_EQ(runS2s({"params", "bert-base-cased", "--task", "poetry"}).exitCode, 2);
}

TEST(ParamsTest, AConfigurationThatNamesNoModelIsAnErrorWithTheKnownFamilies) {
  const TemporaryDirectory folder;
  const std::filesystem::path file = folder.path() / "config.json";
  std::ofstream(file) << R"({"hidden_size": 8})";
  const ProgramOutcome outcome = runS2s({"params", file.string()});
  EXPECT_EQ(outcome.exitCode, 2);
  EXPECT_NE(outcome.standardError.find("model_type"), std::string::npos) << outcome.standardError;
  EXPECT_NE(outcome.standardError.find("workbench_encoder"), std::string::npos) << outcome.standardError;
}

TEST(ParamsTest, ARecipeDividesThemIntoTrainedAndFrozen) {
  const TemporaryDirectory folder;
  const std::filesystem::path recipe = folder.path() / "recipe.json", data = folder.path() / "data.tsv";
  std::ofstream(data) << "source\ttarget\na\tb\n";
  std::ofstream(recipe) << R"({"model": {"from": "t5-small"}, "training": {"steps": 1},
                              "data": {"train": [{"path": "data.tsv"}]}, "adaptation": {"kind": "lora"}})";
  const Json model = runS2s({"params", "--recipe", recipe.string(), "--json"}).json()["models"][0];
  EXPECT_EQ(model["trainable_parameters"], 294912);
  EXPECT_EQ(model["parameters"], 60506624 + 294912);
  std::int64_t trained = 0;
  for (const Json& group : model["groups"]) trained += group["trainable_parameters"].get<std::int64_t>();
  EXPECT_EQ(trained, 294912);
  const std::string table = runS2s({"params", "mt5-small", "--recipe", recipe.string()}).standardOutput;
  EXPECT_NE(table.find("300,176,768"), std::string::npos) << "what is frozen is the whole of the model";
  EXPECT_EQ(runS2s({"params"}).exitCode, 2);
}

TEST(ModelsTest, NotesExplainCountsThatDifferFromPublishedOnes) {
  const Json document = runS2s({"models", "--family", "roberta", "--json"}).json();
  ASSERT_FALSE(document["presets"].empty());
  bool explained = false;
  for (const Json& preset : document["presets"])
    explained |= preset["note"].get<std::string>().find("68,090,882") != std::string::npos;
  EXPECT_TRUE(explained);
  EXPECT_NE(runS2s({"models"}).standardOutput.find("110,618,114"), std::string::npos);
}

TEST(ParamsTest, UnknownModelSaysWhatWasTried) {
  const ProgramOutcome outcome = runS2s({"params", "no-such-model"});
  EXPECT_EQ(outcome.exitCode, 2);
  EXPECT_NE(outcome.standardError.find("no-such-model"), std::string::npos);
}

}  // namespace
}  // namespace s2s::test
