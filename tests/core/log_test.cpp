#include "engine/core/log.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace s2s {
namespace {

TEST(LogTest, WritesToStandardErrorAndToTheListener) {
  std::vector<std::pair<LogLevel, std::string>> heard;
  setLogListener([&](LogLevel level, std::string_view text) { heard.emplace_back(level, text); });
  ::testing::internal::CaptureStderr();
  logWarning("한국어 {} %s");
  logMessage(LogLevel::debug, "not shown");
  const std::string written = ::testing::internal::GetCapturedStderr();
  setLogListener({});
  logInformation("nobody listens");
  EXPECT_EQ(written, "warning: 한국어 {} %s\n");
  ASSERT_EQ(heard.size(), 1u);
  EXPECT_EQ(heard[0], (std::pair<LogLevel, std::string>{LogLevel::warning, "한국어 {} %s"}));
}

}  // namespace
}  // namespace s2s
