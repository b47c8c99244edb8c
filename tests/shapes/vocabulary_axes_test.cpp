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
