#include "engine/generation/generation_options.h"

#include <gtest/gtest.h>

namespace s2s {
namespace {

TEST(GenerationOptionsTest, DefaultsOfTheSchemaAreThoseOfTheStruct) {
  const GenerationOptions read = parseGenerationOptions(Json::object()).value();
  const GenerationOptions defaults;
  EXPECT_EQ(read.beams, defaults.beams);
  EXPECT_EQ(read.maxNewTokens, defaults.maxNewTokens);
  EXPECT_EQ(read.topK, defaults.topK);
  EXPECT_EQ(read.topP, defaults.topP);
  EXPECT_EQ(read.seed, defaults.seed);
  EXPECT_EQ(generationSchema().options.size(), 14u);
}

TEST(GenerationOptionsTest, EveryKeyIsRead) {
  const Json json = {{"beams", 5},
                     {"max_new_tokens", 7},
                     {"min_new_tokens", 2},
                     {"length_penalty", -0.5},
                     {"early_stopping", true},
                     {"no_repeat_ngram", 3},
                     {"repetition_penalty", 1.5},
                     {"sample", true},
                     {"temperature", 0.5},
                     {"top_k", 9},
                     {"top_p", 0.25},
                     {"num_return", 4},
                     {"batch_size", 6},
                     {"seed", 11}};
  const GenerationOptions read = parseGenerationOptions(json).value();
  EXPECT_EQ(read.beams, 5);
  EXPECT_EQ(read.maxNewTokens, 7);
  EXPECT_EQ(read.minNewTokens, 2);
  EXPECT_EQ(read.lengthPenalty, -0.5);
  EXPECT_TRUE(read.earlyStopping);
  EXPECT_EQ(read.noRepeatNgram, 3);
  EXPECT_EQ(read.repetitionPenalty, 1.5);
  EXPECT_TRUE(read.sample);
  EXPECT_EQ(read.temperature, 0.5);
  EXPECT_EQ(read.topK, 9);
  EXPECT_EQ(read.topP, 0.25);
  EXPECT_EQ(read.numReturn, 4);
  EXPECT_EQ(read.batchSize, 6);
  EXPECT_EQ(read.seed, 11u);
}

TEST(GenerationOptionsTest, WrongValuesNameTheirPath) {
  for (const Json& wrong : {Json{{"beams", 0}}, Json{{"top_p", 1.5}}, Json{{"max_new_tokens", 0}},
                            Json{{"beams", 2}, {"num_return", 3}}, Json{{"num_return", 2}},
                            Json{{"sample", true}, {"temperature", 0.0}}, Json{{"repetition_penalty", 0.0}},
                            Json{{"beems", 2}}}) {
    const auto refused = parseGenerationOptions(wrong);
    ASSERT_FALSE(refused.ok()) << wrong;
    EXPECT_EQ(refused.error().kind, Error::Kind::invalidInput);
    EXPECT_EQ(refused.error().message().rfind("generation.", 0), 0u) << refused.error().message();
  }
}

TEST(GenerationOptionsTest, SamplingMayReturnMoreThanOneAnswerPerBeam) {
  EXPECT_TRUE(parseGenerationOptions({{"sample", true}, {"num_return", 5}}).ok());
  EXPECT_FALSE(parseGenerationOptions({{"sample", true}, {"beams", 2}, {"num_return", 5}}).ok());
}

}  // namespace
}  // namespace s2s
