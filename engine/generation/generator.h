#pragma once
// Greedy, sampled and beam generation with a key/value cache.

#include <functional>
#include <optional>
#include <span>

#include "engine/core/run_control.h"
#include "engine/generation/generation_options.h"
#include "engine/models/seq2seq_model.h"

namespace s2s {

/// For callers that ask piece by piece.
struct BatchTerms {
  /// Numbers of the sources' random streams; empty: their places in the request. With them a sampled answer
  /// does not depend on the piece it was asked in.
  std::span<const std::size_t> streams{};
  /// Gets the most sources at once that memory allowed, nothing where it held every batch. May be null.
  std::optional<std::size_t>* limit = nullptr;
};

/// Generates for every source. `sources` are token ids as the model is fed (end token included); they are
/// processed in batches of options.batchSize, sorted by length, and returned in their own order: numReturn
/// answers per source, best first, no longer than the model has positions for. Runs under no-grad and leaves
/// Torch's default random stream untouched. Stops within one step when `control` asks, returning
/// Error::Kind::cancelled. `progress` (may be empty) is called with the number of finished sources. A batch
/// that memory cannot hold is done in halves.
Result<std::vector<std::vector<GeneratedSequence>>> generate(
    Seq2SeqModel& model, std::span<const std::vector<std::int64_t>> sources, const GenerationOptions& options,
    const GenerationTokens& tokens, const RunControl* control = nullptr,
    const std::function<void(std::size_t)>& progress = {}, const BatchTerms& terms = {});

}  // namespace s2s
