#pragma once
// A comparison looked at before anything of it is trained.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "engine/comparisons/asked_otherwise.h"
#include "engine/comparisons/comparison.h"
#include "engine/comparisons/comparison_evaluation.h"
#include "engine/comparisons/entrant_sizes.h"
#include "engine/comparisons/learned_labels.h"
#include "engine/comparisons/learned_test_rows.h"
#include "engine/comparisons/replaced_words.h"
#include "engine/comparisons/unused_languages.h"

namespace s2s {

/// What an entrant's runs take.
struct EntrantNeeds {
  EntrantSize size;
  std::int64_t peakBytes = 0;  ///< of training at its highest, by the memory plan
  std::int64_t diskBytes = 0;  ///< of one run's checkpoints, the most that lie there at once
  std::int64_t leftBytes = 0;  ///< of those that stay when it has finished
};

struct CheckedComparison {
  Comparison comparison;  ///< with absolute paths
  std::vector<EntrantNeeds> needs;
  TestRowCounts test;
  std::vector<UnlearnedLabels> unlearned;  ///< what the test set asks and an entrant never learns
  std::vector<AskedOtherwise> otherwise;   ///< in what the test set is unlike all that an entrant learns
  std::vector<ReplacedWords> replaced;  ///< what tells the sets of a mixture apart and an entrant takes away
  std::vector<UnusedLanguages> unusedLanguages;  ///< that an entrant names and its model cannot be told
  std::vector<LearnedTestRows> learnedTest;  ///< that an entrant learns and is tested on
  std::optional<Error> unalike;  ///< the sizes are further apart than the comparison allows

  std::size_t runs() const { return comparison.entrants.size() * comparison.seeds.size(); }
  /// Of all runs, which go one after another: what each leaves, and what the largest takes on top while it
  /// goes.
  std::int64_t diskBytes() const;
};

/// Parses a description whose paths are looked for below `folder`, then below the working directory. Errors
/// are invalidInput and begin with the JSON path; one entrant alone is an error.
Result<Comparison> completeComparison(const Json& description, const std::filesystem::path& folder);

/// Finds out what a complete comparison will take, whether every entrant's run can begin (checkStart()), of
/// equal memory with one row at least, and whether its models can be judged in the end: reads the test set
/// and, row by row, the training sets. So few resamples that no difference can be
/// significant are an error too. Tokenizers are not trained: whether the texts give one of the size that is
/// asked for shows when the runs are measured. Errors as above; those of one entrant name it.
Result<CheckedComparison> checkComparison(Comparison comparison);
Result<CheckedComparison> checkComparison(const Json& description, const std::filesystem::path& folder);

}  // namespace s2s
