#include <sys/stat.h>

#include <fstream>
#include <iterator>
#include <random>

#include "tests/checkpoints/golden_checkpoint.h"
#include "tests/support/memory_ceiling.h"
#include "tests/support/memory_file.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

/// Beyond what the largest of these files could need: the reader's own limits on pickled values.
constexpr std::size_t kCeiling = 400u << 20;

std::string contentOf(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

using Reader = Result<TensorMap> (*)(const std::filesystem::path&);

Reader readerFor(std::string_view name) { return name.ends_with(".bin") ? readTorchFile : readSafetensors; }

/// Reads and, where that succeeds, looks at every value.
bool survives(const Result<TensorMap>& read) {
  if (!read) return !read.error().message().empty() && read.error().message().find('\n') == std::string::npos;
  for (const auto& [name, tensor] : *read) {
    // A damaged file may hold a stride of zero under a giant size: not to be summed, but still a valid view.
    if (tensor.numel() < 1'000'000 && tensor.scalar_type() != torch::kBool) tensor.to(torch::kFloat64).sum();
  }
  return true;
}

TEST(HostileFilesTest, EachGivesOneClearErrorAndRunsNothing) {
  const auto expected = readJsonFile(test::golden("checkpoints/hostile/expected.json"));
  ASSERT_TRUE(expected) << expected.error().message();
  ASSERT_GE(expected->size(), 90u);
  test::TemporaryDirectory work;
  const auto home = std::filesystem::current_path();
  std::filesystem::current_path(work.path());
  {
    test::MemoryCeiling ceiling(kCeiling);
    for (const auto& [file, words] : expected->items()) {
      const auto read = test::readAnyCheckpoint(test::golden("checkpoints/hostile/" + file));
      ASSERT_FALSE(read) << file << " was read";
      const std::string message = read.error().message();
      EXPECT_NE(message.find(words.get<std::string>()), std::string::npos) << file << ": " << message;
      EXPECT_NE(message.find("hostile"), std::string::npos) << "the error names no file: " << message;
      EXPECT_EQ(message.find('\n'), std::string::npos) << message;
      EXPECT_FALSE(read.error().remedy.empty()) << message;
    }
  }
  EXPECT_TRUE(std::filesystem::is_empty(work.path())) << "a payload was executed";
  std::filesystem::current_path(home);
}

TEST(HostileFilesTest, PipesAndFoldersAreNoFiles) {
  test::TemporaryDirectory work;
  std::filesystem::create_directory(work / "folder.bin");
  ASSERT_EQ(mkfifo((work / "pipe.bin").c_str(), 0600), 0);
  for (const char* name : {"folder.bin", "pipe.bin"}) {
    const auto read = readTorchFile(work / name);
    ASSERT_FALSE(read);
    EXPECT_NE(read.error().message().find("not a regular file"), std::string::npos);
  }
}

TEST(HostileFilesTest, FilesCutAnywhereAreRefused) {
  test::MemoryFile file;
  for (const char* name : {"plain.safetensors", "state_dict.bin", "legacy.bin", "zip64.bin"}) {
    const std::string content = contentOf(test::golden(std::string("checkpoints/") + name));
    for (std::size_t length = 0; length < content.size(); ++length) {
      ASSERT_TRUE(file.replace(content.substr(0, length)));
      ASSERT_FALSE(readerFor(name)(file.path()))
          << name << " cut to " << length << " of " << content.size() << " bytes was read";
    }
  }
}

TEST(HostileFilesTest, DamagedBytesNeverCrashNorOverAllocate) {
  test::MemoryFile file;
  test::MemoryCeiling ceiling(kCeiling);
  std::mt19937 random(20240607);  // the same cases every time
  for (const char* name : {"plain.safetensors", "state_dict.bin", "legacy.bin", "zip.bin", "zip64.bin"}) {
    const std::string content = contentOf(test::golden(std::string("checkpoints/") + name));
    for (int round = 0; round < 1500; ++round) {
      std::string damaged = content;
      const int bytes = 1 + static_cast<int>(random() % 4);
      for (int i = 0; i < bytes; ++i) {
        // Half of the damage goes to the first bytes and the last, where the structure is.
        const std::size_t reach =
            random() % 2 == 0 ? std::min<std::size_t>(damaged.size(), 600) : damaged.size();
        const std::size_t position = random() % reach;
        damaged[random() % 2 == 0 ? position : damaged.size() - 1 - position] =
            static_cast<char>(random() % 256);
      }
      if (random() % 8 == 0) damaged.resize(1 + random() % (damaged.size() - 1));
      ASSERT_TRUE(file.replace(damaged));
      ASSERT_TRUE(survives(readerFor(name)(file.path()))) << name << " in round " << round;
    }
  }
}

}  // namespace
}  // namespace s2s
