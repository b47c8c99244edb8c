#include "engine/front_door/recipe_stamp.h"

#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"

namespace s2s {
namespace {

// Rows that only a filter or a back-translation had changed stayed the old ones in the X-ray.
TEST(RecipeStampTest, ChangesWithEveryFileThatRowsAreMadeOf) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  const auto file = [&](const std::string& name) { return (folder / name).string(); };
  DataSource& source = recipe.data.train.front();
  source.targetPath = file("targets.txt");
  const Json leakage = {{"kind", "leakage"}, {"against", Json::array({file("held.tsv")})}};
  const Json unknown = {{"kind", "unknown"}, {"tokenizer", file("vocabulary")}};
  source.filters = Json::array({leakage, unknown});
  source.augmentation.resize(1);
  source.augmentation.front().kind = "back-translation";
  source.augmentation.front().file = file("written.tsv");
  std::filesystem::create_directory(folder / "vocabulary");
  for (const char* name :
       {"data.tsv", "targets.txt", "held.tsv", "vocabulary/vocab.txt", "written.tsv", "model/config.json"}) {
    const std::string before = stampOfFiles(recipe);
    EXPECT_EQ(stampOfFiles(recipe), before);
    test::writeText(folder / name, std::string("written anew, and longer or shorter than before: ") + name);
    EXPECT_NE(stampOfFiles(recipe), before) << name;
  }
}

}  // namespace
}  // namespace s2s
