#pragma once
// A file for Arrow that never allocates for bytes that it does not have: lengths inside hostile files are
// checked against its size first. Read by position, not mapped, so that a file that another program shortens
// is an error and not a signal.

#include <arrow/io/interfaces.h>
#include <arrow/result.h>
#include <arrow/util/future.h>

#include <filesystem>

#include "engine/core/file_descriptor.h"

namespace s2s {

class BoundedFile final : public arrow::io::RandomAccessFile {
 public:
  static Result<std::shared_ptr<BoundedFile>> open(const std::filesystem::path& path,
                                                   arrow::MemoryPool* pool);

  arrow::Status Close() override;
  bool closed() const override { return m_closed; }
  arrow::Result<std::int64_t> Tell() const override { return m_position; }
  arrow::Status Seek(std::int64_t position) override;
  arrow::Result<std::int64_t> GetSize() override { return m_size; }
  arrow::Result<std::int64_t> Read(std::int64_t bytes, void* out) override;
  arrow::Result<std::shared_ptr<arrow::Buffer>> Read(std::int64_t bytes) override;
  arrow::Result<std::int64_t> ReadAt(std::int64_t position, std::int64_t bytes, void* out) override;
  arrow::Result<std::shared_ptr<arrow::Buffer>> ReadAt(std::int64_t position, std::int64_t bytes) override;
  /// At once and on the calling thread, so that no thread of Arrow's still reads when the reader is gone.
  arrow::Future<std::shared_ptr<arrow::Buffer>> ReadAsync(const arrow::io::IOContext& context,
                                                          std::int64_t position, std::int64_t bytes,
                                                          bool allowShort) override;
  using arrow::io::RandomAccessFile::ReadAsync;

 private:
  BoundedFile(FileDescriptor file, std::int64_t size, arrow::MemoryPool* pool)
      : m_file(std::move(file)), m_size(size), m_pool(pool) {}
  std::int64_t available(std::int64_t position, std::int64_t bytes) const;

  FileDescriptor m_file;
  std::int64_t m_size;
  arrow::MemoryPool* m_pool;
  std::int64_t m_position = 0;
  bool m_closed = false;
};

}  // namespace s2s
