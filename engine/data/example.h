#pragma once
// Rows of text and the token sequences made of them.

#include <cstdint>
#include <string>
#include <vector>

namespace s2s {

/// One row of a parallel file.
struct TextPair {
  std::string source;
  std::string target;
  std::int64_t line = 0;  ///< 1-based line in the file
};

/// What the model is fed for one row; the end token is included where the family appends one.
struct Example {
  std::vector<std::int64_t> source;
  std::vector<std::int64_t> target;
  std::string sourceText;  ///< as the row has it: no prefix, not truncated
  std::string targetText;
};

}  // namespace s2s
