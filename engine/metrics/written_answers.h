#pragma once
// What a model wrote for tasks whose answers are labels or numbers in words.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace s2s {

/// What may be written, and how answers are taken.
struct AnswerRules {
  std::vector<std::string> known{};  ///< not empty where answers are taken
  bool areNumbers = false;
  bool corrected = true;  ///< an answer that is none of them is taken for the nearest (label_corrector.h)
};

/// What answers are taken for.
struct TakenAnswers {
  std::vector<std::optional<std::size_t>> known;  ///< the number of a known one; nothing where it is none
  std::int64_t corrected = 0;                     ///< answers that were taken for another text than they are
  std::int64_t unknown = 0;                       ///< answers that stayed none of the known ones
};

/// The one rule by which training and evaluations take what was written; white space at the ends aside.
TakenAnswers takeAnswers(std::span<const std::string> answers, const AnswerRules& rules);

struct WrittenAnswerScores {
  std::int64_t rows = 0;
  std::int64_t corrected = 0;  ///< answers that were taken for another text than they are
  std::int64_t unknown = 0;    ///< answers that stayed none of the known ones; they are wrong
  double accuracy = 0.0;       ///< share of rows with the very label or class that was expected
  double macroF1 =
      0.0;  ///< labels: mean over those that were expected or written; unknown answers are no label
  /// Numbers; an answer that is no number counts as -1, as in T5's own code. NaN where a side does not vary.
  double pearson = 0.0, spearman = 0.0;
};

/// `answers` and `expected` are as long as each other, one at least; what is expected is among the known.
WrittenAnswerScores scoreWrittenAnswers(std::span<const std::string> answers,
                                        std::span<const std::string> expected, const AnswerRules& rules);

}  // namespace s2s
