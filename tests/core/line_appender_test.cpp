#include "engine/core/line_appender.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>

#include "engine/core/text_file.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

/// No file of this process grows beyond so many bytes: a full disk, for one file.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) : m_handler(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &m_before);
    rlimit limit = m_before;
    limit.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &m_before);
    std::signal(SIGXFSZ, m_handler);
  }

 private:
  rlimit m_before{};
  void (*m_handler)(int);
};

TEST(LineAppenderTest, ALineThatDoesNotFitIsTakenBack) {
  const test::TemporaryDirectory folder;
  auto appender = LineAppender::open(folder / "log").value();
  ASSERT_TRUE(appender.append("first line"));
  {
    const FileSizeLimit limit(16);
    EXPECT_FALSE(appender.append("second line"));
  }
  EXPECT_EQ(*readTextFile(folder / "log"), "first line\n");
  ASSERT_TRUE(appender.append("second line"));
  EXPECT_EQ(*readTextFile(folder / "log"), "first line\nsecond line\n");
}

TEST(LineAppenderTest, ADeletedFileIsAnError) {
  const test::TemporaryDirectory folder;
  auto appender = LineAppender::open(folder / "log").value();
  ASSERT_TRUE(appender.append("first line"));
  std::filesystem::remove(folder / "log");
  const auto lost = appender.append("second line");
  ASSERT_FALSE(lost.ok());
  EXPECT_NE(lost.error().message().find("deleted"), std::string::npos);
}

}  // namespace
}  // namespace s2s
