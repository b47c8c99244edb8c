#include "engine/data/pinned_data.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

TEST(PinnedDataTest, AnotherFileThanTheRecordedOneIsRefused) {
  const test::TemporaryDirectory folder;
  std::ofstream(folder / "pairs.tsv") << "abc";
  DataSource source;
  source.path = (folder / "pairs.tsv").string();
  ASSERT_TRUE(pinSource(source));
  EXPECT_EQ(source.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_TRUE(pinSource(source)) << "the same file is accepted again";
  std::ofstream(folder / "pairs.tsv") << "abd";
  const Result<void> changed = pinSource(source);
  ASSERT_FALSE(changed);
  EXPECT_EQ(changed.error().kind, Error::Kind::invalidInput);
  EXPECT_NE(changed.error().message().find("pairs.tsv"), std::string::npos);
}

TEST(PinnedDataTest, EveryFileThatIsPinnedIsListed) {
  const test::TemporaryDirectory folder;
  for (const char* name : {"sources.txt", "targets.txt", "other.tsv"}) std::ofstream(folder / name) << name;
  DataSource source;
  source.path = (folder / "sources.txt").string();
  source.targetPath = (folder / "targets.txt").string();
  source.filters = Json::array({{{"kind", "leakage"},
                                 {"against", Json::array({(folder / "other.tsv").string()})},
                                 {"sha256", Json::array()}}});
  ASSERT_EQ(dataFilesOf(source).size(), 3u);
  for (const DataFile& file : dataFilesOf(source)) EXPECT_EQ(file.sha256, "") << file.path;
  ASSERT_TRUE(pinSource(source));
  for (const DataFile& file : dataFilesOf(source))
    EXPECT_EQ(file.sha256, *sha256OfData(file.path)) << file.path;
}

}  // namespace
}  // namespace s2s
