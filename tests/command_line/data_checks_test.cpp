#include <gtest/gtest.h>

#include <fstream>

#include "tests/command_line/program.h"
#include "tests/support/dropping_tokenizer.h"

namespace s2s::test {
namespace {

class DataChecksProgramTest : public testing::Test {
 protected:
  void SetUp() override {
    std::ofstream(m_folder / "train.tsv")
        << "en\tko\nHi there, my friend.\t안녕, 내 친구야.\nHi there, my friend.\t안녕, 내 친구야.\n"
           "I went home early today.\t나는 오늘 집에 일찍 갔다.\nHow are you?\t\n";
    std::ofstream(m_folder / "test.tsv") << "en\tko\ni went home early today\t나는 오늘 집에 일찍 갔다\n";
  }
  std::string file(const std::string& name) { return (m_folder / name).string(); }
  static const Json* finding(const Json& document, const std::string& check, const std::string& kind) {
    for (const Json& one : document["checks"]["findings"]) {
      if (one["check"] == check && one["kind"] == kind) return &one;
    }
    return nullptr;
  }

  TemporaryDirectory m_folder;
};

TEST_F(DataChecksProgramTest, InspectFindsDuplicatesAndLeakage) {
  const ProgramOutcome outcome =
      runS2s({"data", "inspect", file("train.tsv"), "--against", file("test.tsv"), "--json"});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  const Json document = outcome.json();
  EXPECT_EQ(document["rows"], 4);
  const Json* duplicates = finding(document, "duplicates", "exact");
  ASSERT_NE(duplicates, nullptr) << document.dump(1);
  EXPECT_EQ((*duplicates)["rows"], 1);
  EXPECT_EQ((*duplicates)["examples"][0]["line"], 3);
  const Json* leak = finding(document, "leakage", "normalised.pair");
  ASSERT_NE(leak, nullptr);
  EXPECT_EQ((*leak)["rows"], 1);
  EXPECT_EQ((*leak)["other_share"], 1.0);
  EXPECT_EQ((*finding(document, "leakage", "exact.pair"))["rows"], 0);
  EXPECT_EQ((*finding(document, "empty", "target"))["rows"], 1);
  EXPECT_NE(finding(document, "language", "source.other"), nullptr) << "all are made";
}

TEST_F(DataChecksProgramTest, InspectChecksWhatIsNamed) {
  const ProgramOutcome outcome =
      runS2s({"data", "inspect", file("train.tsv"), "--check", "language,copy", "--json"});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  EXPECT_NE(finding(outcome.json(), "language", "source.other"), nullptr);
  EXPECT_EQ(finding(outcome.json(), "duplicates", "exact"), nullptr);
  const ProgramOutcome wrong = runS2s({"data", "inspect", file("train.tsv"), "--check", "languages"});
  EXPECT_EQ(wrong.exitCode, 2);
  EXPECT_NE(wrong.standardError.find("use one of"), std::string::npos) << wrong.standardError;
}

TEST_F(DataChecksProgramTest, OnlyWhatWasCountedIsShown) {
  writeDroppingTokenizer(m_folder / "model");
  std::ofstream(m_folder / "odd.tsv") << "source\ttarget\nab xy\tba\nabc\tcab\n";
  const auto inspect = [&](const std::string& checks, std::vector<std::string> more) {
    std::vector<std::string> words = {"data", "inspect", file("odd.tsv"), "--check", checks};
    words.insert(words.end(), more.begin(), more.end());
    return runS2s(words);
  };
  const ProgramOutcome unknown = inspect("unknown", {"--model", file("model")});
  EXPECT_NE(unknown.standardOutput.find("28.6 %"), std::string::npos) << "2 of 7 characters\n"
                                                                      << unknown.standardOutput;
  for (const char* text : {"median", "95 %", "nothing was found"})
    EXPECT_EQ(unknown.standardOutput.find(text), std::string::npos) << text << "\n" << unknown.standardOutput;
  const Json tokens = inspect("unknown", {"--model", file("model"), "--json"}).json()["checks"]["tokens"][0];
  EXPECT_TRUE(tokens["lengths"].is_null() && tokens["cut_share"].is_null()) << tokens.dump();
  EXPECT_EQ(tokens["texts_with_unknown"], 1);

  const ProgramOutcome lengths = inspect("lengths", {"--model", file("model")});
  EXPECT_NE(lengths.standardOutput.find("nothing was found in 2 rows"), std::string::npos)
      << lengths.standardOutput;
  EXPECT_EQ(lengths.standardOutput.find("unknown"), std::string::npos) << lengths.standardOutput;
  const ProgramOutcome cut = inspect("lengths", {"--model", file("model"), "--max-tokens", "3"});
  EXPECT_EQ(cut.standardOutput.find("nothing was found"), std::string::npos) << cut.standardOutput;

  const ProgramOutcome nothing = inspect("lengths,unknown", {});
  EXPECT_EQ(nothing.exitCode, 0);
  EXPECT_EQ(nothing.standardOutput.find("nothing was found"), std::string::npos) << nothing.standardOutput;
  EXPECT_NE(nothing.standardError.find("not counted without --model"), std::string::npos)
      << nothing.standardError;
}

TEST_F(DataChecksProgramTest, TheProposedFilterTakesWhatWasFound) {
  const Json document =
      runS2s({"data", "inspect", file("train.tsv"), "--against", file("test.tsv"), "--json"}).json();
  const Json* leak = finding(document, "leakage", "normalised.pair");
  ASSERT_NE(leak, nullptr);
  const ProgramOutcome outcome = runS2s(
      {"data", "filter", file("train.tsv"), "--filter", (*leak)["filter"].dump(), "--filter", "duplicates",
       "--filter", "empty", "--to", file("clean.tsv"), "--removed", file("removed.tsv"), "--json"});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  const Json result = outcome.json();
  EXPECT_EQ(result["rows"], 1);
  EXPECT_EQ(result["removed"], 3);
  EXPECT_EQ(result["filters"][0]["removed"], 1);
  EXPECT_EQ(result["filters"][1]["filter"],
            (Json{{"kind", "duplicates"}, {"compare", "exact"}, {"of", "pair"}}));
  std::ifstream clean(m_folder / "clean.tsv");
  std::string header, row, rest;
  std::getline(clean, header);
  std::getline(clean, row);
  EXPECT_EQ(row, "Hi there, my friend.\t안녕, 내 친구야.");
  EXPECT_FALSE(std::getline(clean, rest));
}

TEST_F(DataChecksProgramTest, ALabelledPairIsReadWhicheverOptionNamesTheLabel) {
  std::ofstream(m_folder / "nli.tsv") << "premise\thypothesis\ty\nA man sleeps.\tHe rests.\tyes\n"
                                         "A man sleeps.\tSomebody rests.\tyes\n"
                                         "A man sleeps.\tHe rests.\tyes\n";
  std::ofstream(m_folder / "held.tsv") << "premise\thypothesis\ty\nA man sleeps.\tNobody moves.\tyes\n";
  for (const char* option : {"--target", "--label"}) {
    const std::vector<std::string> columns = {"--source", "premise", "--pair", "hypothesis", option, "y"};
    std::vector<std::string> filter = {"data", "filter",         file("nli.tsv"), "--filter", "duplicates",
                                       "--to", file("kept.tsv"), "--force",       "--json"};
    filter.insert(filter.end(), columns.begin(), columns.end());
    EXPECT_EQ(runS2s(filter).json()["removed"], 1) << option << ": rows of another second text stay";
    std::vector<std::string> inspect = {"data",      "inspect",        file("nli.tsv"),
                                        "--against", file("held.tsv"), "--json"};
    inspect.insert(inspect.end(), columns.begin(), columns.end());
    const Json document = runS2s(inspect).json();
    const Json* duplicates = finding(document, "duplicates", "exact");
    ASSERT_NE(duplicates, nullptr) << option;
    EXPECT_EQ((*duplicates)["rows"], 1) << option;
    const Json* leak = finding(document, "leakage", "exact.pair");
    ASSERT_NE(leak, nullptr) << option;
    EXPECT_EQ((*leak)["rows"], 0) << option;
  }
}

TEST_F(DataChecksProgramTest, ColumnsThatNothingWouldReadAreRefused) {
  const auto refused = [&](std::vector<std::string> words, const std::string& what) {
    words.insert(words.begin(), {"data", "inspect", file("train.tsv")});
    const ProgramOutcome outcome = runS2s(words);
    EXPECT_EQ(outcome.exitCode, 2) << what;
    EXPECT_NE(outcome.standardError.find(what), std::string::npos) << outcome.standardError;
  };
  refused({"--target", "ko", "--label", "en"}, "--target and --label");
  refused({"--source", "en", "--pair", "ko"}, "no column looks like one");
}

TEST_F(DataChecksProgramTest, WrongFiltersAreWrongUsage) {
  for (const char* filter : {"duplicate", "duplicates:of=pairs", "language:threshold=2", "{\"kind\": 1}"}) {
    const ProgramOutcome outcome =
        runS2s({"data", "filter", file("train.tsv"), "--filter", filter, "--to", file("clean.tsv")});
    EXPECT_EQ(outcome.exitCode, 2) << filter;
    EXPECT_FALSE(std::filesystem::exists(m_folder / "clean.tsv")) << filter;
  }
}

}  // namespace
}  // namespace s2s::test
