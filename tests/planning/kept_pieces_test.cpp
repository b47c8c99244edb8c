#include "engine/planning/kept_pieces.h"

#include <gtest/gtest.h>

#include <fstream>

#include "engine/core/file_stamp.h"
#include "engine/vocabulary/trimming_plan.h"
#include "tests/support/packed.h"
#include "tests/support/paths.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

class KeptPiecesTest : public testing::Test {
 protected:
  KeptPiecesTest() {
    fs::create_directories(folder / "model");
    fs::copy_file(test::golden("tokenizers/small.model"), folder / "model/spiece.model");
    const Json config{{"model_type", "t5"}, {"d_model", 8},   {"d_kv", 4},        {"d_ff", 16},
                      {"num_layers", 1},    {"num_heads", 2}, {"vocab_size", 528}};
    write("model/config.json", config.dump());
    write("model/model.safetensors", "");  // what makes it a folder with weights; they are not read
    write("corpus.txt", "There is an apple.\nold bread\n");
    recipe.model.from = (folder / "model").string();
    recipe.data.train.push_back({});
    recipe.data.train.front().path = (folder / "corpus.txt").string();
  }

  void write(const std::string& name, const std::string& content) const {
    std::ofstream(folder / name, std::ios::binary) << content;
  }

  test::TemporaryDirectory folder;
  Recipe recipe;
};

TEST_F(KeptPiecesTest, AreThoseOfTheExportItself) {
  const auto kept = keptPieces(recipe);
  ASSERT_TRUE(kept.has_value());
  const auto plan = TrimmingPlan::make(folder / "model", {{folder / "corpus.txt"}, {}, true}, {});
  ASSERT_TRUE(plan.ok()) << plan.error().message();
  EXPECT_EQ(kept->count, plan->map().size());
  EXPECT_FALSE(kept->atLeast);
}

TEST_F(KeptPiecesTest, AreCountedAgainWhenTheTextsChange) {
  const auto before = keptPieces(recipe);
  write("corpus.txt", "There is an apple.\nold bread\nThe children are looking for a bicycle in winter.\n");
  const auto after = keptPieces(recipe);
  ASSERT_TRUE(before && after);
  EXPECT_GT(after->count, before->count);
}

TEST_F(KeptPiecesTest, WhatTheRecipeFeedsBesideItsTrainingTextsCountsToo) {
  const auto texts = keptPieces(recipe);
  recipe.data.train.front().prefix = "house world hello: ";
  const auto withPrefix = keptPieces(recipe);
  ASSERT_TRUE(texts && withPrefix);
  EXPECT_GT(withPrefix->count, texts->count);
  write("other.txt", "The children are looking for a bicycle in winter.\n");
  recipe.data.validation.sets.push_back(recipe.data.train.front());
  recipe.data.validation.sets.front().path = (folder / "other.txt").string();
  const auto withValidation = keptPieces(recipe);
  ASSERT_TRUE(withValidation.has_value());
  EXPECT_GT(withValidation->count, withPrefix->count);
}

TEST_F(KeptPiecesTest, OfDataTooLongToReadTheLeastIsTold) {
  fs::resize_file(folder / "corpus.txt", 17 << 20);
  const auto kept = keptPieces(recipe);
  ASSERT_TRUE(kept.has_value());
  EXPECT_TRUE(kept->atLeast);
  EXPECT_GT(kept->count, 0);
}

TEST_F(KeptPiecesTest, PackedTextsAreAsLongAsTheyAreUnpacked) {
  const auto plain = keptPieces(recipe);
  recipe.data.train.front().path = (folder / "corpus.txt.gz").string();
  write("corpus.txt.gz", test::gzipped("There is an apple.\nold bread\n"));
  const auto packed = keptPieces(recipe);
  ASSERT_TRUE(plain && packed);
  EXPECT_EQ(packed->count, plain->count);
  EXPECT_FALSE(packed->atLeast);
  std::string text;
  while (text.size() <= 16u << 20) text += "There is an apple.\n";
  write("corpus.txt.gz", test::gzipped(text));
  ASSERT_LT(fs::file_size(folder / "corpus.txt.gz"), 1u << 20);
  const auto large = keptPieces(recipe);
  ASSERT_TRUE(large.has_value());
  EXPECT_TRUE(large->atLeast);
}

TEST_F(KeptPiecesTest, AllShardsCountAndASmallFolderIsReadWhole) {
  recipe.data.train.front().path = (folder / "train-00000-of-00002.parquet").string();
  for (const char* name : {"train-00000-of-00002.parquet", "train-00001-of-00002.parquet"}) {
    write(name, "");
    fs::resize_file(folder / name, 9 << 20);
  }
  const auto shards = keptPieces(recipe);
  ASSERT_TRUE(shards.has_value());
  EXPECT_TRUE(shards->atLeast);
  if (!fs::exists(test::binaryDirectory() / "s2s_arrow.so")) GTEST_SKIP() << "built without Apache Arrow";
  recipe.data.train.front().path = test::golden("data/dataset/train");
  recipe.data.train.front().source = std::string("en");
  const auto saved = keptPieces(recipe);
  ASSERT_TRUE(saved.has_value());
  EXPECT_FALSE(saved->atLeast);
}

TEST_F(KeptPiecesTest, AreCountedWhereThePaddingStandsBehindTheUsualSizes) {
  const auto usual = keptPieces(recipe);
  Json config = *readJsonFile(folder / "model/config.json");
  config["vocab_size"] = 9000;
  config["pad_token_id"] = 8999;
  write("model/config.json", config.dump());
  const auto kept = keptPieces(recipe);
  ASSERT_TRUE(usual && kept);
  EXPECT_EQ(kept->count, usual->count + 1);
}

TEST_F(KeptPiecesTest, APresetHasNothingToTrim) {
  recipe.model.from = "mt5-small";
  EXPECT_FALSE(keptPieces(recipe).has_value());
}

TEST(FileStampTest, IsAnotherAsSoonAsAFileOfTheFolderChanges) {
  const test::TemporaryDirectory folder;
  const std::string empty = fileStamp(folder.path());
  std::ofstream(folder / "a") << "1";
  const std::string one = fileStamp(folder.path());
  std::ofstream(folder / "a", std::ios::app) << "2";
  EXPECT_NE(empty, one);
  EXPECT_NE(one, fileStamp(folder.path()));
  EXPECT_NE(fileStamp(folder / "a"), fileStamp(folder / "b"));
}

}  // namespace
}  // namespace s2s
