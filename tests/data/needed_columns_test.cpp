// Rows are judged by the columns that somebody asks for.

#include "engine/data/needed_columns.h"

#include <gtest/gtest.h>

#include "engine/data/text_pairs.h"
#include "tests/data/read_table.h"

namespace s2s {
namespace {

using test::ReadTable;

class NeededColumnsTest : public ::testing::Test {
 protected:
  /// The file's columns are read whole, then the first alone.
  void expectBad(const std::string& name, const std::string& bytes, std::size_t whole,
                 const std::vector<std::string>& first, const ReaderOptions& options = {}) {
    const ReadTable all = test::readBytes(m_folder, name, bytes, options);
    EXPECT_EQ(all.error, "") << name;
    EXPECT_EQ(all.bad.size(), whole) << name << " " << bytes;
    const ReadTable some = test::readTable(m_folder / name, options, {0});
    EXPECT_EQ(some.error, "") << name;
    EXPECT_EQ(some.bad, first) << name << " " << bytes;
    EXPECT_EQ(some.rows.size(), all.rows.size() + whole - first.size()) << name;
  }
  test::TemporaryDirectory m_folder;
};

TEST_F(NeededColumnsTest, AllAreNeededUntilSomeAreNamed) {
  NeededColumns needed;
  EXPECT_TRUE(needed.areAll());
  EXPECT_TRUE(needed.isNeeded(7));
  EXPECT_FALSE(needed.isNamed(7));
  needed.nameAll();
  EXPECT_TRUE(needed.areAll());
  EXPECT_TRUE(needed.isNeeded(7) && needed.isNamed(7));
  needed.name({2, 0});
  EXPECT_FALSE(needed.areAll());
  EXPECT_TRUE(needed.isNeeded(0) && needed.isNamed(2));
  EXPECT_FALSE(needed.isNeeded(1) || needed.isNeeded(7));
  const std::vector<std::string> names{"a", "b", "c"};
  EXPECT_EQ(needed.judge(names, {"x", "\xFF", "y"}), "");
  EXPECT_EQ(needed.judge(names, {"x", "\xFF", "y\xFF"}), "column c: not valid UTF-8 at byte 2");
}

TEST_F(NeededColumnsTest, EveryFormatJudgesRowsByThem) {
  const std::string nul(1, '\0');
  expectBad("a.tsv", "en\tx\na\t\xFF\nb\t" + nul + "\n\xFF\tc\n", 3,
            {"4: column en: not valid UTF-8 at byte 1"});
  expectBad("a.csv", "en,x\na,\xFF\n" + nul + ",b\nalone\n", 3,
            {"3: column en: holds a NUL byte", "4: 1 column where there should be 2"});
  expectBad("a.jsonl", "{\"en\": \"a\", \"x\": \"\"}\n{\"en\": \"b\"}\n{\"x\": \"\"}\n", 2,
            {"3: has no \"en\""});
  expectBad("b.json", R"([{"en": "a", "x": "\u0000"}, {"en": "b"}, {"en": "c", "x": ""}])", 2, {});
  expectBad("c.json", R"({"en": ["a", "\u0000"], "x": ["\u0000", "b"]})", 2,
            {"2: column en: holds a NUL byte"});
  ReaderOptions parallel;
  parallel.targetPath = m_folder / "a.ko";
  std::ofstream(parallel.targetPath, std::ios::binary) << "\xFF\nb\n";
  expectBad("a.en", "a\n\xFF\n", 2, {"2: column source: not valid UTF-8 at byte 1"}, parallel);
  expectBad("a.po", "msgid \"a\"\nmsgstr \"b\\0\"\n\nmsgid \"\\0\"\nmsgstr \"b\"\n", 2,
            {"4: holds a NUL byte"});
}

TEST_F(NeededColumnsTest, ALanguageThatNobodyAsksForCostsNoUnit) {
  std::string body;
  const auto unit = [](const std::string& more) {
    return "<tu><tuv xml:lang=\"en\"><seg>a</seg></tuv>" + more + "</tu>\n";
  };
  const std::string korean = "<tuv xml:lang=\"ko\"><seg>b</seg></tuv>";
  for (int i = 0; i < 2000; ++i) body += unit(korean);
  expectBad("a.tmx",
            "<tmx><body>\n" + body + unit(korean + korean) + unit("<tuv xml:lang=\"fr\"><seg>c</seg></tuv>") +
                unit("<tuv xml:lang=\"en\"><seg>d</seg></tuv>") + "</body></tmx>\n",
            3, {"2004: two texts in the language en"});
}

TEST_F(NeededColumnsTest, WhoeverWritesAFileAnewLosesNoLanguageInSilence) {
  const std::string both =
      "<tu><tuv xml:lang=\"en\"><seg>a</seg></tuv><tuv xml:lang=\"ko\"><seg>b</seg></tuv></tu>\n";
  std::string body;
  for (int i = 0; i < 2000; ++i) body += both;
  std::ofstream(m_folder / "a.tmx")
      << "<tmx><body>\n"
      << body
      << "<tu><tuv xml:lang=\"en\"><seg>a</seg></tuv><tuv xml:lang=\"ko\"><seg>b"
         "</seg></tuv><tuv xml:lang=\"fr\"><seg>c</seg></tuv></tu>\n"
      << "</body></tmx>\n";
  DataSource source;
  source.path = (m_folder / "a.tmx").string();
  source.source = std::string("en");
  source.target = std::string("ko");
  const auto bad = [](PairReader reader) {
    while (reader.next().value()) {
    }
    return reader.badRows().count() == 0 ? "" : reader.badRows().described().front().why;
  };
  EXPECT_EQ(bad(PairReader::openWithAllCells(source, RowNeeds::target).value()),
            "the language \"fr\", which the first 2000 units lack");
  EXPECT_EQ(bad(PairReader::open(source).value()), "")
      << "both columns are named, and French is none of them";
}

TEST_F(NeededColumnsTest, WithoutAHeaderTheFirstRowIsOneLikeOthers) {
  ReaderOptions options;
  options.header = false;
  expectBad("a.tsv", "a\t\xFF\nb\tc\n", 1, {}, options);
}

TEST_F(NeededColumnsTest, PairsAreJudgedByTheirOwnColumns) {
  DataSource source;
  source.path = (m_folder / "a.tsv").string();
  std::ofstream(source.path, std::ios::binary) << "en\tko\tx\na\tb\t\xFF\nc\t\xFF\td\n";
  source.source = std::string("en");
  source.target = std::string("ko");
  const auto count = [](Result<PairReader> reader) {
    std::int64_t rows = 0;
    while (const auto row = reader->next().value()) ++rows;
    return std::pair(rows, reader->badRows().count());
  };
  EXPECT_EQ(count(PairReader::open(source)), std::pair(std::int64_t{1}, std::int64_t{1}));
  EXPECT_EQ(count(PairReader::open(source, RowNeeds::nothing)), std::pair(std::int64_t{2}, std::int64_t{0}));
  EXPECT_EQ(count(PairReader::openWithAllCells(source, RowNeeds::target)),
            std::pair(std::int64_t{0}, std::int64_t{2}));
  EXPECT_EQ(loadPairs(source)->pairs.size(), 1u);
}

}  // namespace
}  // namespace s2s
