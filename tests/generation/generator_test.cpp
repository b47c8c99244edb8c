#include "engine/generation/generator.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "tests/generation/reference_search.h"

namespace s2s {
namespace {

using test::FakeModel;
using Sources = std::vector<std::vector<std::int64_t>>;

const GenerationTokens kTokens{0, 0, {1}, {}, {}, {}, {}};

GeneratedSequence plainGreedy(const FakeModel& model, const std::vector<std::int64_t>& source,
                              std::int64_t longest) {
  std::vector<std::int64_t> written = {0};
  double score = 0;
  while (static_cast<std::int64_t>(written.size()) <= longest &&
         (written.size() == 1 || written.back() != 1)) {
    const auto scores = test::logProbabilities(model.logits(source, written));
    const auto best = std::ranges::max_element(scores);
    score += *best;
    written.push_back(best - scores.begin());
  }
  return {{written.begin() + 1, written.end()}, score};
}

TEST(GeneratorTest, GreedyTakesTheLikeliestTokenAndAddsItsLogProbabilities) {
  FakeModel model(40, 2, 2.0f);
  GenerationOptions options;
  options.maxNewTokens = 20;
  Sources sources;
  for (std::int64_t i = 0; i < 9; ++i) sources.emplace_back(static_cast<std::size_t>(1 + i * 5 % 7), 3 + i);
  for (const std::int64_t batchSize : {1, 4, 16}) {
    options.batchSize = batchSize;
    const auto found = generate(model, sources, options, kTokens).value();
    for (std::size_t i = 0; i < sources.size(); ++i) {
      const GeneratedSequence wanted = plainGreedy(model, sources[i], 20);
      EXPECT_EQ(found[i][0].tokens, wanted.tokens) << "source " << i << ", batches of " << batchSize;
      EXPECT_NEAR(found[i][0].score, wanted.score, 1e-4);
    }
  }
  EXPECT_EQ(model.reorders, 0) << "greedy search moves no keys";
}

TEST(GeneratorTest, FinishedSourcesLeaveTheBatch) {
  FakeModel model(20, 4, 3.0f);
  GenerationOptions options;
  options.maxNewTokens = 60;
  Sources sources;
  for (std::int64_t i = 0; i < 12; ++i) sources.push_back({2 + i, 1});
  (void)generate(model, sources, options, kTokens).value();
  EXPECT_LT(model.rowsDecoded, model.steps * 12);
}

TEST(GeneratorTest, StopsWithinOneStep) {
  for (const std::int64_t beams : {1, 3}) {
    FakeModel model(40, 2, -5.0f);
    RunControl control;
    model.stopDuringStep = &control;
    GenerationOptions options;
    options.beams = beams;
    const auto stopped = generate(model, Sources{{3}, {4}}, options, kTokens, &control);
    ASSERT_FALSE(stopped.ok());
    EXPECT_EQ(stopped.error().kind, Error::Kind::cancelled);
    EXPECT_EQ(model.steps, 1);
  }
}

TEST(GeneratorTest, ProgressCountsFinishedSources) {
  FakeModel model(20, 2, 1.0f);
  GenerationOptions options;
  options.batchSize = 2;
  std::vector<std::size_t> seen;
  (void)generate(model, Sources{{3}, {4}, {5}}, options, kTokens, nullptr,
                 [&](std::size_t n) { seen.push_back(n); });
  EXPECT_EQ(seen, (std::vector<std::size_t>{1, 2, 3}));
}

TEST(GeneratorTest, TokensOutsideTheVocabularyAreRefused) {
  FakeModel model(20);
  GenerationTokens forced = kTokens;
  forced.forcedFirstId = 20;
  for (const auto& refused :
       {generate(model, Sources{{3, 20}}, {}, kTokens), generate(model, Sources{{3, -1}}, {}, kTokens),
        generate(model, Sources{{}}, {}, kTokens), generate(model, Sources{{3}}, {}, forced)}) {
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().kind, Error::Kind::invalidInput);
  }
  EXPECT_EQ(model.steps, 0);
}

TEST(GeneratorTest, NoSourcesGiveNoAnswers) {
  FakeModel model(20);
  EXPECT_TRUE(generate(model, Sources{}, {}, kTokens).value().empty());
}

TEST(GeneratorTest, SamplingDrawsFromTheModelsDistribution) {
  FakeModel model(6, 9);
  GenerationOptions options;
  options.sample = true;
  options.topK = 0;
  options.temperature = 0.7;
  options.maxNewTokens = 1;
  options.numReturn = 4000;
  const auto draws = generate(model, Sources{{3}}, options, kTokens).value()[0];
  std::map<std::int64_t, double> share;
  for (const GeneratedSequence& draw : draws) share[draw.tokens[0]] += 1.0 / 4000;
  std::vector<float> warped = model.logits({3}, {0});
  for (float& logit : warped) logit /= 0.7f;
  const auto wanted = test::logProbabilities(warped);
  for (std::size_t id = 0; id < wanted.size(); ++id) {
    EXPECT_NEAR(share[static_cast<std::int64_t>(id)], std::exp(wanted[id]), 0.03) << "token " << id;
  }
  EXPECT_NEAR(draws[0].score, wanted[static_cast<std::size_t>(draws[0].tokens[0])], 1e-4);
  EXPECT_GE(draws.front().score, draws.back().score) << "best first";
}

TEST(GeneratorTest, TopKAndTopPLimitWhatIsDrawn) {
  FakeModel model(30, 5);
  GenerationOptions options;
  options.sample = true;
  options.maxNewTokens = 1;
  options.numReturn = 500;
  const auto distinct = [&] {
    std::set<std::int64_t> seen;
    const auto draws = generate(model, Sources{{3}}, options, kTokens).value();
    for (const GeneratedSequence& draw : draws[0]) seen.insert(draw.tokens[0]);
    return seen.size();
  };
  options.topK = 3;
  EXPECT_EQ(distinct(), 3u);
  options.topK = 0;
  options.topP = 1e-6;
  EXPECT_EQ(distinct(), 1u) << "the likeliest always stays";
}

TEST(GeneratorTest, SamplesDependOnTheSeedAndTheSourceNotOnTheBatch) {
  FakeModel model(50, 3);
  GenerationOptions options;
  options.sample = true;
  options.numReturn = 2;
  options.maxNewTokens = 10;
  const Sources sources = {{4, 1}, {5, 6, 7, 1}, {7, 1}, {4, 1}};
  const auto together = generate(model, sources, options, kTokens).value();
  options.batchSize = 1;
  const auto alone = generate(model, sources, options, kTokens).value();
  for (std::size_t i = 0; i < sources.size(); ++i) {
    for (std::size_t answer = 0; answer < 2; ++answer) {
      EXPECT_EQ(together[i][answer].tokens, alone[i][answer].tokens) << "source " << i;
    }
  }
  EXPECT_NE(together[0][0].tokens, together[3][0].tokens) << "equal sources have streams of their own";
}

TEST(GeneratorTest, TorchsDefaultRandomStreamIsLeftAlone) {
  FakeModel model(50, 3);
  GenerationOptions options;
  options.sample = true;
  torch::manual_seed(5);
  const torch::Tensor wanted = torch::rand({3});
  torch::manual_seed(5);
  (void)generate(model, Sources{{4, 1}}, options, kTokens).value();
  EXPECT_TRUE(torch::equal(torch::rand({3}), wanted));
}

}  // namespace
}  // namespace s2s
