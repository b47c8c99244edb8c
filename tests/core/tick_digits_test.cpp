#include "engine/core/tick_digits.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <string>

namespace s2s {
namespace {

std::string written(double value, int digits) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*g", digits, value);
  return text;
}

TEST(TickDigitsTest, TellATickFromTheNext) {
  EXPECT_EQ(tickDigits(1.0, 2.5e-6, 3), 8);
  for (const double size : {1.0, 12'345.0, 7e8, 3e-5}) {
    for (const double step : {1.0, 2.0, 2.5, 5.0}) {
      for (int powers = 1; powers < 13; ++powers) {
        const double distance = step * size * std::pow(10.0, -powers);
        const int digits = tickDigits(size, distance, 3);
        EXPECT_NE(written(size, digits), written(size + distance, digits)) << size << " + " << distance;
      }
    }
  }
}

TEST(TickDigitsTest, AreAtLeastAsManyAsAskedForAndNeverMoreThanADoubleHolds) {
  EXPECT_EQ(tickDigits(2.0, 1.0, 4), 4);
  EXPECT_EQ(tickDigits(0.0, 1e-9, 3), 3);
  EXPECT_EQ(tickDigits(1.0, 1e-30, 3), 17);
}

TEST(TickDigitsTest, OfWhatIsNoNumberAreThoseAskedFor) {
  const double none = std::nan(""), infinite = HUGE_VAL;
  for (const double odd : {none, infinite}) {
    EXPECT_EQ(tickDigits(odd, 1.0, 3), 3);
    EXPECT_EQ(tickDigits(1.0, odd, 3), 3);
  }
  EXPECT_EQ(tickDigits(1.0, 0.0, 3), 3);
}

}  // namespace
}  // namespace s2s
