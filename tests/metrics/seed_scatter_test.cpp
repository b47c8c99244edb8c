#include "engine/metrics/seed_scatter.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

#include "engine/metrics/student_t.h"

namespace s2s {
namespace {

TEST(SeedScatterTest, StudentsTailIsThatOfItsClosedForms) {
  for (const double t : {-40.0, -1.0, -1e-3, 0.0, 0.2, 1.0, 12.706204736432095, 1e4}) {
    const double cauchy = 0.5 - std::atan(t) / std::numbers::pi;
    EXPECT_NEAR(studentUpperTail(t, 1.0), cauchy, 1e-12) << t;
    const double ofTwo = 0.5 - t / (2.0 * std::sqrt(2.0 + t * t));
    EXPECT_NEAR(studentUpperTail(t, 2.0), ofTwo, 1e-12) << t;
  }
}

TEST(SeedScatterTest, OneSeedSeedsThatDifferAlikeAndBrokenOnesScatterNothing) {
  EXPECT_TRUE(SeedScatter().isNone());
  EXPECT_TRUE(SeedScatter(std::vector{0.7}).isNone());
  EXPECT_TRUE(SeedScatter(std::vector{0.7, 0.7, 0.7}).isNone());
  EXPECT_TRUE(SeedScatter(std::vector{0.7, 0.7 + 1e-13}, 1e-12).isNone());
  EXPECT_TRUE(SeedScatter(std::vector<double>{0.7, INFINITY}).isNone());
  EXPECT_FALSE(SeedScatter(std::vector{0.7, 0.8}).isNone());
}

TEST(SeedScatterTest, TheIntervalOfAMeanIsStudents) {
  // Standard errors of 1 about the value 5.
  const std::vector<double> two{-1.0, 1.0}, three{-std::sqrt(3.0), 0.0, std::sqrt(3.0)}, value{5.0};
  const auto ofTwo = SeedScatter(two).bounds(value), ofThree = SeedScatter(three).bounds(value);
  EXPECT_NEAR(ofTwo[0], 5.0 - 12.706204736432095, 1e-7);
  EXPECT_NEAR(ofTwo[1], 5.0 + 12.706204736432095, 1e-7);
  EXPECT_NEAR(ofThree[0], 5.0 - 4.302652729911275, 1e-7);
  EXPECT_NEAR(ofThree[1], 5.0 + 4.302652729911275, 1e-7);
}

TEST(SeedScatterTest, WhatLiesAsFarCountsOnBothSides) {
  const SeedScatter scatter(std::vector{-1.0, 1.0});
  EXPECT_NEAR(scatter.chanceAsFar(0.0, 1.0), 0.5, 1e-12);
  EXPECT_NEAR(scatter.chanceAsFar(0.0, -1.0), 0.5, 1e-12);
  EXPECT_NEAR(scatter.chanceAsFar(0.3, 0.0), 1.0, 1e-12);
  EXPECT_NEAR(scatter.chanceAsFar(-0.3, 0.9), scatter.chanceAsFar(0.3, 0.9), 1e-12);
}

}  // namespace
}  // namespace s2s
