// BPE over characters, as tokenizers' models::bpe::BPE does it.

#include <array>

#include "engine/tokenizers/byte_pair_merges.h"
#include "engine/tokenizers/pipeline/pipeline_model.h"
#include "engine/tokenizers/unicode_text.h"
#include "engine/tokenizers/word_cache.h"

namespace s2s {
namespace {

struct BpeSettings {
  std::string prefix, suffix;  ///< before characters that go on inside a word, behind a word's last one
  bool fusesUnknown = false, fallsBackToBytes = false, ignoresMerges = false;
};

class BpeModel : public PipelineModel {
 public:
  BpeModel(Vocabulary vocabulary, std::optional<TokenId> unknown, BytePairMerges merges, BpeSettings settings)
      : PipelineModel(std::move(vocabulary), unknown),
        m_merges(std::move(merges)),
        m_settings(std::move(settings)) {
    for (unsigned byte = 0; byte < 256; ++byte)
      m_bytes[byte] = this->vocabulary().find(byteName(static_cast<unsigned char>(byte)));
  }

  void append(std::string_view word, std::vector<TokenId>& ids) const override {
    if (m_cache.find(word, ids)) return;
    std::vector<TokenId> symbols;
    const std::optional<TokenId> whole =
        m_settings.ignoresMerges ? vocabulary().find(word) : std::optional<TokenId>();
    if (whole) {
      symbols.push_back(*whole);
    } else {
      symbols = symbolsOf(word);
      m_merges.apply(symbols);
    }
    m_cache.store(word, symbols);
    ids.insert(ids.end(), symbols.begin(), symbols.end());
  }

  void appendDropped(std::string_view word, std::vector<std::string>& dropped) const override {
    if (unknown() || (m_settings.ignoresMerges && vocabulary().find(word))) return;
    std::string buffer;
    for (std::size_t i = 0, bytes; i < word.size(); i += bytes) {
      bytes = characterAt(word, i).bytes;
      const std::string_view text = symbolAt(word, i, bytes, buffer);
      std::vector<TokenId> asBytes;
      if (vocabulary().find(text) || (m_settings.fallsBackToBytes && appendBytes(text, asBytes))) continue;
      dropped.emplace_back(word.substr(i, bytes));
    }
  }

 private:
  /// A character of a word as the vocabulary has it at that place; `buffer` holds it where it is changed.
  std::string_view symbolAt(std::string_view word, std::size_t at, std::size_t bytes,
                            std::string& buffer) const {
    const std::string_view text = word.substr(at, bytes);
    if (m_settings.prefix.empty() && m_settings.suffix.empty()) return text;
    buffer = (at > 0 ? m_settings.prefix : "") + std::string(text);
    if (at + bytes == word.size()) buffer += m_settings.suffix;
    return buffer;
  }

  std::vector<TokenId> symbolsOf(std::string_view word) const {
    std::vector<TokenId> symbols;
    bool unknownIsPending = false;
    std::string buffer;
    for (std::size_t i = 0, bytes; i < word.size(); i += bytes) {
      bytes = characterAt(word, i).bytes;
      const std::string_view text = symbolAt(word, i, bytes, buffer);
      if (const std::optional<TokenId> id = vocabulary().find(text)) {
        if (unknownIsPending) symbols.push_back(*unknown());
        unknownIsPending = false;
        symbols.push_back(*id);
      } else if (!(m_settings.fallsBackToBytes && appendBytes(text, symbols)) && unknown()) {
        // An unknown token waits for what follows, even past bytes: so `tokenizers` does it.
        if (unknownIsPending && !m_settings.fusesUnknown) symbols.push_back(*unknown());
        unknownIsPending = true;
      }
    }
    if (unknownIsPending) symbols.push_back(*unknown());
    return symbols;
  }

  bool appendBytes(std::string_view text, std::vector<TokenId>& symbols) const {
    for (const char c : text) {
      if (!m_bytes[static_cast<unsigned char>(c)]) return false;
    }
    for (const char c : text) symbols.push_back(*m_bytes[static_cast<unsigned char>(c)]);
    return true;
  }

  BytePairMerges m_merges;
  BpeSettings m_settings;
  std::array<std::optional<TokenId>, 256> m_bytes;
  WordCache m_cache;
};

/// A merge: "a b", or in newer files ["a", "b"].
std::optional<std::pair<std::string, std::string>> pairOf(const SearchableJson& merge) {
  if (merge.is_array() && merge.size() == 2 && merge[0].is_string() && merge[1].is_string())
    return std::pair(merge[0].get<std::string>(), merge[1].get<std::string>());
  if (!merge.is_string()) return std::nullopt;
  const std::string text = merge;
  const std::size_t blank = text.find(' ');
  if (blank == std::string::npos || text.find(' ', blank + 1) != std::string::npos) return std::nullopt;
  return std::pair(text.substr(0, blank), text.substr(blank + 1));
}

}  // namespace

ModelResult readBpeModel(PartReader& part) {
  const SearchableJson* dropout = part.part("dropout");
  if (dropout && *dropout != 0) return unknownKind("BPE with dropout", dropout->dump(), part.where());
  Result<Vocabulary> vocabulary = readPipelineVocabulary(part);
  if (!vocabulary) return vocabulary.error();
  const Result<std::optional<TokenId>> unknown = readUnknownToken(part, *vocabulary);
  if (!unknown) return unknown.error();
  BpeSettings settings{part.text("continuing_subword_prefix", ""), part.text("end_of_word_suffix", ""),
                       part.flag("fuse_unk", false), part.flag("byte_fallback", false),
                       part.flag("ignore_merges", false)};
  BytePairMerges merges;
  const SearchableJson& list = part.list("merges");
  merges.reserve(list.size());
  std::int32_t rank = 0;
  for (const SearchableJson& merge : list) {
    const auto wrong = [&](const std::string& why) {
      return Error{"merge " + std::to_string(rank + 1) + " " + why, part.where(),
                   "take the file from its source again"};
    };
    const auto pair = pairOf(merge);
    if (!pair || pair->second.size() < settings.prefix.size()) return wrong("is not a pair of two tokens");
    const auto left = vocabulary->find(pair->first), right = vocabulary->find(pair->second),
               result = vocabulary->find(pair->first + pair->second.substr(settings.prefix.size()));
    if (!left || !right || !result) return wrong("is about a token that is not in the vocabulary");
    merges.add(*left, *right, rank++, *result);
  }
  return std::shared_ptr<const PipelineModel>(
      std::make_shared<BpeModel>(*std::move(vocabulary), *unknown, std::move(merges), std::move(settings)));
}

}  // namespace s2s
