// Classifiers, encoders and language tokens through the program: train, ask, evaluate, export.

#include <gtest/gtest.h>

#include <fstream>

#include "engine/core/number_text.h"
#include "engine/evaluation/evaluation_directory.h"
#include "tests/command_line/program.h"
#include "tests/support/paths.h"
#include "tests/support/tiny_training.h"

namespace s2s::test {
namespace {

/// A folder with a tiny BERT shape, its vocabulary and a table of labelled words.
class TinyLabels {
 public:
  TinyLabels() {
    const Json config = {{"model_type", "bert"},    {"hidden_size", 16},
                         {"num_hidden_layers", 1},  {"num_attention_heads", 2},
                         {"intermediate_size", 32}, {"max_position_embeddings", 12},
                         {"pad_token_id", 0}};
    std::filesystem::create_directories(m_folder / "shape");
    writeText(m_folder / "shape/config.json", config.dump());
    writeText(m_folder / "shape/vocab.txt",
              "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nup\nhigh\ntop\ndown\nlow\nfloor\n");
    writeText(m_folder / "shape/tokenizer_config.json", R"({"tokenizer_class": "BertTokenizer"})");
    std::string rows = "text\tlabel\tnumber\n";
    for (int i = 0; i < 20; ++i)
      rows +=
          std::string(i % 2 ? "up high top" : "down low floor") + "\t" + (i % 2 ? "rise\t2\n" : "fall\t-1\n");
    writeText(m_folder / "rows.tsv", rows);
  }

  std::string file(const std::string& name) const { return (m_folder / name).string(); }

  /// Trains into the folder `run`.
  ProgramOutcome train(const std::string& run, const std::string& objective,
                       const std::string& target) const {
    const Json recipe = {
        {"name", "tiny"},
        {"model",
         {{"from", file("shape/config.json")},
          {"initialization", "random"},
          {"overrides", {{"vocab_size", 11}}}}},
        {"data",
         {{"train", Json::array({{{"path", file("rows.tsv")}, {"source", "text"}, {"target", target}}})}}},
        {"objective", {{"kind", objective}}},
        {"training", {{"steps", 60}, {"batch_size", 10}, {"device", "cpu"}, {"threads", 1}}},
        {"optimizer", {{"learning_rate", 0.01}}}};
    writeText(m_folder / (run + ".json"), recipe.dump());
    return runS2s({"train", file(run + ".json"), "--run", file(run), "--json"});
  }

