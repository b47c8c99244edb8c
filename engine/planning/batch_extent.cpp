#include "engine/planning/batch_extent.h"

#include <algorithm>
#include <limits>

#include "engine/core/row_pieces.h"
#include "engine/data/masked_tokens.h"
#include "engine/data/span_corruption.h"
#include "engine/planning/state_size.h"
#include "engine/planning/tensor_names.h"

namespace s2s {
namespace {

/// Of two tokens one is hidden: the visible one, a sentinel and the end are read; the sentinel, what it
/// hides, the closing sentinel and the end are written. The longer a text, the smaller the share that is
/// written.
constexpr std::int64_t kShortestCorruptedSource = 3, kShortestCorruptedTarget = 4;

/// The tokens before and behind a text that is to be guessed, which never are hidden; a plain encoder reads
/// the text alone.
std::int64_t framingTokens(const ModelShape& shape) { return shape.family == "encoder" ? 0 : 2; }

/// Tokens that a table of learned positions reaches; the first two rows of some stand for padding.
std::int64_t positions(const ModelShape& shape) {
  const std::string name = stackNames(shape.family, false).positions + ".weight";
  const bool reserved = shape.family == "bart" || shape.family == "m2m100" || shape.layers.positionsPerText;
  for (const TensorShape& tensor : shape.tensors) {
    if (tensor.name == name) return tensor.sizes.front() - (reserved ? 2 : 0);
  }
  return std::numeric_limits<std::int64_t>::max();
}

/// What hiding spans makes of the longest text that fits.
void corruptSpans(const ObjectiveSection& objective, std::int64_t maxSource, std::int64_t maxTarget,
                  std::int64_t& source, std::int64_t& target) {
  const SpanCorruptionOptions options{objective.noiseDensity, objective.meanNoiseSpanLength};
  const std::int64_t longest = longestCorruptible(options, maxSource, maxTarget);
  if (longest < 2) return;
  const auto [hidden, spans] = noiseCounts(longest, options, std::numeric_limits<std::int64_t>::max());
  source = longest - hidden + spans + 1;
  target = hidden + spans + 2;
}

/// Source, target and labels of one row.
BatchExtent longestRow(const ModelShape& shape, const Recipe& recipe, const std::string& objective) {
  const std::int64_t limit = positions(shape);
  BatchExtent row;
  row.source = std::min(recipe.data.maxSourceTokens, limit);
  if (shape.layers.textsPerRow == 2) row.second = row.source;
  if (shape.task == ModelTask::sequenceClassification) return row;
  if (shape.task == ModelTask::maskedLanguageModel) {
    row.labels = hiddenTokens(row.source - framingTokens(shape), recipe.objective.noiseDensity);
    return row;
  }
  row.target = std::min(recipe.data.maxTargetTokens, limit);
  if (objective == "span-corruption")
    corruptSpans(recipe.objective, row.source, row.target, row.source, row.target);
  row.labels = row.target;
  return row;
}

BatchExtent longestRow(const ModelShape& shape, const Recipe& recipe) {
  BatchExtent longest = longestRow(shape, recipe, recipe.objective.kind);
  for (const DataSource& set : recipe.data.train) {
    if (set.objective.empty() || set.objective == recipe.objective.kind) continue;
    const BatchExtent own = longestRow(shape, recipe, set.objective);
    longest.source = std::max(longest.source, own.source);
    longest.target = std::max(longest.target, own.target);
    longest.labels = std::max(longest.labels, own.labels);
  }
  return longest;
}

BatchExtent ofRows(BatchExtent row, std::int64_t rows) {
  row.rows = rows;
  row.labels *= rows;
  return row;
}

/// As many rows of this length as a micro-batch takes.
BatchExtent batchOf(const BatchExtent& row, const TrainingSection& training) {
  if (!training.tokensPerBatch) return ofRows(row, training.batchSize);
  const std::int64_t tokens = std::max<std::int64_t>(1, row.source + row.target + row.second);
  return ofRows(row, std::max<std::int64_t>(1, *training.tokensPerBatch / tokens));
}

/// Whether some set has targets of its own, whose lengths are nothing that the sources tell.
bool hasOwnTargets(const Recipe& recipe) {
  const auto hides = [](const std::string& objective) { return objective == "span-corruption"; };
  return !hides(recipe.objective.kind) || std::ranges::any_of(recipe.data.train, [&](const DataSource& set) {
    return !set.objective.empty() && !hides(set.objective);
  });
}

/// Rows of logits that training.logits_mib holds.
std::int64_t mostRowsOfLogits(const ModelShape& shape, const TrainingSection& training) {
  const std::int64_t bytes =
      bytesOfPrecision(training.precision) * std::max<std::int64_t>(1, shape.layers.outputsPerToken);
  return rowsThatFit(training.logitsMib << 20, bytes);
}

}  // namespace

BatchExtent largestBatch(const ModelShape& shape, const Recipe& recipe) {
  return batchOf(longestRow(shape, recipe), recipe.training);
}

std::vector<BatchExtent> largestBatches(const ModelShape& shape, const Recipe& recipe) {
  const TrainingSection& training = recipe.training;
  const BatchExtent longest = longestRow(shape, recipe);
  std::vector<BatchExtent> batches = {batchOf(longest, training)};
  if (!training.tokensPerBatch || training.packing) return batches;
  if (longest.second > 0) {
    BatchExtent first = longest;
    first.second = 1;
    batches.push_back(batchOf(first, training));
  }
  if (shape.task == ModelTask::maskedLanguageModel) {
    // Of every text a token is hidden: of those with a single one, the largest share.
    BatchExtent shortest = longest;
    shortest.source = std::min(longest.source, framingTokens(shape) + 1);
    shortest.labels = 1;
    batches.push_back(batchOf(shortest, training));
  }
  if (longest.target == 0) return batches;
  BatchExtent written = longest, read = longest;
  if (hasOwnTargets(recipe)) {
    written.source = read.target = read.labels = 1;
    batches.push_back(batchOf(read, training));
  } else {
    written.source = std::min(longest.source, kShortestCorruptedSource);
    written.labels = written.target = std::min(longest.target, kShortestCorruptedTarget);
  }
  batches.push_back(batchOf(written, training));
  return batches;
}

BatchExtent largestValidationBatch(const ModelShape& shape, const Recipe& recipe) {
  const std::int64_t rows =
      recipe.evaluation.batchSize > 0 ? recipe.evaluation.batchSize : recipe.training.batchSize;
  return ofRows(longestRow(shape, recipe), rows);
}

std::int64_t rowsOfLogits(const ModelShape& shape, const TrainingSection& training, std::int64_t labels) {
  return std::min(labels, mostRowsOfLogits(shape, training));
}

std::int64_t piecesOfLogits(const ModelShape& shape, const TrainingSection& training, std::int64_t labels) {
  return piecesOfRows(labels, mostRowsOfLogits(shape, training));
}

}  // namespace s2s
