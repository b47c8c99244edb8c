// s2s data inspect and s2s data convert.

#include <gtest/gtest.h>

#include <fstream>

#include "tests/command_line/program.h"
#include "tests/support/paths.h"

namespace s2s::test {
namespace {

class DataVerbTest : public testing::Test {
 protected:
  std::string write(const std::string& name, const std::string& content) {
    std::ofstream(m_folder / name, std::ios::binary) << content;
    return (m_folder / name).string();
  }
  std::string read(const std::string& name) {
    std::ifstream file(m_folder / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  TemporaryDirectory m_folder;
};

TEST_F(DataVerbTest, InspectSaysWhatAFileHolds) {
  const std::string file =
      write("a.tsv", "en\tko\nHello there\t안녕하세요\nalone\nGood bye\t안녕히 가세요\nx\ty\tz\n");
  const std::string bad = (m_folder / "bad.tsv").string();
  const ProgramOutcome outcome = runS2s({"data", "inspect", file, "--bad-rows", bad, "--json"});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  const Json json = outcome.json();
  EXPECT_EQ(json["rows"], 2);
  EXPECT_EQ(json["bad_row_count"], 2);
  EXPECT_EQ(json["bad_rows"][0]["line"], 3);
  EXPECT_EQ(json["bad_rows"][0]["why"], "1 column where there should be 2");
  EXPECT_EQ(json["format"], "tsv");
  EXPECT_EQ(json["encoding"], "UTF-8");
  EXPECT_EQ(json["compression"], "none");
  EXPECT_EQ(json["columns"][0]["name"], "en");
  EXPECT_EQ(json["columns"][0]["role"], "source");
  EXPECT_EQ(json["columns"][1]["role"], "target");
  EXPECT_EQ(json["columns"][1]["language"], "ko");
  EXPECT_EQ(json["columns"][0]["longest_characters"], 11);
  EXPECT_EQ(read("bad.tsv"),
            "line\twhy\traw\n3\t1 column where there should be 2\talone\n"
            "5\t3 columns where there should be 2\tx\\ty\\tz\n");
  EXPECT_EQ(runS2s({"data", "inspect", file, "--bad-rows", bad}).exitCode, 2) << "the file exists";
  const ProgramOutcome people = runS2s({"data", "inspect", file});
  EXPECT_EQ(people.exitCode, 0);
  EXPECT_NE(people.standardOutput.find("2 rows, 2 bad; tsv, UTF-8"), std::string::npos)
      << people.standardOutput;
}

TEST_F(DataVerbTest, InspectExplainsWhyAFileEndsEarly) {
  const std::string file = write("a.json", "[{\"a\": \"x\"}, {\"a\"");
  const ProgramOutcome outcome = runS2s({"data", "inspect", file, "--json"});
  EXPECT_EQ(outcome.exitCode, 1);
  EXPECT_EQ(outcome.json()["rows"], 1);
  EXPECT_NE(outcome.json()["error"].get<std::string>().find("never closed"), std::string::npos);
  EXPECT_EQ(runS2s({"data", "inspect", (m_folder / "none.tsv").string()}).exitCode, 1);
  EXPECT_EQ(runS2s({"data"}).exitCode, 2);
  EXPECT_EQ(runS2s({"data", "inspect", file, "--format", "xls"}).exitCode, 2);
}

TEST_F(DataVerbTest, ConvertWritesOtherFormatsWithTheColumnsThatAreWanted) {
  const std::string file = write("a.tsv", "id\ten\tko\n1\tHello, \"you\"\t안녕\nbad\n2\tBye\t잘 가\n");
  const auto to = [&](const std::string& name, std::vector<std::string> more) {
    std::vector<std::string> words = {"data", "convert", file, "--to", (m_folder / name).string()};
    words.insert(words.end(), more.begin(), more.end());
    return runS2s(words);
  };
  EXPECT_EQ(to("a.csv", {"--column", "ko", "--column", "2=source"}).exitCode, 0);
  EXPECT_EQ(read("a.csv"), "ko,source\n안녕,\"Hello, \"\"you\"\"\"\n잘 가,Bye\n");
  EXPECT_EQ(to("a.jsonl", {"--column", "en"}).exitCode, 0);
  EXPECT_EQ(read("a.jsonl"), "{\"en\":\"Hello, \\\"you\\\"\"}\n{\"en\":\"Bye\"}\n");
  const ProgramOutcome text =
      to("a.en", {"--column", "en", "--column", "ko", "--to-target", (m_folder / "a.ko").string(), "--json"});
  EXPECT_EQ(text.exitCode, 0) << text.standardError;
  EXPECT_EQ(read("a.ko"), "안녕\n잘 가\n");
  EXPECT_EQ(text.json()["rows"], 2);
  EXPECT_EQ(text.json()["bad_row_count"], 1);
  EXPECT_EQ(to("a.csv", {}).exitCode, 2) << "it exists";
  EXPECT_EQ(to("a.csv", {"--force"}).exitCode, 0);
  EXPECT_EQ(to("b.csv", {"--column", "fr"}).exitCode, 2);
  EXPECT_EQ(to("b.csv", {"--column", "en", "--column", "ko=en"}).exitCode, 2);
  EXPECT_FALSE(std::filesystem::exists(m_folder / "b.csv"));
}

TEST_F(DataVerbTest, ConvertLosesNoRowToAColumnThatItDoesNotWrite) {
  const std::string file = write("a.tsv", "id\ten\tko\n\xFF\tHello\t안녕\n2\t\xFF\t잘 가\n");
  const std::string to = (m_folder / "b.tsv").string();
  const ProgramOutcome outcome =
      runS2s({"data", "convert", file, "--to", to, "--column", "en", "--column", "ko", "--json"});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  EXPECT_EQ(read("b.tsv"), "en\tko\nHello\t안녕\n");
  EXPECT_EQ(outcome.json()["bad_row_count"], 1);
  EXPECT_EQ(outcome.json()["bad_rows"][0]["why"], "column en: not valid UTF-8 at byte 1");
  EXPECT_EQ(runS2s({"data", "convert", file, "--to", to, "--force", "--json"}).json()["bad_row_count"], 2);
}

TEST_F(DataVerbTest, ConvertCountsTheUnitsOfALanguageThatComesLate) {
  const auto unit = [](const std::string& language) {
    return "<tu><tuv xml:lang=\"en\"><seg>a</seg></tuv><tuv xml:lang=\"" + language +
           "\"><seg>b</seg></tuv></tu>\n";
  };
  std::string body;
  for (int i = 0; i < 2000; ++i) body += unit("ko");
  const std::string file = write("a.tmx", "<tmx><body>\n" + body + unit("fr") + "</body></tmx>\n");
  const std::string to = (m_folder / "a.tsv").string();
  const Json all = runS2s({"data", "convert", file, "--to", to, "--json"}).json();
  EXPECT_EQ(all["rows"], 2000);
  EXPECT_EQ(all["bad_row_count"], 1);
  const Json english =
      runS2s({"data", "convert", file, "--to", to, "--force", "--column", "en", "--json"}).json();
  EXPECT_EQ(english["rows"], 2001);
  EXPECT_EQ(english["bad_row_count"], 0);
}

TEST_F(DataVerbTest, NoFileThatIsReadIsReplaced) {
  const std::string rows = "en\tko\nHi\t안녕\nbad\n";
  const std::string file = write("a.tsv", rows), other = (m_folder / "b.txt").string();
  EXPECT_EQ(runS2s({"data", "inspect", file, "--bad-rows", file, "--force"}).exitCode, 2);
  EXPECT_EQ(runS2s({"data", "convert", file, "--to", file, "--force"}).exitCode, 2);
  EXPECT_EQ(runS2s({"data", "convert", file, "--to", other, "--to-target", other}).exitCode, 2);
  EXPECT_EQ(runS2s({"data", "filter", file, "--filter", "empty", "--to", other, "--removed", other}).exitCode,
            2);
  EXPECT_EQ(read("a.tsv"), rows);
  EXPECT_FALSE(std::filesystem::exists(other));
}

TEST_F(DataVerbTest, WritingThatIsInterruptedLeavesNothingBehind) {
  std::string rows = "en\tko\n";
  for (int i = 0; i < 1500000; ++i)
    rows += "line " + std::to_string(i) + " of a long file\t긴 파일의 한 줄\n";
  const std::string file = write("long.tsv", rows), to = (m_folder / "to.csv").string();
  const std::vector<std::vector<std::string>> verbs = {
      {"data", "convert", file, "--to", to},
      {"data", "filter", file, "--source", "en", "--target", "ko", "--filter", "duplicates", "--to", to},
      {"data", "inspect", file, "--bad-rows", to}};
  for (const auto& verb : verbs) {
    const ProgramOutcome ended = interruptWhileWriting(verb, m_folder.path().string());
    EXPECT_EQ(ended.exitCode, 3) << verb[1] << ": " << ended.standardError;
    EXPECT_FALSE(std::filesystem::exists(to)) << verb[1];
    EXPECT_FALSE(holdsHalfWritten(m_folder.path().string())) << verb[1];
  }
}

TEST_F(DataVerbTest, ValuesOfJsonStayAndThoseThatBecomeTextsAreTold) {
  const std::string json = write("a.jsonl", "{\"source\":\"a\",\"label\":1,\"none\":null,\"list\":[1]}\n");
  const std::string tsv = write("a.tsv", "source\tlabel\na\t1\n");
  const auto isTold = [](const std::vector<std::string>& words) {
    const ProgramOutcome outcome = runS2s(words);
    EXPECT_EQ(outcome.exitCode, 0) << outcome.standardError;
    return outcome.standardError.find("lists and other values are written as texts") != std::string::npos;
  };
  const auto to = [&](const std::string& name) { return (m_folder / name).string(); };
  EXPECT_TRUE(isTold({"data", "convert", json, "--to", to("b.jsonl")}));
  EXPECT_EQ(read("b.jsonl"), "{\"source\":\"a\",\"label\":1,\"none\":null,\"list\":\"[1]\"}\n");
  EXPECT_TRUE(
      isTold({"data", "convert", json, "--to", to("f.jsonl"), "--column", "none", "--column", "label=n"}));
  EXPECT_EQ(read("f.jsonl"), "{\"none\":null,\"n\":1}\n") << "by the columns that are chosen";
  const std::vector<std::string> filter = {"data",     "filter",     json,   "--source",  "source",
                                           "--filter", "duplicates", "--to", to("c.json")};
  EXPECT_TRUE(isTold(filter));
  EXPECT_EQ(read("c.json"), "[\n{\"source\":\"a\",\"label\":1,\"none\":null,\"list\":\"[1]\"}\n]\n");
  EXPECT_FALSE(isTold({"data", "convert", json, "--to", to("d.tsv")}));
  EXPECT_FALSE(isTold({"data", "convert", tsv, "--to", to("e.jsonl")}));
  EXPECT_EQ(read("e.jsonl"), "{\"source\":\"a\",\"label\":\"1\"}\n") << "cells of a TSV are texts";
}

TEST_F(DataVerbTest, MembersThatLaterRecordsBringAreWrittenOrTold) {
  std::string rows = "{\"en\":\"a\"}\n{\"en\":\"b\",\"note\":1}\n";
  const auto to = [&](const std::string& name) { return (m_folder / name).string(); };
  const ProgramOutcome whole = runS2s({"data", "convert", write("a.jsonl", rows), "--to", to("b.jsonl")});
  EXPECT_EQ(whole.exitCode, 0) << whole.standardError;
  EXPECT_EQ(read("b.jsonl"), "{\"en\":\"a\",\"note\":null}\n{\"en\":\"b\",\"note\":1}\n");
  EXPECT_EQ(whole.standardError.find("no column holds"), std::string::npos) << whole.standardError;

  for (int i = 0; i < 2000; ++i) rows += "{\"en\":\"c\",\"note\":2}\n";
  const std::string file = write("c.jsonl", rows + "{\"en\":\"d\",\"late\":3}\n");
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"data", "convert", file, "--to", to("d.tsv")},
        {"data", "filter", file, "--source", "en", "--filter", "empty", "--to", to("e.tsv")},
        {"data", "inspect", file}}) {
    std::vector<std::string> json = words;
    json.emplace_back("--json");
    const ProgramOutcome told = runS2s(json);
    EXPECT_EQ(told.exitCode, 0) << told.standardError;
    EXPECT_NE(told.standardError.find("1 row has members that no column holds"), std::string::npos)
        << words[1] << told.standardError;
    EXPECT_EQ(told.json()["members_without_column"], (Json{{"rows", 1}, {"line", 2003}, {"name", "late"}}))
        << words[1];
  }
}

TEST_F(DataVerbTest, OneRowIsSaidInTheSingular) {
  const std::string file = write("a.tsv", "en\tko\nHi\t안녕\nbad\n"), to = (m_folder / "a.csv").string();
  const ProgramOutcome converted = runS2s({"data", "convert", file, "--to", to});
  EXPECT_NE(converted.standardOutput.find("1 row in " + to), std::string::npos) << converted.standardOutput;
  EXPECT_NE(converted.standardError.find("1 row was left out"), std::string::npos) << converted.standardError;
  const ProgramOutcome inspected = runS2s({"data", "inspect", file});
  EXPECT_NE(inspected.standardOutput.find("1 row, 1 bad; tsv"), std::string::npos)
      << inspected.standardOutput;
}

TEST_F(DataVerbTest, ParquetIsReadByAModuleOfItsOwn) {
  if (!std::filesystem::exists(binaryDirectory() / "s2s_arrow.so"))
    GTEST_SKIP() << "built without Apache Arrow";
  const ProgramOutcome outcome = runS2s({"data", "inspect", golden("data/rows.parquet").string(), "--json"});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  EXPECT_EQ(outcome.json()["rows"], 5);
  EXPECT_EQ(outcome.json()["format"], "parquet");
}

}  // namespace
}  // namespace s2s::test
