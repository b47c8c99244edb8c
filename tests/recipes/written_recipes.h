#pragma once
// Recipes as they are written.

#include "engine/core/json.h"

namespace s2s::test {

/// The recipe that docs/command_line.md prints.
inline constexpr const char* kPrintedRecipe = R"({
  "name": "tatoeba-tiny",
  "model": {"from": "t5-small", "initialization": "random",
            "overrides": {"d_model": 128, "d_ff": 256, "num_layers": 2, "num_decoder_layers": 2, "num_heads": 4, "d_kv": 32}},
  "tokenizer": {"train": {"kind": "sentencepiece-unigram", "vocabulary_size": 4000}},
  "data": {"train": [{"path": "../shared/data/en-ko_tatoeba/tatoeba.en-ko.tsv", "format": "tsv",
                      "source": "en", "target": "ko", "prefix": "translate English to Korean: "}],
           "validation": {"split": 0.05}, "max_source_tokens": 64, "max_target_tokens": 64, "overlong": "truncate"},
  "objective": {"kind": "sequence-to-sequence"},
  "training": {"steps": 200, "batch_size": 32, "precision": "float32", "device": "cpu", "threads": 2, "seed": 1},
  "optimizer": {"kind": "adamw", "learning_rate": 0.001},
  "schedule": {"kind": "linear", "warmup_steps": 20},
  "checkpoints": {"every_steps": 50, "keep_last": 2},
  "evaluation": {"every_steps": 50}
})";

inline Json printedRecipe() { return *parseJson(kPrintedRecipe, "printed"); }

/// The least that is a recipe.
inline Json leastRecipe() {
  return {{"model", {{"from", "t5-small"}}},
          {"data", {{"train", Json::array({{{"path", "pairs.tsv"}}})}}},
          {"training", {{"steps", 10}}}};
}

}  // namespace s2s::test
