#pragma once
// WordPiece: a word is cut into the longest pieces of the vocabulary, from left to right (Devlin et al. 2019,
// "BERT", section 3; Wu et al. 2016, section 4.1).

#include <string>
#include <string_view>
#include <vector>

#include "engine/tokenizers/piece_trie.h"

namespace s2s {

class WordPieces {
 public:
  /// `continuation` stands before pieces that go on inside a word ("##"). Words of more characters than
  /// `longestWord` are unknown.
  WordPieces(PieceTrie pieces, TokenId unknown, std::string_view continuation = "##",
             std::size_t longestWord = 100);

  /// Appends the ids of a word, which is well-formed UTF-8; a word that cannot be written is one unknown
  /// token.
  void append(std::string_view word, std::vector<TokenId>& ids) const;

 private:
  PieceTrie m_pieces;
  std::optional<PieceTrie::Node> m_inside;  ///< where pieces inside a word begin
  TokenId m_unknown;
  std::size_t m_longestWord;
};

}  // namespace s2s
