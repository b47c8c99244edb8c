#include <gtest/gtest.h>

#include "engine/shapes/configured_task.h"
#include "engine/shapes/family.h"
#include "tests/support/paths.h"

namespace s2s {
namespace {

Json goldenTensors() { return readJsonFile(test::golden("shapes/tensors.json")).value(); }

/// The stored tensors as make_tensors.py writes them.
Json storedTensors(const ModelShape& shape) {
  Json list = Json::array();
  for (const TensorShape& tensor : shape.tensors) {
    if (tensor.isStored) list.push_back(Json::array({tensor.name, tensor.sizes, tensor.tiedTo}));
  }
  return list;
}

Json computedTensors(const ModelShape& shape) {
  Json list = Json::array();
  for (const TensorShape& tensor : shape.tensors) {
    if (!tensor.isStored) list.push_back(Json::array({tensor.name, tensor.sizes}));
  }
  return list;
}

std::vector<std::string> namesOf(const Json& config) {
  std::vector<std::string> names;
  const ModelShape shape = shapeOfConfig(config).value();
  for (const TensorShape& tensor : shape.tensors) names.push_back(tensor.name);
  return names;
}

bool contains(const std::vector<std::string>& names, const std::string& part) {
  return std::ranges::any_of(names,
                             [&](const std::string& name) { return name.find(part) != std::string::npos; });
}

TEST(TensorNamesTest, NamesSizesTiesAndOrderAreThoseOfTransformers) {
  const Json golden = goldenTensors();
  for (const auto& [name, example] : golden.items()) {
    const Result<ModelShape> shape = shapeOfConfig(example["config"]);
    ASSERT_TRUE(shape.ok()) << name << ": " << shape.error().message();
    EXPECT_EQ(storedTensors(*shape), example["tensors"]) << name;
    EXPECT_EQ(computedTensors(*shape), example["computed"]) << name;
  }
}

TEST(TensorNamesTest, TheLogitsBiasIsABufferThatBeginsAtZero) {
  const ModelShape shape = shapeOfConfig(goldenTensors()["bart"]["config"]).value();
  const TensorShape& bias = shape.tensors.front();
  EXPECT_EQ(bias.name, "final_logits_bias");
  EXPECT_TRUE(bias.isBuffer);
  EXPECT_TRUE(bias.isStored);
  EXPECT_EQ(bias.initialization.kind, Initialization::Kind::zeros);
}

TEST(TensorNamesTest, ThePlainEncoderPutsItsEmbeddingOutAgain) {
  const ModelShape shape = shapeOfConfig({{"model_type", "workbench_encoder"}, {"head_dim", 32}}).value();
  EXPECT_EQ(shape.tensors.front().name, "model.embeddings.word_embeddings.weight");
  EXPECT_EQ(shape.tensors.back().name, "lm_head.weight");
  EXPECT_EQ(shape.tensors.back().tiedTo, "model.embeddings.word_embeddings.weight");
  const std::vector<std::string> names = namesOf({{"model_type", "workbench_encoder"}});
  for (const char* absent : {"token_type", "embeddings.LayerNorm", "pooler", "transform", "lm_head.bias"})
    EXPECT_FALSE(contains(names, absent)) << absent;
  const auto query = std::ranges::find(shape.tensors, "model.encoder.layer.0.attention.self.query.weight",
                                       &TensorShape::name);
  ASSERT_NE(query, shape.tensors.end());
  EXPECT_EQ(query->sizes, (std::vector<std::int64_t>{8 * 32, 512}));
}

TEST(TensorNamesTest, AConvolutionalHeadKeepsTheEncoderAlone) {
  ClassificationHead head = headWithLabels(3);
  head.kind = ClassificationHead::Kind::convolution;
  head.kernelSizes = {2, 4};
  head.filters = 5;
  const Json tensors = goldenTensors();
  for (const char* name :
       {"bart", "mbart", "m2m100", "bert", "roberta", "xlm-roberta", "t5", "umt5-untied"}) {
    const Json config = withTask(tensors[name]["config"], ModelTask::sequenceClassification, head);
    const Result<ModelShape> shape = shapeOfConfig(config);
    ASSERT_TRUE(shape.ok()) << name << ": " << shape.error().message();
    std::vector<std::string> names = namesOf(config);
    for (const char* absent : {"decoder", "lm_head", "cls.", "pooler", "logits_bias", "classification_head"})
      EXPECT_FALSE(contains(names, absent)) << name << " has " << absent;
    const std::size_t count = shape->tensors.size();
    EXPECT_EQ(shape->tensors[count - 6].name, "classifier.convolutions.0.weight") << name;
    EXPECT_EQ(shape->tensors[count - 4].sizes, (std::vector<std::int64_t>{5, 8, 4})) << name;
    EXPECT_EQ(shape->tensors[count - 2].name, "classifier.out_proj.weight") << name;
    EXPECT_EQ(shape->tensors[count - 2].sizes, (std::vector<std::int64_t>{3, 10})) << name;
    EXPECT_EQ(shape->task, ModelTask::sequenceClassification);
  }
}

TEST(TensorNamesTest, ABiEncoderComparesBySimilarityOrByThreeVectors) {
  ClassificationHead head = headWithLabels(1);
  head.kind = ClassificationHead::Kind::biEncoder;
  const Json bert = goldenTensors()["bert"]["config"];
  const auto similarity = namesOf(withTask(bert, ModelTask::sequenceClassification, head));
  EXPECT_FALSE(contains(similarity, "classifier"));
  head = headWithLabels(3);
  head.kind = ClassificationHead::Kind::biEncoder;
  const ModelShape classes = shapeOfConfig(withTask(bert, ModelTask::sequenceClassification, head)).value();
  EXPECT_EQ(classes.tensors[classes.tensors.size() - 2].sizes, (std::vector<std::int64_t>{3, 24}));
  EXPECT_EQ(classes.layers.textsPerRow, 2);
}

}  // namespace
}  // namespace s2s
