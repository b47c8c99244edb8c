#include "engine/layers/block_store.h"

#include <sys/mman.h>

#include <iterator>

namespace s2s {
namespace {

constexpr std::size_t kHugePage = 2 << 20;
constexpr std::size_t kSmallest = 1 << 20;  ///< below, malloc keeps its memory by itself
constexpr std::size_t kGranule = 64 << 10;

bool isAligned(const void* memory) { return reinterpret_cast<std::uintptr_t>(memory) % kHugePage == 0; }

std::size_t roundedUp(std::size_t bytes) { return (bytes + kGranule - 1) / kGranule * kGranule; }

/// Fresh pages whose start is aligned; null where the system has none.
void* fromSystem(std::size_t size) {
  // More than asked for, so that an aligned start lies in it; what is around goes back at once.
  const std::size_t whole = size + kHugePage;
  void* const mapped = mmap(nullptr, whole, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (mapped == MAP_FAILED) return nullptr;
  char* const first = static_cast<char*>(mapped);
  const std::size_t before = (kHugePage - reinterpret_cast<std::uintptr_t>(first) % kHugePage) % kHugePage;
  if (before > 0) munmap(first, before);
  munmap(first + before + size, whole - before - size);
  madvise(first + before, size, MADV_HUGEPAGE);  // without it pages are small, and everything works
  return first + before;
}

}  // namespace

void BlockStore::start() {
  const MutexLock lock(m_mutex);
  ++m_users;
}

void BlockStore::stop() {
  const MutexLock lock(m_mutex);
  if (--m_users > 0) return;
  while (!m_kept.empty()) release(m_kept.begin());
}

void* BlockStore::take(std::size_t bytes) {
  if (bytes < kSmallest) return nullptr;
  const std::size_t size = roundedUp(bytes);
  const MutexLock lock(m_mutex);
  if (m_users == 0) return nullptr;
  // The smallest that is large enough, unless an eighth of it would lie idle.
  const auto kept = m_kept.lower_bound(size);
  void* memory = nullptr;
  Block block{size, bytes};
  if (kept != m_kept.end() && kept->first <= size + size / 8) {
    block.size = kept->first;
    memory = kept->second;
    m_keptBytes -= block.size;
    m_kept.erase(kept);
  } else {
    memory = fromSystem(size);
  }
  if (memory != nullptr) m_used.emplace(memory, block);
  return memory;
}

std::optional<std::size_t> BlockStore::give(void* memory) {
  if (!isAligned(memory)) return std::nullopt;
  const MutexLock lock(m_mutex);
  const auto used = m_used.find(memory);
  if (used == m_used.end()) return std::nullopt;
  const Block block = used->second;
  m_used.erase(used);
  m_kept.emplace(block.size, memory);
  m_keptBytes += block.size;
  if (m_users == 0) release(m_kept.find(block.size));  // all of a size are alike
  return block.asked;
}

void BlockStore::trim(std::uint64_t bytes) {
  const MutexLock lock(m_mutex);
  while (m_keptBytes > bytes) release(m_kept.begin());
}

void BlockStore::release(std::multimap<std::size_t, void*>::iterator block) {
  munmap(block->second, block->first);
  m_keptBytes -= block->first;
  m_kept.erase(block);
}

}  // namespace s2s
