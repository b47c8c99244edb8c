#include "engine/demo/demo_files.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>

#include "engine/core/json.h"
#include "engine/core/text_file.h"
#include "engine/recipes/recipe.h"
#include "resources/embedded_files.h"
#include "tests/support/temporary_directory.h"

namespace s2s::test {
namespace {

TEST(DemoFiles, AreUnpackedByteForByte) {
  const TemporaryDirectory folder;
  const auto files = unpackDemo(folder.path());
  ASSERT_TRUE(files) << files.error().message();
  std::size_t compared = 0;
  for (const EmbeddedFile& file : embeddedFiles()) {
    if (!file.path.starts_with("demo/")) continue;
    const auto written = readTextFile(files->folder / file.path.substr(5));
    ASSERT_TRUE(written) << written.error().message();
    EXPECT_TRUE(*written == file.content) << file.path;
    ++compared;
  }
  EXPECT_GT(compared, 10u);
  std::vector<std::filesystem::path> parts = files->models();
  std::ranges::copy(files->recipes(), std::back_inserter(parts));
  parts.push_back(files->heldOut);
  parts.push_back(files->comparison);
  EXPECT_EQ(parts.size(), 7u);
  for (const auto& part : parts) EXPECT_TRUE(std::filesystem::exists(part)) << part;
}

TEST(DemoFiles, AreUsedAsTheyAreOnceUnpacked) {
  const TemporaryDirectory folder;
  const auto first = unpackDemo(folder.path());
  ASSERT_TRUE(first) << first.error().message();
  const auto written = std::filesystem::last_write_time(first->mt5Recipe);
  const auto second = unpackDemo(folder.path());
  ASSERT_TRUE(second) << second.error().message();
  EXPECT_EQ(first->folder, second->folder);
  EXPECT_EQ(std::filesystem::last_write_time(second->mt5Recipe), written);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST(DemoFiles, AFolderThatCannotBeMadeIsAnError) {
  const auto files = unpackDemo("/proc/no/such/place");
  ASSERT_FALSE(files);
  EXPECT_NE(files.error().where.find("/proc/no/such/place"), std::string::npos) << files.error().message();
}

TEST(DemoFiles, TheModelsAreSmall) {
  std::size_t bytes = 0;
  for (const EmbeddedFile& file : embeddedFiles()) {
    if (file.path.find("-tiny/") != std::string::npos) bytes += file.content.size();
  }
  EXPECT_GT(bytes, 1u << 20);
  EXPECT_LE(bytes, 12u << 20);
}

/// The recipe without what a model's family decides: its name, itself, and how it is told the languages.
Json withoutTheModel(const std::filesystem::path& file) {
  auto recipe = readJsonFile(file);
  EXPECT_TRUE(recipe) << recipe.error().message();
  for (const char* key : {"name", "model"}) EXPECT_EQ(recipe->erase(key), 1u) << key;
  for (const char* sets : {"train", "validation"}) {
    for (Json& set : recipe->at("data").at(sets)) {
      for (const char* key : {"prefix", "source_language", "target_language"}) set.erase(key);
    }
  }
  return *recipe;
}

TEST(DemoFiles, TheTwoFineTuningsDifferInTheModelAlone) {
  const TemporaryDirectory folder;
  const auto files = unpackDemo(folder.path());
  ASSERT_TRUE(files) << files.error().message();
  EXPECT_EQ(withoutTheModel(files->mt5Recipe), withoutTheModel(files->m2mRecipe));
  for (const auto& recipe : files->recipes()) {
    const auto read = readRecipe(recipe);
    ASSERT_TRUE(read) << read.error().message();
    EXPECT_EQ(read->model.from, (recipe == files->mt5Recipe ? files->mt5 : files->m2m).string());
  }
}

TEST(DemoPrompts, BeginWithTheApple) {
  const auto prompts = demoPrompts();
  ASSERT_TRUE(prompts) << prompts.error().message();
  ASSERT_FALSE(prompts->empty());
  EXPECT_EQ(prompts->front().text, "There is an apple.");
  EXPECT_EQ(prompts->front().reference, "사과가 있습니다.");
}

}  // namespace
}  // namespace s2s::test
