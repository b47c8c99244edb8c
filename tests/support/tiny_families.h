#pragma once
// Tiny models of every family and sentences to classify, beside tiny_training.h.

#include <sstream>

#include "tests/support/tiny_training.h"

namespace s2s::test {

inline const std::vector<std::string> kGood = {"good", "fine", "great", "lovely"},
                                      kBad = {"bad", "awful", "poor", "sad"};
inline const std::vector<std::string> kFiller = {"the", "film", "was", "a", "very", "plot", "and", "cast"};

/// [PAD] [UNK] [CLS] [SEP] [MASK] and words.
inline void writeWordPieces(const std::filesystem::path& folder) {
  std::string vocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n";
  for (const auto& words : {kGood, kBad, kFiller}) {
    for (const std::string& word : words) vocabulary += word + "\n";
  }
  writeText(folder / "vocab.txt", vocabulary);
  writeText(folder / "tokenizer_config.json",
            R"({"tokenizer_class": "BertTokenizer", "do_lower_case": false})");
}

inline Json bertLike(const std::string& modelType) {
  return {{"model_type", modelType},
          {"hidden_size", 32},
          {"num_hidden_layers", 2},
          {"num_attention_heads", 4},
          {"intermediate_size", 64},
          {"vocab_size", 21},
          {"max_position_embeddings", 40},
          {"type_vocab_size", 2},
          {"hidden_dropout_prob", 0.1},
          {"attention_probs_dropout_prob", 0.1},
          {"pad_token_id", 0}};
}

inline Json bartLike(const std::string& modelType, std::int64_t vocabulary) {
  return {{"model_type", modelType},
          {"d_model", 32},
          {"encoder_layers", 2},
          {"decoder_layers", 2},
          {"encoder_attention_heads", 4},
          {"decoder_attention_heads", 4},
          {"encoder_ffn_dim", 64},
          {"decoder_ffn_dim", 64},
          {"vocab_size", vocabulary},
          {"max_position_embeddings", 64},
          {"dropout", 0.1},
          {"decoder_layerdrop", 0.1},
          {"pad_token_id", 0},
          {"bos_token_id", 1},
          {"eos_token_id", 1},
          {"decoder_start_token_id", 1},
          {"forced_eos_token_id", 1}};
}

/// Sentences with a mood, its name, a number that follows it, whether they are long, and a second sentence.
inline void writeMoods(const std::filesystem::path& file) {
  const CounterRandom random(3);
  std::string text = "text\tother\tmood\tstars\tsize\n";
  for (std::uint64_t row = 0; row < 80; ++row) {
    const CounterRandom own = random.stream(row);
    const bool good = own.below(0, 2) == 0, isLong = own.below(1, 2) == 0, same = own.below(2, 2) == 0;
    const auto sentence = [&](bool mood, std::uint64_t from) {
      std::string words;
      for (std::uint64_t i = 0; i < (isLong ? 6u : 3u); ++i)
        words += kFiller[own.below(from + i, kFiller.size())] + " ";
      return words + (mood ? kGood : kBad)[own.below(from + 20, 4)];
    };
    std::ostringstream line;
    line << sentence(good, 10) << "\t" << sentence(same ? good : !good, 50) << "\t" << (good ? "good" : "bad")
         << "\t" << (same ? 5 : 1) << "\t" << (isLong ? "long" : "short") << "\n";
    text += line.str();
  }
  writeText(file, text);
}

inline Recipe labelRecipe(const std::filesystem::path& folder, const Json& config) {
  Recipe recipe = tinyRecipe(folder);
  writeText(folder / "model/config.json", writeJson(config, 2));
  writeWordPieces(folder / "model");
  writeMoods(folder / "moods.tsv");
  DataSource& source = recipe.data.train.front();
  source.path = (folder / "moods.tsv").string();
  source.source = std::string("text");
  source.target = std::string("mood");
  recipe.objective.kind = "sequence-classification";
  recipe.training.accumulation = 1;
  recipe.training.batchSize = 8;
  recipe.training.steps = 60;
  recipe.checkpoints.everySteps = 30;
  recipe.evaluation.everySteps = 30;
  return recipe;
}

}  // namespace s2s::test
