#include <gtest/gtest.h>

#include <fstream>

#include "tests/command_line/program.h"

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
