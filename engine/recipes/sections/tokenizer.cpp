#include "engine/recipes/sections/json_fields.h"
#include "engine/recipes/sections/option_builders.h"
#include "engine/recipes/sections/sections.h"

namespace s2s::recipe_sections {

Option tokenizerOption() {
  const TokenizerTraining t;
  Option train = section(
      {"train",
       "Train a tokenizer",
       "Train a tokenizer on the training data, in M2M100's layout where the model is one and else in T5's",
       {choice("kind", t.kind, {"sentencepiece-unigram", "sentencepiece-bpe"}, "How pieces are found"),
        within(16, 1e6,
               option("vocabulary_size", Type::integer, t.vocabularySize,
                      "Number of pieces at most, sentinels and language tokens left out", "pieces")),
        within(0.9, 1.0,
               option("character_coverage", Type::number, t.characterCoverage,
                      "Share of all characters that get a piece"))}});
  train.defaultValue = nullptr;
  return section({"tokenizer",
                  "Tokenizer",
                  "Which tokenizer; without one, the model's own",
                  {option("from", Type::path, TokenizerSection{}.from,
                          "A folder or file with a tokenizer; empty for the model's own"),
                   train}});
}

TokenizerSection tokenizerFrom(const Json& json) {
  TokenizerSection tokenizer;
  read(json, "from", tokenizer.from);
  if (const Json& train = json.at("train"); !train.is_null()) {
    TokenizerTraining& training = tokenizer.train.emplace();
    read(train, "kind", training.kind);
    read(train, "vocabulary_size", training.vocabularySize);
    read(train, "character_coverage", training.characterCoverage);
  }
  return tokenizer;
}

Json tokenizerToJson(const TokenizerSection& tokenizer) {
  Json train = nullptr;
  if (tokenizer.train) {
    train = {{"kind", tokenizer.train->kind},
             {"vocabulary_size", tokenizer.train->vocabularySize},
             {"character_coverage", tokenizer.train->characterCoverage}};
  }
  return {{"from", tokenizer.from}, {"train", train}};
}

}  // namespace s2s::recipe_sections
