#include "engine/shapes/bart_config.h"

#include <gtest/gtest.h>

#include "engine/shapes/family.h"

namespace s2s {
namespace {

BartConfig read(const Json& json) { return readBartConfig(json).value(); }

std::string errorOf(const Json& json) {
  const Result<BartConfig> result = readBartConfig(json);
  return result.ok() ? "" : result.error().message();
}

TEST(BartConfigTest, MissingKeysTakeTheDefaultsOfTransformers) {
  const BartConfig bart = read({{"model_type", "bart"}});
  EXPECT_EQ(bart.vocabularySize, 50265);
  EXPECT_FALSE(bart.preNorm);
  EXPECT_TRUE(bart.embeddingNorm);
  EXPECT_FALSE(bart.finalNorm);
  EXPECT_TRUE(bart.hasLogitsBias);
  const BartConfig mbart = read({{"model_type", "mbart"}, {"bos_token_id", 5}});
  EXPECT_TRUE(mbart.preNorm);
  EXPECT_TRUE(mbart.embeddingNorm);
  EXPECT_TRUE(mbart.finalNorm);
  EXPECT_EQ(mbart.decoderStartId, 5);
  const BartConfig m2m = read({{"model_type", "m2m_100"}});
  EXPECT_EQ(m2m.vocabularySize, 128112);
  EXPECT_EQ(m2m.activation, "relu");
  EXPECT_EQ(m2m.encoderLayerDrop, 0.05);
  EXPECT_TRUE(m2m.scaleEmbedding);
  EXPECT_TRUE(m2m.sinusoidalPositions);
  EXPECT_FALSE(m2m.embeddingNorm);
  EXPECT_FALSE(m2m.hasLogitsBias);
}

TEST(BartConfigTest, TheNumberOfHiddenLayersSaysNothing) {
  const BartConfig config = read({{"model_type", "bart"}, {"encoder_layers", 2}, {"num_hidden_layers", 4}});
  EXPECT_EQ(config.encoderLayers, 2);
}

TEST(BartConfigTest, SecondNamesWin) {
  const BartConfig config =
      read({{"model_type", "bart"}, {"d_model", 32}, {"hidden_size", 64}, {"num_attention_heads", 4}});
  EXPECT_EQ(config.modelWidth, 64);
  EXPECT_EQ(config.encoderHeads, 4);
  EXPECT_EQ(config.decoderHeads, 16);
}

TEST(BartConfigTest, ValuesNoModelCanHaveAreRefused) {
  const auto refused = [](const char* key, Json value) {
    const std::string message = errorOf({{"model_type", "m2m_100"}, {key, std::move(value)}});
    return message.find(key) != std::string::npos;
  };
  EXPECT_TRUE(refused("d_model", 0));
  EXPECT_TRUE(refused("d_model", -16));
  EXPECT_TRUE(refused("d_model", "1024"));
  EXPECT_TRUE(refused("d_model", 1e300));
  EXPECT_TRUE(refused("vocab_size", 18446744073709551615u));
  EXPECT_TRUE(refused("encoder_layers", 1000000));
  EXPECT_TRUE(refused("decoder_layers", 0));
  EXPECT_TRUE(refused("encoder_attention_heads", 7));
  EXPECT_TRUE(refused("decoder_attention_heads", 2048));
  EXPECT_TRUE(refused("max_position_embeddings", 9223372036854775807));
  EXPECT_TRUE(refused("dropout", 1.0));
  EXPECT_TRUE(refused("dropout", -0.1));
  EXPECT_TRUE(refused("init_std", "small"));
  EXPECT_TRUE(refused("activation_function", "maxout"));
  EXPECT_TRUE(refused("activation_function", 3));
  EXPECT_TRUE(refused("pad_token_id", 128112));
  EXPECT_TRUE(refused("eos_token_id", "</s>"));
  EXPECT_TRUE(refused("scale_embedding", 1));
  EXPECT_TRUE(refused("architectures", "M2M100ForConditionalGeneration"));
  EXPECT_NE(errorOf({{"model_type", "bert"}}).find("m2m_100"), std::string::npos);
  EXPECT_FALSE(readBartConfig(Json::array()).ok());
}

TEST(BartConfigTest, SinesNeedAnEvenWidth) {
  const Json odd{{"model_type", "m2m_100"},
                 {"d_model", 9},
                 {"encoder_attention_heads", 3},
                 {"decoder_attention_heads", 3}};
  EXPECT_NE(errorOf(odd).find("even"), std::string::npos);
}

TEST(BartConfigTest, WritingKeepsWhatIsNotOursAndReadsBackTheSame) {
  for (const char* type : {"bart", "mbart", "m2m_100"}) {
    BartConfig config = read({{"model_type", type}, {"hidden_size", 96}, {"forced_eos_token_id", 2}});
    config.vocabularySize = 1234;
    config.encoderHeads = config.decoderHeads = 6;
    config.endIds = {2, 7};
    config.tiedEmbeddings = false;
    const Json written = writeBartConfig(config);
    EXPECT_EQ(written.at("forced_eos_token_id"), 2);
    const BartConfig again = read(written);
    EXPECT_EQ(again.modelType, type);
    EXPECT_EQ(again.vocabularySize, 1234);
    EXPECT_EQ(again.modelWidth, 96);
    EXPECT_EQ(again.endIds, config.endIds);
    EXPECT_FALSE(again.tiedEmbeddings);
    EXPECT_EQ(writeBartConfig(again), written);
  }
}

}  // namespace
}  // namespace s2s
