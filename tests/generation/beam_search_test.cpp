#include <gtest/gtest.h>

#include "engine/generation/generator.h"
#include "tests/generation/reference_search.h"

namespace s2s {
namespace {

using test::FakeModel;
using Sources = std::vector<std::vector<std::int64_t>>;

const GenerationTokens kTokens{0, 0, {1}, {}, {}, {}, {}};

void expectSame(const std::vector<GeneratedSequence>& found, const std::vector<GeneratedSequence>& wanted,
                const std::string& where) {
  ASSERT_EQ(found.size(), wanted.size()) << where;
  for (std::size_t i = 0; i < found.size(); ++i) {
    EXPECT_EQ(found[i].tokens, wanted[i].tokens) << where << ", answer " << i;
    EXPECT_NEAR(found[i].score, wanted[i].score, 1e-5) << where << ", answer " << i;
  }
}

TEST(BeamSearchTest, WithEnoughBeamsItFindsTheBestOfAllAnswers) {
  for (const double lengthPenalty : {0.0, 1.0, 2.0}) {
    FakeModel model(4, 3);
    GenerationOptions options;
    options.beams = 128;
    options.numReturn = 5;
    options.maxNewTokens = 4;
    options.lengthPenalty = lengthPenalty;
    auto all = test::everyAnswer(model, {2, 3}, 4, lengthPenalty);
    all.resize(5);
    const auto found = generate(model, Sources{{2, 3}}, options, kTokens).value();
    expectSame(found[0], all, "length penalty " + std::to_string(lengthPenalty));
  }
}

TEST(BeamSearchTest, GivesWhatAPlainBeamSearchGives) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    for (const std::int64_t beams : {2, 3, 5}) {
      for (const double lengthPenalty : {-1.0, 0.5, 1.0, 2.0}) {
        for (const bool early : {false, true}) {
          FakeModel model(13, seed, 1.5f);
          GenerationOptions options;
          options.beams = beams;
          options.numReturn = beams;
          options.maxNewTokens = 12;
          options.lengthPenalty = lengthPenalty;
          options.earlyStopping = early;
          const Sources sources = {{5, 6, 1}, {9, 1}, {3, 4, 5, 6, 7, 1}, {2, 2, 1}};
          const auto found = generate(model, sources, options, kTokens).value();
          for (std::size_t i = 0; i < sources.size(); ++i) {
            expectSame(found[i], test::plainBeamSearch(model, sources[i], options, {1}),
                       "seed " + std::to_string(seed) + ", beams " + std::to_string(beams) + ", source " +
                           std::to_string(i) + (early ? ", early" : "") + ", penalty " +
                           std::to_string(lengthPenalty));
          }
        }
      }
    }
  }
}

TEST(BeamSearchTest, SeveralEndTokensKeepMoreCandidates) {
  FakeModel model(9, 2);
  GenerationOptions options;
  options.beams = 3;
  options.numReturn = 3;
  options.maxNewTokens = 8;
  GenerationTokens tokens = kTokens;
  tokens.endIds = {1, 4, 5};
  const auto found = generate(model, Sources{{6, 1}}, options, tokens).value();
  expectSame(found[0], test::plainBeamSearch(model, {6, 1}, options, {1, 4, 5}), "three end tokens");
}

TEST(BeamSearchTest, AnswersDoNotDependOnTheBatch) {
  Sources sources;
  for (std::int64_t i = 0; i < 11; ++i) sources.emplace_back(static_cast<std::size_t>(1 + i * 3 % 7), 2 + i);
  FakeModel model(17, 5, 1.0f);
  GenerationOptions options;
  options.beams = 4;
  options.numReturn = 2;
  options.maxNewTokens = 15;
  options.batchSize = 1;
  const auto alone = generate(model, sources, options, kTokens).value();
  for (const std::int64_t batchSize : {3, 16}) {
    options.batchSize = batchSize;
    const auto together = generate(model, sources, options, kTokens).value();
    for (std::size_t i = 0; i < sources.size(); ++i)
      expectSame(together[i], alone[i], "source " + std::to_string(i));
  }
}

TEST(BeamSearchTest, RulesSeeLogProbabilitiesThatAreNotNormalisedAgain) {
  FakeModel model(6, 8);
  GenerationOptions options;
  options.beams = 2;
  options.maxNewTokens = 1;
  GenerationTokens tokens = kTokens;
  const auto logProbabilities = test::logProbabilities(model.logits({3}, {0}));
  const auto best = std::ranges::max_element(logProbabilities) - logProbabilities.begin();
  tokens.suppressed = {best};
  const auto found = generate(model, Sources{{3}}, options, tokens).value()[0][0];
  double second = -100;
  for (std::int64_t id = 0; id < 6; ++id) {
    if (id != best) second = std::max(second, logProbabilities[static_cast<std::size_t>(id)]);
  }
  EXPECT_NEAR(found.score, second, 1e-5);
}

TEST(BeamSearchTest, FinishedSourcesLeaveTheBatch) {
  FakeModel model(20, 4, 3.0f);
  GenerationOptions options;
  options.beams = 2;
  options.maxNewTokens = 40;
  Sources sources;
  for (std::int64_t i = 0; i < 8; ++i) sources.push_back({2 + i, 1});
  (void)generate(model, sources, options, kTokens).value();
  EXPECT_LT(model.rowsDecoded, model.steps * 8 * 2);
}

TEST(BeamSearchTest, BeamSamplingRepeatsItselfWhateverTheBatch) {
  FakeModel model(30, 6);
  GenerationOptions options;
  options.beams = 3;
  options.sample = true;
  options.topK = 5;
  options.maxNewTokens = 6;
  const Sources sources = {{4, 1}, {5, 6, 1}, {7, 1}};
  const auto first = generate(model, sources, options, kTokens).value();
  options.batchSize = 1;
  const auto second = generate(model, sources, options, kTokens).value();
  options.seed = 2;
  const auto other = generate(model, sources, options, kTokens).value();
  bool differs = false;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    expectSame(second[i], first[i], "source " + std::to_string(i));
    differs = differs || other[i][0].tokens != first[i][0].tokens;
  }
  EXPECT_TRUE(differs) << "another seed draws something else";
}

}  // namespace
}  // namespace s2s
