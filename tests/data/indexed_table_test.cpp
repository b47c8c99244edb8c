#include "engine/data/indexed_table.h"

#include <gtest/gtest.h>

#include <fstream>
#include <thread>

#include "tests/support/packed.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

class IndexedTableTest : public ::testing::Test {
 protected:
  /// Every row of the table, in an order that jumps about, compared with what a reader gives.
  void expectSameRows(const std::string& name, const ReaderOptions& reader = {}) {
    IndexedTableOptions options;
    options.reader = reader;
    options.cacheFolder = m_folder.path();
    options.rowsBetweenPositions = 7;
    const Result<std::unique_ptr<IndexedTable>> table = IndexedTable::open(m_folder / name, options);
    ASSERT_TRUE(table) << table.error().message();
    (*table)->wait();
    Result<std::unique_ptr<RowReader>> rows = openRows(m_folder / name, reader);
    ASSERT_TRUE(rows);
    EXPECT_EQ((*table)->columns(), (*rows)->columns());
    std::vector<Row> expected;
    for (;;) {
      Result<std::optional<Row>> row = (*rows)->next();
      ASSERT_TRUE(row) << row.error().message();
      if (!*row) break;
      expected.push_back(std::move(**row));
    }
    ASSERT_FALSE(expected.empty());
    const IndexedTable::Progress progress = (*table)->progress();
    EXPECT_FALSE(progress.error) << progress.error->message();
    EXPECT_TRUE(progress.finished);
    EXPECT_EQ(progress.share, 1.0);
    EXPECT_EQ(progress.badRows, (*rows)->badRows().count());
    ASSERT_EQ(progress.rows, static_cast<std::int64_t>(expected.size()));
    const std::size_t count = expected.size();
    for (std::size_t step = 0; step < count; ++step) {
      const std::size_t i = step * 7919 % count;
      const Result<Row> row = (*table)->row(static_cast<std::int64_t>(i));
      ASSERT_TRUE(row) << row.error().message();
      EXPECT_EQ(row->cells, expected[i].cells) << i;
      EXPECT_EQ(row->line, expected[i].line) << i;
    }
  }

  void write(const std::string& name, const std::string& content) {
    std::ofstream(m_folder / name, std::ios::binary) << content;
  }

  /// Lines of very different lengths, some of them bad.
  std::string table(const std::string& between) {
    std::string text = "number" + between + "text\n";
    for (int i = 0; i < 3000; ++i) {
      text += std::to_string(i);
      if (i % 13 != 5) text += between;
      text += std::string(static_cast<std::size_t>(i * 31 % 400), 'x') + "가\n";
    }
    return text;
  }

  test::TemporaryDirectory m_folder;
};

TEST_F(IndexedTableTest, AnyRowIsTheOneThatAReaderGives) {
  write("a.tsv", table("\t"));
  expectSameRows("a.tsv");
  write("b.tsv", "\xEF\xBB\xBF" + table("\t"));
  expectSameRows("b.tsv");
  ReaderOptions headless;
  headless.header = false;
  expectSameRows("a.tsv", headless);
  write("a.csv", table(",") + "last,\"two\nlines\"\nx,y\n");
  expectSameRows("a.csv");
  write("a.txt", table(" "));
  expectSameRows("a.txt");
  write("b.txt", table(" "));
  ReaderOptions parallel;
  parallel.targetPath = m_folder / "b.txt";
  expectSameRows("a.txt", parallel);
}

TEST_F(IndexedTableTest, JsonIsIndexedToo) {
  std::string lines, list = "[";
  for (int i = 0; i < 500; ++i) {
    const std::string record = R"({"n": )" + std::to_string(i) + R"(, "t": "가나다"})";
    lines += record + "\n" + (i % 50 == 3 ? "{}\n" : "");
    list += (i > 0 ? ",\n" : "") + record;
  }
  write("a.jsonl", lines);
  expectSameRows("a.jsonl");
  write("a.json", list + "]");
  expectSameRows("a.json");
  write("b.json", R"({"en": ["a", "b", "c"], "ko": ["가", "나", "다"]})");
  expectSameRows("b.json");
}

