#include "engine/checkpoints/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "engine/core/file_descriptor.h"

namespace s2s {

Result<std::shared_ptr<const MappedFile>> MappedFile::open(const std::filesystem::path& path) {
  const auto failure = [&](const std::string& what, const std::string& remedy,
                           Error::Kind kind = Error::Kind::failed) {
    return Error{what, path.string(), remedy, kind};
  };
  // Without O_NONBLOCK a named pipe would make us wait for its writer.
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) {
    return failure(std::string("cannot open the file: ") + std::strerror(errno),
                   "check the path and its permissions", kindOfSystemError(errno));
  }
  struct stat status {};
  void* data = MAP_FAILED;
  Error error;
  if (fstat(descriptor, &status) != 0) {
    error = failure(std::string("cannot read the file: ") + std::strerror(errno), "check its permissions",
                    kindOfSystemError(errno));
  } else if (!S_ISREG(status.st_mode)) {
    error = failure("not a regular file", "name a file");
  } else if (status.st_size == 0) {
    error = failure("the file is empty", "download or copy it again");
  } else {
    data = mmap(nullptr, static_cast<std::size_t>(status.st_size), PROT_READ | PROT_WRITE,
                MAP_PRIVATE | MAP_NORESERVE, descriptor, 0);
    if (data == MAP_FAILED) {
      error = failure(std::string("cannot map the file: ") + std::strerror(errno), "check the free memory",
                      kindOfSystemError(errno));
    }
  }
  ::close(descriptor);
  if (data == MAP_FAILED) return error;
  return std::shared_ptr<const MappedFile>(
      new MappedFile(path, static_cast<std::byte*>(data), static_cast<std::size_t>(status.st_size)));
}

MappedFile::~MappedFile() { munmap(m_data, m_size); }

}  // namespace s2s
