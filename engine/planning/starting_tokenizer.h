#pragma once
// What a run begins with beside its data, as far as it shows without the weights.

#include <cstdint>
#include <memory>

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"
#include "engine/runs/run_directory.h"
#include "engine/tokenizers/tokenizer.h"

namespace s2s {

/// Whether the model has weights, where the recipe begins with stored ones. Errors are invalidInput and begin
/// with the JSON path, here and below.
Result<void> checkHasWeights(const Recipe& recipe, const ModelReference& reference);

/// The model's own tokenizer, for a recipe that names none. Of presets those have one whose vocabulary is
/// the bytes (ByT5).
Result<std::shared_ptr<const Tokenizer>> ownTokenizer(const ModelReference& reference);

/// Whether a model whose vocabulary has `rows` holds every entry of the tokenizer.
Result<void> checkVocabulary(std::int64_t rows, const Tokenizer& tokenizer);

}  // namespace s2s
