#pragma once
// Rows of text and the token sequences made of them.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace s2s {

/// One row of a parallel file.
struct TextPair {
  std::string source;
  std::string target;
  std::int64_t line = 0;                ///< 1-based line in the file
  std::optional<std::string> second{};  ///< classification of pairs: the other text
  std::vector<std::string> labels{};    ///< classification: one for each label column, as the file has them
};

/// The class of a label that the model does not know; no answer is right.
constexpr std::int64_t kUnknownClass = -1;

/// What the model is fed for one row; the end token is included where the family appends one.
struct Example {
  std::vector<std::int64_t> source;
  std::vector<std::int64_t>
      target;              ///< to write; of masked texts as long as the source, -100 where nothing is hidden
  std::string sourceText;  ///< as the row has it: no prefix, not truncated
  std::string targetText;
  std::vector<std::int64_t> tokenTypes{};  ///< of the source; empty: all 0
  std::vector<std::int64_t> second{};      ///< of a bi-encoder's second text
  std::vector<std::int64_t> classes{};     ///< classification: one for each label column, or kUnknownClass
  std::vector<double> values{};            ///< regression: one for each output
  /// Where each text of a packed row ends in source and target (data/packing.h); empty: the row is one text.
  std::vector<std::int64_t> sourceEnds{}, targetEnds{};
};

}  // namespace s2s
