#include "engine/shapes/t5_config.h"

#include <gtest/gtest.h>

#include "engine/shapes/family.h"

namespace s2s {
namespace {

T5Config read(const Json& json) { return readT5Config(json).value(); }

std::string errorOf(const Json& json) {
  const Result<T5Config> result = readT5Config(json);
  return result.ok() ? "" : result.error().message();
}

TEST(T5ConfigTest, MissingKeysTakeTheDefaultsOfTransformers) {
  const T5Config t5 = read({{"model_type", "t5"}});
  EXPECT_EQ(t5.vocabularySize, 32128);
  EXPECT_EQ(t5.feedForwardWidth, 2048);
  EXPECT_EQ(t5.activation, "relu");
  EXPECT_FALSE(t5.gated);
  EXPECT_TRUE(t5.tiedEmbeddings);
  const T5Config mt5 = read({{"model_type", "mt5"}});
  EXPECT_EQ(mt5.vocabularySize, 250112);
  EXPECT_EQ(mt5.encoderLayers, 8);
  EXPECT_EQ(mt5.activation, "gelu_new");
  EXPECT_TRUE(mt5.gated);
  EXPECT_FALSE(mt5.tiedEmbeddings);
  const T5Config umt5 = read({{"model_type", "umt5"}});
  EXPECT_TRUE(umt5.tiedEmbeddings);
  EXPECT_TRUE(umt5.perLayerPositionBias);
}

TEST(T5ConfigTest, TheDecoderIsAsDeepAsTheEncoderUnlessSaid) {
  EXPECT_EQ(read({{"model_type", "t5"}, {"num_layers", 3}}).decoderLayers, 3);
  EXPECT_EQ(read({{"model_type", "t5"}, {"num_layers", 3}, {"num_decoder_layers", nullptr}}).decoderLayers,
            3);
  EXPECT_EQ(read({{"model_type", "t5"}, {"num_layers", 3}, {"num_decoder_layers", 5}}).decoderLayers, 5);
}

TEST(T5ConfigTest, SavedActivationsWinOverTheProjection) {
  const Json json{{"model_type", "t5"},
                  {"feed_forward_proj", "gated-gelu"},
                  {"dense_act_fn", "silu"},
                  {"is_gated_act", false}};
  EXPECT_EQ(read(json).activation, "silu");
  EXPECT_FALSE(read(json).gated);
  EXPECT_EQ(read({{"model_type", "t5"}, {"feed_forward_proj", "gated-silu"}}).activation, "silu");
  EXPECT_EQ(read({{"model_type", "t5"}, {"feed_forward_proj", "gelu"}}).activation, "gelu");
  EXPECT_NE(errorOf({{"model_type", "t5"}, {"feed_forward_proj", "gated-maxout"}}).find("maxout"),
            std::string::npos);
}

TEST(T5ConfigTest, ArchitecturesDecideWhereTheModelTypeIsMissing) {
  EXPECT_EQ(read({{"architectures", {"MT5ForConditionalGeneration"}}}).modelType, "mt5");
  EXPECT_EQ(read({{"architectures", {"UMT5ForConditionalGeneration"}}}).modelType, "umt5");
  const std::string message = errorOf({{"d_model", 8}, {"architectures", {"T5000Reader"}}});
  EXPECT_NE(message.find("model_type"), std::string::npos) << message;
  EXPECT_NE(message.find("t5, mt5, umt5"), std::string::npos) << message;
}

TEST(T5ConfigTest, UnknownModelTypesAreNamedTogetherWithTheKnown) {
  const Result<ModelShape> shape = shapeOfConfig({{"model_type", "gpt9"}});
  ASSERT_FALSE(shape.ok());
  EXPECT_NE(shape.error().message().find("gpt9"), std::string::npos);
  EXPECT_NE(shape.error().message().find("umt5"), std::string::npos);
}

TEST(T5ConfigTest, ValuesNoModelCanHaveAreRefused) {
  const auto refused = [](const char* key, Json value) {
    const std::string message = errorOf({{"model_type", "t5"}, {key, std::move(value)}});
    return message.find(key) != std::string::npos;
  };
  EXPECT_TRUE(refused("d_model", 0));
  EXPECT_TRUE(refused("d_model", -8));
  EXPECT_TRUE(refused("d_model", "512"));
  EXPECT_TRUE(refused("d_model", 512.5));
  EXPECT_TRUE(refused("vocab_size", 9223372036854775807));
  EXPECT_TRUE(refused("vocab_size", 18446744073709551615u));
  EXPECT_TRUE(refused("num_layers", 1000000));
  EXPECT_TRUE(refused("relative_attention_num_buckets", 2));
  EXPECT_TRUE(refused("relative_attention_max_distance", 16));
  EXPECT_TRUE(refused("dropout_rate", 1.0));
  EXPECT_TRUE(refused("pad_token_id", 32128));
  EXPECT_TRUE(refused("eos_token_id", "</s>"));
  EXPECT_TRUE(refused("tie_word_embeddings", 1));
  EXPECT_FALSE(readT5Config(Json::array()).ok());
}

TEST(T5ConfigTest, EndTokensMayBeOneOrSeveral) {
  EXPECT_EQ(read({{"model_type", "t5"}, {"eos_token_id", {1, 7}}}).endIds, (std::vector<std::int64_t>{1, 7}));
  EXPECT_EQ(read({{"model_type", "t5"}}).endIds, std::vector<std::int64_t>{1});
}

TEST(T5ConfigTest, WritingKeepsWhatIsNotOursAndReadsBackTheSame) {
  const Json json{{"model_type", "t5"},
                  {"hidden_size", 96},
                  {"task_specific_params", {{"beams", 4}}},
                  {"feed_forward_proj", "gated-gelu"},
                  {"num_layers", 2},
                  {"tie_word_embeddings", false}};
  T5Config config = read(json);
  EXPECT_EQ(config.modelWidth, 96);
  config.vocabularySize = 1234;
  config.activation = "gelu";
  const Json written = writeT5Config(config);
  EXPECT_EQ(written.at("task_specific_params"), json.at("task_specific_params"));
  const T5Config again = read(written);
  EXPECT_EQ(again.vocabularySize, 1234);
  EXPECT_EQ(again.modelWidth, 96);
  EXPECT_EQ(again.activation, "gelu");
  EXPECT_TRUE(again.gated);
  EXPECT_FALSE(again.tiedEmbeddings);
  EXPECT_EQ(writeT5Config(again), written);
}

}  // namespace
}  // namespace s2s
