// What has become of a checkpoint's files since they were written.

#include "engine/runs/checkpoint_checksums.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "engine/core/json.h"
#include "engine/runs/run_files.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

class CheckpointChecksumsTest : public testing::Test {
 protected:
  CheckpointChecksumsTest() {
    fs::create_directory(folder / "adapter");
    write("config.json", "{}");
    write("model.safetensors", "123456789");
    write("adapter/adapter_model.safetensors", std::string(3 << 20, 'a'));
    write("tokenizer_config.json", "{}");
    write("training_state.json", "{}");
    write("training_state.safetensors", "state");
    EXPECT_TRUE(writeChecksums(folder.path()).ok());
  }
  void write(const std::string& name, const std::string& content) {
    std::ofstream(folder / name, std::ios::binary) << content;
  }
  void expectDamage(const Result<void>& checked, const std::string& name, const std::string& what) {
    ASSERT_FALSE(checked.ok()) << name;
    EXPECT_EQ(checked.error().kind, Error::Kind::failed);
    EXPECT_EQ(checked.error().where, (folder / name).string());
    EXPECT_NE(checked.error().what.find(what), std::string::npos) << checked.error().message();
  }

  const test::TemporaryDirectory folder;
};

TEST_F(CheckpointChecksumsTest, AreBytesAndCrc32OfEveryFile) {
  const Json sums = readJsonFile(folder / run_files::kChecksums).value();
  EXPECT_EQ(sums.size(), 6u);
  EXPECT_EQ(sums["model.safetensors"], (Json{{"bytes", 9}, {"crc32", "cbf43926"}}))
      << "the check value of CRC-32";
  EXPECT_EQ(sums["adapter/adapter_model.safetensors"]["bytes"], 3 << 20);
  EXPECT_TRUE(checkCheckpoint(folder.path()).ok());
  EXPECT_TRUE(checkStoredWeights(folder.path()).ok());
}

TEST_F(CheckpointChecksumsTest, AByteMoreOrLessOrAnotherOneIsDamage) {
  for (const char* content : {"123456788", "12345678", "1234567890", ""}) {
    write("model.safetensors", content);
    expectDamage(checkCheckpoint(folder.path()), "model.safetensors", "has changed");
    expectDamage(checkStoredWeights(folder.path()), "model.safetensors", "has changed");
  }
}

TEST_F(CheckpointChecksumsTest, AFileThatIsGoneIsDamage) {
  fs::remove(folder / "adapter/adapter_model.safetensors");
  expectDamage(checkCheckpoint(folder.path()), "adapter/adapter_model.safetensors", "is gone");
}

// A link to /dev/zero was read for ever.
TEST_F(CheckpointChecksumsTest, WhatIsNoFileOrHasAnotherSizeIsDamageWithoutBeingRead) {
  const fs::path weights = folder / "model.safetensors";
  const auto expectChanged = [&] {
    expectDamage(checkCheckpoint(folder.path()), "model.safetensors", "has changed");
    expectDamage(checkStoredWeights(folder.path()), "model.safetensors", "has changed");
    fs::remove(weights);
  };
  fs::remove(weights);
  for (const char* device : {"/dev/zero", "/dev/null"}) {
    fs::create_symlink(device, weights);
    expectChanged();
  }
  ASSERT_EQ(::mkfifo(weights.c_str(), 0600), 0);
  expectChanged();
  fs::create_directory(weights);
  expectChanged();
  write("model.safetensors", "");
  fs::resize_file(weights, std::uintmax_t{1} << 40);  // a hole that is longer than anyone waits for
  expectChanged();
}

TEST_F(CheckpointChecksumsTest, WhoOpensTheModelAloneNeedsItsWeightsAlone) {
  write("training_state.json", "other");
  EXPECT_TRUE(checkStoredWeights(folder.path()).ok());
  expectDamage(checkCheckpoint(folder.path()), "training_state.json", "has changed");
  write("training_state.json", "{}");
  write("training_state.safetensors", "other");
  EXPECT_TRUE(checkStoredWeights(folder.path()).ok());
  expectDamage(checkCheckpoint(folder.path()), "training_state.safetensors", "has changed");
}

// An edited generation_config.json made a run go back to the checkpoint before.
TEST_F(CheckpointChecksumsTest, SmallFilesThatPeopleEditAreToldOfAndNoDamage) {
  EXPECT_TRUE(changedSmallFiles(folder.path())->empty());
  write("config.json", R"({"dropout_rate": 0})");
  write("model.safetensors", "other");
  fs::remove(folder / "tokenizer_config.json");
  const auto changes = changedSmallFiles(folder.path());
  ASSERT_TRUE(changes.ok()) << changes.error().message();
  ASSERT_EQ(changes->size(), 2u);
  expectDamage(changes->front(), "config.json", "has changed");
  expectDamage(changes->back(), "tokenizer_config.json", "is gone");
  write("model.safetensors", "123456789");
  EXPECT_TRUE(checkCheckpoint(folder.path()).ok());
  EXPECT_TRUE(checkStoredWeights(folder.path()).ok());
}

TEST_F(CheckpointChecksumsTest, FilesThatCameLaterDoNotMatter) {
  write("notes.txt", "the best so far");
  EXPECT_TRUE(checkCheckpoint(folder.path()).ok());
}

TEST_F(CheckpointChecksumsTest, WithoutChecksumsAFolderIsTakenAsItIs) {
  fs::remove(folder / run_files::kChecksums);
  write("model.safetensors", "other");
  EXPECT_TRUE(checkCheckpoint(folder.path()).ok());
}

TEST_F(CheckpointChecksumsTest, NoFileOutsideTheCheckpointIsRead) {
  for (const char* name : {"/dev/a.safetensors", "../a.safetensors", "a/../../training_state.safetensors"}) {
    write(run_files::kChecksums, Json{{name, {{"bytes", 0}, {"crc32", "00000000"}}}}.dump());
    expectDamage(checkCheckpoint(folder.path()), run_files::kChecksums, "outside");
  }
}

TEST_F(CheckpointChecksumsTest, ChecksumsThatCannotBeReadAreDamage) {
  for (const char* content : {"", "{", "[]", "{}", "null"}) {
    write(run_files::kChecksums, content);
    expectDamage(checkCheckpoint(folder.path()), run_files::kChecksums, "checksums");
  }
  for (const char* content : {R"({"model.safetensors": null})", R"({"model.safetensors": {"bytes": 9}})"}) {
    write(run_files::kChecksums, content);
    expectDamage(checkCheckpoint(folder.path()), "model.safetensors", "has changed");
  }
}

}  // namespace
}  // namespace s2s
