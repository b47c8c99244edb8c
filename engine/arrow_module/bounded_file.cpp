#include "engine/arrow_module/bounded_file.h"

#include <arrow/buffer.h>
#include <arrow/result.h>
#include <arrow/status.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>

namespace s2s {

Result<std::shared_ptr<BoundedFile>> BoundedFile::open(const std::filesystem::path& path,
                                                       arrow::MemoryPool* pool) {
  Result<FileDescriptor> file = openFile(path, O_RDONLY);
  if (!file) return file.error();
  struct stat status {};
  if (::fstat(file->get(), &status) != 0) return systemError("look at the file", path);
  if (!S_ISREG(status.st_mode)) return Error{"this is not a regular file", path.string(), "name a file"};
  return std::shared_ptr<BoundedFile>(new BoundedFile(std::move(*file), status.st_size, pool));
}

arrow::Status BoundedFile::Close() {
  m_closed = true;
  return arrow::Status::OK();
}

arrow::Status BoundedFile::Seek(std::int64_t position) {
  if (position < 0) return arrow::Status::Invalid("a negative position");
  m_position = position;
  return arrow::Status::OK();
}

std::int64_t BoundedFile::available(std::int64_t position, std::int64_t bytes) const {
  if (position < 0 || position >= m_size || bytes < 0) return 0;
  return std::min(bytes, m_size - position);
}

arrow::Result<std::int64_t> BoundedFile::ReadAt(std::int64_t position, std::int64_t bytes, void* out) {
  const std::int64_t wanted = available(position, bytes);
  std::int64_t got = 0;
  while (got < wanted) {
    const ssize_t more = ::pread(m_file.get(), static_cast<char*>(out) + got,
                                 static_cast<std::size_t>(wanted - got), static_cast<off_t>(position + got));
    if (more < 0 && errno == EINTR) continue;
    if (more < 0) return arrow::Status::IOError(std::strerror(errno));
    if (more == 0) break;
    got += more;
  }
  return got;
}

arrow::Result<std::shared_ptr<arrow::Buffer>> BoundedFile::ReadAt(std::int64_t position, std::int64_t bytes) {
  ARROW_ASSIGN_OR_RAISE(std::shared_ptr<arrow::ResizableBuffer> buffer,
                        arrow::AllocateResizableBuffer(available(position, bytes), m_pool));
  ARROW_ASSIGN_OR_RAISE(const std::int64_t got, ReadAt(position, buffer->size(), buffer->mutable_data()));
  if (got < buffer->size()) ARROW_RETURN_NOT_OK(buffer->Resize(got));
  buffer->ZeroPadding();
  return buffer;
}

arrow::Future<std::shared_ptr<arrow::Buffer>> BoundedFile::ReadAsync(const arrow::io::IOContext&,
                                                                     std::int64_t position,
                                                                     std::int64_t bytes, bool) {
  return arrow::Future<std::shared_ptr<arrow::Buffer>>::MakeFinished(ReadAt(position, bytes));
}

arrow::Result<std::int64_t> BoundedFile::Read(std::int64_t bytes, void* out) {
  ARROW_ASSIGN_OR_RAISE(const std::int64_t got, ReadAt(m_position, bytes, out));
  m_position += got;
  return got;
}

arrow::Result<std::shared_ptr<arrow::Buffer>> BoundedFile::Read(std::int64_t bytes) {
  ARROW_ASSIGN_OR_RAISE(std::shared_ptr<arrow::Buffer> buffer, ReadAt(m_position, bytes));
  m_position += buffer->size();
  return buffer;
}

}  // namespace s2s
