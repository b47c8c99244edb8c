// Several systems in one evaluation: their names, those that fail, and what is kept for another start.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/experiments/evaluation_job_fixture.h"

namespace s2s::test {
namespace {

TEST_F(EvaluationJobTest, AModelThatFailsDoesNotLoseTheOthers) {
  const std::string damaged = m_tiny.copyBytes("damaged");
  std::filesystem::resize_file(m_tiny.path("damaged") / "model.safetensors", 1000);
  EvaluationRequest asked = request({damaged, m_tiny.text("nowhere"), bytes()});
  asked.directory = m_tiny.path("evaluation");
  std::vector<std::string> ended;
  EvaluationObserver observer;
  observer.systemEnded = [&](std::size_t, const SystemOutcome&, const Json& row) {
    ended.push_back(row["status"]);
  };
  const auto result = runEvaluation(asked, oneThread(), observer);
  ASSERT_TRUE(result.ok()) << result.error().message();
  EXPECT_EQ(ended, (std::vector<std::string>{"failed", "failed", "done"}));
  EXPECT_NE(result->report["rows"][0]["error"]["where"].get<std::string>().find("model.safetensors"),
            std::string::npos);
  EXPECT_TRUE(result->report["rows"][2]["metrics"].contains("bits_per_byte"));
  asked.systems.pop_back();
  asked.directory = m_tiny.path("none");
  EXPECT_FALSE(runEvaluation(asked, oneThread()).ok()) << "where every model fails there is no evaluation";
}

TEST_F(EvaluationJobTest, AHeadOfNumbersIsNotHeldAgainstLabelsThatAreWritten) {
  saveRegressor(m_tiny.path("stars"));
  EvaluationRequest asked = askedForMoods({bytes(), m_tiny.text("stars")});
  asked.data.target = "stars";
  asked.data.asText.emplace();
  asked.data.asText->words = {{"1", "bad"}, {"5", "good"}};
  const auto result = runEvaluation(asked, oneThread());
  ASSERT_TRUE(result.ok()) << result.error().message();
  const Json& refused = result->report["rows"][1];
  EXPECT_EQ(refused["status"], "failed");
  EXPECT_EQ(refused["error"]["what"], "the model's head gives numbers, and as_text writes labels");
}

TEST_F(EvaluationJobTest, WhatWasStoppedGoesOnAndEndsAtTheSameNumbers) {
  EvaluationRequest asked = request({bytes(), otherEnd("other")});
  const Json whole = runEvaluation(asked, oneThread()).value().report;
  asked.directory = m_tiny.path("evaluation");
  RunControl control;
  EvaluationObserver observer;
  observer.progress = [&](std::size_t system, const std::string&, std::size_t done, std::size_t) {
    if (system == 1 && done >= 12) control.requestPause();
  };
  const auto stopped = runEvaluation(asked, oneThread(), observer, &control);
  ASSERT_FALSE(stopped.ok());
  EXPECT_EQ(stopped.error().kind, Error::Kind::cancelled);
  const auto kept = readEvaluation(asked.directory).value();
  EXPECT_EQ(kept.answers[0].size(), 30u);
  EXPECT_EQ(kept.answers[1].size(), 12u);
  EXPECT_TRUE(kept.results.is_null());
  // As a crash leaves it: the last line torn.
  const auto file = asked.directory / "outputs" / kept.systems[1].file;
  std::filesystem::resize_file(file, std::filesystem::file_size(file) - 5);

  asked.resume = true;
  asked.generation.batchSize = 7;  // how many go at once decides nothing
  std::vector<std::size_t> firstProgress;
  EvaluationObserver again;
  again.progress = [&](std::size_t system, const std::string&, std::size_t done, std::size_t) {
    if (firstProgress.size() == system) firstProgress.push_back(done);
  };
  const auto resumed = runEvaluation(asked, oneThread(), again);
  ASSERT_TRUE(resumed.ok()) << resumed.error().message();
  EXPECT_EQ(firstProgress, (std::vector<std::size_t>{30, 11}));
  for (const int row : {0, 1}) {
    for (const auto& [name, score] : whole["rows"][row]["metrics"].items()) {
      EXPECT_NEAR(resumed->report["rows"][row]["metrics"][name].get<double>(), score.get<double>(),
                  1e-5 * std::max(1.0, std::abs(score.get<double>())))
          << name;
    }
  }
  EXPECT_FALSE(readEvaluation(asked.directory).value().results.is_null());
}

TEST_F(EvaluationJobTest, AChangedModelIsAnotherSystemAndOtherOptionsAreRefused) {
  EvaluationRequest asked = request({bytes()}, 6);
  asked.directory = m_tiny.path("evaluation");
  ASSERT_TRUE(runEvaluation(asked, oneThread()).ok());
  asked.resume = true;
  asked.generation.beams = 2;
  const auto refused = runEvaluation(asked, oneThread());
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(refused.error().what.find("generation.beams"), std::string::npos);
  asked.generation.beams = 1;
  writeText(m_tiny.path("bytes") / "generation_config.json",
            R"({"decoder_start_token_id": 0, "eos_token_id": 2, "pad_token_id": 0})");
  const auto changed = runEvaluation(asked, oneThread());
  ASSERT_TRUE(changed.ok()) << changed.error().message();
  EXPECT_EQ(changed->outcomes[0].answeredNow, 6u);
  EXPECT_EQ(changed->outcomes[0].record.name, "bytes (2)");
}

TEST_F(EvaluationJobTest, EverySystemHasANameOfItsOwnAlsoWhereWeightsAreEqual) {
  EvaluationRequest asked = request({bytes(), m_tiny.copyBytes("folder/bytes"), m_tiny.copyBytes("twin")}, 6);
  for (const char* directory : {"", "evaluation"}) {
    if (*directory != 0) asked.directory = m_tiny.path(directory);
    const EvaluationResult result = runEvaluation(asked, oneThread()).value();
    const Json& report = result.report;
    EXPECT_EQ(result.outcomes[2].answeredNow, *directory != 0 ? 0u : 6u) << "equal models are asked once";
    EXPECT_EQ(report["rows"][0]["model"], "bytes");
    EXPECT_EQ(report["rows"][1]["model"], "bytes (2)");
    EXPECT_EQ(report["rows"][2]["model"], "twin");
    EXPECT_EQ(report["rows"][0]["metrics"], report["rows"][2]["metrics"]);
  }
  const StoredEvaluation stored = readEvaluation(asked.directory).value();
  ASSERT_EQ(stored.systems.size(), 3u);
  for (const auto& answers : stored.answers) EXPECT_EQ(answers.size(), 6u);
}

TEST_F(EvaluationJobTest, ResamplesTooFewForAnyDifferenceAreAWarning) {
  EvaluationRequest asked = request({bytes(), otherEnd("other")}, 4);
  std::vector<std::string> warnings;
  EvaluationObserver observer;
  observer.warning = [&](const std::string& text) { warnings.push_back(text); };
  asked.resamples = 10;
  ASSERT_TRUE(runEvaluation(asked, oneThread(), observer).ok());
  EXPECT_EQ(warnings, (std::vector<std::string>{"too few resamples to tell any difference between 2 models: "
                                                "10 where 19 at least are needed"}));
  warnings.clear();
  asked.resamples = 19;
  ASSERT_TRUE(runEvaluation(asked, oneThread(), observer).ok());
  EXPECT_TRUE(warnings.empty()) << warnings.front();
}

TEST_F(EvaluationJobTest, AnEnsembleIsASystemLikeAnyOther) {
  EvaluationRequest asked = request({bytes()}, 10);
  asked.systems.push_back({{bytes(), m_tiny.copyBytes("twin")}});
  const auto result = runEvaluation(asked, oneThread());
  ASSERT_TRUE(result.ok()) << result.error().message();
  EXPECT_EQ(result->report["rows"][1]["model"], "bytes + twin");
  EXPECT_EQ(outputsOf(result->outcomes[0]), outputsOf(result->outcomes[1])) << "the mean of twins is either";
}

}  // namespace
}  // namespace s2s::test
