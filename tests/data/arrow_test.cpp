// Parquet and Arrow against files that pyarrow wrote (tests/golden/data/make.py).

#include <gtest/gtest.h>

#include <random>

#include "engine/core/json.h"
#include "engine/core/process_memory.h"
#include "engine/data/indexed_table.h"
#include "engine/data/pinned_data.h"
#include "engine/data/readers/arrow_module.h"
#include "tests/data/read_table.h"
#include "tests/support/paths.h"

namespace s2s {
namespace {

using test::Cells;
using test::ReadTable;

bool moduleIsBuilt() { return std::filesystem::exists(test::binaryDirectory() / "s2s_arrow.so"); }

#define S2S_NEEDS_ARROW() \
  if (!moduleIsBuilt()) GTEST_SKIP() << "built without Apache Arrow"

const std::vector<std::string> kFiles = {"rows.parquet", "rows_snappy.parquet", "rows_stream.arrow",
                                         "rows_file.arrow", "rows_lz4.arrow"};

class ArrowTest : public ::testing::Test {
 protected:
  Json expected() { return *readJsonFile(test::golden("data/expected.json")); }
  test::TemporaryDirectory m_folder;
};

TEST_F(ArrowTest, EveryFileGivesTheCellsThatPyarrowWrote) {
  S2S_NEEDS_ARROW();
  const Json wanted = expected();
  for (const std::string& name : kFiles) {
    const ReadTable table = test::readTable(test::golden("data/" + name));
    EXPECT_EQ(table.error, "") << name;
    EXPECT_EQ(table.columns, wanted["columns"].get<std::vector<std::string>>()) << name;
    EXPECT_EQ(table.rows, wanted["rows"].get<Cells>()) << name;
    EXPECT_EQ(table.lines, (std::vector<std::int64_t>{1, 2, 3, 4, 5})) << name;
    EXPECT_TRUE(table.bad.empty()) << name;
  }
}

/// Row::bare of every row.
std::vector<std::vector<std::size_t>> bareCellsOf(const std::filesystem::path& path) {
  std::vector<std::vector<std::size_t>> bare;
  const auto reader = openRows(path, {});
  EXPECT_TRUE(reader) << path;
  for (;;) {
    const auto row = (*reader)->next();
    EXPECT_TRUE(row) << path;
    if (!row || !*row) return bare;
    bare.push_back((*row)->bare);
  }
}

TEST_F(ArrowTest, NumbersTruthsAndNullsAreNoTexts) {
  S2S_NEEDS_ARROW();
  using Bare = std::vector<std::vector<std::size_t>>;
  const Bare expectedOfRows = {{0, 3, 6}, {0, 2, 3, 6}, {0, 1, 2, 3, 4, 5, 6}, {0, 3, 6}, {0, 3, 6}};
  for (const std::string& name : kFiles)
    EXPECT_EQ(bareCellsOf(test::golden("data/" + name)), expectedOfRows) << name;
  // A label's number has become its name; -1 has none.
  const Bare labelled = bareCellsOf(test::golden("data/labelled/train-00000-of-00002.parquet"));
  ASSERT_GE(labelled.size(), 2u);
  EXPECT_EQ(labelled[0], (std::vector<std::size_t>{1, 3}));
  EXPECT_EQ(labelled[1], (std::vector<std::size_t>{3}));
}

TEST_F(ArrowTest, ListsHoldNumbersAndATextThatIsNoneCostsItsOwnRow) {
  S2S_NEEDS_ARROW();
  const ReadTable table = test::readTable(test::golden("data/odd_cells.arrow"));
  EXPECT_EQ(table.error, "");
  ASSERT_EQ(table.rows.size(), 2u);
  for (std::size_t i = 0; i < 6; ++i) EXPECT_EQ(table.rows[0][i], "[1,2]") << table.columns[i];
  EXPECT_EQ(table.rows[1][6], "good");
  EXPECT_EQ(table.bad, std::vector<std::string>{"2: column word: not valid UTF-8 at byte 5"});
}

TEST_F(ArrowTest, ATextInsideAListThatIsNotUtf8CostsItsOwnRow) {
  S2S_NEEDS_ARROW();
  const ReadTable table = test::readTable(test::golden("data/odd_texts.arrow"));
  EXPECT_EQ(table.error, "");
  EXPECT_EQ(table.rows, (Cells{{R"(["good"])", R"(["good"])", R"(["good"])",
                                R"([{"key":"good","value":"good"}])", R"([{"a":"good"}])"}}));
  std::vector<std::string> bad;
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    bad.push_back(std::to_string(i + 2) + ": column " + table.columns[i] + ": not valid UTF-8 at byte 5");
  EXPECT_EQ(table.bad, bad);
}

TEST_F(ArrowTest, BytesThatAreNoTextAreShownAndCostARowOnlyWhereTheyAreAskedFor) {
  S2S_NEEDS_ARROW();
  const std::filesystem::path file = test::golden("data/pictures.parquet");
  const ReadTable all = test::readTable(file);
  EXPECT_EQ(all.error, "");
  EXPECT_EQ(all.columns, (std::vector<std::string>{"image.bytes", "image.path", "frames", "en", "ko"}));
  EXPECT_EQ(all.rows, (Cells{{"binary, 6 bytes", "0.png", "binary, 6 bytes", "A cat.", "고양이."},
                             {"binary, 3000 bytes", "1.png", "[]", "A dog.", "개."},
                             {"plain", "2.png", R"(["plain"])", "A bird.", "새."}}));
  EXPECT_TRUE(all.bad.empty());
  test::expectSeekable(file);

  const Result<TablePreview> preview = previewRows(file, {}, 10);
  ASSERT_TRUE(preview) << preview.error().message();
  EXPECT_EQ(preview->rows[0].binary, (std::vector<std::size_t>{0, 2}));
  EXPECT_TRUE(preview->rows[2].binary.empty());

  const ReadTable texts = test::readTable(file, {}, {3, 4});
  ASSERT_EQ(texts.rows.size(), 3u);
  EXPECT_EQ(texts.rows[1][3], "A dog.");
  EXPECT_EQ(texts.rows[1][0], "") << "it is not read";
  EXPECT_TRUE(texts.bad.empty());
  EXPECT_EQ(test::readTable(file, {}, {0, 3}).bad,
            (std::vector<std::string>{"1: column image.bytes: holds a NUL byte",
                                      "2: column image.bytes: holds a NUL byte"}));
}

TEST_F(ArrowTest, ViewsAndRunsAreTheirValues) {
  S2S_NEEDS_ARROW();
  const ReadTable table = test::readTable(test::golden("data/odd_types.arrow"));
  EXPECT_EQ(table.error, "");
  EXPECT_EQ(table.columns, (std::vector<std::string>{"view", "large", "runs", "lists", "halves", "half"}));
  EXPECT_EQ(table.rows, (Cells{{R"(["a"])", "[1]", "r", R"(["x"])", "[0.5]", "0.5"},
                               {"[]", "", "r", "", "[]", ""},
                               {R"(["b",null])", "[2,3]", "s", "", "[1.5]", "-2"}}));
  EXPECT_TRUE(table.bad.empty());
  test::expectSeekable(test::golden("data/odd_types.arrow"));
}

TEST_F(ArrowTest, ATypeWhoseValuesHaveNoTextIsAnErrorThatNamesIt) {
  S2S_NEEDS_ARROW();
  const ReadTable table = test::readTable(test::golden("data/union.arrow"));
  EXPECT_TRUE(table.rows.empty());
  EXPECT_NE(table.error.find("the column \"mixed\" has the type sparse_union, which cannot be read"),
            std::string::npos)
      << table.error;
}

TEST_F(ArrowTest, ATextThatEveryRowNamesIsABomb) {
  S2S_NEEDS_ARROW();
  ReaderOptions small;
  small.decoding.limits.freeBytes = 1 << 20;
  const ReadTable bomb = test::readTable(test::golden("data/bomb.parquet"), small);
  EXPECT_NE(bomb.error.find("more than 500 times its size"), std::string::npos) << bomb.error;
  EXPECT_LT(bomb.rows.size(), 2000u);
  EXPECT_EQ(test::readTable(test::golden("data/bomb.parquet")).rows.size(), 2000u) << "24 MB are none";
}

TEST_F(ArrowTest, FormatsAreKnownByTheirFirstBytesToo) {
  std::filesystem::copy_file(test::golden("data/rows.parquet"), m_folder / "a.bin");
  std::filesystem::copy_file(test::golden("data/rows_file.arrow"), m_folder / "b.bin");
  EXPECT_EQ(*detectFormat(m_folder / "a.bin"), "parquet");
  EXPECT_EQ(*detectFormat(m_folder / "b.bin"), "arrow");
  EXPECT_EQ(*detectFormat(test::golden("data/dataset/train")), "arrow");
}

TEST_F(ArrowTest, FoldersOfTheDatasetsLibraryAreOneTable) {
  S2S_NEEDS_ARROW();
  const Json wanted = expected();
  const ReadTable table = test::readTable(test::golden("data/dataset/train"));
  EXPECT_EQ(table.error, "");
  EXPECT_EQ(table.columns, wanted["dataset_columns"].get<std::vector<std::string>>());
  EXPECT_EQ(table.rows, wanted["dataset_rows"].get<Cells>());
  EXPECT_EQ(table.lines.back(), 10);
}

TEST_F(ArrowTest, AFolderOfSeveralSplitsNamesThem) {
  const ReadTable table = test::readTable(test::golden("data/dataset"));
  EXPECT_NE(table.error.find("dataset/train"), std::string::npos) << table.error;
  EXPECT_NE(table.error.find("dataset/test"), std::string::npos) << table.error;
  EXPECT_NE(test::readTable(m_folder.path()).error.find("state.json"), std::string::npos);
}

TEST_F(ArrowTest, TheSplitsOfASavedDatasetAreFound) {
  const std::filesystem::path folder = test::golden("data/dataset");
  EXPECT_EQ(savedDatasets(folder), (std::vector<std::filesystem::path>{folder / "train", folder / "test"}));
  EXPECT_EQ(savedDatasets(folder / "train"), std::vector<std::filesystem::path>{folder / "train"});
  EXPECT_TRUE(savedDatasets(m_folder.path()).empty());
  EXPECT_TRUE(savedDatasets(m_folder / "none").empty());
}

TEST_F(ArrowTest, AFolderThatNamesFilesElsewhereIsRefused) {
  for (const char* name : {"../a.arrow", "/etc/passwd", "", ".."}) {
    std::ofstream(m_folder / "state.json") << Json{{"_data_files", {{{"filename", name}}}}}.dump();
    EXPECT_NE(test::readTable(m_folder.path()).error.find("beside it"), std::string::npos) << name;
  }
}

TEST_F(ArrowTest, RowsAreFoundAgain) {
  S2S_NEEDS_ARROW();
  for (const std::string& name : kFiles) test::expectSeekable(test::golden("data/" + name));
  test::expectSeekable(test::golden("data/dataset/train"));
  const Result<std::unique_ptr<IndexedTable>> table = IndexedTable::open(test::golden("data/dataset/train"));
  ASSERT_TRUE(table) << table.error().message();
  (*table)->wait();
  EXPECT_EQ((*table)->progress().rows, 10);
  EXPECT_EQ((*table)->row(7)->cells[0], "sentence 7");
}

TEST_F(ArrowTest, LabelsOfTheDatasetsLibraryAreTheirNames) {
  S2S_NEEDS_ARROW();
  const Json wanted = expected();
  const std::filesystem::path first = test::golden("data/labelled/train-00000-of-00002.parquet");
  const ReadTable table = test::readTable(first);
  EXPECT_EQ(table.error, "");
  EXPECT_EQ(table.columns, wanted["labelled_columns"].get<std::vector<std::string>>());
  // The first shard stands for all, and -1 is a row without a label.
  EXPECT_EQ(table.rows, wanted["labelled_rows"].get<Cells>());
  EXPECT_EQ(table.rows[0][1], "-1");
  const ReadTable needed = test::readTable(first, {}, {1, 3});
  ASSERT_EQ(needed.rows.size(), table.rows.size());
  for (std::size_t i = 0; i < needed.rows.size(); ++i)
    EXPECT_EQ(needed.rows[i], (std::vector<std::string>{"", table.rows[i][1], "", table.rows[i][3]})) << i;
  EXPECT_EQ(test::readTable(test::golden("data/labelled/train-00001-of-00002.parquet")).rows.size(), 3u);
  test::expectSeekable(first);
}

TEST_F(ArrowTest, AFolderOfParquetFilesIsOneTable) {
  S2S_NEEDS_ARROW();
  const auto copy = [&](const std::string& from, const std::string& to) {
    std::filesystem::copy_file(test::golden("data/labelled/" + from), m_folder / to);
  };
  copy("train-00000-of-00002.parquet", "train-00000-of-00002.parquet");
  EXPECT_NE(test::readTable(m_folder.path()).error.find("1 of the 2 files of \"train\""), std::string::npos);
  copy("train-00001-of-00002.parquet", "train-00001-of-00002.parquet");
  EXPECT_EQ(*detectFormat(m_folder.path()), "parquet");
  EXPECT_EQ(test::readTable(m_folder.path()).rows, expected()["labelled_rows"].get<Cells>());
  const Result<std::string> before = sha256OfData(m_folder.path());
  ASSERT_TRUE(before) << before.error().message();
  EXPECT_EQ(*before, *sha256OfData(m_folder / "train-00000-of-00002.parquet"));
  copy("test-00000-of-00001.parquet", "test-00000-of-00001.parquet");
  const std::string several = test::readTable(m_folder.path()).error;
  EXPECT_NE(several.find("train-00000-of-00002.parquet"), std::string::npos) << several;
  EXPECT_NE(several.find("test-00000-of-00001.parquet"), std::string::npos) << several;
}

TEST_F(ArrowTest, FilesThatAreNumbersAloneAreOneTableInTheirOrder) {
  S2S_NEEDS_ARROW();
  std::filesystem::copy_file(test::golden("data/labelled/train-00001-of-00002.parquet"),
                             m_folder / "0001.parquet");
  std::filesystem::copy_file(test::golden("data/labelled/train-00000-of-00002.parquet"),
                             m_folder / "0000.parquet");
  EXPECT_EQ(test::readTable(m_folder.path()).rows, expected()["labelled_rows"].get<Cells>());
  EXPECT_EQ(test::readTable(m_folder / "0000.parquet").rows.size(), 4u) << "by itself it is one file";
}

TEST_F(ArrowTest, TruncatedFilesAreErrors) {
  S2S_NEEDS_ARROW();
  for (const std::string& name : kFiles) {
    const std::string bytes = test::bytesOf(test::golden("data/" + name));
    for (const std::size_t length :
         {std::size_t{0}, std::size_t{3}, std::size_t{6}, std::size_t{20}, bytes.size() / 2}) {
      const ReadTable table = test::readBytes(m_folder, name, bytes.substr(0, length));
      EXPECT_NE(table.error, "") << name << " " << length;
      EXPECT_LT(table.rows.size(), 5u) << name << " " << length;
    }
  }
}

TEST_F(ArrowTest, AbsurdLengthsAreRefusedWithoutMemory) {
  S2S_NEEDS_ARROW();
  const std::uint64_t before = peakResidentBytes();
  // A message of the stream format that claims 2 GiB of metadata.
  EXPECT_NE(
      test::readBytes(m_folder, "a.arrow", "\xFF\xFF\xFF\xFF\xF0\xFF\xFF\x7F" + std::string(64, 'x')).error,
      "");
  // A Parquet footer that claims more than the file.
  EXPECT_NE(
      test::readBytes(m_folder, "a.parquet", "PAR1" + std::string(64, 'x') + "\xFF\xFF\xFF\x7FPAR1").error,
      "");
  EXPECT_LT(peakResidentBytes() - before, std::uint64_t{512} << 20);
}

TEST_F(ArrowTest, MutatedFilesNeverCrash) {
  S2S_NEEDS_ARROW();
  std::mt19937 random(7);
  for (const std::string& name : kFiles) {
    const std::string bytes = test::bytesOf(test::golden("data/" + name));
    for (int round = 0; round < 150; ++round) {
      std::string changed = bytes;
      const int changes = 1 + static_cast<int>(random() % 8);
      for (int i = 0; i < changes; ++i) changed[random() % changed.size()] = static_cast<char>(random());
      const ReadTable table = test::readBytes(m_folder, name, changed);
      EXPECT_LT(table.rows.size(), 100000u);
    }
  }
}

}  // namespace
}  // namespace s2s
