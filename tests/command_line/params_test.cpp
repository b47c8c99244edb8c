#include <gtest/gtest.h>

#include "tests/command_line/program.h"

namespace s2s::test {
namespace {

TEST(ParamsTest, CountsExactlyAndTheGroupsAddUp) {
  const Json document = runS2s({"params", "mt5-base", "mt5-small", "t5-11b", "--json"}).json();
  ASSERT_TRUE(document.contains("models"));
  const std::vector<std::int64_t> expected = {582401280, 300176768, 11307321344};
  ASSERT_EQ(document["models"].size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const Json& model = document["models"][i];
    EXPECT_EQ(model["parameters"], expected[i]);
    EXPECT_EQ(model["bytes"]["bfloat16"], expected[i] * 2);
    std::int64_t sum = 0;
    for (const Json& group : model["groups"]) sum += group["parameters"].get<std::int64_t>();
    EXPECT_EQ(sum, expected[i]);
  }
}

TEST(ParamsTest, UnknownModelSaysWhatWasTried) {
  const ProgramOutcome outcome = runS2s({"params", "no-such-model"});
  EXPECT_EQ(outcome.exitCode, 2);
  EXPECT_NE(outcome.standardError.find("no-such-model"), std::string::npos);
}

}  // namespace
}  // namespace s2s::test
