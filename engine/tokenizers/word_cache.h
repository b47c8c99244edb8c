#pragma once
// Remembers the ids of words met before, in a fixed amount of memory.

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "engine/core/thread_annotations.h"
#include "engine/tokenizers/tokenizer.h"

namespace s2s {

/// Holds about 4 MiB, allocated when first written to. A word has one place, which a later word takes over.
/// Safe to use from several threads at once.
class WordCache {
 public:
  /// Appends the ids of a known word; false where it is not known.
  bool find(std::string_view word, std::vector<TokenId>& ids) const;

  /// Long words and words of many ids are not kept.
  void store(std::string_view word, std::span<const TokenId> ids) const;

 private:
  static constexpr std::size_t kLongestWord = 47, kMostIds = 12, kShards = 32, kWordsPerShard = 1024;

  struct Word {
    std::array<char, kLongestWord> text;
    std::uint8_t length = 0;
    std::array<std::int32_t, kMostIds> ids;
    std::uint8_t count = 0;  ///< 0: a free place
  };
  using Words = std::array<Word, kWordsPerShard>;
  struct alignas(64) Shard {
    Mutex mutex;
    std::unique_ptr<Words> words S2S_GUARDED_BY(mutex);
  };
  static std::size_t firstPlace(std::size_t hash) {
    return hash / kShards % kWordsPerShard & ~std::size_t{1};
  }

  mutable std::array<Shard, kShards> m_shards;
};

}  // namespace s2s
