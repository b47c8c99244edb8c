#pragma once
// Memory for Arrow with a limit, since lengths inside a hostile file are believed by what unpacks it.

#include <arrow/memory_pool.h>
#include <arrow/status.h>

#include <string>

namespace s2s {

class CappedPool final : public arrow::MemoryPool {
 public:
  CappedPool(arrow::MemoryPool* pool, std::int64_t maximumBytes) : m_pool(pool), m_maximum(maximumBytes) {}

  using arrow::MemoryPool::Allocate;
  using arrow::MemoryPool::Free;
  using arrow::MemoryPool::Reallocate;
  arrow::Status Allocate(std::int64_t size, std::int64_t alignment, std::uint8_t** out) override {
    if (!fits(size)) return tooMuch();
    return m_pool.Allocate(size, alignment, out);
  }
  arrow::Status Reallocate(std::int64_t old, std::int64_t size, std::int64_t alignment,
                           std::uint8_t** out) override {
    if (size > old && !fits(size - old)) return tooMuch();
    return m_pool.Reallocate(old, size, alignment, out);
  }
  void Free(std::uint8_t* buffer, std::int64_t size, std::int64_t alignment) override {
    m_pool.Free(buffer, size, alignment);
  }
  std::int64_t bytes_allocated() const override { return m_pool.bytes_allocated(); }
  std::int64_t max_memory() const override { return m_pool.max_memory(); }
  std::int64_t total_bytes_allocated() const override { return m_pool.total_bytes_allocated(); }
  std::int64_t num_allocations() const override { return m_pool.num_allocations(); }
  std::string backend_name() const override { return m_pool.backend_name(); }

 private:
  bool fits(std::int64_t more) const { return more <= m_maximum - m_pool.bytes_allocated(); }
  arrow::Status tooMuch() const {
    return arrow::Status::OutOfMemory("a part of it needs more than the limit of ", m_maximum, " bytes");
  }
  arrow::ProxyMemoryPool m_pool;
  std::int64_t m_maximum;
};

}  // namespace s2s
