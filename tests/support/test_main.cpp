#include <gtest/gtest.h>

#include <cstdio>

/// Like gtest_main, but a program whose filter selects nothing says so and fails only when it holds no test at all.
int main(int argc, char** argv) {
  ::testing::InitGoogleTest(&argc, argv);
  if (::testing::UnitTest::GetInstance()->total_test_count() == 0) {
    std::fprintf(stderr, "error: this program holds no test\n");
    return 1;
  }
  return RUN_ALL_TESTS();
}
