#include "engine/core/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <utility>

#include "engine/core/file_descriptor.h"

namespace s2s {

Result<MappedFile> MappedFile::open(const std::filesystem::path& path, std::uintmax_t maximumBytes) {
  const Result<FileDescriptor> file = openFile(path, O_RDONLY);
  if (!file) return file.error();
  struct stat status {};
  if (::fstat(file->get(), &status) != 0) return systemError("look at the file", path);
  if (!S_ISREG(status.st_mode)) return Error{"this is not a regular file", path.string(), "name a file"};
  const auto size = static_cast<std::uintmax_t>(status.st_size);
  if (size > maximumBytes) {
    return Error{"the file is larger than " + std::to_string(maximumBytes) + " bytes", path.string(),
                 "check that it is the file that was meant"};
  }
  if (size == 0) return MappedFile(std::string_view());
  void* start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file->get(), 0);
  if (start == MAP_FAILED) return systemError("map the file into memory", path);
  return MappedFile(std::string_view(static_cast<const char*>(start), size));
}

MappedFile::MappedFile(MappedFile&& other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(m_bytes, other.m_bytes);
  return *this;
}

MappedFile::~MappedFile() {
  if (!m_bytes.empty()) ::munmap(const_cast<char*>(m_bytes.data()), m_bytes.size());
}

}  // namespace s2s
