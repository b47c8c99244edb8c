// Which files a model's weights are read from, and their digests.

#include "engine/comparisons/weight_files.h"

#include <gtest/gtest.h>

#include "engine/core/sha256.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"

namespace s2s::test {
namespace {

class WeightFilesTest : public testing::Test {
 protected:
  WeightFilesTest() {
    writeTinyModel(m_folder / "model");
    m_recipe.model.from = (m_folder / "model").string();
  }

  std::filesystem::path file(const char* name) const { return m_folder / "model" / name; }
  std::vector<WeightFile> weights() const {
    const auto found = baseWeightsOf(m_recipe);
    EXPECT_TRUE(found) << (found ? "" : found.error().message());
    return found ? *found : std::vector<WeightFile>();
  }

  TemporaryDirectory m_folder;
  Recipe m_recipe;
};

TEST_F(WeightFilesTest, TheFileThatIsReadAndNoOther) {
  writeText(file("model.safetensors"), "read");
  writeText(file("pytorch_model.bin"), "not read");
  ASSERT_EQ(weights().size(), 1u);
  EXPECT_EQ(weights()[0].path, file("model.safetensors").string());
  EXPECT_EQ(weights()[0].sha256, sha256("read"));
  writeText(file("model.safetensors"), "another one");
  EXPECT_EQ(weights()[0].sha256, sha256("another one"));
}

TEST_F(WeightFilesTest, EveryShardOnce) {
  writeText(file("model.safetensors.index.json"),
            R"({"weight_map": {"a": "two.safetensors", "b": "one.safetensors", "c": "two.safetensors"}})");
  writeText(file("one.safetensors"), "1");
  writeText(file("two.safetensors"), "2");
  ASSERT_EQ(weights().size(), 2u);
  EXPECT_EQ(weights()[0].sha256, sha256("1"));
  EXPECT_EQ(weights()[1].sha256, sha256("2"));
}

TEST_F(WeightFilesTest, OfAnAdapterThoseOfItsBaseToo) {
  writeText(file("model.safetensors"), "base");
  std::filesystem::create_directories(m_folder / "adapter");
  const Json config = {{"peft_type", "LORA"},
                       {"r", 2},
                       {"target_modules", {"q"}},
                       {"base_model_name_or_path", (m_folder / "model").string()}};
  writeText(m_folder / "adapter/adapter_config.json", writeJson(config));
  writeText(m_folder / "adapter/adapter_model.safetensors", "updates");
  m_recipe.model.from = (m_folder / "adapter").string();
  ASSERT_EQ(weights().size(), 2u);
  EXPECT_EQ(weights()[0].sha256, sha256("updates"));
  EXPECT_EQ(weights()[1].sha256, sha256("base"));
}

TEST_F(WeightFilesTest, DrawnWeightsHaveNone) {
  writeText(file("model.safetensors"), "not read");
  m_recipe.model.initialization = "random";
  EXPECT_TRUE(weights().empty());
}

TEST_F(WeightFilesTest, AreKeptAsJson) {
  const auto kept = weightFilesFrom(toJson(std::vector<WeightFile>{{"a", "1"}, {"b", "2"}}));
  ASSERT_EQ(kept.size(), 2u);
  EXPECT_EQ(kept[1].path, "b");
  EXPECT_EQ(kept[1].sha256, "2");
  EXPECT_TRUE(weightFilesFrom(Json()).empty()) << "former programs wrote none";
}

}  // namespace
}  // namespace s2s::test
