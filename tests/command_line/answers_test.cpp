#include <gtest/gtest.h>

#include <cmath>

#include "tests/command_line/golden_model.h"
#include "tests/command_line/program.h"

namespace s2s::test {
namespace {

std::string promptLines() {
  std::string lines;
  for (const Json& source : GoldenModel::sources()) lines += Json{{"source_ids", source}}.dump() + "\n";
  return lines;
}

void expectOneError(const ProgramOutcome& outcome, int exitCode, const std::string& words) {
  EXPECT_EQ(outcome.exitCode, exitCode) << outcome.standardError;
  EXPECT_TRUE(outcome.standardOutput.empty()) << outcome.standardOutput;
  EXPECT_EQ(outcome.standardError.rfind("error: ", 0), 0u) << outcome.standardError;
  EXPECT_EQ(outcome.standardError.find('\n'), outcome.standardError.size() - 1) << outcome.standardError;
  EXPECT_NE(outcome.standardError.find(words), std::string::npos) << outcome.standardError;
}

TEST(GenerateTest, GreedyTokensAreThoseOfTransformers) {
  const GoldenModel model;
  const auto outcome = runS2s({"generate", model.path(), "--prompts", model.write("p.jsonl", promptLines()),
                               "--max-new-tokens", "20", "--batch-size", "4", "--json"});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  const Json outputs = outcome.json()["outputs"], expected = GoldenModel::expected()["greedy"];
  ASSERT_EQ(outputs.size(), expected.size());
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    EXPECT_EQ(outputs[i]["token_ids"], expected[i]);
    EXPECT_EQ(outputs[i]["new_tokens"], expected[i].size());
    EXPECT_LT(outputs[i]["score"].get<double>(), 0.0);
  }
  EXPECT_GT(outcome.json()["tokens_per_second"].get<double>(), 0.0);
}

TEST(GenerateTest, WeightsInEightBitsAnswerAlmostAlike) {
  const GoldenModel model;
  const auto outcome = runS2s({"generate", model.path(), "--prompts", model.write("p.jsonl", promptLines()),
                               "--max-new-tokens", "20", "--precision", "int8", "--json"});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  const Json outputs = outcome.json()["outputs"], expected = GoldenModel::expected()["greedy"];
  std::size_t equal = 0;
  for (std::size_t i = 0; i < outputs.size(); ++i) equal += outputs[i]["token_ids"] == expected[i];
  EXPECT_GE(2 * equal, outputs.size());
}

TEST(GenerateTest, BeamsComeBestFirstWithTransformersScores) {
  const GoldenModel model;
  const auto outcome = runS2s({"generate", model.path(), "--prompts", model.write("p.jsonl", promptLines()),
                               "--beams", "4", "--num-return", "4", "--max-new-tokens", "20", "--json"});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  const Json outputs = outcome.json()["outputs"], expected = GoldenModel::expected()["beams"];
  ASSERT_EQ(outputs.size(), expected["sequences"].size());
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    EXPECT_EQ(outputs[i]["token_ids"], expected["sequences"][i]) << i;
    EXPECT_NEAR(outputs[i]["score"].get<double>(), expected["scores"][i].get<double>(), 1e-4) << i;
  }
}

TEST(GenerateTest, EveryLineOfStandardInputIsAPromptAnEmptyOneToo) {
  const GoldenModel model;
  const auto outcome = runS2s({"generate", model.path(), "--max-new-tokens", "3", "--json"}, "ab\n\ncd\n");
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  const Json outputs = outcome.json()["outputs"];
  ASSERT_EQ(outputs.size(), 3u);
  EXPECT_EQ(outputs[0]["source"], "ab");
  EXPECT_EQ(outputs[1]["source"], "");
  EXPECT_EQ(outputs[2]["source"], "cd");
}

TEST(GenerateTest, SamplingRepeatsWithItsSeed) {
  const GoldenModel model;
  const auto sample = [&](const std::string& seed) {
    return runS2s({"generate", model.path(), "--text", "abc", "--sample", "--temperature", "3", "--top-k",
                   "0", "--max-new-tokens", "16", "--seed", seed, "--json"})
        .json()["outputs"];
  };
  EXPECT_EQ(sample("7"), sample("7"));
  EXPECT_NE(sample("7"), sample("8"));
}

