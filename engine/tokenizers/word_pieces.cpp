#include "engine/tokenizers/word_pieces.h"

#include <algorithm>

namespace s2s {

WordPieces::WordPieces(PieceTrie pieces, TokenId unknown, std::string_view continuation,
                       std::size_t longestWord)
    : m_pieces(std::move(pieces)),
      m_inside(m_pieces.walk(continuation)),
      m_unknown(unknown),
      m_longestWord(longestWord) {}

void WordPieces::append(std::string_view word, std::vector<TokenId>& ids) const {
  const std::size_t before = ids.size();
  const auto isFirstByte = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  const bool isTooLong = word.size() > m_longestWord &&
                         static_cast<std::size_t>(std::ranges::count_if(word, isFirstByte)) > m_longestWord;
  std::optional<PieceTrie::Node> from = PieceTrie::kRoot;
  std::size_t begin = isTooLong ? std::string_view::npos : 0;
  while (begin < word.size()) {
    std::size_t end = begin;
    TokenId longest = 0;
    std::optional<PieceTrie::Node> node = from;
    for (std::size_t i = begin; i < word.size() && node; ++i) {
      node = m_pieces.step(*node, word[i]);
      const std::optional<TokenId> id = node ? m_pieces.id(*node) : std::nullopt;
      if (id) end = i + 1, longest = *id;
    }
    if (end == begin) break;
    ids.push_back(longest);
    begin = end;
    from = m_inside;
  }
  if (begin == word.size()) return;
  ids.resize(before);
  ids.push_back(m_unknown);
}

}  // namespace s2s
