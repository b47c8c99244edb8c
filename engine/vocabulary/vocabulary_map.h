#pragma once
// Which pieces of a vocabulary stayed when it was trimmed, so that it can be undone.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/tokenizers/tokenizer.h"
#include "engine/tokenizers/tokenizer_files.h"

namespace s2s {

/// Pieces keep their order: new ids count the kept old ones from the lowest. Stored beside the trimmed
/// tokenizer as kVocabularyMapFile.
class VocabularyMap {
 public:
  VocabularyMap() = default;
  /// `oldIds` rises; `oldRows` is the original's vocab_size, `tokenizerHash` its tokenizerHash().
  VocabularyMap(std::vector<TokenId> oldIds, std::int64_t oldRows, std::string tokenizerHash);

  std::int64_t size() const { return static_cast<std::int64_t>(m_oldIds.size()); }
  const std::vector<TokenId>& oldIds() const { return m_oldIds; }
  std::int64_t oldRows() const { return m_oldRows; }
  const std::string& tokenizerHash() const { return m_tokenizerHash; }

  /// `newId` must lie in [0, size()).
  TokenId oldId(TokenId newId) const { return m_oldIds[static_cast<std::size_t>(newId)]; }
  /// Nothing for a piece that went.
  std::optional<TokenId> newId(TokenId oldId) const;

  /// {"original": {"rows", "tokenizer_sha256"}, "old_ids": […]}
  std::string toJson() const;
  /// Of a folder; an error where there is no such file or it is damaged.
  static Result<VocabularyMap> read(const std::filesystem::path& folder);

 private:
  std::vector<TokenId> m_oldIds;
  std::int64_t m_oldRows = 0;
  std::string m_tokenizerHash;
};

/// SHA-256 of all pieces in the order of their ids: the same for every way to write a tokenizer into files.
std::string tokenizerHash(const Tokenizer& tokenizer);

}  // namespace s2s
