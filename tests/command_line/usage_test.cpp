#include <gtest/gtest.h>

#include "tests/command_line/program.h"

namespace s2s::test {
namespace {

TEST(UsageTest, PrintsItsVersion) {
  const ProgramOutcome outcome = runS2s({"--version"});
  EXPECT_EQ(outcome.exitCode, 0);
  EXPECT_EQ(outcome.standardOutput.rfind("s2s ", 0), 0u) << outcome.standardOutput;
}

TEST(UsageTest, HelpListsTheVerbs) {
  const ProgramOutcome outcome = runS2s({"--help"});
  EXPECT_EQ(outcome.exitCode, 0);
  EXPECT_NE(outcome.standardOutput.find("params"), std::string::npos);
}

TEST(UsageTest, WrongUsageIsExitTwoWithOneLine) {
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{},
                                                    {"no-such-verb"},
                                                    {"params"},
                                                    {"params", "t5-small", "--no-such-option"},
                                                    {"models", "--precision", "float8"}}) {
    const ProgramOutcome outcome = runS2s(arguments);
    EXPECT_EQ(outcome.exitCode, 2);
    EXPECT_EQ(outcome.standardError.rfind("error: ", 0), 0u) << outcome.standardError;
    EXPECT_EQ(outcome.standardError.find('\n'), outcome.standardError.size() - 1) << outcome.standardError;
    EXPECT_TRUE(outcome.standardOutput.empty());
  }
}

TEST(UsageTest, AMistypedVerbIsNamed) {
  const ProgramOutcome outcome = runS2s({"tran", "recipe.json"});
  EXPECT_EQ(outcome.exitCode, 2);
  EXPECT_NE(outcome.standardError.find("no verb 'tran', did you mean 'train'?"), std::string::npos)
      << outcome.standardError;
}

TEST(UsageTest, CommonOptionsStandBeforeOrBehindTheVerb) {
  EXPECT_TRUE(runS2s({"--json", "models"}).json().contains("presets"));
  EXPECT_TRUE(runS2s({"models", "--json"}).json().contains("presets"));
}

}  // namespace
}  // namespace s2s::test
