// Golden values of tests/golden/ensemble/make.py.

#include "engine/models/ensemble.h"

#include <gtest/gtest.h>

#include "engine/core/json.h"
#include "engine/generation/generator.h"
#include "engine/generation/scoring.h"
#include "tests/support/family_batches.h"
#include "tests/support/paths.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"

namespace s2s {
namespace {

using Ids = std::vector<std::int64_t>;

ModelBundle opened(const std::filesystem::path& folder) {
  return std::move(openModel(folder, torch::kFloat32, torch::kCPU).value());
}

std::vector<ModelBundle> members() {
  std::vector<ModelBundle> both;
  both.push_back(opened(test::golden("ensemble/wide")));
  both.push_back(opened(test::golden("ensemble/deep")));
  return both;
}

class EnsembleTest : public testing::Test {
 protected:
  const Json m_golden = readJsonFile(test::golden("ensemble/golden.json")).value();
  const std::vector<Ids> m_sources = m_golden["sources"].get<std::vector<Ids>>();
  ModelBundle m_ensemble = std::move(makeEnsemble(members()).value());

  std::vector<std::vector<GeneratedSequence>> generated(GenerationOptions options) {
    options.maxNewTokens = m_golden["max_new_tokens"];
    return generate(**m_ensemble.writer(), m_sources, options, m_ensemble.generationTokens).value();
  }
};

TEST_F(EnsembleTest, GreedyTokensAreThoseOfALoopThatAveragesLogits) {
  for (const std::int64_t batchSize : {16, 5}) {
    GenerationOptions options;
    options.batchSize = batchSize;
    const auto found = generated(options);
    for (std::size_t i = 0; i < found.size(); ++i) {
      EXPECT_EQ(found[i][0].tokens, m_golden["greedy"][i]["tokens"].get<Ids>()) << i;
      EXPECT_NEAR(found[i][0].score, m_golden["greedy"][i]["score"].get<double>(), 5e-4) << i;
    }
  }
}

TEST_F(EnsembleTest, BeamsAreThoseOfTransformersOverAveragedLogits) {
  GenerationOptions options;
  options.beams = m_golden["beam_count"];
  options.numReturn = 2;
  const auto found = generated(options);
  for (std::size_t i = 0; i < found.size(); ++i) {
    ASSERT_EQ(found[i].size(), 2u);
    for (std::size_t k = 0; k < 2; ++k) {
      EXPECT_EQ(found[i][k].tokens, m_golden["beams"][i][k]["tokens"].get<Ids>()) << i << ", " << k;
      EXPECT_NEAR(found[i][k].score, m_golden["beams"][i][k]["score"].get<double>(), 5e-4) << i << ", " << k;
    }
  }
}

TEST_F(EnsembleTest, TargetsAreScoredByTheSameMean) {
  const auto targets = m_golden["targets"].get<std::vector<Ids>>();
  const auto scores = scoreTargets(**m_ensemble.writer(), m_sources, targets, 4).value();
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const Json& golden = m_golden["forced"][i];
    for (std::size_t place = 0; place < targets[i].size(); ++place) {
      EXPECT_NEAR(scores[i].tokenLogProbabilities[place], golden["log_probabilities"][place].get<double>(),
                  2e-5);
      EXPECT_EQ(scores[i].correct[place], golden["correct"][place].get<bool>()) << i << ", " << place;
    }
  }
}

TEST_F(EnsembleTest, OneMemberIsTheModelItself) {
  std::vector<ModelBundle> one;
  one.push_back(opened(test::golden("ensemble/wide")));
  const ModelBundle alone = std::move(makeEnsemble(std::move(one)).value());
  EXPECT_EQ(alone.name, "wide");
  EXPECT_NO_THROW((*alone.writer())->vocabulary());
}

/// A fresh model of a family, without a folder.
ModelBundle fresh(const Json& config, std::uint64_t seed) {
  ModelBundle bundle;
  bundle.family = config.at("model_type").get<std::string>();
  bundle.model = std::move(makeModel(config, torch::kFloat32, torch::kCPU, seed).value());
  bundle.generationTokens = ownGenerationTokens(*bundle.model);
  return bundle;
}

std::vector<Json> writingFamilies() {
  std::vector<Json> configs;
  for (const test::FamilyCase& one : test::familyCases()) {
    if (fresh(one.config, 1).writer()) configs.push_back(one.config);
  }
  return configs;
}

TEST(EnsembleFamiliesTest, TwinsWriteWhatOneWritesWhateverTheFamily) {
  const std::vector<Json> configs = writingFamilies();
  EXPECT_GE(configs.size(), 5u);
  for (const Json& config : configs) {
    std::vector<ModelBundle> twins;
    for (int i = 0; i < 2; ++i) twins.push_back(fresh(config, 11));
    const ModelBundle pair = std::move(makeEnsemble(std::move(twins)).value());
    const ModelBundle alone = fresh(config, 11);
    std::vector<Ids> sources;
    for (const Example& example : test::familyExamples(config, 5)) sources.push_back(example.source);
    for (const std::int64_t beams : {1, 3}) {
      GenerationOptions options;
      options.beams = options.numReturn = beams;
      options.maxNewTokens = 8;
      options.batchSize = 3;
      const auto one = generate(**alone.writer(), sources, options, alone.generationTokens).value();
      const auto both = generate(**pair.writer(), sources, options, pair.generationTokens).value();
      for (std::size_t source = 0; source < sources.size(); ++source) {
        for (std::size_t k = 0; k < one[source].size(); ++k)
          EXPECT_EQ(both[source][k].tokens, one[source][k].tokens) << config["model_type"] << " " << beams;
      }
    }
  }
}

TEST(EnsembleFamiliesTest, ASteppedLogitIsTheMeanOfTheMembers) {
  const torch::NoGradGuard noGrad;
  for (const Json& config : writingFamilies()) {
    std::vector<ModelBundle> unlike, apart;
    for (const std::uint64_t seed : {11, 12}) {
      unlike.push_back(fresh(config, seed));
      apart.push_back(fresh(config, seed));
    }
    const ModelBundle together = std::move(makeEnsemble(std::move(unlike)).value());
    const torch::Tensor ids = torch::tensor({{4, 5, 6}, {7, 8, 9}}), mask = torch::ones({2, 3}, torch::kBool);
    const torch::Tensor written = torch::tensor({5, 6, 7, 8});  // two beams for each source
    const auto stepOf = [&](Seq2SeqModel& model) {
      const auto cache = model.makeCache(model.encode(ids, mask), 2, 4);
      model.decodeStep(*cache, written);
      cache->reorder(torch::tensor({1, 0, 2, 2}));
      return model.decodeStep(*cache, written);
    };
    const torch::Tensor mean = (stepOf(**apart[0].writer()) + stepOf(**apart[1].writer())) / 2;
    EXPECT_TRUE(torch::allclose(stepOf(**together.writer()), mean, 1e-5, 1e-6)) << config["model_type"];
    EXPECT_FALSE(torch::allclose(stepOf(**apart[0].writer()), mean, 1e-3, 1e-3)) << "the members differ";
  }
}

std::string refusal(const std::filesystem::path& first, const std::filesystem::path& second) {
  std::vector<ModelBundle> both;
  both.push_back(opened(first));
  both.push_back(opened(second));
  const auto ensemble = makeEnsemble(std::move(both));
  if (ensemble) return "";
  EXPECT_EQ(ensemble.error().kind, Error::Kind::invalidInput);
  return ensemble.error().message();
}

TEST(EnsembleMembersTest, TheFirstDifferenceIsNamed) {
  const auto wide = test::golden("ensemble/wide");
  EXPECT_NE(refusal(wide, test::golden("t5/t5-relu-tied")).find("36 and 40 entries"), std::string::npos);
  EXPECT_NE(refusal(wide, test::golden("bart/bart-post")).find("families are t5 and bart"),
            std::string::npos);
  EXPECT_NE(refusal(wide, test::golden("bert/bert-classifier")).find("writes no text"), std::string::npos);
  const test::TemporaryDirectory folder;
  std::filesystem::copy(wide, folder / "other");
  test::writeText(folder / "other/generation_config.json",
                  R"({"decoder_start_token_id": 3, "eos_token_id": 1, "pad_token_id": 0})");
  EXPECT_NE(refusal(wide, folder / "other").find("decoders start with 0 and 3"), std::string::npos);
}

TEST(EnsembleMembersTest, VocabulariesAreComparedPieceByPiece) {
  const test::TemporaryDirectory folder;
  for (const char* name : {"one", "two"}) {
    std::filesystem::copy(test::golden("t5/byt5-like"), folder / name,
                          std::filesystem::copy_options::recursive);
    test::writeText(folder / name / "tokenizer_config.json",
                    R"({"tokenizer_class": "ByT5Tokenizer", "extra_ids": 125})");
  }
  EXPECT_EQ(refusal(folder / "one", folder / "two"), "");
  test::writeText(folder / "two/tokenizer_config.json",
                  R"({"tokenizer_class": "ByT5Tokenizer", "extra_ids": 124})");
  EXPECT_NE(refusal(folder / "one", folder / "two").find("384 and 383 pieces"), std::string::npos)
      << refusal(folder / "one", folder / "two");
}

}  // namespace
}  // namespace s2s
