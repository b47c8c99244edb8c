#pragma once
// BERT's cutting of text into words before WordPiece: transformers' `BasicTokenizer` (Devlin et al. 2019, the
// published tokenization.py).

#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>

namespace s2s {

struct BertWordOptions {
  bool stripAccents = false;  ///< canonical decomposition (Hangul falls apart into jamo), without accents
  bool isolateIdeographs = true;
  std::unordered_set<std::string> neverSplit = {};  ///< words that stay as they are
};

/// Whether a character parts stretches that bertWords can be asked for one by one.
bool partsBertWords(char32_t character);

/// Calls `take` with each word of a stretch of well-formed, lower-cased (where that is wanted) text without a
/// character that parts.
void bertWords(std::string_view stretch, const BertWordOptions& options,
               const std::function<void(std::string_view)>& take);

}  // namespace s2s
