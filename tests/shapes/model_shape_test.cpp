#include "engine/shapes/model_shape.h"

#include <gtest/gtest.h>

#include "engine/core/json.h"

namespace s2s {
namespace {

TEST(ModelShapeTest, TiedTensorsCountOnceAndBuffersApart) {
  const ModelShape shape{"t5",
                         {{"shared.weight", {10, 4}, "embedding", {}, "", false},
                          {"encoder.block.0.layer.0.q.weight", {4, 4}, "encoder", {}, "", false},
                          {"encoder.block.1.layer.0.q.weight", {4, 4}, "encoder", {}, "", false},
                          {"positions", {3, 4}, "encoder", {}, "", true},
                          {"lm_head.weight", {10, 4}, "head", {}, "shared.weight", false}}};
  EXPECT_EQ(shape.parameters(), 72);
  EXPECT_EQ(shape.buffers(), 12);
  const auto groups = shape.groups(2);
  ASSERT_EQ(groups.size(), 3u);
  EXPECT_EQ(groups[1].name, "encoder.block.0");
  EXPECT_EQ(groups[1].parameters, 16);
}

TEST(JsonTest, DeepNestingIsRefusedNotFollowed) {
  const std::string bomb(100000, '[');
  const Result<Json> result = parseJson(bomb, "bomb.json");
  ASSERT_FALSE(result.ok());
  EXPECT_NE(result.error().message().find("nested"), std::string::npos);
}

TEST(JsonTest, ErrorsNameLineAndColumn) {
  const Result<Json> result = parseJson("{\n  \"a\": ?}", "x.json");
  ASSERT_FALSE(result.ok());
  EXPECT_NE(result.error().where.find("line 2"), std::string::npos) << result.error().where;
}

}  // namespace
}  // namespace s2s
