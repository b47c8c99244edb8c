#pragma once
// What filters of plain text share. A cell is a page: its lines end at line feeds, its words at white space,
// its sentences where Unicode puts their ends (UAX 29, section 5).

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/data/example.h"

namespace s2s {

/// Which texts of a row a filter looks at.
enum class TextSide { source, target, both };
TextSide textSideOfName(std::string_view name);

/// Those texts with their names; what is null in the row is left out.
std::vector<std::pair<std::string_view, std::string*>> textsOf(TextPair& row, TextSide side);

std::int64_t wordCount(std::string_view text);

/// `text` under NFKC and in lower case, for words and phrases that are looked for.
std::string lowerText(std::string_view text);

/// Takes the lines out that `keeps` does not want; false where a text of which there was something has
/// nothing left.
bool keepLines(std::string& text, const std::function<bool(std::string_view line)>& keeps);

/// Cuts texts into sentences. Not for several threads at once.
class SentenceCutter {
 public:
  SentenceCutter();
  ~SentenceCutter();
  SentenceCutter(SentenceCutter&&) noexcept;

  /// Views of `text` without white space at their ends; those with no letter and no digit do not count. Every
  /// line begins a sentence.
  std::vector<std::string_view> sentences(std::string_view text);

 private:
  struct Iterator;
  std::unique_ptr<Iterator> m_iterator;
};

}  // namespace s2s
