#include <fstream>
#include <iterator>

#include "engine/checkpoints/tensor_type.h"
#include "tests/checkpoints/golden_checkpoint.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

std::string contentOf(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

TEST(GoodFilesTest, EveryFormatGivesWhatTheReferenceHolds) {
  const auto expected = readJsonFile(test::golden("checkpoints/expected.json"));
  ASSERT_TRUE(expected) << expected.error().message();
  ASSERT_GE(expected->size(), 11u);
  for (const auto& [file, tensors] : expected->items()) {
    const auto read = test::readAnyCheckpoint(test::golden("checkpoints/" + file));
    ASSERT_TRUE(read) << read.error().message();
    test::expectTensors(*read, tensors, file);
    for (const auto& [name, wanted] : tensors.items()) {
      EXPECT_EQ(configurationName(read->at(name).scalar_type()), wanted["type"].get<std::string>())
          << file << name;
    }
  }
}

TEST(GoodFilesTest, SharedStoragesAreLoadedOnce) {
  for (const char* file : {"checkpoints/zip.bin", "checkpoints/legacy.bin"}) {
    const auto read = readTorchFile(test::golden(file));
    ASSERT_TRUE(read);
    EXPECT_TRUE(read->at("transposed").is_alias_of(read->at("whole"))) << file;
    EXPECT_EQ(read->at("transposed").stride(0), 1) << file;
    EXPECT_FALSE(read->at("whole").is_alias_of(read->at("float32"))) << file;
  }
}

TEST(GoodFilesTest, WritingToAViewLeavesTheFileAlone) {
  const auto path = test::golden("checkpoints/plain.safetensors");
  const std::string before = contentOf(path);
  auto read = readSafetensors(path);
  ASSERT_TRUE(read);
  read->at("float32").zero_();
  EXPECT_EQ(contentOf(path), before);
}

TEST(GoodFilesTest, ViewsOutliveTheReader) {
  torch::Tensor kept;
  {
    auto read = readSafetensors(test::golden("checkpoints/plain.safetensors"));
    ASSERT_TRUE(read);
    kept = read->at("int64");
  }
  EXPECT_EQ(kept[1].item<std::int64_t>(), std::int64_t{1} << 40);
}

TEST(GoodFilesTest, LinksIntoACacheAreFollowed) {
  // As a Hugging Face cache lays it out: snapshots/REVISION/FILE → ../../blobs/HASH.
  test::TemporaryDirectory cache;
  std::filesystem::create_directories(cache / "blobs");
  std::filesystem::create_directories(cache / "snapshots/main");
  std::filesystem::copy_file(test::golden("checkpoints/plain.safetensors"), cache / "blobs/0123");
  std::filesystem::create_symlink("../../blobs/0123", cache / "snapshots/main/model.safetensors");
  const auto opened = openCheckpoint(cache / "snapshots/main");
  ASSERT_TRUE(opened) << opened.error().message();
  EXPECT_TRUE(opened->tensors.contains("float32"));
}

TEST(GoodFilesTest, SafetensorsGoBeforeOtherFormats) {
  test::TemporaryDirectory folder;
  std::filesystem::copy_file(test::golden("checkpoints/state_dict.bin"), folder / "pytorch_model.bin");
  EXPECT_TRUE(openCheckpoint(folder.path())->tensors.contains("0.weight"));
  std::filesystem::copy_file(test::golden("checkpoints/plain.safetensors"), folder / "model.safetensors");
  EXPECT_TRUE(openCheckpoint(folder.path())->tensors.contains("float32"));
}

TEST(GoodFilesTest, AFolderWithoutWeightsSaysWhatItNeeds) {
  test::TemporaryDirectory folder;
  const auto opened = openCheckpoint(folder.path());
  ASSERT_FALSE(opened);
  EXPECT_NE(opened.error().message().find("model.safetensors"), std::string::npos);
}

TEST(SafetensorsWriterTest, WritesTheReferencesBytes) {
  const auto original = test::golden("checkpoints/sharded_safetensors/model-00001-of-00002.safetensors");
  const auto read = readSafetensors(original);
  ASSERT_TRUE(read);
  test::TemporaryDirectory folder;
  const std::vector<NamedTensor> tensors = {{"b", read->at("b")}, {"a", read->at("a")}};
  ASSERT_TRUE(writeSafetensors(tensors, torch::kFloat32, folder / "again.safetensors"));
  EXPECT_EQ(contentOf(folder / "again.safetensors"), contentOf(original));
}

TEST(SafetensorsWriterTest, ConvertsFloatingPointAndKeepsTheRest) {
  test::TemporaryDirectory folder;
  const std::vector<NamedTensor> tensors = {{"odd.bytes", torch::tensor({1, 2, 3}, torch::kInt8)},
                                            {"transposed", torch::arange(6.0).reshape({2, 3}).t()},
                                            {"counts", torch::tensor({7, 8}, torch::kInt64)},
                                            {"empty", torch::empty({0, 4})}};
  ASSERT_TRUE(writeSafetensors(tensors, torch::kBFloat16, folder / "m.safetensors"));
  const auto read = readSafetensors(folder / "m.safetensors");
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_EQ(read->at("transposed").scalar_type(), torch::kBFloat16);
  EXPECT_TRUE(
      torch::equal(read->at("transposed").to(torch::kFloat32), tensors[1].tensor.to(torch::kFloat32)));
  EXPECT_TRUE(torch::equal(read->at("counts"), tensors[2].tensor));
  EXPECT_TRUE(torch::equal(read->at("odd.bytes"), tensors[0].tensor));
  EXPECT_EQ(read->at("empty").sizes().vec(), (std::vector<std::int64_t>{0, 4}));
}

TEST(SafetensorsWriterTest, ShardsAboveTheLimitAndReadsThemBack) {
  test::TemporaryDirectory folder;
  std::vector<NamedTensor> tensors;
  for (int i = 0; i < 5; ++i)
    tensors.push_back({"t" + std::to_string(i), torch::full({10}, i, torch::kFloat32)});
  tensors.push_back({"large", torch::ones({40})});
  ASSERT_TRUE(writeSafetensorsModel(tensors, torch::kFloat32, folder.path(), 100));
  EXPECT_FALSE(std::filesystem::exists(folder / "model.safetensors"));
  EXPECT_TRUE(std::filesystem::exists(folder / "model-00004-of-00004.safetensors"));
  const auto index = readJsonFile(folder / "model.safetensors.index.json");
  ASSERT_TRUE(index);
  EXPECT_EQ((*index)["metadata"]["total_size"], 5 * 40 + 160);
  const auto opened = openCheckpoint(folder.path());
  ASSERT_TRUE(opened) << opened.error().message();
  for (const NamedTensor& named : tensors)
    EXPECT_TRUE(torch::equal(opened->tensors.at(named.name), named.tensor));
}

TEST(SafetensorsWriterTest, LeavesNothingBehindWhereItCannotWrite) {
  test::TemporaryDirectory folder;
  const std::vector<NamedTensor> tensors = {{"a", torch::ones({1})}};
  const auto written = writeSafetensors(tensors, torch::kFloat32, folder / "missing/m.safetensors");
  ASSERT_FALSE(written);
  EXPECT_NE(written.error().message().find("m.safetensors"), std::string::npos);
  std::filesystem::create_directories(folder /
                                      "taken.safetensors/full");  // a folder cannot be replaced by a file
  ASSERT_FALSE(writeSafetensors(tensors, torch::kFloat32, folder / "taken.safetensors"));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

}  // namespace
}  // namespace s2s
