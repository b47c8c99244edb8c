// How fast a model answered is known after an evaluation was gone on with, too.

#include <gtest/gtest.h>

#include "engine/experiments/evaluation_job.h"
#include "tests/experiments/tiny_models.h"

namespace s2s::test {
namespace {

class AnsweringTimeTest : public testing::Test {
 protected:
  AnsweringTimeTest() {
    m_asked.systems = {{{m_tiny.text("bytes")}}};
    m_asked.data.path = m_tiny.reversals(20);
    m_asked.directory = m_tiny.path("evaluation");
    m_asked.generation.batchSize = 4;
    m_asked.generation.maxNewTokens = 4;
    m_asked.resamples = 10;
  }

  const TinyModels m_tiny;
  EvaluationRequest m_asked;
};

TEST_F(AnsweringTimeTest, AFinishedEvaluationKeepsItsSpeedsWhereItIsGoneOnWith) {
  const auto first = runEvaluation(m_asked, oneThread());
  ASSERT_TRUE(first.ok()) << first.error().message();
  const Json row = first->report["rows"][0];
  EXPECT_GT(row["seconds"].get<double>(), 0.0);
  m_asked.resume = true;
  const auto again = runEvaluation(m_asked, oneThread());
  ASSERT_TRUE(again.ok()) << again.error().message();
  EXPECT_EQ(again->outcomes[0].answeredNow, 0u);
  for (const char* speed : {"seconds", "rows_per_second", "tokens_per_second"})
    EXPECT_DOUBLE_EQ(again->report["rows"][0].value(speed, 0.0), row[speed].get<double>()) << speed;
  EXPECT_EQ(readEvaluation(m_asked.directory).value().results["rows"][0]["seconds"],
            again->report["rows"][0]["seconds"]);
}

TEST_F(AnsweringTimeTest, TheSittingsAreAddedUp) {
  RunControl control;
  EvaluationObserver observer;
  observer.progress = [&](std::size_t, const std::string&, std::size_t done, std::size_t) {
    if (done >= 8) control.requestPause();
  };
  ASSERT_FALSE(runEvaluation(m_asked, oneThread(), observer, &control).ok());
  const auto kept = readEvaluation(m_asked.directory).value();
  ASSERT_EQ(kept.answers[0].size(), 8u);
  const AnsweringTime before = timeOf(kept.answers[0]);
  EXPECT_EQ(before.rows, 8u);
  m_asked.resume = true;
  const auto whole = runEvaluation(m_asked, oneThread());
  ASSERT_TRUE(whole.ok()) << whole.error().message();
  EXPECT_EQ(whole->outcomes[0].answeredNow, 12u);
  const AnsweringTime all = timeOf(whole->outcomes[0].answers);
  EXPECT_EQ(all.rows, 20u);
  EXPECT_GT(all.seconds, before.seconds);
  EXPECT_DOUBLE_EQ(whole->report["rows"][0].value("rows_per_second", 0.0), 20.0 / all.seconds);
}

}  // namespace
}  // namespace s2s::test
