#include "engine/planning/answering_time.h"

#include <gtest/gtest.h>

namespace s2s {
namespace {

TEST(AnsweringTimeTest, TheRestOfARunAndTheRunsBehindItTakeAsLong) {
  AnsweringTime time;
  time.waiting(3);
  time.answered(0.0, 100.0);
  EXPECT_FALSE(time.seconds());
  time.answered(0.25, 110.0);
  EXPECT_DOUBLE_EQ(*time.seconds(), 110.0);  // 40 s a run
  time.answered(1.0, 140.0);
  time.waiting(2);
  EXPECT_DOUBLE_EQ(*time.seconds(), 80.0);
  time.answered(0.0, 141.0);
  time.answered(0.5, 151.0);  // this one is faster
  EXPECT_DOUBLE_EQ(*time.seconds(), 30.0);
}

TEST(AnsweringTimeTest, WhatWasAnsweredBeforeTookNoTime) {
  AnsweringTime time;
  time.waiting(1);
  time.answered(0.5, 10.0);
  EXPECT_FALSE(time.seconds());
  time.answered(0.75, 20.0);
  EXPECT_DOUBLE_EQ(*time.seconds(), 10.0);
}

TEST(AnsweringTimeTest, NothingIsLeftWhereNothingWaits) {
  AnsweringTime time;
  time.answered(0.0, 0.0);
  time.answered(0.5, 1.0);
  EXPECT_FALSE(time.seconds());
}

}  // namespace
}  // namespace s2s
