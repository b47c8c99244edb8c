#include "engine/shapes/bert_config.h"

#include <gtest/gtest.h>

namespace s2s {
namespace {

BertConfig read(const Json& json) { return readBertConfig(json).value(); }

std::string errorOf(const Json& json) {
  const Result<BertConfig> result = readBertConfig(json);
  return result.ok() ? "" : result.error().message();
}

TEST(BertConfigTest, MissingKeysTakeTheDefaultsOfTransformers) {
  const BertConfig bert = read({{"model_type", "bert"}});
  EXPECT_EQ(bert.vocabularySize, 30522);
  EXPECT_EQ(bert.paddingId, 0);
  EXPECT_EQ(bert.layerNormEpsilon, 1e-12);
  EXPECT_EQ(bert.task, ModelTask::maskedLanguageModel);
  EXPECT_FALSE(bert.positionsFromPadding);
  const BertConfig roberta = read({{"model_type", "roberta"}});
  EXPECT_EQ(roberta.vocabularySize, 50265);
  EXPECT_EQ(roberta.paddingId, 1);
  EXPECT_EQ(roberta.tokenTypes, 2);
  EXPECT_TRUE(roberta.positionsFromPadding);
  EXPECT_EQ(read({{"model_type", "xlm-roberta"}}).vocabularySize, 30522);
}

TEST(BertConfigTest, TheClassifierDropsOutAsTheHiddenStateDoesUnlessSaid) {
  EXPECT_EQ(read({{"model_type", "bert"}, {"hidden_dropout_prob", 0.3}}).classifierDropout, 0.3);
  EXPECT_EQ(read({{"model_type", "bert"}, {"hidden_dropout_prob", 0.3}, {"classifier_dropout", nullptr}})
                .classifierDropout,
            0.3);
  EXPECT_EQ(read({{"model_type", "bert"}, {"classifier_dropout", 0.2}}).classifierDropout, 0.2);
}

TEST(BertConfigTest, ThePlainEncoderHasNothingAroundItsLayers) {
  const BertConfig config = read({{"model_type", "workbench_encoder"}, {"hidden_act", "swish"}});
  EXPECT_EQ(config.activation, "silu");
  EXPECT_EQ(config.tokenTypes, 0);
  EXPECT_TRUE(config.sinusoidalPositions);
  EXPECT_TRUE(config.tiedEmbeddings);
  EXPECT_TRUE(config.scaleEmbedding);
  EXPECT_FALSE(config.embeddingNorm);
  EXPECT_FALSE(config.predictionTransform);
  EXPECT_FALSE(config.predictionBias);
}

TEST(BertConfigTest, ValuesNoModelCanHaveAreRefused) {
  const auto refused = [](const char* key, Json value) {
    const std::string message = errorOf({{"model_type", "roberta"}, {key, std::move(value)}});
    return message.find(key) != std::string::npos;
  };
  EXPECT_TRUE(refused("hidden_size", 0));
  EXPECT_TRUE(refused("hidden_size", -768));
  EXPECT_TRUE(refused("hidden_size", "768"));
  EXPECT_TRUE(refused("vocab_size", 9223372036854775807));
  EXPECT_TRUE(refused("num_hidden_layers", 1.5));
  EXPECT_TRUE(refused("num_attention_heads", 7));
  EXPECT_TRUE(refused("num_attention_heads", 0));
  EXPECT_TRUE(refused("intermediate_size", 1 << 30));
  EXPECT_TRUE(refused("max_position_embeddings", 2));
  EXPECT_TRUE(refused("type_vocab_size", 0));
  EXPECT_TRUE(refused("pad_token_id", 50265));
  EXPECT_TRUE(refused("hidden_act", "gelu_11"));
  EXPECT_TRUE(refused("layer_norm_eps", nullptr) == false);
  EXPECT_TRUE(refused("layer_norm_eps", -1e-5));
  EXPECT_TRUE(refused("position_embedding_type", "relative_key"));
  EXPECT_TRUE(refused("is_decoder", true));
  EXPECT_NE(errorOf({{"model_type", "t5"}}).find("workbench_encoder"), std::string::npos);
  EXPECT_FALSE(readBertConfig(Json("bert")).ok());
}

TEST(BertConfigTest, WritingKeepsWhatIsNotOursAndReadsBackTheSame) {
  for (const char* type : {"bert", "roberta", "xlm-roberta", "workbench_encoder"}) {
    BertConfig config = read({{"model_type", type}, {"gradient_checkpointing", false}});
    config.vocabularySize = 1234;
    config.hiddenDropout = 0.25;
    config.activation = "silu";
    const Json written = writeBertConfig(config);
    EXPECT_EQ(written.at("gradient_checkpointing"), false);
    const BertConfig again = read(written);
    EXPECT_EQ(again.modelType, type);
    EXPECT_EQ(again.vocabularySize, 1234);
    EXPECT_EQ(again.hiddenDropout, 0.25);
    EXPECT_EQ(again.activation, "silu");
    EXPECT_EQ(writeBertConfig(again), written);
  }
}

}  // namespace
}  // namespace s2s
