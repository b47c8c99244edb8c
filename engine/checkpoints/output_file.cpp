#include "engine/checkpoints/output_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "engine/core/file_descriptor.h"

namespace s2s {

Result<OutputFile> OutputFile::create(const std::filesystem::path& path) {
  const std::filesystem::path temporary = path.parent_path() / ("." + path.filename().string() + ".partial");
  const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (descriptor < 0) {
    return Error{std::string("cannot create the file: ") + std::strerror(errno), path.string(),
                 "check that the folder exists and may be written to"};
  }
  return OutputFile(path, temporary, descriptor);
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : m_path(std::move(other.m_path)),
      m_temporary(std::move(other.m_temporary)),
      m_descriptor(std::exchange(other.m_descriptor, -1)) {}

OutputFile::~OutputFile() {
  if (m_descriptor < 0) return;
  ::close(m_descriptor);
  ::unlink(m_temporary.c_str());
}

Result<void> OutputFile::write(std::span<const std::byte> bytes) {
  // Some systems refuse more than 2 GiB in one call.
  constexpr std::size_t kPiece = 1u << 30;
  while (!bytes.empty()) {
    const ssize_t written = ::write(m_descriptor, bytes.data(), std::min(bytes.size(), kPiece));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return systemError("write the file", m_path);
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return {};
}

Result<void> OutputFile::commit() {
  if (::fsync(m_descriptor) != 0) return systemError("write the file to the disk", m_path);
  if (::rename(m_temporary.c_str(), m_path.c_str()) != 0)
    return systemError("give the file its name", m_path);
  ::close(std::exchange(m_descriptor, -1));
  return {};
}

}  // namespace s2s
