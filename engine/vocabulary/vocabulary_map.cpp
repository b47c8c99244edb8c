#include "engine/vocabulary/vocabulary_map.h"

#include <algorithm>

#include "engine/core/sha256.h"
#include "engine/tokenizers/added_tokens.h"

namespace s2s {

VocabularyMap::VocabularyMap(std::vector<TokenId> oldIds, std::int64_t oldRows, std::string tokenizerHash)
    : m_oldIds(std::move(oldIds)), m_oldRows(oldRows), m_tokenizerHash(std::move(tokenizerHash)) {}

std::optional<TokenId> VocabularyMap::newId(TokenId oldId) const {
  const auto found = std::ranges::lower_bound(m_oldIds, oldId);
  if (found == m_oldIds.end() || *found != oldId) return std::nullopt;
  return found - m_oldIds.begin();
}

std::string VocabularyMap::toJson() const {
  const Json json = {{"original", {{"rows", m_oldRows}, {"tokenizer_sha256", m_tokenizerHash}}},
                     {"old_ids", m_oldIds}};
  return writeJson(json) + "\n";
}

Result<VocabularyMap> VocabularyMap::read(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / kVocabularyMapFile;
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) {
    return Error{"the vocabulary was not trimmed here: there is no " + std::string(kVocabularyMapFile),
                 folder.string(),
                 "name a directory that --trim-vocabulary wrote, or a run that began from one",
                 Error::Kind::invalidInput};
  }
  const Result<SearchableJson> json = [&]() -> Result<SearchableJson> {
    const Result<Json> read = readJsonFile(file);
    if (!read) return read.error();
    return SearchableJson(*read);
  }();
  if (!json) return json.error();
  const Error damaged{"not a map of a trimmed vocabulary, or a damaged one", file.string(),
                      "trim the original again"};
  if (!json->is_object() || !json->contains("original") || !json->contains("old_ids")) return damaged;
  const SearchableJson &original = (*json)["original"], &ids = (*json)["old_ids"];
  const bool isSound = original.is_object() && original.contains("rows") &&
                       original["rows"].is_number_integer() && original.contains("tokenizer_sha256") &&
                       original["tokenizer_sha256"].is_string() && ids.is_array() && !ids.empty();
  if (!isSound) return damaged;
  VocabularyMap map({}, original["rows"], original["tokenizer_sha256"]);
  if (map.m_oldRows < 1 || map.m_oldRows > kMaximumTokenId) return damaged;
  for (const SearchableJson& id : ids) {
    const TokenId last = map.m_oldIds.empty() ? -1 : map.m_oldIds.back();
    if (!id.is_number_integer() || id.get<TokenId>() <= last || id.get<TokenId>() >= map.m_oldRows)
      return damaged;
    map.m_oldIds.push_back(id);
  }
  return map;
}

std::string tokenizerHash(const Tokenizer& tokenizer) {
  Sha256 hash;
  for (TokenId id = 0; id < tokenizer.size(); ++id) {
    hash.update(tokenizer.piece(id));
    hash.update(std::string_view("\n\0", 2));
  }
  return hash.finish();
}

}  // namespace s2s
