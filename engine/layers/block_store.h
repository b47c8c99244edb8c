#pragma once
// Large blocks of memory from the system, kept for reuse while somebody wants that.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>

#include "engine/core/thread_annotations.h"

namespace s2s {

/// Any thread may call. Blocks are aligned to 2 MiB and ask the system for huge pages.
class BlockStore {
 public:
  /// Blocks are handed out from now on, until stop() was called as often as start().
  void start();
  /// The last one gives everything kept back to the system; blocks in use follow when they are given back.
  void stop();

  /// A block of at least `bytes`; null where blocks are not handed out, where it is too small to be worth it,
  /// or where the system has none.
  void* take(std::size_t bytes);
  /// Takes a block back and answers what was asked for it; nothing where the memory is no block.
  std::optional<std::size_t> give(void* memory);
  /// Gives kept blocks back to the system until at most `bytes` are kept.
  void trim(std::uint64_t bytes);

 private:
  struct Block {
    std::size_t size;   ///< what the system gave
    std::size_t asked;  ///< what it was taken for
  };
  void release(std::multimap<std::size_t, void*>::iterator block) S2S_REQUIRES(m_mutex);

  Mutex m_mutex;
  int m_users S2S_GUARDED_BY(m_mutex) = 0;
  std::uint64_t m_keptBytes S2S_GUARDED_BY(m_mutex) = 0;
  std::unordered_map<void*, Block> m_used S2S_GUARDED_BY(m_mutex);
  std::multimap<std::size_t, void*> m_kept S2S_GUARDED_BY(m_mutex);  ///< by size
};

}  // namespace s2s