TEST(GenerateTest, WrongRequestsAreOneErrorOfUsage) {
  const GoldenModel model;
  const std::string path = model.path();
  expectOneError(runS2s({"generate", path, "--text", "a", "--num-return", "3"}), 2, "num_return");
  expectOneError(runS2s({"generate", path, "--text", "a", "--max-new-tokens", "0"}), 2, "max_new_tokens");
  expectOneError(runS2s({"generate", path, "--text", "a", "--precision", "float16", "--device", "cpu"}), 2,
                 "float16");
  expectOneError(runS2s({"generate", path, "--text", "a", "--precision", "float64"}), 2, "float64");
  expectOneError(runS2s({"generate", path, "--text", "a", "--device", "tpu"}), 2, "tpu");
  expectOneError(runS2s({"generate", "mt5-small", "--text", "a"}), 2, "without weights");
  expectOneError(runS2s({"generate", path, "--prompts", model.file("missing.jsonl")}), 2, "missing.jsonl");
  expectOneError(runS2s({"generate", path, "--prompts", model.write("a.jsonl", "{\"source\":1}\n")}), 2,
                 "line 1");
  expectOneError(runS2s({"generate", path, "--prompts", model.write("b.jsonl", "\n{\"text\":\"a\"}\n")}), 2,
                 "line 2");
  expectOneError(runS2s({"generate", path, "--prompts", model.write("c.jsonl", "{\"source_ids\":[9999]}\n")}),
                 2, "9999");
}

TEST(GenerateTest, DamagedModelsAreOneError) {
  const GoldenModel model;
  std::filesystem::resize_file(model.path() / "model.safetensors", 1000);
  expectOneError(runS2s({"generate", model.path(), "--text", "a"}), 1, "model.safetensors");
}

TEST(TranslateTest, WritesTheFamilysPrefixUnlessAnotherIsGiven) {
  const GoldenModel model;
  const std::string path = model.path();
  const auto usual = runS2s(
      {"translate", path, "--from", "en", "--to", "ko", "--text", "Hi", "--max-new-tokens", "4", "--json"});
  ASSERT_EQ(usual.exitCode, 0) << usual.standardError;
  EXPECT_EQ(usual.json()["outputs"][0]["prompt"], "translate English to Korean: Hi");
  EXPECT_EQ(usual.json()["outputs"][0]["source"], "Hi");
  const auto own = runS2s({"translate", path, "--from", "en", "--to", "ko", "--prefix", "ko> ", "--text",
                           "Hi", "--max-new-tokens", "4", "--json"});
  EXPECT_EQ(own.json()["outputs"][0]["prompt"], "ko> Hi");
  expectOneError(runS2s({"translate", path, "--from", "en", "--to", "xx", "--text", "Hi"}), 2, "xx");
}

TEST(FillTest, PutsTheTextTogetherAndSaysHowItPaired) {
  const GoldenModel model;
  const auto outcome =
      runS2s({"fill", model.path(), "--text", "a <extra_id_0> b", "--max-new-tokens", "5", "--json"});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  const Json output = outcome.json()["outputs"][0];
  EXPECT_EQ(output["spans"].size(), 1u);
  EXPECT_TRUE(output["pairing"] == "by_number" || output["pairing"] == "by_order") << output;
  EXPECT_EQ(output["filled"].get<std::string>().rfind("a", 0), 0u) << output;
}

