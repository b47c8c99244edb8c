#include <gtest/gtest.h>

#include <fstream>

#include "tests/command_line/program.h"
#include "tests/support/dropping_tokenizer.h"

namespace s2s::test {
namespace {

/// `s2s data check` of a recipe with two training sets of different columns and a split.
class DataCheckProgramTest : public testing::Test {
 protected:
  void SetUp() override {
    std::ofstream(m_folder / "first.tsv") << "en\tko\nGo.\t가.\nGo.\t가.\nRun!\t달려!\nStop.\t멈춰.\n";
    std::ofstream(m_folder / "second.tsv") << "id\ttext\tgoal\n1\tRun!\t달려!\n2\tWait.\t기다려.\n";
    std::ofstream(m_folder / "test.tsv") << "id\ttext\tgoal\n1\tStop.\t멈춰.\n";
    Json recipe = {{"name", "x"},
                   {"model", {{"from", "t5-small"}}},
                   {"training", {{"steps", 1}}},
                   {"data",
                    {{"train",
                      {{{"path", "first.tsv"},
                        {"source", "en"},
                        {"target", "ko"},
                        {"filters", {{{"kind", "duplicates"}}}}},
                       {{"path", "second.tsv"}, {"source", "text"}, {"target", "goal"}}}},
                     {"validation", {{"split", 0.25}}}}}};
    std::ofstream(m_folder / "recipe.json") << recipe.dump();
  }
  std::string file(const std::string& name) { return (m_folder / name).string(); }
  static Json finding(const Json& document, const std::string& check, const std::string& kind,
                      const std::string& set) {
    for (const Json& one : document["findings"]) {
      if (one["check"] == check && one["kind"] == kind && one["set"] == set) return one;
    }
    return nullptr;
  }
  TemporaryDirectory m_folder;
};

TEST_F(DataCheckProgramTest, EverySetWithItsOwnColumns) {
  const std::string test = Json{{"path", file("test.tsv")}, {"source", "text"}, {"target", "goal"}}.dump();
  const ProgramOutcome outcome = runS2s({"data", "check", file("recipe.json"), "--test", test, "--json"});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  const Json document = outcome.json();
  ASSERT_EQ(document["sets"].size(), 3u);
  EXPECT_EQ(document["sets"][0]["rows"], 3) << "its filters apply";
  const Json overlap = finding(document, "overlap", "exact", "second");
  ASSERT_FALSE(overlap.is_null()) << document.dump(1);
  EXPECT_EQ(overlap["rows"], 1);
  EXPECT_EQ(overlap["examples"][0]["why"], "is in line 4 of first");
  EXPECT_EQ(overlap["filter"]["source"], "en");
  EXPECT_EQ(finding(document, "leakage", "exact.pair", "first")["rows"], 1);
  EXPECT_FALSE(finding(document, "split", "exact.pair", "first").is_null());
}

TEST_F(DataCheckProgramTest, LengthsAndUnknownAreCountedByTheRecipesOwnTokenizer) {
  writeDroppingTokenizer(m_folder / "model");
  const auto check = [&](const std::string& checks, std::vector<std::string> more) {
    std::vector<std::string> words = {"data", "check", file("recipe.json"), "--check", checks};
    words.insert(words.end(), more.begin(), more.end());
    return runS2s(words);
  };
  const ProgramOutcome preset = check("lengths,unknown", {});
  EXPECT_EQ(preset.exitCode, 0);
  EXPECT_NE(preset.standardError.find("not counted without --model: "), std::string::npos)
      << preset.standardError;
  EXPECT_EQ(preset.standardOutput.find("nothing was found"), std::string::npos) << preset.standardOutput;
  EXPECT_EQ(check("duplicates", {}).standardError.find("not counted"), std::string::npos);

  Json recipe = *readJsonFile(m_folder / "recipe.json");
  recipe["tokenizer"] = {{"from", "model"}};
  std::ofstream(m_folder / "recipe.json") << recipe.dump();
  const Json tokens = check("lengths,unknown", {"--json"}).json()["tokens"];
  ASSERT_EQ(tokens.size(), 4u) << "both sides of both sets";
  EXPECT_EQ(tokens[0]["tokenizer"], "model");
  EXPECT_EQ(tokens[0]["texts_with_unknown"], 3);
  EXPECT_EQ(tokens[0]["lengths"]["count"], 3);
}

TEST_F(DataCheckProgramTest, RowsAsReadAndWhatFiltersLeave) {
  const ProgramOutcome outcome =
      runS2s({"data", "check", file("recipe.json"), "--as-read", "--check", "duplicates", "--json"});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  const Json document = outcome.json();
  EXPECT_EQ(finding(document, "duplicates", "exact", "first")["rows"], 1);
  EXPECT_EQ(document["filtered"][0]["filters"][0]["removed"], 1);
  EXPECT_EQ(document["filtered"][0]["rows"], 3);
}

TEST_F(DataCheckProgramTest, OfParallelTextBothFilesAreNamed) {
  std::ofstream(m_folder / "train.en") << "Go.\nStop.\n";
  std::ofstream(m_folder / "train.ko") << "가.\n멈춰.\n";
  std::ofstream(m_folder / "test.en") << "Go.\nRun!\n";
  std::ofstream(m_folder / "test.ko") << "가.\n달려!\n";
  const auto inspect = [&](const std::string& test) {
    return runS2s({"data", "inspect", file("train.en"), "--target-file", file("train.ko"), "--check", "leakage",
                   "--against", test, "--json"});
  };
  EXPECT_EQ(inspect(file("test.en")).exitCode, 2);
  const ProgramOutcome both = inspect(file("test.en") + "+" + file("test.ko"));
  ASSERT_EQ(both.exitCode, 0) << both.standardError;
  EXPECT_EQ(finding(both.json()["checks"], "leakage", "exact.pair", "train")["rows"], 1);

  Json recipe = *readJsonFile(m_folder / "recipe.json");
  recipe["data"]["train"] = {{{"path", "train.en"}, {"target_path", "train.ko"}}};
  std::ofstream(m_folder / "parallel.json") << recipe.dump();
  const auto check = [&](const std::string& test) {
    return runS2s({"data", "check", file("parallel.json"), "--test", test, "--check", "leakage", "--json"});
  };
  EXPECT_EQ(check(file("test.en")).exitCode, 2);
  const ProgramOutcome outcome = check(file("test.en") + "+" + file("test.ko"));
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  EXPECT_EQ(finding(outcome.json(), "leakage", "exact.pair", "train")["rows"], 1);
}

TEST_F(DataCheckProgramTest, WrongSetsAreWrongUsage) {
  EXPECT_EQ(runS2s({"data", "check", file("recipe.json"), "--test", "{\"source\": 1}"}).exitCode, 2);
  EXPECT_EQ(runS2s({"data", "check", file("recipe.json"), "--test", "{"}).exitCode, 2);
  EXPECT_NE(runS2s({"data", "check", file("none.json")}).exitCode, 0);
}

TEST_F(DataCheckProgramTest, InspectCountsOtherTrainingFilesAndASplit) {
  std::ofstream(m_folder / "third.tsv") << "en\tko\nStop.\t멈춰.\n";
  const ProgramOutcome outcome = runS2s({"data", "inspect", file("first.tsv"), "--also", file("third.tsv"),
                                         "--split", "0.5", "--check", "overlap,split", "--json"});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  const Json checks = outcome.json()["checks"];
  EXPECT_EQ(finding(checks, "overlap", "exact", "third")["rows"], 1);
  const Json split = finding(checks, "split", "exact.pair", "first");
  EXPECT_EQ(split["of"], 2);
  EXPECT_EQ(split["other_of"], 2);
}

}  // namespace
}  // namespace s2s::test
