#pragma once
// Sources that are generated together: who they are, and the tensors the model is fed.

#include "engine/core/run_control.h"
#include "engine/generation/generation_options.h"
#include "engine/models/seq2seq_model.h"

#include <functional>
#include <span>
#include <vector>

namespace s2s {

using SourceTokens = std::vector<std::int64_t>;

/// Places in the request of the sources of one batch.
using SourceNumbers = std::vector<std::size_t>;

/// What a search strategy works with.
struct SearchTask {
  Seq2SeqModel& model;
  const GenerationOptions& options;
  const GenerationTokens& tokens;
  const RunControl* control;  ///< may be null
  std::function<void(std::size_t source, std::vector<GeneratedSequence>)>
      finished;  ///< called once per source
  std::span<const std::size_t> streams{};  ///< numbers of the sources' random streams; empty: their places

  std::size_t streamOf(std::size_t source) const { return streams.empty() ? source : streams[source]; }
  bool stopRequested() const { return control != nullptr && control->stopRequested(); }
  /// On the CPU looking at a tensor is free; on a card it waits for all work in flight, so it is done less
  /// often.
  std::int64_t stepsBetweenLooks() const { return model.device().is_cpu() ? 1 : 8; }
};

/// Batches of at most `batchSize`, the longest sources first, so that little is padded and what does not fit
/// in memory shows at once.
std::vector<SourceNumbers> batchesByLength(std::span<const SourceTokens> sources, std::int64_t batchSize);

/// Runs the encoder over padded sources.
EncoderOutput encodeBatch(Seq2SeqModel& model, std::span<const SourceTokens> sources,
                          const SourceNumbers& numbers, std::int64_t paddingId);

/// Finished sources leave the batch when this many have: moving the others' keys and values must pay for
/// itself.
inline bool worthShrinking(std::int64_t finished, std::int64_t active) { return finished * 4 >= active; }

/// Greedy search, or sampling with options.numReturn rows per source. False when it was stopped.
bool searchTokenByToken(const SearchTask& task, const EncoderOutput& encoder, SourceNumbers numbers);

/// Beam search, or beam sampling. False when it was stopped.
bool searchWithBeams(const SearchTask& task, const EncoderOutput& encoder, SourceNumbers numbers);

}  // namespace s2s
