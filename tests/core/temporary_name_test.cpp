#include "engine/core/temporary_name.h"

#include <gtest/gtest.h>
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <vector>

#include "engine/core/atomic_file.h"
#include "engine/core/streamed_file.h"
#include "engine/core/temporary_folder.h"
#include "engine/core/text_file.h"
#include "engine/core/utf8.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

/// That of this machine and process namespace.
std::string ownPlace() {
  const std::string name = temporaryNameBeside("x").filename().string();
  return name.substr(3, name.find('-') - 3);
}

std::string nameOf(const std::string& target, pid_t process, const std::string& number = "0",
                   const std::string& place = ownPlace()) {
  return "." + target + "." + place + "-" + std::to_string(process) + "-" + number + ".tmp";
}

/// The number of a process that has just ended.
pid_t endedProcess() {
  const pid_t child = fork();
  if (child == 0) _exit(0);
  waitpid(child, nullptr, 0);
  return child;
}

class TemporaryNameTest : public testing::Test {
 protected:
  fs::path put(const std::string& name) {
    std::ofstream(m_folder / name) << "half";
    return m_folder / name;
  }

  test::TemporaryDirectory m_folder;
  pid_t m_ended = endedProcess();
};

TEST_F(TemporaryNameTest, IsRecognised) {
  EXPECT_TRUE(isTemporaryName(temporaryNameBeside("folder/step-000010")));
  EXPECT_NE(temporaryNameBeside("a"), temporaryNameBeside("a"));
  EXPECT_FALSE(isTemporaryName("step-000010"));
}

TEST_F(TemporaryNameTest, WhatAnEndedProcessLeftOfATargetIsRemoved) {
  const fs::path left = put(nameOf("rows.tsv", m_ended));
  const fs::path folder = m_folder / nameOf("rows.tsv", m_ended, "12");
  fs::create_directories(folder / "below");
  (void)temporaryNameBeside(m_folder / "rows.tsv");
  EXPECT_FALSE(fs::exists(left));
  EXPECT_FALSE(fs::exists(folder));
}

TEST_F(TemporaryNameTest, SaysWhereItsProcessIs) {
  EXPECT_EQ(ownPlace().size(), 8u);
  EXPECT_EQ(ownPlace(), ownPlace());
  const std::string name = temporaryNameBeside("rows.tsv").filename().string();
  EXPECT_TRUE(name.starts_with(".rows.tsv." + ownPlace() + "-" + std::to_string(getpid()) + "-")) << name;
}

// In a container other processes cannot be seen, and in a folder that machines share neither can theirs.
TEST_F(TemporaryNameTest, WhatAProcessOfAnotherNamespaceWritesStays) {
  const fs::path ours = put(nameOf("rows.tsv", getpid())), made = m_folder / "made";
  const pid_t container = fork();
  if (container == 0) {
    if (unshare(CLONE_NEWPID) != 0) _exit(1);
    const pid_t inside = fork();
    if (inside == 0) {
      std::ofstream(made) << temporaryNameBeside(m_folder / "rows.tsv").filename().string() << std::flush;
      _exit(0);
    }
    waitpid(inside, nullptr, 0);
    _exit(0);
  }
  int status = 0;
  waitpid(container, &status, 0);
  if (WEXITSTATUS(status) != 0) GTEST_SKIP() << "no right to make a process namespace";
  EXPECT_TRUE(fs::exists(ours));
  EXPECT_FALSE(readTextFile(made)->starts_with(".rows.tsv." + ownPlace())) << *readTextFile(made);
}

TEST_F(TemporaryNameTest, WhatALivingProcessWritesStays) {
  const fs::path parents = put(nameOf("rows.tsv", getppid()));
  const fs::path systems = put(nameOf("rows.tsv", 1));
  const fs::path own = temporaryNameBeside(m_folder / "rows.tsv");
  std::ofstream(own) << "half";
  (void)temporaryNameBeside(m_folder / "rows.tsv");
  EXPECT_TRUE(fs::exists(parents));
  EXPECT_TRUE(fs::exists(systems));
  EXPECT_TRUE(fs::exists(own));
}

// In a container the next run often has the number of the one that was killed.
TEST_F(TemporaryNameTest, WhatAnEarlierProcessOfOurNumberLeftIsRemoved) {
  const fs::path left = put(nameOf("rows.tsv", getpid(), "4000000000"));
  (void)temporaryNameBeside(m_folder / "rows.tsv");
  EXPECT_FALSE(fs::exists(left));
}