 private:
  TemporaryDirectory m_folder;
};

TEST(TasksTest, LabelsAreTrainedAskedEvaluatedAndExported) {
  const TinyLabels tiny;
  const auto trained = tiny.train("run", "sequence-classification", "label");
  ASSERT_EQ(trained.exitCode, 0) << trained.standardError;

  const auto asked = runS2s({"classify", tiny.file("run"), "--text", "up high", "--text", "", "--json"});
  ASSERT_EQ(asked.exitCode, 0) << asked.standardError;
  const Json results = asked.json()["results"];
  ASSERT_EQ(results.size(), 2u) << "an empty text is asked too";
  EXPECT_EQ(results[0]["label"], "rise");
  EXPECT_NEAR(
      results[0]["probabilities"]["rise"].get<double>() + results[0]["probabilities"]["fall"].get<double>(),
      1.0, 1e-6);

  const auto evaluated =
      runS2s({"evaluate", tiny.file("run"), "--data", tiny.file("rows.tsv"), "--source", "text", "--target",
              "label", "--outputs", tiny.file("outputs.tsv"), "--json"});
  ASSERT_EQ(evaluated.exitCode, 0) << evaluated.standardError;
  const Json accuracy = evaluated.json()["metrics"][0];
  EXPECT_EQ(accuracy["name"], "accuracy");
  EXPECT_EQ(accuracy["score"], 1.0);
  EXPECT_LT(accuracy["interval"][0].get<double>(), 1.0);
  EXPECT_TRUE(std::filesystem::exists(tiny.file("outputs.tsv")));

  const auto exported = runS2s({"export", tiny.file("run"), "--to", tiny.file("exported"), "--json"});
  ASSERT_EQ(exported.exitCode, 0) << exported.standardError;
  const Json config = readJsonFile(tiny.file("exported/config.json")).value();
  EXPECT_EQ(config["id2label"]["0"], "fall");
  EXPECT_EQ(config["architectures"][0], "BertForSequenceClassification");

  const auto wrong = runS2s({"translate", tiny.file("run"), "--from", "en", "--to", "ko", "--text", "a"});
  EXPECT_EQ(wrong.exitCode, 2);
  EXPECT_NE(wrong.standardError.find("sequence-classification"), std::string::npos) << wrong.standardError;
}

TEST(TasksTest, APrefixOfASetThatIsWrittenIsNoClassifiers) {
  const TinyLabels tiny;
  ASSERT_EQ(tiny.train("run", "sequence-classification", "label").exitCode, 0);
  Json set = {{"path", tiny.file("rows.tsv")},
              {"source", "text"},
              {"target", "label"},
              {"prefix", "floor floor floor floor floor floor floor floor floor "}};
  const auto accuracyAs = [&](const std::vector<std::string>& how) {
    writeText(tiny.file("written.json"), Json{{"name", "written"},
                                              {"model", {{"from", "t5-small"}, {"initialization", "random"}}},
                                              {"data", {{"train", Json::array({set})}}},
                                              {"training", {{"steps", 1}}}}
                                             .dump());
    std::vector<std::string> words = {
        "evaluate", tiny.file("run"), "--data",    tiny.file("rows.tsv"),    "--source", "text",
        "--target", "label",          "--outputs", tiny.file("outputs.tsv"), "--json"};
    words.insert(words.end(), how.begin(), how.end());
    const auto evaluated = runS2s(words);
    EXPECT_EQ(evaluated.exitCode, 0) << evaluated.standardError;
    return evaluated.json()["metrics"][0]["score"].get<double>();
  };
  const std::string prefix = set["prefix"];
  EXPECT_EQ(accuracyAs({"--as-in", tiny.file("written.json")}), 1.0);
  EXPECT_LT(accuracyAs({"--prefix", prefix}), 1.0) << "one that is said by hand is for everybody";
  EXPECT_EQ(accuracyAs({"--prefix", prefix, "--classifiers-as-trained"}), 1.0);
  set["as_text"] = {{"template", "floor floor floor floor floor floor floor floor floor {source}"}};
  EXPECT_EQ(accuracyAs({"--as-in", tiny.file("written.json")}), 1.0);
}

TEST(TasksTest, AModelOfPairsIsNotAskedWithOneTextInSilence) {
  const TinyLabels tiny;
  ASSERT_EQ(tiny.train("run", "sequence-classification", "label").exitCode, 0);
  const auto evaluated = [&](const std::vector<std::string>& how) {
    std::vector<std::string> words = {
        "evaluate", tiny.file("run"), "--data",    tiny.file("rows.tsv"),    "--source", "text",
        "--target", "label",          "--outputs", tiny.file("outputs.tsv"), "--json"};
    words.insert(words.end(), how.begin(), how.end());
    return runS2s(words);
  };
  const auto two = evaluated({"--pair", "number"});
  EXPECT_EQ(two.exitCode, 0) << two.standardError;
  EXPECT_NE(two.standardError.find("learned from one text and is asked with two"), std::string::npos)
      << two.standardError;
  EXPECT_EQ(evaluated({}).standardError.find("is asked with"), std::string::npos);
  const Json set = {{"name", "nli"},     {"path", tiny.file("rows.tsv")},
                    {"source", "text"},  {"pair", "number"},
                    {"target", "label"}, {"as_text", Json::object()}};
  Json recipe = {{"name", "written"},
                 {"model", {{"from", "t5-small"}, {"initialization", "random"}}},
                 {"data", {{"train", Json::array({set})}}},
                 {"training", {{"steps", 1}}}};
  writeText(tiny.file("written.json"), recipe.dump());
  const auto refused = evaluated({"--as-in", tiny.file("written.json")});
  EXPECT_EQ(refused.exitCode, 2);
  EXPECT_NE(refused.standardError.find("the second texts with --pair"), std::string::npos)
      << refused.standardError;

  recipe["data"]["validation"] = {{"sets", Json::array({set})}};
  recipe["data"]["validation"]["sets"][0].erase("pair");
  writeText(tiny.file("validated.json"), recipe.dump());
  const auto checked = runS2s({"recipe", "check", tiny.file("validated.json"), "--json"});
  EXPECT_EQ(checked.exitCode, 0) << checked.standardError;
  EXPECT_NE(checked.json()["warnings"].dump().find("data.validation.sets.0.pair: is missing"),
            std::string::npos)
      << checked.standardOutput;
}

TEST(TasksTest, OptionsOfMetricsThatAreNotCountedAreRefused) {
  const TinyLabels tiny;
  ASSERT_EQ(tiny.train("run", "sequence-classification", "label").exitCode, 0);
  const auto evaluated = [&](const std::vector<std::string>& how) {
    std::vector<std::string> words = {
        "evaluate", tiny.file("run"), "--data",    tiny.file("rows.tsv"),    "--source", "text",
        "--target", "label",          "--outputs", tiny.file("outputs.tsv"), "--json"};
    words.insert(words.end(), how.begin(), how.end());
    return runS2s(words);
  };
  for (const auto& words : {std::vector<std::string>{"--positive", "rise"},
                            {"--positive", "rise", "--metric", "accuracy"},
                            {"--threshold", "2"},
                            {"--tokenize", "char"}}) {
    const auto refused = evaluated(words);
    EXPECT_EQ(refused.exitCode, 2) << words.front();
    EXPECT_NE(refused.standardError.find(words.front() + " is of "), std::string::npos)
        << refused.standardError;
  }
  EXPECT_EQ(evaluated({"--positive", "rise", "--metric", "f1"}).exitCode, 0);
}

TEST(TasksTest, NumbersComeInPlaceOfLabels) {
  const TinyLabels tiny;
  ASSERT_EQ(tiny.train("run", "regression", "number").exitCode, 0);
  const auto asked = runS2s({"classify", tiny.file("run"), "--json"}, "down low floor\nup high top\n");
  const Json results = asked.json()["results"];
  EXPECT_NEAR(results[0]["score"].get<double>(), -1.0, 0.5);
  EXPECT_NEAR(results[1]["score"].get<double>(), 2.0, 0.5);
  EXPECT_FALSE(results[0].contains("label"));
}

TEST(TasksTest, ATableOfNumbersScoresAsTheyWereScored) {
  const TinyLabels tiny;
  ASSERT_EQ(tiny.train("run", "regression", "number").exitCode, 0);
  const auto evaluated = runS2s({"evaluate", tiny.file("run"), "--data", tiny.file("rows.tsv"), "--source",
                                 "text", "--target", "number", "--dir", tiny.file("evaluation")});
  ASSERT_EQ(evaluated.exitCode, 0) << evaluated.standardError;
  const auto stored = readEvaluation(tiny.file("evaluation"));
  ASSERT_TRUE(stored) << stored.error().message();
  ASSERT_EQ(stored->answers.front().size(), 20u);
  std::ifstream table(tiny.file("evaluation/outputs.tsv"));
  std::string line;
  std::getline(table, line);
  for (const AnsweredRow& answer : stored->answers.front()) {
    ASSERT_TRUE(std::getline(table, line));
    EXPECT_EQ(numberInText(line.substr(line.rfind('\t') + 1)), answer.verdicts.front().number) << line;
  }
}

TEST(TasksTest, MasksGetTheirLikeliestTokens) {
  const TinyLabels tiny;
  ASSERT_EQ(tiny.train("run", "masked-language-model", "label").exitCode, 0);
  const auto filled =
      runS2s({"fill", tiny.file("run"), "--text", "up [MASK] <mask>", "--text",
              "down low floor up high top up high top up high top up", "--top", "3", "--json"});
  ASSERT_EQ(filled.exitCode, 0) << filled.standardError;
  const Json outputs = filled.json()["outputs"];
  ASSERT_EQ(outputs[0]["candidates"].size(), 2u);
  ASSERT_EQ(outputs[0]["candidates"][0].size(), 3u);
  EXPECT_GE(outputs[0]["candidates"][0][0]["probability"], outputs[0]["candidates"][0][1]["probability"]);
  EXPECT_NE(filled.standardError.find("12 positions"), std::string::npos) << filled.standardError;
}

TEST(TasksTest, AWrongLabelColumnIsNamedBeforeAnythingIsTrained) {
  const TinyLabels tiny;
  const auto outcome = tiny.train("run", "regression", "label");
  EXPECT_EQ(outcome.exitCode, 2) << outcome.standardError;
  EXPECT_NE(outcome.standardError.find("'fall' is not a number"), std::string::npos) << outcome.standardError;
  EXPECT_FALSE(std::filesystem::exists(tiny.file("run")));
}

}  // namespace
}  // namespace s2s::test
