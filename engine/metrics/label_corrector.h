#pragma once
// Written answers as the labels they are meant to be: "positve" becomes "positive" (the edit-distance based
// corrector of predicted labels that encoder-decoders which write their labels need).
//
// How to use it: make one from the labels that the task knows (knownAnswers() of a data set that is written
// as text, or the labels of the test set), give it every answer of a model, and score what comes
// back; count the answers that were changed and show that number beside the score. Where nothing is to be
// corrected, exactly(answer) alone decides, and an answer that it does not know is wrong.
//
//   const LabelCorrector corrector({"negative", "positive"});
//   corrector.corrected("positve").label    // 1
//   corrector.corrected("positve").distance // 1: it was changed

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace s2s {

/// Levenshtein's distance: how many code points must be put in, left out or exchanged. Bytes that are no
/// UTF-8 count as one character each.
std::size_t editDistance(std::string_view first, std::string_view second);

/// Without the white space at its ends, which belongs to no label and no answer.
std::string_view trimmedLabel(std::string_view text);

struct CorrectedLabel {
  std::size_t label = 0;     ///< index among the labels
  std::size_t distance = 0;  ///< of the answer to it; 0: it was that label as it stands
  bool isTied = false;       ///< another label is as near: the first of them was taken
};

class LabelCorrector {
 public:
  /// `labels` is not empty; white space at their ends is set aside too. Of equal distances the label that
  /// comes first counts, so their order decides.
  explicit LabelCorrector(std::vector<std::string> labels);

  const std::vector<std::string>& labels() const { return m_labels; }

  /// The label that the answer is, white space at its ends aside.
  std::optional<std::size_t> exactly(std::string_view answer) const;
  /// The label that the answer is nearest to, white space at its ends aside.
  CorrectedLabel corrected(std::string_view answer) const;

 private:
  std::vector<std::string> m_labels;
  std::vector<std::vector<char32_t>> m_characters;  ///< of the labels
};

}  // namespace s2s