TEST_F(TemporaryNameTest, OtherNamesStay) {
  const std::string process = std::to_string(m_ended), own = ".rows.tsv." + ownPlace() + "-";
  const std::vector<std::string> names{nameOf("other.tsv", m_ended),
                                       nameOf("rows.tsv.gz", m_ended),
                                       nameOf("rows.tsv", m_ended, "0x"),
                                       nameOf("rows.tsv", m_ended, ""),
                                       nameOf("rows.tsv", m_ended, "0", "01234567"),
                                       ".rows.tsv." + process + "-0.tmp",
                                       own + process + ".tmp",
                                       own + ".tmp",
                                       own + "-0.tmp",
                                       own + process + "-0",
                                       own.substr(1) + process + "-0.tmp",
                                       ".rows.tsv.tmp"};
  for (const std::string& name : names) put(name);
  (void)temporaryNameBeside(m_folder / "rows.tsv");
  for (const std::string& name : names) EXPECT_TRUE(fs::exists(m_folder / name)) << name;
}

// 234 bytes were too many once the place stood in the name.
TEST_F(TemporaryNameTest, EveryNameThatAFileMayHaveCanBeWritten) {
  std::string hangul;
  for (int i = 0; i < 78; ++i) hangul += "가";
  for (const std::string& name :
       {hangul, hangul + "힣힣힣힣힣힣힣", std::string(219, 'a'), std::string(255, 'a')}) {
    const std::string temporary = temporaryNameBeside(m_folder / name).filename().string();
    EXPECT_LE(temporary.size(), 255u) << name;
    EXPECT_TRUE(isValidUtf8(temporary)) << temporary;
    EXPECT_TRUE(isTemporaryName(temporary));
    const auto written = writeFileAtomically(m_folder / name, "whole");
    EXPECT_TRUE(written.ok()) << written.error().message();
  }
  EXPECT_NE(temporaryNameBeside(std::string(219, 'a')).filename().string().find(std::string(219, 'a')),
            std::string::npos)
      << "it is cut only where it must be";
}

TEST_F(TemporaryNameTest, LongNamesThatBeginAlikeKeepTheirLeftoversApart) {
  const std::string one = std::string(254, 'a') + "b", other = std::string(254, 'a') + "c";
  const auto leftOf = [&](const std::string& name) {
    const std::string own = temporaryNameBeside(name).filename().string();
    return put(own.substr(0, own.rfind(ownPlace()) + 9) + std::to_string(m_ended) + "-0.tmp");
  };
  const fs::path left = leftOf(one), others = leftOf(other);
  (void)temporaryNameBeside(m_folder / one);
  EXPECT_FALSE(fs::exists(left));
  EXPECT_TRUE(fs::exists(others));
}

TEST_F(TemporaryNameTest, LinksAreNeitherFollowedNorRemoved) {
  const fs::path precious = put("precious");
  const fs::path link = m_folder / nameOf("rows.tsv", m_ended);
  fs::create_symlink(precious, link);
  (void)temporaryNameBeside(m_folder / "rows.tsv");
  EXPECT_TRUE(fs::is_symlink(fs::symlink_status(link)));
  EXPECT_EQ(*readTextFile(precious), "half");
}

TEST_F(TemporaryNameTest, WhoeverWritesTheTargetAgainCleansUp) {
  const auto leave = [&] { return put(nameOf("target", m_ended)); };
  const fs::path left = leave();
  ASSERT_TRUE(writeFileAtomically(m_folder / "target", "whole"));
  EXPECT_FALSE(fs::exists(left));
  leave();
  ASSERT_TRUE(StreamedFile::open(m_folder / "target", StreamedFile::Existing::replace));
  EXPECT_FALSE(fs::exists(left));
  fs::remove(m_folder / "target");
  leave();
  ASSERT_TRUE(writeFolder(m_folder / "target", [](const fs::path&) { return Result<void>(); }));
  EXPECT_FALSE(fs::exists(left));
}

TEST_F(TemporaryNameTest, AFolderGoesWithItsObjectAndWithTheNextWhereItsMakerWasKilled) {
  const fs::path left = m_folder / nameOf("work", m_ended);
  fs::create_directories(left / "run");
  fs::path path;
  {
    const auto folder = TemporaryFolder::make("work", m_folder.path());
    ASSERT_TRUE(folder) << folder.error().message();
    path = folder->path();
    EXPECT_FALSE(fs::exists(left));
    EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_all);
    std::ofstream(path / "file") << "content";
  }
  EXPECT_FALSE(fs::exists(path));
  const auto none = TemporaryFolder::make("work", m_folder / "nowhere");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().where, (m_folder / "nowhere").string());
}

// Where all users share a folder, another's file of that name cannot be removed.
TEST_F(TemporaryNameTest, AFolderPassesOverNamesThatOthersHave) {
  const std::string last = temporaryNameBeside("work").filename().string();
  const std::size_t number = last.rfind('-') + 1;
  const unsigned long next = std::stoul(last.substr(number)) + 1;
  for (unsigned long taken = next; taken < next + 3; ++taken)
    fs::create_symlink("nowhere", m_folder / (last.substr(0, number) + std::to_string(taken) + ".tmp"));
  const auto folder = TemporaryFolder::make("work", m_folder.path());
  ASSERT_TRUE(folder) << folder.error().message();
  EXPECT_TRUE(fs::is_directory(folder->path()));
}

}  // namespace
}  // namespace s2s
