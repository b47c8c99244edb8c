#pragma once
// A T5 so small that it trains in a second, reading bytes, and data to train it on.

#include <filesystem>
#include <fstream>
#include <string>

#include "engine/core/json.h"
#include "engine/core/random.h"
#include "engine/recipes/recipe.h"

namespace s2s::test {

inline Json tinyConfig() {
  return {{"model_type", "t5"},
          {"d_model", 32},
          {"d_kv", 8},
          {"d_ff", 64},
          {"num_layers", 2},
          {"num_decoder_layers", 2},
          {"num_heads", 4},
          {"vocab_size", 384},
          {"dropout_rate", 0.1},
          {"pad_token_id", 0},
          {"eos_token_id", 1},
          {"decoder_start_token_id", 0},
          {"feed_forward_proj", "relu"}};
}

inline void writeText(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

/// config.json of tinyConfig() beside ByT5's tokenizer.
inline void writeTinyModel(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  writeText(folder / "config.json", writeJson(tinyConfig(), 2));
  writeText(folder / "tokenizer_config.json", R"({"tokenizer_class": "ByT5Tokenizer", "extra_ids": 125})");
}

/// A TSV file whose rows are random words of a small alphabet and the same letters backwards.
inline void writeReversals(const std::filesystem::path& file, int rows, std::uint64_t shortest,
                           std::uint64_t longest) {
  const CounterRandom random(7);
  std::string text = "source\ttarget\n";
  for (int row = 0; row < rows; ++row) {
    const CounterRandom own = random.stream(static_cast<std::uint64_t>(row));
    std::string word;
    const std::uint64_t length = shortest + own.below(0, longest - shortest + 1);
    for (std::uint64_t i = 0; i < length; ++i) word += static_cast<char>('a' + own.below(i + 1, 6));
    text += word + "\t" + std::string(word.rbegin(), word.rend()) + "\n";
  }
  writeText(file, text);
}

/// A recipe for that data and model below `folder`, which it fills. Dropout, accumulation and shuffling are
/// on.
inline Recipe tinyRecipe(const std::filesystem::path& folder) {
  writeTinyModel(folder / "model");
  writeReversals(folder / "data.tsv", 50, 3, 9);
  Recipe recipe;
  recipe.name = "tiny";
  recipe.model.from = (folder / "model/config.json").string();
  recipe.model.initialization = "random";
  DataSource source;
  source.path = (folder / "data.tsv").string();
  source.format = "tsv";
  recipe.data.train.push_back(source);
  recipe.data.validation.split = 0.1;
  recipe.training.steps = 12;
  recipe.training.batchSize = 4;
  recipe.training.accumulation = 3;
  recipe.training.device = "cpu";
  recipe.training.threads = 1;
  recipe.optimizer.learningRate = 0.003;
  recipe.schedule.kind = "linear";
  recipe.schedule.warmupSteps = 2;
  recipe.checkpoints.everySteps = 5;
  recipe.evaluation.everySteps = 6;
  recipe.evaluation.samples = 2;
  recipe.evaluation.maxNewTokens = 6;
  return recipe;
}

}  // namespace s2s::test
