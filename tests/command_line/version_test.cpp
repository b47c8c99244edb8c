#include <gtest/gtest.h>

#include <cstdio>
#include <string>

namespace {

TEST(CommandLineTest, PrintsItsVersion) {
  FILE* pipe = popen(S2S_BINARY_DIR "/s2s --version", "r");
  ASSERT_NE(pipe, nullptr);
  char buffer[64] = {};
  ASSERT_NE(fgets(buffer, sizeof buffer, pipe), nullptr);
  EXPECT_EQ(pclose(pipe), 0);
  EXPECT_EQ(std::string(buffer).rfind("s2s ", 0), 0u);
}

}  // namespace
