#include "engine/recipes/unfitting_pattern.h"

#include <gtest/gtest.h>

#include "engine/shapes/family.h"

namespace s2s {
namespace {

// The same answer as adaptation.freeze gives.
TEST(UnfittingPatternTest, AGroupOfATensorsSecondNameIsToldTheFirst) {
  const ModelShape shape = shapeOfConfig(findPreset("t5-small").value()->config).value();
  EXPECT_TRUE(checkGroupPatterns(shape, {{"shared.weight", 1.0, {}}, {"*layer_norm*", 1.0, 0.0}}));
  for (const std::string name : {"lm_head.weight", "encoder.embed_tokens.weight"}) {
    const auto checked = checkGroupPatterns(shape, {{"shared.weight", 1.0, {}}, {name, 1.0, {}}});
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().message(),
              "optimizer.groups.1.names: " + name + " is another name of shared.weight, write that name");
  }
  const auto checked = checkGroupPatterns(shape, {{"*LAYER_NORM*", 1.0, {}}});
  ASSERT_FALSE(checked);
  EXPECT_NE(checked.error().message().find("did you mean encoder.block.0.layer.0.layer_norm.weight?"),
            std::string::npos)
      << checked.error().message();
}

}  // namespace
}  // namespace s2s
