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
  const Word& known = (*shard.words)[hash / kShards % kWordsPerShard];
  if (known.count == 0 || std::string_view(known.text.data(), known.length) != word) return false;
  ids.insert(ids.end(), known.ids.begin(), known.ids.begin() + known.count);
  return true;
}

void WordCache::store(std::string_view word, std::span<const TokenId> ids) const {
  if (word.size() > kLongestWord || ids.empty() || ids.size() > kMostIds) return;
  const std::size_t hash = std::hash<std::string_view>{}(word);
  Shard& shard = m_shards[hash % kShards];
  const MutexLock lock(shard.mutex);
  if (!shard.words) shard.words = std::make_unique<std::array<Word, kWordsPerShard>>();
  Word& place = (*shard.words)[hash / kShards % kWordsPerShard];
  std::ranges::copy(word, place.text.begin());
  place.length = static_cast<std::uint8_t>(word.size());
  std::ranges::transform(ids, place.ids.begin(), [](TokenId id) { return static_cast<std::int32_t>(id); });
  place.count = static_cast<std::uint8_t>(ids.size());
}

}  // namespace s2s
