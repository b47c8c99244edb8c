// The plan against the counting allocator, on recipes drawn with a seed that nobody tuned on.

#include "engine/planning/memory_plan.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/planning/recipe_shape.h"
#include "tests/support/drawn_recipes.h"
#include "tests/support/temporary_directory.h"

namespace s2s::test {
namespace {

TEST(MemoryPlanMeasuredTest, IsWithinATenthOfTheMeasuredPeak) {
  constexpr std::uint64_t kSeed = 2026;
  for (std::uint64_t number = 0; number < 12; ++number) {
    const TemporaryDirectory folder;
    const DrawnRecipe drawn = drawRecipe(kSeed, number, DrawnSizes::small, folder.path());
    const auto shape = shapeOfRecipe(drawn.recipe);
    ASSERT_TRUE(shape) << drawn.label << ": " << shape.error().message();
    const MemoryPlan plan = planMemory(*shape, drawn.recipe).value();
    const MeasuredMemory measured = measureTraining(drawn, folder.path());
    ASSERT_EQ(measured.problem, "") << drawn.label;
    const double ratio = static_cast<double>(plan.peak.total()) / static_cast<double>(measured.peak);
    EXPECT_NEAR(ratio, 1.0, 0.1) << drawn.label << ", the most in " << momentName(plan.moment);
  }
}

}  // namespace
}  // namespace s2s::test
