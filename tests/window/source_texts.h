#pragma once
// The texts in C++ sources, put together as they are written there.

#include <string>
#include <string_view>
#include <vector>

namespace s2s {

/// One text of a source file: string literals and what is joined to them with +, in whose places stand %1,
/// %2, …. Where a part is chosen by ?: there is a text for each choice.
struct SourceText {
  std::string text;
  int line = 0;  ///< of the first literal
};

/// All that hold a literal, in the order of the file. What a throw holds is left out: it is about a broken
/// promise.
std::vector<SourceText> textsOfSource(std::string_view source);

/// Whether a text is words for people: at least two, places counted, with a space between them.
bool isProse(const std::string& text);

}  // namespace s2s
