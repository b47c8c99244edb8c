#pragma once
// Labels as numbers, which is what scores of labels are counted from.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace s2s {

/// One system's answers beside what was expected, by the numbers of their alphabetical order, in which
/// scikit-learn has them too. A system's labels are those of the references and its own answers, so the
/// numbers of two systems may differ.
struct NumberedLabels {
  std::vector<std::string> names;                 ///< sorted, each once
  std::vector<std::int64_t> expected, predicted;  ///< an answer numbered names.size() is no label
};

/// The sides are equally long.
NumberedLabels numberLabels(std::span<const std::string> expected, std::span<const std::string> predicted);

/// Two systems' answers to the same rows in one numbering: the first system's, which its `expected` keeps,
/// and behind its labels those that only the second has.
struct JointAnswers {
  std::int64_t classes = 0;  ///< labels of both; what is no label has this number
  std::vector<std::int64_t> first, second;
};
JointAnswers numberedJointly(const NumberedLabels& first, const NumberedLabels& second);

}  // namespace s2s
