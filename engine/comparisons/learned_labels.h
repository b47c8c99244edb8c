#pragma once
// Whether a comparison's entrants learn the labels that they are tested on.

#include <string>
#include <vector>

#include "engine/comparisons/comparison.h"

namespace s2s {

/// Labels of the test set that none of an entrant's training rows has: no answer of its models is ever right
/// there.
struct UnlearnedLabels {
  std::size_t entrant = 0;
  std::string column;               ///< empty where there is one
  std::vector<std::string> labels;  ///< sorted; the words for them where these are what is learned
  std::size_t rows = 0;             ///< of the test set, that have one of them
};

/// "4 rows of the test set have labels that it never learned: a, b".
std::string noteOf(const UnlearnedLabels& unlearned);

/// Reads, row by row and once as long as their files stay as they are, the test set and the training sets of
/// all entrants that learn labels, with a head or as words: none
/// of numbers, and none of texts, of which every one may be new. Labels that stored weights know already
/// count as learned, as far as their head is kept. An error, of kind invalidInput and with the entrant's
/// place: a head that would know none of the labels, which could not be evaluated, and sets that name unlike
/// numbers of label columns.
Result<std::vector<UnlearnedLabels>> unlearnedLabels(const Comparison& comparison);

}  // namespace s2s
