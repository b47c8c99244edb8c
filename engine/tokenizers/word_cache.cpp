#include "engine/tokenizers/word_cache.h"

#include <algorithm>
#include <functional>

namespace s2s {

bool WordCache::find(std::string_view word, std::vector<TokenId>& ids) const {
  if (word.size() > kLongestWord) return false;
  const std::size_t hash = std::hash<std::string_view>{}(word);
  Shard& shard = m_shards[hash % kShards];
  const MutexLock lock(shard.mutex);
  if (!shard.words) return false;
  const std::size_t first = firstPlace(hash);
  for (const Word& known : {std::cref((*shard.words)[first]), std::cref((*shard.words)[first + 1])}) {
    if (known.count == 0 || std::string_view(known.text.data(), known.length) != word) continue;
    ids.insert(ids.end(), known.ids.begin(), known.ids.begin() + known.count);
    return true;
  }
  return false;
}

void WordCache::store(std::string_view word, std::span<const TokenId> ids) const {
  if (word.size() > kLongestWord || ids.empty() || ids.size() > kMostIds) return;
  const std::size_t hash = std::hash<std::string_view>{}(word);
  Shard& shard = m_shards[hash % kShards];
  const MutexLock lock(shard.mutex);
  if (!shard.words) shard.words = std::make_unique<Words>();
  Word& place = (*shard.words)[firstPlace(hash)];
  (*shard.words)[firstPlace(hash) + 1] = place;
  std::ranges::copy(word, place.text.begin());
  place.length = static_cast<std::uint8_t>(word.size());
  std::ranges::transform(ids, place.ids.begin(), [](TokenId id) { return static_cast<std::int32_t>(id); });
  place.count = static_cast<std::uint8_t>(ids.size());
}

}  // namespace s2s
