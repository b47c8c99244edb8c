#include "engine/core/name_pattern.h"

#include <gtest/gtest.h>

namespace s2s {
namespace {

TEST(NamePatternTest, StarsStandForAnyRunAndQuestionMarksForOne) {
  EXPECT_TRUE(fitsPattern("shared.weight", "shared.weight"));
  EXPECT_TRUE(fitsPattern("encoder.block.0.layer.0.q", "*.layer.?.q"));
  EXPECT_TRUE(fitsPattern("abab", "*ab"));
  EXPECT_TRUE(fitsPattern("", "*"));
  EXPECT_TRUE(fitsPattern("aXbXc", "a*b*c"));
  EXPECT_FALSE(fitsPattern("shared.weight", "shared"));
  EXPECT_FALSE(fitsPattern("encoder.block.10.q", "encoder.block.?.q"));
  EXPECT_FALSE(fitsPattern("", "?"));
  EXPECT_FALSE(fitsPattern("abc", "abc*d"));
}

}  // namespace
}  // namespace s2s
