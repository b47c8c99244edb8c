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

}  // namespace
}  // namespace s2s
