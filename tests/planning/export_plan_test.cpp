#include "engine/planning/export_plan.h"

#include <gtest/gtest.h>

#include <fstream>

#include "engine/runs/updates_folder.h"
#include "engine/shapes/family.h"
#include "engine/shapes/stored_type.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

class ExportPlanTest : public testing::Test {
 protected:
  ExportPlanTest() {
    fs::create_directories(folder / "model");
    describe(Json::object());
  }

  void describe(const Json& more) {
    Json config = {{"model_type", "t5"}, {"d_model", 8},   {"d_kv", 4},       {"d_ff", 16},
                   {"num_layers", 1},    {"num_heads", 2}, {"vocab_size", 40}};
    config.update(more);
    std::ofstream(folder / "model/config.json") << config.dump();
    parameters = shapeOfConfig(config)->parameters();
  }

  ExportPlan planned(const std::string& dtype) const {
    const auto plan = planExport((folder / "model").string(), dtype);
    EXPECT_TRUE(plan.ok()) << plan.error().message();
    return plan.ok() ? *plan : ExportPlan{};
  }

  test::TemporaryDirectory folder;
  std::int64_t parameters = 0;
};

TEST_F(ExportPlanTest, WeightsStayAsTheyAreStoredWhereNothingElseIsAsked) {
  EXPECT_EQ(planned("").dtype, "float32");
  EXPECT_EQ(planned("").bytes, 4 * parameters);
  describe({{"torch_dtype", "bfloat16"}});
  EXPECT_EQ(planned("").dtype, "bfloat16");
  EXPECT_EQ(planned("").bytes, 2 * parameters);
  EXPECT_EQ(planned("float32").bytes, 4 * parameters);
  EXPECT_EQ(planned("float16").dtype, "float16");
  describe({{"dtype", "float16"}, {"torch_dtype", "int8"}});
  EXPECT_EQ(planned("").dtype, "float16");
}

TEST_F(ExportPlanTest, AdaptersAreWarnedOf) {
  EXPECT_TRUE(planned("").warnings.empty());
  describe({{"workbench_adapters", {{"width", 3}}}});
  ASSERT_EQ(planned("").warnings.size(), 1u);
  EXPECT_NE(planned("").warnings.front().find("transformers"), std::string::npos);
}

TEST_F(ExportPlanTest, UpdatesAreAsLargeAsTheirFile) {
  const std::string model = (folder / "model").string();
  EXPECT_FALSE(updatesFolderOf(model).has_value());
  const auto none = planUpdatesExport(model);
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.error().kind, Error::Kind::invalidInput);
  fs::create_directories(folder / "model/adapter");
  std::ofstream(folder / "model/adapter/adapter_config.json") << "{}";
  std::ofstream(folder / "model/adapter/adapter_model.safetensors") << std::string(123, 'x');
  EXPECT_EQ(updatesFolderOf(model), folder / "model/adapter");
  EXPECT_EQ(planUpdatesExport(model)->bytes, 123);
  EXPECT_TRUE(planUpdatesExport(model)->warnings.empty());
  describe({{"workbench_adapters", {{"width", 3}}}});
  EXPECT_EQ(planUpdatesExport(model)->warnings, planned("").warnings) << "of layers that the base has";
}

TEST_F(ExportPlanTest, WhatHasNoWeightsIsRefused) {
  for (const std::string& model : {std::string("t5-small"), (folder / "model/config.json").string()}) {
    const auto plan = planExport(model, "");
    ASSERT_FALSE(plan.ok()) << model;
    EXPECT_EQ(plan.error().kind, Error::Kind::invalidInput);
  }
}

TEST(StoredTypeTest, IsWrittenUnderTheKeyThatIsThere) {
  Json config = {{"dtype", "float32"}};
  setStoredType(config, "bfloat16");
  EXPECT_EQ(config, (Json{{"dtype", "bfloat16"}}));
  config = Json::object();
  setStoredType(config, "float16");
  EXPECT_EQ(storedTypeOf(config), "float16");
  EXPECT_EQ(storedTypeOf({{"torch_dtype", "int8"}}), "float32");
}

}  // namespace
}  // namespace s2s
