#pragma once
// How large a micro-batch of a recipe can become.

#include <cstdint>
#include <vector>

#include "engine/recipes/recipe.h"
#include "engine/shapes/model_shape.h"

namespace s2s {

struct BatchExtent {
  std::int64_t rows = 1;
  std::int64_t source = 1;  ///< tokens of the longest source
  std::int64_t target = 0;  ///< of the longest target; 0 where nothing is written
  std::int64_t labels = 0;  ///< positions of the whole micro-batch that go through the output head
  std::int64_t second = 0;  ///< of the longest second text of a pair whose texts are encoded apart
};

/// Rows as long as data.max_source_tokens, data.max_target_tokens and the model's positions allow; what hides
/// tokens shortens its targets by itself.
BatchExtent largestBatch(const ModelShape& shape, const Recipe& recipe);

/// The shapes that a micro-batch can have where it is as large as the recipe lets it become; one of them
/// takes the most. A number of rows gives one, largestBatch(). training.tokens_per_batch gives several: it
/// lets many rows be together where either side is short, so that nearly all tokens may be in the encoder, or
/// in the decoder and the output head; or in one text of pairs that are encoded apart; or so that of short
/// texts a larger share is guessed. Packed rows are as many whatever they hold.
std::vector<BatchExtent> largestBatches(const ModelShape& shape, const Recipe& recipe);

/// largestBatch() for validation, which may have a batch size of its own.
BatchExtent largestValidationBatch(const ModelShape& shape, const Recipe& recipe);

/// How many positions go through the output head at once, at most, in batches of up to so many of them:
/// training.logits_mib holds their logits. Batches are cut into equal pieces
/// (engine/training/token_loss.h), so that one of fewer positions may have the larger ones.
std::int64_t rowsOfLogits(const ModelShape& shape, const TrainingSection& training, std::int64_t labels);

/// In how many pieces exactly so many positions go through it.
std::int64_t piecesOfLogits(const ModelShape& shape, const TrainingSection& training, std::int64_t labels);

}  // namespace s2s
