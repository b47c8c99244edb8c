#include <gtest/gtest.h>

#include "engine/experiments/evaluated_task.h"
#include "engine/shapes/configured_task.h"
#include "tests/experiments/tiny_models.h"

namespace s2s::test {
namespace {

TEST(AnswersGivenTest, MetricsOfLabelsThatNobodyGivesAreRefusedAsThoseOfTexts) {
  const TinyModels tiny;
  EvaluationRequest asked;
  asked.systems = {{{tiny.text("bytes")}}};
  asked.metrics = {"accuracy", "micro_f1"};
  asked.writes = false;
  const auto refused = checkAnswersGiven(asked, EvaluationTask::labels);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().what,
            "without generation there are no answers for metrics of labels: accuracy, micro_f1");
  EXPECT_EQ(refused.error().kind, Error::Kind::invalidInput);
  asked.writes = true;
  EXPECT_TRUE(checkAnswersGiven(asked, EvaluationTask::labels));
  asked.writes = false;
  asked.metrics.clear();
  EXPECT_TRUE(checkAnswersGiven(asked, EvaluationTask::labels)) << "nobody asked for any";
}

TEST(AnswersGivenTest, AClassifierNeedsNoGenerationForItsLabels) {
  const TinyModels tiny;
  ClassificationHead head = headWithLabels(2);
  head.kind = ClassificationHead::Kind::convolution;
  const Json config = withTask(tinyConfig(), ModelTask::sequenceClassification, head);
  std::filesystem::create_directories(tiny.path("head"));
  writeText(tiny.path("head") / "config.json", writeJson(config));
  writeText(tiny.path("head") / "model.safetensors", "");
  EvaluationRequest asked;
  asked.systems = {{{tiny.text("bytes")}}, {{tiny.text("head")}}};
  asked.metrics = {"accuracy"};
  asked.writes = false;
  EXPECT_TRUE(checkAnswersGiven(asked, EvaluationTask::labels));
}

}  // namespace
}  // namespace s2s::test