TEST_F(IndexedTableTest, CompressedAndOtherwiseEncodedTextIsReadThroughADecodedCopy) {
  write("a.tsv.gz", test::gzipped(table("\t")));
  expectSameRows("a.tsv.gz");
  write("a.tsv.zst", test::zstdPacked(test::encoded(table("\t"), "windows-949")));
  expectSameRows("a.tsv.zst");
  write("b.tsv", "\xFF\xFE" + test::encoded(table("\t"), "UTF-16LE"));
  expectSameRows("b.tsv");
  write("c.txt", test::encoded(table(" "), "UTF-16BE"));
  write("d.txt", table(" "));
  ReaderOptions parallel;
  parallel.targetPath = m_folder / "d.txt";
  expectSameRows("c.txt", parallel);
}

TEST_F(IndexedTableTest, HowLongCompressedTextIsIsKnownAtItsEnd) {
  write("a.tsv.gz", test::gzipped(table("\t")));
  write("a.tsv", table("\t"));
  const auto decodedBytes = [&](const std::string& name) {
    const auto opened = IndexedTable::open(m_folder / name);
    EXPECT_TRUE(opened);
    (*opened)->wait();
    return (*opened)->progress().decodedBytes;
  };
  EXPECT_EQ(decodedBytes("a.tsv.gz"), table("\t").size());
  EXPECT_EQ(decodedBytes("a.tsv"), 0u) << "plain text is read where it is";
}

TEST_F(IndexedTableTest, CataloguesAndMemoriesAreIndexedToo) {
  std::string po = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n",
              tmx = "<tmx><body>\n";
  for (int i = 0; i < 3000; ++i) {
    const std::string text = "text " + std::to_string(i);
    po += "msgid \"" + text + "\"\nmsgid_plural \"s\"\nmsgstr[0] \"가\"\nmsgstr[1] \"나\"\n\n";
    tmx += "<tu><tuv xml:lang=\"en\"><seg>" + text +
           "</seg></tuv><tuv xml:lang=\"ko\"><seg>가</seg></tuv></tu>\n";
  }
  tmx += "</body></tmx>";
  write("a.po", po);
  expectSameRows("a.po");
  write("a.po.gz", test::gzipped(po));
  expectSameRows("a.po.gz");
  write("a.tmx", tmx);
  expectSameRows("a.tmx");
  write("a.tmx.gz", test::gzipped(tmx));
  expectSameRows("a.tmx.gz");
  write("b.tmx", "\xFF\xFE" + test::encoded(tmx, "UTF-16LE"));
  expectSameRows("b.tmx");
}

TEST_F(IndexedTableTest, NothingIsLeftInTheCacheFolder) {
  write("a.tsv.gz", test::gzipped(table("\t")));
  IndexedTableOptions options;
  options.cacheFolder = m_folder / "cache";
  std::filesystem::create_directory(options.cacheFolder);
  const Result<std::unique_ptr<IndexedTable>> table = IndexedTable::open(m_folder / "a.tsv.gz", options);
  ASSERT_TRUE(table);
  (*table)->wait();
  EXPECT_TRUE((*table)->row(0));
  EXPECT_TRUE(std::filesystem::is_empty(options.cacheFolder)) << "also while the table is open";
}

TEST_F(IndexedTableTest, DecodedTextHasALimit) {
  write("a.tsv.gz", test::gzipped(table("\t")));
  IndexedTableOptions options;
  options.cacheFolder = m_folder.path();
  options.maximumCacheBytes = 1000;
  const Result<std::unique_ptr<IndexedTable>> table = IndexedTable::open(m_folder / "a.tsv.gz", options);
  ASSERT_TRUE(table);
  (*table)->wait();
  ASSERT_TRUE((*table)->progress().error);
  EXPECT_NE((*table)->progress().error->message().find("limit of 1000 bytes"), std::string::npos);
}

