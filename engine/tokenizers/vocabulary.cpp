#include "engine/tokenizers/vocabulary.h"

#include <algorithm>

#include "engine/core/json.h"
#include "engine/core/utf8.h"

namespace s2s {

Result<void> Vocabulary::add(std::string token, TokenId id, const std::string& where) {
  if (id < 0 || id > kMaximumTokenId) {
    return Error{
        "the id of '" + token + "' is not a whole number from 0 to " + std::to_string(kMaximumTokenId), where,
        "correct the file"};
  }
  const auto place = static_cast<std::size_t>(id);
  if (place < m_tokens.size() && m_tokens[place]) {
    return Error{"'" + token + "' and '" + *m_tokens[place] + "' have the same id " + std::to_string(id),
                 where, "correct the file"};
  }
  const auto [entry, isNew] = m_ids.try_emplace(std::move(token), id);
  if (!isNew) return Error{"'" + entry->first + "' is listed twice", where, "correct the file"};
  if (place >= m_tokens.size()) m_tokens.resize(place + 1, nullptr);
  m_tokens[place] = &entry->first;
  return {};
}

Result<Vocabulary> Vocabulary::fromLines(std::string_view text, const std::string& where) {
  if (text.empty()) return Error{"an empty vocabulary", where, "take the file from its source again"};
  if (!isValidUtf8(text)) return Error{"not UTF-8 text", where, "take the file from its source again"};
  Vocabulary vocabulary;
  while (!text.empty()) {
    const std::size_t length = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, length);
    if (line.ends_with('\r')) line.remove_suffix(1);
    text.remove_prefix(std::min(length + 1, text.size()));
    const TokenId id = vocabulary.limit();
    if (id > kMaximumTokenId) {
      return Error{"more than " + std::to_string(kMaximumTokenId) + " lines", where,
                   "check that it is a vocabulary"};
    }
    const auto [entry, isNew] = vocabulary.m_ids.try_emplace(std::string(line), id);
    if (!isNew) {
      vocabulary.m_tokens[static_cast<std::size_t>(entry->second)] = nullptr;
      entry->second = id;
    }
    vocabulary.m_tokens.push_back(&entry->first);
  }
  return vocabulary;
}

Result<Vocabulary> Vocabulary::fromJsonText(std::string_view text, const std::string& where) {
  const Result<SearchableJson> parsed = parseSearchableJson(text, where);
  if (!parsed) return parsed.error();
  if (!parsed->is_object() || parsed->empty()) {
    return Error{"not a JSON object of tokens and ids", where, "take the file from its source again"};
  }
  Vocabulary vocabulary;
  for (const auto& [token, id] : parsed->items()) {
    if (Result<void> added = vocabulary.add(token, id.is_number_integer() ? id.get<TokenId>() : -1, where);
        !added)
      return added.error();
    if (vocabulary.limit() > static_cast<TokenId>(parsed->size())) {
      return Error{"the id of '" + token + "' is " + id.dump() + " in a vocabulary of " +
                       std::to_string(parsed->size()) + " tokens",
                   where, "number the tokens from 0 without a gap"};
    }
  }
  return vocabulary;
}

std::optional<TokenId> Vocabulary::find(std::string_view token) const {
  const auto found = m_ids.find(token);
  if (found == m_ids.end()) return std::nullopt;
  return found->second;
}

const std::string* Vocabulary::token(TokenId id) const {
  return id >= 0 && id < limit() ? m_tokens[static_cast<std::size_t>(id)] : nullptr;
}

}  // namespace s2s
