// Tokens and scores of transformers' `generate` (tests/golden/generation/make.py).

#include <gtest/gtest.h>

#include "engine/core/json.h"
#include "engine/generation/generator.h"
#include "engine/models/model_bundle.h"
#include "tests/support/paths.h"

namespace s2s {
namespace {

using Sources = std::vector<std::vector<std::int64_t>>;

GenerationTokens tokensOf(const Json& json) {
  GenerationTokens tokens{0, 0, {1}, {}, {}, {}, {}};
  if (json.contains("end")) json["end"].get_to(tokens.endIds);
  if (json.contains("forced_first")) tokens.forcedFirstId = json["forced_first"].get<std::int64_t>();
  if (json.contains("forced_last")) tokens.forcedLastId = json["forced_last"].get<std::int64_t>();
  if (json.contains("suppressed")) json["suppressed"].get_to(tokens.suppressed);
  if (json.contains("suppressed_first")) json["suppressed_first"].get_to(tokens.suppressedFirst);
  return tokens;
}

void expectGolden(const Json& wanted, const std::vector<std::vector<GeneratedSequence>>& found,
                  const std::string& where) {
  ASSERT_EQ(found.size(), wanted.size());
  for (std::size_t source = 0; source < found.size(); ++source) {
    ASSERT_EQ(found[source].size(), wanted[source].size()) << where << ", source " << source;
    for (std::size_t answer = 0; answer < found[source].size(); ++answer) {
      const Json& golden = wanted[source][answer];
      EXPECT_EQ(found[source][answer].tokens, golden["tokens"].get<std::vector<std::int64_t>>())
          << where << ", source " << source << ", answer " << answer;
      EXPECT_NEAR(found[source][answer].score, golden["score"].get<double>(), 5e-4)
          << where << ", source " << source << ", answer " << answer;
    }
  }
}

class GenerationGoldenTest : public testing::TestWithParam<const char*> {};

TEST_P(GenerationGoldenTest, TokensAndScoresAreThoseOfTransformers) {
  ModelBundle bundle = std::move(
      openModel(test::golden(std::string("t5/") + GetParam()), torch::kFloat32, torch::kCPU).value());
  int cases = 0;
  const Json goldens = readJsonFile(test::golden("generation/golden.json")).value();
  for (const Json& golden : goldens) {
    if (golden["model"] != GetParam()) continue;
    ++cases;
    const auto sources = golden["sources"].get<Sources>();
    Json json = golden["options"];
    json["batch_size"] = cases % 2 == 0 ? 16 : 3;  // all in one padded batch, or several
    const GenerationOptions options = parseGenerationOptions(json).value();
    const auto found = generate(**bundle.writer(), sources, options, tokensOf(golden["tokens"]));
    ASSERT_TRUE(found.ok()) << found.error().message();
    expectGolden(golden["answers"], *found, writeJson(json) + " " + writeJson(golden["tokens"]));
  }
  EXPECT_EQ(cases, 30);
}

INSTANTIATE_TEST_SUITE_P(Models, GenerationGoldenTest,
                         testing::Values("t5-gated-untied", "mt5-silu", "t5-relu-tied"),
                         [](const auto& model) {
                           std::string name = model.param;
                           std::erase(name, '-');
                           return name;
                         });

}  // namespace
}  // namespace s2s
