#pragma once
// Between which languages a run learned to translate, and how its recipe said so.

#include <filesystem>
#include <string>
#include <vector>

namespace s2s {

/// One training set of pairs, or of texts with labels or numbers.
struct TrainedDirection {
  std::string prefix;    ///< written before every source
  std::string from, to;  ///< codes of engine/generation/languages.def; empty where the recipe names none
};

/// Of the run that `checkpoint` (RUN/checkpoints/step-…) belongs to; empty for other folders. Languages come
/// from the recipe's codes, else from a prefix such as "translate English to Korean: ".
std::vector<TrainedDirection> trainedDirections(const std::filesystem::path& checkpoint);

}  // namespace s2s
