#include "engine/shapes/vocabulary_axes.h"

#include <gtest/gtest.h>

#include "engine/shapes/configured_token_ids.h"
#include "engine/shapes/presets.h"

namespace s2s {
namespace {

using Axes = std::map<std::string, std::int64_t>;

TEST(VocabularyAxesTest, UntiedT5HasTwoMatrices) {
  const auto axes = vocabularyAxes({{"model_type", "mt5"}});
  ASSERT_TRUE(axes.ok()) << axes.error().message();
  EXPECT_EQ(*axes, (Axes{{"shared.weight", 0},
                         {"encoder.embed_tokens.weight", 0},
                         {"decoder.embed_tokens.weight", 0},
                         {"lm_head.weight", 0}}));
}

TEST(VocabularyAxesTest, BartsLogitsHaveABiasAlongTheOtherAxis) {
  const auto axes = vocabularyAxes({{"model_type", "bart"}});
  ASSERT_TRUE(axes.ok()) << axes.error().message();
  EXPECT_EQ(axes->at("final_logits_bias"), 1);
  EXPECT_EQ(axes->at("model.shared.weight"), 0);
}

TEST(VocabularyAxesTest, BertPredictsWithABiasForEachPiece) {
  const auto axes = vocabularyAxes({{"model_type", "bert"}, {"vocab_size", 100}});
  ASSERT_TRUE(axes.ok()) << axes.error().message();
  EXPECT_EQ(axes->at("cls.predictions.bias"), 0);
  EXPECT_FALSE(axes->contains("bert.embeddings.position_embeddings.weight"));
  EXPECT_EQ(*vocabularyRows({{"model_type", "bert"}, {"vocab_size", 100}}), 100);
}

TEST(VocabularyAxesTest, EveryPresetHasAVocabulary) {
  for (const Preset& preset : presets()) {
    const auto rows = vocabularyRows(preset.config);
    ASSERT_TRUE(rows.ok()) << preset.name << rows.error().message();
    EXPECT_EQ(*rows, preset.config["vocab_size"]) << preset.name;
  }
}

TEST(VocabularyAxesTest, AreFoundWhereAnIdIsTheLastOfALargeVocabulary) {
  for (const char* type : {"t5", "mt5", "m2m_100", "mbart", "bart", "bert", "workbench_encoder"}) {
    const Json plain = {{"model_type", type}, {"vocab_size", 60000}};
    const auto expected = vocabularyAxes(plain);
    ASSERT_TRUE(expected.ok()) << type << expected.error().message();
    Json config = plain;
    for (const char* key : {"pad_token_id", "bos_token_id", "eos_token_id", "decoder_start_token_id"})
      config[key] = 59999;
    const auto axes = vocabularyAxes(config);
    ASSERT_TRUE(axes.ok()) << type << axes.error().message();
    EXPECT_EQ(*axes, *expected) << type;
    EXPECT_EQ(*vocabularyRows(config), 60000) << type;
  }
  Json roberta = {{"model_type", "roberta"}, {"vocab_size", 9000}, {"max_position_embeddings", 9514}};
  roberta["pad_token_id"] = 8999;
  const auto axes = vocabularyAxes(roberta);
  ASSERT_TRUE(axes.ok()) << axes.error().message();
  EXPECT_EQ(axes->at("roberta.embeddings.word_embeddings.weight"), 0);
}

TEST(VocabularyAxesTest, AreFoundUpToTheLargestVocabularyAndNoFurther) {
  constexpr std::int64_t kLargest = 1 << 24;
  const Json largest = {{"model_type", "t5"}, {"vocab_size", kLargest}, {"pad_token_id", kLargest - 1}};
  const auto rows = vocabularyRows(largest);
  ASSERT_TRUE(rows.ok()) << rows.error().message();
  EXPECT_EQ(*rows, kLargest);
  for (const Json& size : {Json(kLargest + 1), Json(INT64_MAX), Json(UINT64_MAX), Json(-1)}) {
    const Json config = {{"model_type", "t5"}, {"vocab_size", size}};
    const auto refused = vocabularyRows(config);
    ASSERT_FALSE(refused.ok()) << size;
    EXPECT_EQ(refused.error().where, "config.json: vocab_size");
  }
}

TEST(VocabularyAxesTest, AnIdWithoutARowIsRefusedAsBefore) {
  const auto refused =
      vocabularyRows({{"model_type", "bart"}, {"vocab_size", 100}, {"decoder_start_token_id", 100}});
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().where, "config.json: decoder_start_token_id");
}

TEST(VocabularyAxesTest, AWidthThatLooksLikeAVocabularyIsNone) {
  const auto expected = vocabularyAxes({{"model_type", "t5"}});
  ASSERT_TRUE(expected.ok()) << expected.error().message();
  for (const int width : {7919, 7927}) {
    const auto axes = vocabularyAxes({{"model_type", "t5"}, {"vocab_size", width}, {"d_ff", width}});
    ASSERT_TRUE(axes.ok()) << axes.error().message();
    EXPECT_EQ(*axes, *expected) << width;
  }
}

TEST(ConfiguredTokenIdsTest, AreFoundWhereverTransformersWritesThem) {
  Json config = {
      {"pad_token_id", 0},
      {"eos_token_id", {1, 2}},
      {"bos_token_id", nullptr},
      {"forced_bos_token_id", 3},
      {"max_length", 20},
      {"vocab_size", 100},
      {"suppress_tokens", {4}},
      {"bad_words_ids", {{5, 6}, {7}}},
      {"forced_decoder_ids", {{1, 8}}},
      {"task_specific_params", {{"summarization", {{"decoder_start_token_id", 9}, {"num_beams", 4}}}}},
      {"cls_token_id", -1}};
  std::vector<std::int64_t> found;
  forEachTokenId(config, [&](Json& id) {
    found.push_back(id);
    id = id.get<std::int64_t>() + 10;
  });
  EXPECT_EQ(found, (std::vector<std::int64_t>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
  EXPECT_EQ(config["forced_decoder_ids"][0], Json({1, 18}));
  EXPECT_EQ(config["max_length"], 20);
  EXPECT_EQ(config["task_specific_params"]["summarization"]["decoder_start_token_id"], 19);
}

TEST(ConfiguredTokenIdsTest, ThoseOfBiasedSequencesAreFoundAndTheBiasesStay) {
  const auto moved = [](const std::string& biases) {
    Json config = {{"sequence_bias", Json::parse(biases)}};
    std::vector<std::int64_t> found;
    forEachTokenId(config, [&](Json& id) {
      found.push_back(id);
      id = id.get<std::int64_t>() + 10;
    });
    EXPECT_EQ(found, (std::vector<std::int64_t>{50, 1, 2}));
    return config["sequence_bias"].dump();
  };
  EXPECT_EQ(moved("[[[50], -3.0], [[1, 2], 2]]"), "[[[60],-3.0],[[11,12],2]]");
  const std::string tuples = R"-({"(50,)": -3.0, "(1, 2)": 2.0})-";
  EXPECT_EQ(moved(tuples), R"-({"(60,)":-3.0,"(11, 12)":2.0})-");
}

TEST(ConfiguredTokenIdsTest, WhatMayNameIdsInAnotherWayIsRefused) {
  for (const char* known :
       {"{}", "null", R"-({"sequence_bias": null, "constraints": null})-", R"-({"constraints": []})-",
        R"-({"sequence_bias": [[[5], 1.0]]})-", R"-({"sequence_bias": {"(5,)": 1.0, "(5, 6)": 2.0}})-",
        R"-({"bad_words_ids": [[5]]})-"}) {
    EXPECT_TRUE(checkTokenIds(Json::parse(known), "file").ok()) << known;
  }
  for (const char* unknown :
       {R"-({"constraints": [{"token_ids": [5]}]})-", R"-({"sequence_bias": [[5, 1.0]]})-",
        R"-({"sequence_bias": [[[5]]]})-", R"-({"sequence_bias": [[["a"], 1.0]]})-",
        R"-({"sequence_bias": "5"})-", R"-({"sequence_bias": {"five": 1.0}})-",
        R"-({"task_specific_params": {"gist": {"constraints": [5]}}})-"}) {
    const auto checked = checkTokenIds(Json::parse(unknown), "file");
    ASSERT_FALSE(checked.ok()) << unknown;
    EXPECT_EQ(checked.error().kind, Error::Kind::invalidInput);
    EXPECT_EQ(checked.error().where, "file");
  }
}

}  // namespace
}  // namespace s2s
