#pragma once
// Where two short texts differ, in words a person would point at.

#include <QString>
#include <vector>

namespace s2s {

/// A stretch of UTF-16 units of a text.
struct TextStretch {
  qsizetype start = 0;
  qsizetype length = 0;
  bool operator==(const TextStretch&) const = default;
};

struct TextDifference {
  std::vector<TextStretch> changed;  ///< of `text`: what the other text does not have at that place
  double likeness = 0.0;             ///< 0 … 1: twice the common words over all words
};

/// Compares word by word, punctuation apart, along the longest common subsequence.
TextDifference compareTexts(const QString& text, const QString& other);

}  // namespace s2s
