#pragma once
// One model answers rows of a test set, the longest first, and hands its answers over as they come.

#include <functional>
#include <optional>
#include <span>

#include "engine/data/example.h"
#include "engine/evaluation/answered_row.h"
#include "engine/front_door/model_handle.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// How rows are asked.
struct RowAsking {
  TranslationWay way;  ///< prefix and languages; of classifiers the prefix alone
  GenerationOptions generation;
  bool writes = true;  ///< answers are generated
  bool forces = true;  ///< references are scored
  /// A model that writes reads both texts as its template puts them. A classifier reads them as they are and
  /// its label is told by its word.
  std::optional<AsText> asText{};
};

struct AnsweringObserver {
  /// The answers of a few rows. Where it fails, so does the whole; what it took in stays.
  std::function<Result<void>(std::span<const AnsweredRow>)> answered;
  /// How many of the rows are done; may be empty.
  std::function<void(std::size_t)> progress;
};

/// Asks the rows whose places are in `places`, in batches of rows of similar length. A batch that memory
/// cannot hold is done in halves, and so are all later ones; what comes back is the most rows at once that
/// memory allowed, where it was full. What was cut to fit the model, the answers say. `control` (may be
/// null): a pause ends it between two batches, a stop within a token, both with an error of kind cancelled.
Result<std::optional<std::size_t>> answerRows(ModelHandle& model, std::span<const TextPair> rows,
                                              std::span<const std::size_t> places, const RowAsking& asking,
                                              const AnsweringObserver& observer, const RunControl* control);

}  // namespace s2s
