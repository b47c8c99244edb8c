#pragma once
// Which special tokens stand between and around the texts of a sequence, and how texts are cut to fit.

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/tokenizers/tokenizer.h"

namespace s2s {

class SequenceLayout {
 public:
  /// Which of two texts that are equally long loses an id first: transformers' slow tokenizers cut the second
  /// (`truncate_sequences`), the library `tokenizers` the first (`truncate_encodings`).
  enum class Tie { cutsSecond, cutsFirst };

  struct Cutting {
    Tie tie = Tie::cutsSecond;
    bool atFront = false;  ///< truncation_side: left
  };

  struct Part {
    enum class Kind { first, second, token, tokenUnlessThere };  ///< the last: not behind the same token
    Kind kind = Kind::first;
    TokenId token = 0;
    std::int64_t type = 0;  ///< token type of all ids of this part

    static Part text(std::int64_t type = 0) { return {Kind::first, 0, type}; }
    static Part secondText(std::int64_t type = 0) { return {Kind::second, 0, type}; }
    static Part special(TokenId token, std::int64_t type = 0) { return {Kind::token, token, type}; }
  };

  SequenceLayout() = default;
  SequenceLayout(std::vector<Part> single, std::vector<Part> pair, Cutting cutting)
      : m_single(std::move(single)), m_pair(std::move(pair)), m_cutting(cutting) {}

  /// The end token, where there is one, behind each text that does not end with it: T5 and ByT5.
  static SequenceLayout endAfterEach(const std::optional<TokenId>& end);

  /// Puts the texts' ids (`second` may be null) in their places, cut as Tokenizer::encodePair says.
  EncodedTexts arrange(std::vector<TokenId> first, std::optional<std::vector<TokenId>> second,
                       std::int64_t maximum = 0) const;

 private:
  void cut(std::vector<TokenId>& first, std::vector<TokenId>& second, std::int64_t excess) const;

  std::vector<Part> m_single = {Part::text()};
  std::vector<Part> m_pair = {Part::text(), Part::secondText()};
  Cutting m_cutting;
};

}  // namespace s2s
