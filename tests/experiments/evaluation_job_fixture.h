#pragma once
// Evaluations of tiny models.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/experiments/evaluation_job.h"
#include "engine/layers/cpu_memory.h"
#include "engine/models/model_bundle.h"
#include "tests/experiments/tiny_models.h"
#include "tests/support/tiny_families.h"

namespace s2s::test {

class EvaluationJobTest : public testing::Test {
 protected:
  EvaluationRequest request(std::vector<std::string> models, int rows = 30) {
    EvaluationRequest made;
    for (std::string& model : models) made.systems.push_back({{std::move(model)}});
    made.data.path = m_tiny.reversals(rows);
    made.generation.maxNewTokens = 6;
    made.generation.batchSize = 4;
    made.resamples = 50;
    return made;
  }
  std::string bytes() const { return m_tiny.text("bytes"); }
  /// The same weights under a configuration of its own: another end token.
  std::string otherEnd(const std::string& name) const {
    const std::string model = m_tiny.copyBytes(name);
    writeText(m_tiny.path(name) / "generation_config.json",
              R"({"decoder_start_token_id": 0, "eos_token_id": 2, "pad_token_id": 0})");
    return model;
  }

  /// A checkpoint of a run whose training sets had these prefixes.
  std::string trainedWith(const std::string& run, const std::vector<std::string>& prefixes) const {
    Json sets = Json::array();
    for (const std::string& prefix : prefixes) sets.push_back({{"prefix", prefix}});
    const std::string checkpoint = m_tiny.copyBytes(run + "/checkpoints/step-000001");
    writeText(m_tiny.path(run) / "recipe.json",
              Json{{"data", {{"train", sets}}}, {"objective", {{"kind", "sequence-to-sequence"}}}}.dump());
    return checkpoint;
  }

  /// A BERT with a head that tells "bad" from "good".
  void saveClassifier(const std::filesystem::path& folder) const {
    Json config = bertLike("bert");
    config["id2label"] = {{"0", "bad"}, {"1", "good"}};
    config["label2id"] = {{"bad", 0}, {"good", 1}};
    saveWithHead(std::move(config), folder);
  }
  /// A BERT with a head that gives a number.
  void saveRegressor(const std::filesystem::path& folder) const {
    Json config = bertLike("bert");
    config["problem_type"] = "regression";
    config["id2label"] = {{"0", "LABEL_0"}};
    config["label2id"] = {{"LABEL_0", 0}};
    saveWithHead(std::move(config), folder);
  }
  static void saveWithHead(Json config, const std::filesystem::path& folder) {
    config["architectures"] = Json::array({"BertForSequenceClassification"});
    const auto model = makeModel(config, torch::kFloat32, torch::kCPU, 3).value();
    std::filesystem::create_directories(folder.parent_path());
    ASSERT_TRUE(saveModel(*model, nullptr, {}, torch::kFloat32, folder).ok());
    writeWordPieces(folder);
  }
  /// Pairs of sentences with their mood.
  EvaluationRequest askedForMoods(std::vector<std::string> models) {
    writeMoods(m_tiny.path("moods.tsv"));
    EvaluationRequest asked = request(std::move(models));
    asked.data.path = m_tiny.text("moods.tsv");
    asked.data.source = "text";
    asked.data.pair = "other";
    asked.data.target = "mood";
    return asked;
  }

  static std::vector<std::string> outputsOf(const SystemOutcome& outcome) {
    std::vector<std::string> outputs;
    for (const AnsweredRow& answer : outcome.answers) outputs.push_back(answer.output);
    return outputs;
  }

  /// Gives the result of the run that had all memory.
  static EvaluationResult expectTheSameInHalfTheMemory(const EvaluationRequest& asked) {
    cpu_memory::resetPeak();
    const std::uint64_t before = cpu_memory::allocatedBytes();
    auto free = std::move(runEvaluation(asked, oneThread()).value());
    const std::uint64_t peak = cpu_memory::peakBytes() - before;
    EXPECT_TRUE(free.report["rows"][0]["notes"].empty());
    const cpu_memory::BudgetScope budget(cpu_memory::allocatedBytes() + peak / 2);
    const auto tight = runEvaluation(asked, oneThread());
    if (!tight) {
      ADD_FAILURE() << tight.error().message();
      return free;
    }
    const Json notes = tight->report["rows"][0]["notes"];
    EXPECT_EQ(notes.size(), 1u);
    EXPECT_NE(notes.dump().find("memory was full"), std::string::npos);
    EXPECT_EQ(outputsOf(tight->outcomes[0]), outputsOf(free.outcomes[0]));
    for (const auto& [name, score] : free.report["rows"][0]["metrics"].items()) {
      EXPECT_NEAR(tight->report["rows"][0]["metrics"][name].get<double>(), score.get<double>(),
                  1e-5 * std::max(1.0, std::abs(score.get<double>())))
          << name;
    }
    return free;
  }

  TinyModels m_tiny;
};

}  // namespace s2s::test