TEST(EvaluateTest, ScoresReferencesAndOutputsAndSavesThem) {
  const GoldenModel model;
  const std::string data = model.write("pairs.tsv", "question\tanswer\nab\tba\ncd\tdc\nef\tfe\n");
  const auto outcome =
      runS2s({"evaluate", model.path(), "--data", data, "--source", "question", "--target", "answer",
              "--limit", "2", "--max-new-tokens", "4", "--outputs", model.file("out.tsv"), "--json"});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  const Json document = outcome.json();
  EXPECT_EQ(document["examples"], 2);
  EXPECT_EQ(document["outputs"], model.file("out.tsv"));
  std::vector<std::string> names;
  for (const Json& metric : document["metrics"]) names.push_back(metric["name"]);
  EXPECT_EQ(names, (std::vector<std::string>{"loss", "token_accuracy", "exact", "bleu", "chrf"}));
  // The loss is that of the two pairs, weighted by their tokens (three each).
  const auto scored = runS2s({"score", model.path(), "--pairs",
                              model.write("p.jsonl",
                                          "{\"source\":\"ab\",\"target\":\"ba\"}\n"
                                          "{\"source\":\"cd\",\"target\":\"dc\"}\n"),
                              "--json"})
                          .json()["results"];
  EXPECT_NEAR(document["metrics"][0]["score"].get<double>(),
              (scored[0]["loss"].get<double>() + scored[1]["loss"].get<double>()) / 2, 1e-6);
  std::ifstream outputs(model.file("out.tsv"));
  std::string line;
  std::getline(outputs, line);
  EXPECT_EQ(line, "source\treference\toutput");
  std::getline(outputs, line);
  EXPECT_EQ(line.rfind("ab\tba\t", 0), 0u) << line;
}

TEST(EvaluateTest, UnknownColumnsAndMetricsAreErrorsOfUsage) {
  const GoldenModel model;
  const std::string data = model.write("pairs.tsv", "a\tb\nx\ty\n"), path = model.path();
  expectOneError(runS2s({"evaluate", path, "--data", data, "--source", "a", "--target", "c"}), 2, "c");
  expectOneError(
      runS2s({"evaluate", path, "--data", data, "--source", "a", "--target", "b", "--metric", "beauty"}), 2,
      "beauty");
}

TEST(ScoreTest, LossIsTransformersLossAndTheMeanOfTheTokens) {
  const GoldenModel model;
  const Json batch = GoldenModel::expected()["batches"][0];
  const Json pair = {{"source_ids", batch["input_ids"][0]}, {"target_ids", batch["labels"][0]}};
  const auto outcome =
      runS2s({"score", model.path(), "--pairs", model.write("p.jsonl", pair.dump() + "\n"), "--json"});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  const Json result = outcome.json()["results"][0];
  EXPECT_NEAR(result["loss"].get<double>(), batch["loss"].get<double>(), 1e-4);
  double sum = 0.0;
  for (const Json& value : result["token_log_probabilities"]) sum += value.get<double>();
  EXPECT_NEAR(-sum / static_cast<double>(batch["labels"][0].size()), result["loss"].get<double>(), 1e-9);
}

TEST(ScoreTest, BitsPerByteCountTheTargetsBytes) {
  const GoldenModel model;
  const auto outcome = runS2s({"score", model.path(), "--pairs",
                               model.write("p.jsonl", "{\"source\":\"ab\",\"target\":\"한x\"}\n"), "--json"});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  const Json result = outcome.json()["results"][0];
  EXPECT_EQ(result["token_log_probabilities"].size(), 5u);  // four bytes and the end token
  EXPECT_NEAR(result["bits_per_byte"].get<double>(), result["loss"].get<double>() * 5 / 4 / std::log(2.0),
              1e-9);
}

TEST(ScoreTest, WithoutATokenizerIdsHaveNoBytes) {
  const GoldenModel model;
  std::filesystem::remove(model.path() / "tokenizer_config.json");
  const std::string ids = model.write("ids.jsonl", "{\"source_ids\":[5,1],\"target_ids\":[6,1]}\n");
  const auto outcome = runS2s({"score", model.path(), "--pairs", ids, "--json"});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  EXPECT_TRUE(outcome.json()["results"][0]["bits_per_byte"].is_null());
  const std::string text = model.write("text.jsonl", "{\"source\":\"a\",\"target\":\"b\"}\n");
  expectOneError(runS2s({"score", model.path(), "--pairs", text}), 1, "tokenizer");
}

}  // namespace
}  // namespace s2s::test
