#pragma once
// How sacreBLEU's TercomTokenizer makes texts ready for TER.

#include <string>
#include <string_view>
#include <vector>

namespace s2s {

struct TerTokenizerOptions {
  bool normalized = false;     ///< entities read, punctuation cut off words
  bool noPunctuation = false;  ///< punctuation removed
  bool asianSupport = false;   ///< the two above for Chinese and Japanese characters and full-width marks
  bool caseSensitive = false;
};

std::vector<std::u32string> terWords(std::u32string_view text, const TerTokenizerOptions& options);

}  // namespace s2s
