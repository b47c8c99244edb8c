#include "engine/core/streamed_file.h"

#include <fcntl.h>

#include <cstdio>

#include "engine/core/atomic_file.h"
#include "engine/core/temporary_name.h"

namespace s2s {
namespace {

constexpr std::size_t kBuffer = std::size_t{1} << 18;

Error existsAlready(const std::filesystem::path& path) {
  return Error{"the file exists already", path.string(), "name another one, or allow that it is replaced",
               Error::Kind::invalidInput};
}

}  // namespace

StreamedFile::StreamedFile(std::filesystem::path path, std::filesystem::path temporary, FileDescriptor file,
                           Existing existing)
    : m_path(std::move(path)),
      m_temporary(std::move(temporary)),
      m_file(std::move(file)),
      m_existing(existing) {}

StreamedFile::StreamedFile(StreamedFile&& other) noexcept
    : m_path(std::move(other.m_path)),
      m_temporary(std::exchange(other.m_temporary, {})),
      m_file(std::move(other.m_file)),
      m_existing(other.m_existing),
      m_buffer(std::move(other.m_buffer)) {}

StreamedFile::~StreamedFile() {
  if (!m_temporary.empty()) ::unlink(m_temporary.c_str());
}

Result<StreamedFile> StreamedFile::open(const std::filesystem::path& path, Existing existing) {
  std::error_code ignored;
  if (existing == Existing::refuse && std::filesystem::exists(path, ignored)) return existsAlready(path);
  const std::filesystem::path temporary = temporaryNameBeside(path);
  Result<FileDescriptor> file = openFile(temporary, O_WRONLY | O_CREAT | O_TRUNC);
  if (!file) return file.error();
  return StreamedFile(path, temporary, std::move(*file), existing);
}

Result<void> StreamedFile::write(std::string_view bytes) {
  m_buffer += bytes;
  if (m_buffer.size() < kBuffer) return {};
  Result<void> written = writeAll(m_file, m_buffer, m_path);
  m_buffer.clear();
  return written;
}

Result<void> StreamedFile::finish() {
  if (Result<void> written = writeAll(m_file, m_buffer, m_path); !written) return written.error();
  m_buffer.clear();
  if (Result<void> synced = syncFile(m_file, m_path); !synced) return synced.error();
  if (m_existing == Existing::refuse) {
    if (Result<void> renamed = renameDurably(m_temporary, m_path); !renamed) return renamed.error();
  } else {
    if (::rename(m_temporary.c_str(), m_path.c_str()) != 0) return systemError("name the file", m_path);
    const std::filesystem::path folder = m_path.parent_path();
    if (Result<void> synced = syncFolder(folder.empty() ? "." : folder); !synced) return synced.error();
  }
  m_temporary.clear();
  return {};
}

}  // namespace s2s
