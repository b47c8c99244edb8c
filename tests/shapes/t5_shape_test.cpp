#include <gtest/gtest.h>

#include <map>

#include "engine/shapes/family.h"
#include "engine/shapes/t5_config.h"
#include "tests/support/paths.h"

namespace s2s {
namespace {

Json golden() { return readJsonFile(test::golden("t5/parameter_counts.json")).value(); }

std::int64_t countOf(const std::string& preset) {
  return shapeOfConfig(findPreset(preset).value()->config).value().parameters();
}

TEST(T5ShapeTest, PublishedCountsAreExact) {
  EXPECT_EQ(countOf("mt5-base"), 582401280);
  EXPECT_EQ(countOf("mt5-small"), 300176768);
  EXPECT_EQ(countOf("t5-11b"), 11307321344);
  EXPECT_EQ(countOf("t5-small"), 60506624);
  EXPECT_EQ(countOf("t5-base"), 222903552);
}

TEST(T5ShapeTest, EveryPresetCountsAsTransformersDoes) {
  const Json counts = golden();
  for (const Preset& preset : presets()) {
    if (preset.family != "t5") continue;
    ASSERT_TRUE(counts.contains(preset.name)) << preset.name;
    EXPECT_EQ(countOf(preset.name), counts[preset.name].get<std::int64_t>()) << preset.name;
  }
}

TEST(T5ShapeTest, TensorNamesAreThoseOfACheckpoint) {
  const Json config{
      {"model_type", "umt5"}, {"num_layers", 2}, {"num_decoder_layers", 3}, {"tie_word_embeddings", true}};
  const ModelShape shape = shapeOfConfig(config).value();
  std::map<std::string, TensorShape> byName;
  for (const TensorShape& tensor : shape.tensors)
    EXPECT_TRUE(byName.emplace(tensor.name, tensor).second) << tensor.name;
  EXPECT_EQ(byName.at("lm_head.weight").tiedTo, "shared.weight");
  EXPECT_EQ(byName.at("decoder.embed_tokens.weight").tiedTo, "shared.weight");
  // umT5 has a bias of its own in every self-attention, none in cross-attention.
  EXPECT_TRUE(byName.contains("decoder.block.2.layer.0.SelfAttention.relative_attention_bias.weight"));
  EXPECT_FALSE(byName.contains("decoder.block.0.layer.1.EncDecAttention.relative_attention_bias.weight"));
  EXPECT_EQ(byName.at("decoder.block.2.layer.2.DenseReluDense.wi_1.weight").sizes,
            (std::vector<std::int64_t>{1024, 512}));
  EXPECT_EQ(byName.at("encoder.block.1.layer.0.SelfAttention.q.weight").sizes,
            (std::vector<std::int64_t>{384, 512}));
}

TEST(T5ShapeTest, OnlyTheFirstBlockOfT5HasABias) {
  const ModelShape shape = shapeOfConfig(findPreset("t5-small").value()->config).value();
  int biases = 0;
  for (const TensorShape& tensor : shape.tensors)
    biases += tensor.name.find("relative_attention_bias") != std::string::npos;
  EXPECT_EQ(biases, 2);
}

}  // namespace
}  // namespace s2s
