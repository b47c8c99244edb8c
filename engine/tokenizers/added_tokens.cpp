#include "engine/tokenizers/added_tokens.h"

#include <algorithm>

#include "engine/tokenizers/unicode_text.h"

namespace s2s {

void AddedTokens::set(TokenId id, AddedToken token) {
  m_ids[token.content] = id;
  if (!token.content.empty()) {
    m_begins[static_cast<unsigned char>(token.content.front())] = true;
    m_longest = std::max(m_longest, token.content.size());
    std::vector<std::string>& bucket = m_byFirstByte[static_cast<unsigned char>(token.content.front())];
    if (std::ranges::find(bucket, token.content) == bucket.end()) {
      const auto place = std::ranges::upper_bound(bucket, token.content.size(), std::ranges::greater{},
                                                  [](const std::string& known) { return known.size(); });
      bucket.insert(place, token.content);
    }
  }
  m_tokens[id] = std::move(token);
}

const AddedToken* AddedTokens::find(TokenId id) const {
  const auto found = m_tokens.find(id);
  return found == m_tokens.end() ? nullptr : &found->second;
}

std::optional<TokenId> AddedTokens::id(std::string_view content) const {
  if (content.size() > m_longest) return std::nullopt;
  const auto found = m_ids.find(std::string(content));
  if (found == m_ids.end()) return std::nullopt;
  return found->second;
}

std::int64_t AddedTokens::entries(const BaseVocabulary& base) const {
  std::int64_t count = base.size() + static_cast<std::int64_t>(m_ids.size());
  for (const auto& [id, token] : m_tokens) {
    if (id < base.size()) --count;  // the added token stands in for the base piece
  }
  for (const auto& [content, id] : m_ids) {
    const std::optional<TokenId> same = base.find(content);
    if (same && !m_tokens.contains(*same)) --count;
  }
  return count;
}

void AddedTokens::append(const std::vector<AddedToken>& tokens, const BaseVocabulary& base) {
  TokenId next = entries(base);
  for (const AddedToken& token : tokens) {
    if (token.content.empty()) continue;
    std::optional<TokenId> known = id(token.content);
    if (!known) known = base.find(token.content);
    set(known ? *known : next++, token);
  }
}

std::size_t AddedTokens::matchAt(std::string_view text) const {
  const std::vector<std::string>& bucket = m_byFirstByte[static_cast<unsigned char>(text.front())];
  for (const std::string& token : bucket) {
    if (text.starts_with(token)) return token.size();
  }
  return 0;
}

std::vector<std::string> AddedTokens::split(std::string_view text) const {
  std::vector<std::string> parts;
  std::size_t plainFrom = 0, i = 0;
  while ((i = nextCandidate(text, i)) < text.size()) {
    const std::size_t length = matchAt(text.substr(i));
    if (length == 0) {
      ++i;
      continue;
    }
    if (i > plainFrom) parts.emplace_back(text.substr(plainFrom, i - plainFrom));
    parts.emplace_back(text.substr(i, length));
    i += length;
    plainFrom = i;
  }
  if (plainFrom < text.size()) parts.emplace_back(text.substr(plainFrom));

  for (std::size_t at = 0; at < parts.size(); ++at) {
    const std::optional<TokenId> known = id(parts[at]);
    if (!known) continue;
    const AddedToken& token = *find(*known);
    const std::string left = at > 0 ? parts[at - 1] : "";
    const std::string right = at + 1 < parts.size() ? parts[at + 1] : "";
    if (token.stripRight && !right.empty()) parts[at + 1] = stripLeft(right);
    if (token.stripLeft && !left.empty()) parts[at - 1] = stripRight(left);
    if (token.singleWord && !left.empty() && left.back() != ' ') {
      parts[at - 1] += parts[at];
      parts[at].clear();
    } else if (token.singleWord && !right.empty() && right.front() != ' ') {
      parts[at + 1].insert(0, parts[at]);
      parts[at].clear();
    }
  }
  std::erase_if(parts, [](const std::string& part) { return part.empty(); });
  return parts;
}

}  // namespace s2s
