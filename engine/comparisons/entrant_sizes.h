#pragma once
// How large the entrants' models are, and what would make them alike.

#include <optional>

#include "engine/comparisons/comparison.h"
#include "engine/planning/operations.h"

namespace s2s {

/// Overrides under which an entrant has as many parameters outside the embeddings as the first one.
struct WidthSuggestion {
  Json overrides;                  ///< {"d_ff": 344}
  std::int64_t outsideEmbeddings;  ///< with them
};

struct EntrantSize {
  std::string name;
  ParameterParts parts;
  /// Of the feed-forward width alone, in steps of 8; nothing for the first entrant, for one that agrees with
  /// it within 1 %, and where no such width comes within 5 %.
  std::optional<WidthSuggestion> suggestion;
};

/// From the recipes, and the labels of a classifier from its data as far as shapeWithLabels() counts them; a
/// vocabulary that will be trained is taken as large as it may become.
Result<std::vector<EntrantSize>> entrantSizes(const Comparison& comparison);

/// Where the comparison wants parameters outside the embeddings alike: an error that says how far apart they
/// are and which overrides would do.
Result<void> checkSizes(const Comparison& comparison, const std::vector<EntrantSize>& sizes);

/// Rows of a micro-batch, at most `most`, with which training takes up to `gib` GiB by the memory plan. An
/// error where not even one row fits.
Result<std::int64_t> rowsWithin(const Recipe& recipe, double gib, std::int64_t most = 4096);

}  // namespace s2s
