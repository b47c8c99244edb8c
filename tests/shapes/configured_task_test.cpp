#include "engine/shapes/configured_task.h"

#include <gtest/gtest.h>

#include "engine/shapes/family.h"

namespace s2s {
namespace {

using Kind = ClassificationHead::Kind;

ModelTask taskOf(const char* modelType, const char* className) {
  return taskOfConfig({{"model_type", modelType}, {"architectures", {className}}}).value();
}

std::string errorOf(const Json& json) {
  const Result<ModelShape> result = shapeOfConfig(json);
  return result.ok() ? "" : result.error().message();
}

ClassificationHead headOfKind(Kind kind) {
  ClassificationHead head = headWithLabels(2);
  head.kind = kind;
  return head;
}

TEST(ConfiguredTaskTest, TheClassNameSaysTheTask) {
  EXPECT_EQ(taskOf("bart", "BartForConditionalGeneration"), ModelTask::sequenceToSequence);
  EXPECT_EQ(taskOf("bert", "BertForPreTraining"), ModelTask::maskedLanguageModel);
  EXPECT_EQ(taskOf("roberta", "RobertaForMaskedLM"), ModelTask::maskedLanguageModel);
  EXPECT_EQ(taskOf("bart", "BartForSequenceClassification"), ModelTask::sequenceClassification);
  EXPECT_EQ(taskOf("t5", "T5ForCnnSentenceClassification"), ModelTask::sequenceClassification);
  EXPECT_EQ(taskOf("bert", "BertForBiEncoding"), ModelTask::sequenceClassification);
}

TEST(ConfiguredTaskTest, BareModelsHaveTheirFamilysFirstTask) {
  EXPECT_EQ(taskOf("bart", "BartModel"), ModelTask::sequenceToSequence);
  EXPECT_EQ(taskOf("bert", "BertModel"), ModelTask::maskedLanguageModel);
  EXPECT_EQ(taskOfConfig({{"model_type", "workbench_encoder"}}).value(), ModelTask::maskedLanguageModel);
}

TEST(ConfiguredTaskTest, ClassNamesAreThoseOfTheModelType) {
  const auto nameFor = [](const char* type, ModelTask task, Kind kind = Kind::family) {
    return withTask({{"model_type", type}}, task, headOfKind(kind))["architectures"][0].get<std::string>();
  };
  EXPECT_EQ(nameFor("mbart", ModelTask::sequenceToSequence), "MBartForConditionalGeneration");
  EXPECT_EQ(nameFor("xlm-roberta", ModelTask::maskedLanguageModel), "XLMRobertaForMaskedLM");
  EXPECT_EQ(nameFor("m2m_100", ModelTask::sequenceClassification, Kind::convolution),
            "M2M100ForCnnSentenceClassification");
  EXPECT_EQ(nameFor("workbench_encoder", ModelTask::sequenceClassification, Kind::biEncoder),
            "WorkbenchEncoderForBiEncoding");
}

TEST(ConfiguredTaskTest, AnotherTaskLeavesNoHeadBehind) {
  const Json classifier =
      withTask({{"model_type", "bert"}}, ModelTask::sequenceClassification, headOfKind(Kind::convolution));
  EXPECT_TRUE(readConfiguredTask(classifier).value().head.has_value());
  const Json again = withTask(classifier, ModelTask::maskedLanguageModel);
  EXPECT_FALSE(again.contains("workbench_head"));
  EXPECT_FALSE(again.contains("id2label"));
}

TEST(ConfiguredTaskTest, WhatAFamilyCannotDoIsAnErrorThatNamesWhatItCan) {
  const std::string masked = errorOf({{"model_type", "bart"}, {"architectures", {"BartForMaskedLM"}}});
  EXPECT_NE(masked.find("sequence-to-sequence, sequence-classification"), std::string::npos) << masked;
  for (const char* type : {"t5", "m2m_100", "workbench_encoder"}) {
    const Json config =
        withTask({{"model_type", type}}, ModelTask::sequenceClassification, headOfKind(Kind::family));
    EXPECT_NE(errorOf(config).find("convolution or bi-encoder"), std::string::npos) << errorOf(config);
  }
}

TEST(ConfiguredTaskTest, ClassNameAndHeadMustAgree) {
  Json config =
      withTask({{"model_type", "bert"}}, ModelTask::sequenceClassification, headOfKind(Kind::convolution));
  config["workbench_head"]["kind"] = "bi-encoder";
  EXPECT_NE(errorOf(config).find("workbench_head.kind"), std::string::npos) << errorOf(config);
}

TEST(ConfiguredTaskTest, NoModelTypeAndNoClassNameIsAnErrorThatNamesTheKnown) {
  const std::string message = errorOf({{"hidden_size", 8}});
  EXPECT_NE(message.find("model_type"), std::string::npos);
  EXPECT_NE(message.find("m2m_100, bart, mbart, bert, roberta, xlm-roberta, workbench_encoder"),
            std::string::npos)
      << message;
}

TEST(ModelTaskTest, NamesReadBack) {
  for (const ModelTask task :
       {ModelTask::sequenceToSequence, ModelTask::maskedLanguageModel, ModelTask::sequenceClassification})
    EXPECT_EQ(taskOfName(taskName(task)).value(), task);
  EXPECT_NE(taskOfName("translation").error().message().find("masked-language-model"), std::string::npos);
}

}  // namespace
}  // namespace s2s
