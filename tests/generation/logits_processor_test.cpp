#include "engine/generation/logits_processor.h"

#include <gtest/gtest.h>

#include <limits>

namespace s2s {
namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();

/// Scores -3, -2, … of eight tokens after the rules have been applied to a history.
torch::Tensor processed(const GenerationOptions& options, const GenerationTokens& tokens,
                        std::vector<std::int64_t> history) {
  TokenHistory state;
  state.maximumLength = options.maxNewTokens + 1;
  state.length = static_cast<std::int64_t>(history.size());
  history.resize(static_cast<std::size_t>(state.maximumLength));
  state.tokens = torch::tensor(history).unsqueeze(0);
  torch::Tensor scores = torch::arange(-3, 5, torch::kFloat32).unsqueeze(0);
  for (const auto& processor : makeLogitsProcessors({options, tokens, 8, torch::kCPU})) {
    processor->apply(scores, state);
  }
  return scores[0];
}

std::vector<std::int64_t> impossible(const torch::Tensor& scores) {
  std::vector<std::int64_t> ids;
  for (std::int64_t id = 0; id < scores.size(0); ++id) {
    if (scores[id].item<float>() == -kInfinity) ids.push_back(id);
  }
  return ids;
}

using Ids = std::vector<std::int64_t>;

TEST(LogitsProcessorTest, NothingSwitchedOnChangesNothing) {
  EXPECT_TRUE(makeLogitsProcessors({GenerationOptions{}, GenerationTokens{}, 8, torch::kCPU}).empty());
}

TEST(LogitsProcessorTest, RepetitionPenaltyAlsoSeesTheStartToken) {
  GenerationOptions options;
  options.repetitionPenalty = 2.0;
  const torch::Tensor scores = processed(options, {}, {0, 7, 7});
  EXPECT_EQ(scores[0].item<float>(), -6.0f);
  EXPECT_EQ(scores[7].item<float>(), 2.0f) << "once, although it occurred twice";
  EXPECT_EQ(scores[5].item<float>(), 2.0f);
}

TEST(LogitsProcessorTest, NoNgramOccursTwice) {
  GenerationOptions options;
  options.noRepeatNgram = 2;
  EXPECT_EQ(impossible(processed(options, {}, {0, 3, 4, 3, 5, 3})), (Ids{4, 5}));
  EXPECT_EQ(impossible(processed(options, {}, {0})), Ids{});
  options.noRepeatNgram = 1;
  EXPECT_EQ(impossible(processed(options, {}, {0, 3, 3})), (Ids{0, 3}));
  options.noRepeatNgram = 3;
  EXPECT_EQ(impossible(processed(options, {}, {0, 3, 4, 0, 3})), Ids{4});
}

TEST(LogitsProcessorTest, EndTokensWaitForTheMinimum) {
  GenerationOptions options;
  options.minNewTokens = 2;
  GenerationTokens tokens;
  tokens.endIds = {1, 2, 99};
  EXPECT_EQ(impossible(processed(options, tokens, {0, 5})), (Ids{1, 2}));
  EXPECT_EQ(impossible(processed(options, tokens, {0, 5, 5})), Ids{});
}

TEST(LogitsProcessorTest, ForcedTokensActAtTheFirstAndTheLastPosition) {
  GenerationOptions options;
  options.maxNewTokens = 3;
  GenerationTokens tokens;
  tokens.forcedFirstId = 6;
  tokens.forcedLastId = 1;
  EXPECT_EQ(impossible(processed(options, tokens, {0})), (Ids{0, 1, 2, 3, 4, 5, 7}));
  EXPECT_EQ(impossible(processed(options, tokens, {0, 6})), Ids{});
  const torch::Tensor last = processed(options, tokens, {0, 6, 6});
  EXPECT_EQ(impossible(last), (Ids{0, 2, 3, 4, 5, 6, 7}));
  EXPECT_EQ(last[1].item<float>(), 0.0f);
}

TEST(LogitsProcessorTest, SuppressedTokensAreImpossibleAlwaysOrAtTheBeginning) {
  GenerationTokens tokens;
  tokens.suppressed = {4, 1000};
  tokens.suppressedFirst = {5};
  EXPECT_EQ(impossible(processed({}, tokens, {0})), (Ids{4, 5}));
  EXPECT_EQ(impossible(processed({}, tokens, {0, 2})), Ids{4});
}

TEST(LogitsProcessorTest, BehindAForcedFirstTokenTheBeginningIsOneLater) {
  GenerationTokens tokens;
  tokens.forcedFirstId = 3;
  tokens.suppressedFirst = {5};
  EXPECT_EQ(impossible(processed({}, tokens, {0, 3})), Ids{5});
}

}  // namespace
}  // namespace s2s
