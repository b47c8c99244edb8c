#include "engine/data/source_files.h"

#include <gtest/gtest.h>

#include <fstream>

#include "engine/data/shared_files.h"
#include "engine/recipes/recipe.h"
#include "tests/support/packed.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

class SourceFilesTest : public testing::Test {
 protected:
  void write(const std::string& name, const std::string& text) {
    std::filesystem::create_directories((m_folder / name).parent_path());
    std::ofstream(m_folder / name, std::ios::binary) << text;
  }
  StoredSize sizeOf(const std::string& name, const std::string& target = "") {
    DataSource source;
    source.path = (m_folder / name).string();
    if (!target.empty()) source.targetPath = (m_folder / target).string();
    return storedSizeOf(source);
  }
  bool isLonger(const std::vector<std::string>& names, std::uint64_t bytes) {
    std::vector<DataSource> sources(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) sources[i].path = (m_folder / names[i]).string();
    return areLongerThan(sources, bytes);
  }
  test::TemporaryDirectory m_folder;
};

TEST_F(SourceFilesTest, AParallelTextIsAsLargeAsBothFiles) {
  write("a.en", "12345");
  write("a.ko", "1234567");
  EXPECT_EQ(sizeOf("a.en").bytes, 5u);
  EXPECT_EQ(sizeOf("a.en", "a.ko").bytes, 12u);
  EXPECT_FALSE(sizeOf("a.en", "a.ko").packed);
}

TEST_F(SourceFilesTest, ASavedFolderIsAsLargeAsTheFilesThatItNames) {
  write("saved/state.json", R"({"_data_files": [{"filename": "0.arrow"}, {"filename": "1.arrow"}]})");
  write("saved/0.arrow", std::string(100, 'x'));
  write("saved/1.arrow", std::string(23, 'x'));
  EXPECT_EQ(sizeOf("saved").bytes, 123u);
}

TEST_F(SourceFilesTest, ASplitIsAsLargeAsAllOfItsShards) {
  write("train-00000-of-00002.parquet", std::string(100, 'x'));
  write("train-00001-of-00002.parquet", std::string(20, 'x'));
  write("test-00000-of-00001.parquet", std::string(3, 'x'));
  EXPECT_EQ(sizeOf("train-00000-of-00002.parquet").bytes, 120u);
  EXPECT_EQ(sizeOf("test-00000-of-00001.parquet").bytes, 3u);
}

TEST_F(SourceFilesTest, PackedTextIsKnownByItsBytesWhateverItsName) {
  write("a.tsv", test::gzipped("source\ttarget\n"));
  write("b.en", "plain");
  write("b.ko", test::zstdPacked("packed"));
  EXPECT_TRUE(sizeOf("a.tsv").packed);
  EXPECT_TRUE(sizeOf("b.en", "b.ko").packed);
  EXPECT_FALSE(sizeOf("b.en").packed);
}

TEST_F(SourceFilesTest, WhatIsNotThereCountsNothing) {
  EXPECT_EQ(sizeOf("missing.tsv").bytes, 0u);
  EXPECT_FALSE(sizeOf("missing.tsv").packed);
}

TEST_F(SourceFilesTest, WhatThereIsToReadIsCountedOverAllSetsAndShards) {
  write("a.tsv", std::string(60, 'x'));
  write("train-00000-of-00002.parquet", std::string(30, 'x'));
  write("train-00001-of-00002.parquet", std::string(30, 'x'));
  EXPECT_FALSE(isLonger({"a.tsv", "train-00000-of-00002.parquet"}, 120));
  EXPECT_TRUE(isLonger({"a.tsv", "train-00000-of-00002.parquet"}, 119));
  EXPECT_FALSE(isLonger({"a.tsv", "missing.tsv"}, 60));
}

TEST_F(SourceFilesTest, PackedTextIsAsLongAsItsTextIsUnpacked) {
  write("a.gz", test::gzipped(std::string(5000, 'x')));
  write("b.zst", test::zstdPacked(std::string(5000, 'x')));
  ASSERT_LT(sizeOf("a.gz").bytes + sizeOf("b.zst").bytes, 1000u);
  EXPECT_TRUE(isLonger({"a.gz"}, 4999));
  EXPECT_FALSE(isLonger({"a.gz", "b.zst"}, 10000));
  EXPECT_TRUE(isLonger({"a.gz", "b.zst"}, 9999));
}

TEST_F(SourceFilesTest, NoFileThatASetConsistsOfIsReplaced) {
  write("saved/state.json", R"({"_data_files": [{"filename": "0.arrow"}, {"filename": "1.arrow"}]})");
  write("saved/0.arrow", "x");
  write("saved/1.arrow", "x");
  write("train-00000-of-00002.parquet", "x");
  write("train-00001-of-00002.parquet", "x");
  write("test-00000-of-00001.parquet", "x");
  const auto refuses = [&](const std::string& read, const std::string& written) {
    return !refuseSharedFiles({m_folder / read}, {m_folder / written});
  };
  EXPECT_TRUE(refuses("saved", "saved/1.arrow"));
  EXPECT_FALSE(refuses("saved", "saved/rows.tsv"));
  EXPECT_TRUE(refuses("train-00000-of-00002.parquet", "train-00001-of-00002.parquet"));
  EXPECT_TRUE(refuses("train-00000-of-00002.parquet", "./train-00001-of-00002.parquet"));
  EXPECT_FALSE(refuses("train-00000-of-00002.parquet", "test-00000-of-00001.parquet"));
}

}  // namespace
}  // namespace s2s