TEST_F(IndexedTableTest, ATruncatedFileKeepsItsRowsAndSaysWhy) {
  const std::string whole = test::gzipped(table("\t"));
  write("a.tsv.gz", whole.substr(0, whole.size() / 2));
  const Result<std::unique_ptr<IndexedTable>> table = IndexedTable::open(m_folder / "a.tsv.gz");
  ASSERT_TRUE(table);
  (*table)->wait();
  const IndexedTable::Progress progress = (*table)->progress();
  ASSERT_TRUE(progress.error);
  ASSERT_GT(progress.rows, 10);
  EXPECT_TRUE((*table)->row(progress.rows - 1));
  EXPECT_FALSE((*table)->row(progress.rows));
}

TEST_F(IndexedTableTest, AFileThatChangedIsNotReadAsIfItWereTheSame) {
  write("a.tsv", table("\t"));
  const Result<std::unique_ptr<IndexedTable>> opened = IndexedTable::open(m_folder / "a.tsv");
  ASSERT_TRUE(opened);
  (*opened)->wait();
  EXPECT_TRUE((*opened)->row(0));
  write("a.tsv", "number\ttext\n1\tother\n");
  const Result<Row> changed = (*opened)->row(2000);
  ASSERT_FALSE(changed);
  EXPECT_NE(changed.error().message().find("has changed"), std::string::npos);
}

TEST_F(IndexedTableTest, ASecondFileThatChangedIsNoticedToo) {
  write("a.txt", table(" "));
  write("b.txt", table(" "));
  IndexedTableOptions options;
  options.reader.targetPath = m_folder / "b.txt";
  const Result<std::unique_ptr<IndexedTable>> opened = IndexedTable::open(m_folder / "a.txt", options);
  ASSERT_TRUE(opened);
  (*opened)->wait();
  EXPECT_TRUE((*opened)->row(0));
  write("b.txt", "other");
  EXPECT_FALSE((*opened)->row(2000));
}

TEST_F(IndexedTableTest, RowsOutsideAreErrors) {
  write("a.tsv", "a\tb\n1\t2\n");
  const Result<std::unique_ptr<IndexedTable>> table = IndexedTable::open(m_folder / "a.tsv");
  ASSERT_TRUE(table);
  (*table)->wait();
  EXPECT_FALSE((*table)->row(-1));
  EXPECT_FALSE((*table)->row(1));
  EXPECT_EQ((*table)->rows(0, 100)->size(), 1u);
  EXPECT_TRUE((*table)->rows(5, 2)->empty());
  EXPECT_FALSE(IndexedTable::open(m_folder / "none.tsv"));
}

TEST_F(IndexedTableTest, ReadingGoesOnWhileRowsAreAskedForAndItCanBeCancelled) {
  std::string text = "a\tb\n";
  for (int i = 0; i < 400000; ++i) text += std::to_string(i) + "\tsome text in a row\n";
  write("a.tsv", text);
  const Result<std::unique_ptr<IndexedTable>> table = IndexedTable::open(m_folder / "a.tsv");
  ASSERT_TRUE(table);
  std::thread other([&] {
    for (std::int64_t i = 0; !(*table)->progress().finished; i += 97) {
      const std::int64_t rows = (*table)->progress().rows;
      if (rows == 0) continue;
      const Result<Row> row = (*table)->row(i % rows);
      EXPECT_TRUE(row && row->cells[0] == std::to_string(i % rows));
    }
  });
  (*table)->wait();
  other.join();
  EXPECT_EQ((*table)->progress().rows, 400000);

  const Result<std::unique_ptr<IndexedTable>> stopped = IndexedTable::open(m_folder / "a.tsv");
  ASSERT_TRUE(stopped);
  (*stopped)->cancel();
  (*stopped)->wait();
  EXPECT_LE((*stopped)->progress().rows, 400000);
  EXPECT_FALSE((*stopped)->progress().error);
}

}  // namespace
}  // namespace s2s
