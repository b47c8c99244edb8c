// Trimming a vocabulary and undoing it, through the program.

#include <gtest/gtest.h>

#include "tests/command_line/program.h"
#include "tests/support/paths.h"
#include "tests/support/tiny_training.h"

namespace s2s::test {
namespace {

/// A folder with a trained tiny T5 and its vocabulary, and the table that it learned from.
class TinyTranslator {
 public:
  TinyTranslator() {
    std::string rows = "en\tko\n";
    for (int i = 0; i < 30; ++i)
      rows += std::string(i % 2 ? "an apple\t사과\n" : "old bread\t오래된 빵\n") +
              "a cat and a dog\t고양이와 개\n";
    writeText(m_folder / "rows.tsv", rows);
    std::filesystem::create_directories(m_folder / "shape");
    const Json config = {{"model_type", "t5"}, {"d_model", 16},  {"d_kv", 8},        {"d_ff", 32},
                         {"num_layers", 1},    {"num_heads", 2}, {"vocab_size", 528}};
    writeText(m_folder / "shape/config.json", config.dump());
    std::filesystem::copy_file(golden("tokenizers/small.model"), m_folder / "shape/spiece.model");
  }

  std::string file(const std::string& name) const { return (m_folder / name).string(); }

  ProgramOutcome train(const std::string& run, const std::string& from, const std::string& initialization,
                       int steps) const {
    const Json recipe = {
        {"name", "tiny"},
        {"model", {{"from", from}, {"initialization", initialization}}},
        {"data",
         {{"train", Json::array({{{"path", file("rows.tsv")},
                                  {"source", "en"},
                                  {"target", "ko"},
                                  {"prefix", "to Korean: "}}})}}},
        {"training", {{"steps", steps}, {"batch_size", 8}, {"device", "cpu"}, {"threads", 1}}},
        {"optimizer", {{"learning_rate", 0.01}}}};
    writeText(m_folder / (run + ".json"), recipe.dump());
    return runS2s({"train", file(run + ".json"), "--run", file(run), "--json"});
  }

 private:
  TemporaryDirectory m_folder;
};

TEST(ExportTest, ARunIsTrimmedTrainedOnAndRestored) {
  const TinyTranslator tiny;
  const auto trained = tiny.train("run", tiny.file("shape"), "random", 4);
  ASSERT_EQ(trained.exitCode, 0) << trained.standardError;
  const auto trimmed = runS2s({"export", tiny.file("run"), "--to", tiny.file("small"), "--trim-vocabulary",
                               tiny.file("rows.tsv"), "--drop-characters", "--json"});
  ASSERT_EQ(trimmed.exitCode, 0) << trimmed.standardError;
  const Json report = trimmed.json();
  EXPECT_LT(report["vocabulary"]["after"], report["vocabulary"]["before"]);
  EXPECT_LT(report["parameters"], report["parameters_before"]);
  EXPECT_EQ(report["verified"], true);
  EXPECT_EQ(report["corpus"]["texts"], 2 + 2 * 60);

  // The prefix is in no text of the table; it stays because the run was trained with it.
  const auto pieces = [&](const std::string& model) -> Json {
    const auto told = runS2s({"tokenize", tiny.file(model), "--text", "to Korean: an apple", "--json"});
    return told.json()["results"][0]["pieces"];
  };
  EXPECT_EQ(pieces("small"), pieces("run"));

  const auto score = [&](const std::string& model) -> Json {
    writeText(tiny.file("pairs.jsonl"), R"({"source": "to Korean: an apple", "target": "사과"})");
    return runS2s({"score", tiny.file(model), "--pairs", tiny.file("pairs.jsonl"), "--json"}).json();
  };

  const auto on = tiny.train("on", tiny.file("small"), "pretrained", 3);
  ASSERT_EQ(on.exitCode, 0) << on.standardError;
  const auto restored = runS2s({"export", tiny.file("on"), "--to", tiny.file("back"), "--restore-vocabulary",
                                tiny.file("run"), "--json"});
  ASSERT_EQ(restored.exitCode, 0) << restored.standardError;
  EXPECT_EQ(restored.json()["parameters"], report["parameters_before"]);
  // The rows that were trained are back; of the other pieces the original's rows make the sums differ.
  EXPECT_EQ(score("back")["results"][0]["token_log_probabilities"].size(),
            score("on")["results"][0]["token_log_probabilities"].size());
}

TEST(ExportTest, OneThatIsInterruptedLeavesNothingBehind) {
  const TinyTranslator tiny;
  const auto trained = tiny.train("run", tiny.file("shape"), "random", 1);
  ASSERT_EQ(trained.exitCode, 0) << trained.standardError;
  std::string corpus;
  for (int i = 0; i < 60000; ++i) corpus += "an apple and 오래된 빵 " + std::to_string(i) + "\n";
  writeText(tiny.file("corpus.txt"), corpus);
  const auto ended = interruptWhileWriting(
      {"export", tiny.file("run"), "--to", tiny.file("small"), "--trim-vocabulary", tiny.file("corpus.txt")},
      tiny.file(""));
  EXPECT_EQ(ended.exitCode, 3) << ended.standardError;
  EXPECT_FALSE(std::filesystem::exists(tiny.file("small")));
  EXPECT_FALSE(holdsHalfWritten(tiny.file("")));
}

TEST(ExportTest, WrongUsageOfTrimmingIsRefused) {
  const TinyTranslator tiny;
  const std::string model = tiny.file("shape");
  const auto exitCode = [&](std::vector<std::string> options) {
    options.insert(options.begin(), {"export", model, "--to", tiny.file("to")});
    const auto done = runS2s(options);
    EXPECT_FALSE(std::filesystem::exists(tiny.file("to")));
    return done.exitCode;
  };
  EXPECT_EQ(exitCode({"--trim-vocabulary", tiny.file("missing.txt")}), 2);
  EXPECT_EQ(exitCode({"--drop-characters"}), 2);
  EXPECT_EQ(exitCode({"--restore-vocabulary", model, "--keep-languages", "ko"}), 2);
  EXPECT_EQ(runS2s({"export", "mt5-small", "--to", tiny.file("to"), "--keep-languages", "ko"}).exitCode, 2);
}

}  // namespace
}  // namespace s2s::test
