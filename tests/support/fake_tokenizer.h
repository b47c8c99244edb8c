#pragma once
#include <map>
#include <string>
#include <vector>

#include "engine/tokenizers/tokenizer.h"

namespace s2s::test {

/// Splits at spaces; words get ids from 10 in order of first use, `<extra_id_N>` is 900 - N, padding 0,
/// end 1.
class FakeTokenizer : public Tokenizer {
 public:
  std::vector<TokenId> encode(std::string_view text, bool addSpecialTokens = true) const override {
    std::vector<TokenId> ids;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find(' ', begin), text.size());
      if (end > begin) ids.push_back(*id(text.substr(begin, end - begin)));
      begin = end + 1;
    }
    if (addSpecialTokens) ids.push_back(1);
    return ids;
  }
  std::string decode(std::span<const TokenId> ids, bool skipSpecialTokens = true) const override {
    std::string text;
    for (const TokenId id : ids) {
      if (skipSpecialTokens && (id < 2 || sentinelNumber(id))) continue;
      text += (text.empty() ? "" : " ") + piece(id);
    }
    return text;
  }
  std::string piece(TokenId id) const override {
    if (id == 0) return "<pad>";
    if (id == 1) return "</s>";
    if (const auto number = sentinelNumber(id)) return "<extra_id_" + std::to_string(*number) + ">";
    const auto index = static_cast<std::size_t>(id - 10);
    return index < m_words.size() ? m_words[index] : "<unk>";
  }
  std::optional<TokenId> id(std::string_view piece) const override {
    for (int number = 0; number < sentinels(); ++number) {
      if (piece == "<extra_id_" + std::to_string(number) + ">") return 900 - number;
    }
    for (std::size_t i = 0; i < m_words.size(); ++i) {
      if (m_words[i] == piece) return static_cast<TokenId>(10 + i);
    }
    m_words.emplace_back(piece);
    return static_cast<TokenId>(9 + m_words.size());
  }
  std::int64_t size() const override { return 901; }
  const SpecialTokens& special() const override { return m_special; }
  std::optional<TokenId> sentinel(int number) const override {
    return number >= 0 && number < sentinels() ? std::optional<TokenId>(900 - number) : std::nullopt;
  }
  std::optional<int> sentinelNumber(TokenId id) const override {
    return id <= 900 && id > 900 - sentinels() ? std::optional<int>(static_cast<int>(900 - id))
                                               : std::nullopt;
  }
  int sentinels() const override { return 100; }
  Result<void> save(const std::filesystem::path&) const override {
    return Error{"a fake tokenizer has no files", "", ""};
  }

 private:
  mutable std::vector<std::string> m_words;  ///< grows as words are met; tests use it from one thread
  SpecialTokens m_special{0, 1, std::nullopt, 2, std::nullopt};
};

}  // namespace s2s::test
