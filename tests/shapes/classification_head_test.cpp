#include "engine/shapes/classification_head.h"

#include <gtest/gtest.h>

namespace s2s {
namespace {

using Kind = ClassificationHead::Kind;

ClassificationHead read(const Json& json) { return readClassificationHead(json).value(); }

std::string errorOf(const Json& json) {
  const Result<ClassificationHead> result = readClassificationHead(json);
  return result.ok() ? "" : result.error().message();
}

void expectRoundTrip(const ClassificationHead& head) {
  Json config{{"model_type", "bert"}};
  writeClassificationHead(head, config);
  const Result<ClassificationHead> again = readClassificationHead(config);
  ASSERT_TRUE(again.ok()) << again.error().message();
  EXPECT_EQ(*again, head) << writeJson(config);
}

TEST(ClassificationHeadTest, LabelsComeInTheOrderOfTheirIds) {
  const ClassificationHead head =
      read({{"model_type", "bert"}, {"id2label", {{"1", "positive"}, {"0", "negative"}}}});
  EXPECT_EQ(head.columns, (std::vector<LabelColumn>{{"", {"negative", "positive"}}}));
  EXPECT_FALSE(head.regression);
  EXPECT_EQ(head.outputs(), 2);
}

TEST(ClassificationHeadTest, MissingLabelsAreTwoOrForBartThree) {
  EXPECT_EQ(read({{"model_type", "bert"}}).outputs(), 2);
  EXPECT_EQ(read({{"model_type", "bart"}}).outputs(), 3);
  EXPECT_EQ(read({{"model_type", "mbart"}}).outputs(), 2);
  EXPECT_EQ(read({{"model_type", "bart"}, {"num_labels", 7}}).outputs(), 7);
}

TEST(ClassificationHeadTest, OneLabelIsARegressionUnlessSaid) {
  EXPECT_TRUE(read({{"model_type", "bert"}, {"num_labels", 1}}).regression);
  EXPECT_EQ(read({{"model_type", "bert"}, {"num_labels", 1}}).columns, (std::vector<LabelColumn>{{"", {}}}));
  EXPECT_FALSE(
      read({{"model_type", "bert"}, {"num_labels", 1}, {"problem_type", "single_label_classification"}})
          .regression);
  const ClassificationHead two =
      read({{"model_type", "bert"}, {"num_labels", 2}, {"problem_type", "regression"}});
  EXPECT_EQ(two.columns, (std::vector<LabelColumn>{{"LABEL_0", {}}, {"LABEL_1", {}}}));
}

TEST(ClassificationHeadTest, EveryKindReadsBackAsItWasWritten) {
  expectRoundTrip(headWithLabels(1));
  expectRoundTrip(headWithLabels(12));
  ClassificationHead head;
  head.columns = {{"bias", {"none", "gender", "others"}}, {"hate", {"none", "hate"}}};
  expectRoundTrip(head);
  head.kind = Kind::convolution;
  head.kernelSizes = {4, 5, 6, 7};
  head.filters = 300;
  head.dropout = 0.2;
  expectRoundTrip(head);
  head = {};
  head.kind = Kind::biEncoder;
  head.regression = true;
  head.columns = {{"", {}}};
  expectRoundTrip(head);
}

TEST(ClassificationHeadTest, APlainHeadIsWrittenInTheWordsOfTransformersAlone) {
  Json config{{"num_labels", 9}};
  writeClassificationHead(headWithLabels(2), config);
  EXPECT_FALSE(config.contains("workbench_head"));
  EXPECT_FALSE(config.contains("num_labels"));
  EXPECT_EQ(config["label2id"]["LABEL_1"], 1);
  EXPECT_EQ(config["problem_type"], "single_label_classification");
  eraseClassificationHead(config);
  EXPECT_TRUE(config.empty());
}

TEST(ClassificationHeadTest, SeveralColumnsNameTheirOutputs) {
  ClassificationHead head;
  head.columns = {{"bias", {"none", "gender"}}, {"hate", {"none", "hate"}}};
  Json config = Json::object();
  writeClassificationHead(head, config);
  EXPECT_EQ(config["id2label"]["2"], "hate: none");
  EXPECT_EQ(head.outputs(), 4);
}

TEST(ClassificationHeadTest, HostileHeadsGiveOneClearError) {
  const auto refused = [](Json config, const char* key) {
    config["model_type"] = "bert";
    return errorOf(config).find(key) != std::string::npos;
  };
  EXPECT_TRUE(refused({{"id2label", {{"0", "a"}, {"2", "b"}}}}, "id2label"));
  EXPECT_TRUE(refused({{"id2label", {{"0", "a"}, {"00", "b"}}}}, "id2label"));
  EXPECT_TRUE(refused({{"id2label", {{"zero", "a"}}}}, "id2label"));
  EXPECT_TRUE(refused({{"id2label", {{"0", 1}}}}, "id2label"));
  EXPECT_TRUE(refused({{"id2label", Json::object()}}, "id2label"));
  EXPECT_TRUE(refused({{"num_labels", 0}}, "num_labels"));
  EXPECT_TRUE(refused({{"num_labels", 1000000000}}, "num_labels"));
  EXPECT_TRUE(refused({{"problem_type", "multi_label_classification"}}, "columns"));
  EXPECT_TRUE(refused({{"workbench_head", "convolution"}}, "workbench_head"));
  EXPECT_TRUE(refused({{"workbench_head", {{"kind", "attention"}}}}, "workbench_head.kind"));
  EXPECT_TRUE(refused({{"workbench_head", {{"kernels", {3}}}}}, "workbench_head.kernels"));
  EXPECT_TRUE(
      refused({{"workbench_head", {{"kernel_sizes", Json::array()}}}}, "workbench_head.kernel_sizes"));
  EXPECT_TRUE(refused({{"workbench_head", {{"kernel_sizes", {3, -1}}}}}, "workbench_head.kernel_sizes"));
  EXPECT_TRUE(refused({{"workbench_head", {{"filters", 1 << 20}}}}, "workbench_head.filters"));
  EXPECT_TRUE(refused({{"workbench_head", {{"dropout", 1}}}}, "workbench_head.dropout"));
  EXPECT_TRUE(refused({{"workbench_head", {{"columns", Json::array()}}}}, "workbench_head.columns"));
  EXPECT_TRUE(refused({{"workbench_head", {{"columns", {{{"name", "a"}}}}}}}, "workbench_head.columns"));
  EXPECT_TRUE(refused({{"num_labels", 2},
                       {"id2label", {{"0", "a"}, {"1", "b"}}},
                       {"workbench_head", {{"columns", {{{"name", "x"}, {"labels", {"a", "b", "c"}}}}}}}},
                      "id2label"));
}

}  // namespace
}  // namespace s2s
