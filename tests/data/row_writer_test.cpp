#include "engine/data/row_writer.h"

#include <gtest/gtest.h>

#include "engine/data/bad_row_file.h"
#include "tests/data/read_table.h"

namespace s2s {
namespace {

using test::Cells;

class RowWriterTest : public ::testing::Test {
 protected:
  /// Writes the rows; why one of them could not be, else empty.
  std::string write(const std::string& name, const std::vector<std::string>& columns, const Cells& rows,
                    RowWriterOptions options = {}) {
    Result<std::unique_ptr<RowWriter>> writer = RowWriter::open(m_folder / name, columns, options);
    if (!writer) return writer.error().message();
    std::string problem;
    for (const std::vector<std::string>& row : rows) {
      const Result<std::string> why = (*writer)->add(row);
      if (!why) return why.error().message();
      if (!why->empty()) problem = *why;
    }
    if (Result<void> finished = (*writer)->finish(); !finished) return finished.error().message();
    return problem;
  }

  test::TemporaryDirectory m_folder;
};

TEST_F(RowWriterTest, WhatIsWrittenIsReadBackTheSame) {
  const Cells rows = {{"a,\"b\"", "가"}, {"", "x y"}, {"back\\slash", "'quoted'"}, {"{}", "[1]"}};
  for (const char* name : {"a.tsv", "a.csv", "a.jsonl", "a.json"}) {
    EXPECT_EQ(write(name, {"en", "k o"}, rows), "") << name;
    const test::ReadTable table = test::readTable(m_folder / name);
    EXPECT_EQ(table.error, "") << name;
    EXPECT_EQ(table.columns, (std::vector<std::string>{"en", "k o"})) << name;
    EXPECT_EQ(table.rows, rows) << name;
  }
  const Cells lines = {{"two\nlines", "tab\there"}, {"cr\r\nlf", "\"\n\""}};
  for (const char* name : {"b.csv", "b.jsonl", "b.json"}) {
    EXPECT_EQ(write(name, {"a", "b"}, lines), "") << name;
    EXPECT_EQ(test::readTable(m_folder / name).rows, lines) << name;
  }
}

TEST_F(RowWriterTest, JsonGetsBareCellsWithoutQuotes) {
  for (const auto& [name, expected] :
       {std::pair{"a.jsonl", "{\"a\":1,\"b\":\"2\",\"c\":null}\n"}, {"a.tsv", "a\tb\tc\n1\t2\t\n"}}) {
    Result<std::unique_ptr<RowWriter>> writer = RowWriter::open(m_folder / name, {"a", "b", "c"}, {});
    ASSERT_TRUE(writer) << name;
    const Result<std::string> why = (*writer)->add({"1", "2", ""}, {0, 2});
    ASSERT_TRUE(why && why->empty()) << name;
    ASSERT_TRUE((*writer)->finish()) << name;
    EXPECT_EQ(test::bytesOf(m_folder / name), expected);
  }
}

TEST_F(RowWriterTest, WhatAFormatCannotHoldIsSaidAndLeftOut) {
  EXPECT_NE(write("a.tsv", {"a", "b"}, {{"x", "t\tt"}, {"c", "d"}}).find("column b holds a tab"),
            std::string::npos);
  EXPECT_EQ(test::readTable(m_folder / "a.tsv").rows, (Cells{{"c", "d"}}));
  EXPECT_NE(write("b.tsv", {"a\tb"}, {}).find("names of the columns"), std::string::npos);
  EXPECT_NE(write("a.txt", {"a"}, {{"two\nlines"}}).find("holds a line end"), std::string::npos);
}

TEST_F(RowWriterTest, TextIsOneFileForEachColumn) {
  RowWriterOptions options;
  options.targetPath = m_folder / "a.ko";
  EXPECT_EQ(write("a.en", {"en", "ko"}, {{"one", "하나"}, {"two", "둘"}}, options), "");
  EXPECT_EQ(test::bytesOf(m_folder / "a.en"), "one\ntwo\n");
  EXPECT_EQ(test::bytesOf(m_folder / "a.ko"), "하나\n둘\n");
  EXPECT_NE(write("b.en", {"en", "ko"}, {}).find("one column a file"), std::string::npos);
}

TEST_F(RowWriterTest, FilesAreNeverReplacedUnasked) {
  EXPECT_EQ(write("a.tsv", {"a"}, {{"x"}}), "");
  EXPECT_NE(write("a.tsv", {"a"}, {{"y"}}).find("exists already"), std::string::npos);
  EXPECT_EQ(test::bytesOf(m_folder / "a.tsv"), "a\nx\n");
  RowWriterOptions options;
  options.existing = StreamedFile::Existing::replace;
  {
    Result<std::unique_ptr<RowWriter>> unfinished = RowWriter::open(m_folder / "a.tsv", {"a"}, options);
    ASSERT_TRUE(unfinished);
    EXPECT_TRUE((*unfinished)->add({"z"}));
  }
  EXPECT_EQ(test::bytesOf(m_folder / "a.tsv"), "a\nx\n") << "what was not finished leaves no trace";
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(m_folder.path()), {}), 1);
  EXPECT_EQ(write("a.tsv", {"a"}, {{"y"}}, options), "");
  EXPECT_EQ(test::bytesOf(m_folder / "a.tsv"), "a\ny\n");
  EXPECT_NE(write("a.tsv.gz", {"a"}, {}).find("not written"), std::string::npos) << "a name that would lie";
  options.format = "xls";
  EXPECT_NE(write("b.xls", {"a"}, {}, options).find("no format that can be written"), std::string::npos);
}

TEST_F(RowWriterTest, NamesOfFormatsThatAreOnlyReadAreRefused) {
  for (const char* name : {"a.parquet", "a.pq", "a.arrow", "a.feather", "a.tmx", "a.po", "a.MO"}) {
    const std::string why = write(name, {"a"}, {{"x"}});
    EXPECT_NE(why.find("is read but not written"), std::string::npos) << name << ": " << why;
    EXPECT_NE(why.find(".tsv, .csv, .jsonl, .json or .txt"), std::string::npos) << why;
    EXPECT_FALSE(std::filesystem::exists(m_folder / name)) << name;
  }
  RowWriterOptions options;
  options.targetPath = m_folder / "b.po";
  EXPECT_NE(write("b.en", {"en", "ko"}, {}, options).find("the format po"), std::string::npos);
  options.targetPath.clear();
  options.format = "text";
  EXPECT_EQ(write("a.po", {"a"}, {{"x"}}, options), "") << "whoever names the format gets it";
  for (const char* name : {"b.txt", "b.ko", "b.ndjson", "b.tab", "b"})
    EXPECT_EQ(write(name, {"a"}, {{"x"}}), "") << name;
}

TEST_F(RowWriterTest, BadRowsAreWrittenAsATable) {
  Result<BadRowFile> file = BadRowFile::open(m_folder / "bad.tsv", StreamedFile::Existing::refuse);
  ASSERT_TRUE(file);
  EXPECT_TRUE(file->add({3, "1 column", std::string("a\tb\n\\ \xFF\0", 8)}));
  EXPECT_TRUE(file->finish());
  const test::ReadTable table = test::readTable(m_folder / "bad.tsv");
  EXPECT_EQ(table.columns, (std::vector<std::string>{"line", "why", "raw"}));
  EXPECT_EQ(table.rows, (Cells{{"3", "1 column", "a\\tb\\n\\\\ \\xFF\\x00"}}));
}

}  // namespace
}  // namespace s2s
