#include "engine/core/line_appender.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <stdexcept>

namespace s2s {

Result<LineAppender> LineAppender::open(const std::filesystem::path& path) {
  Result<FileDescriptor> file = openFile(path, O_RDWR | O_APPEND | O_CREAT);
  if (!file) return file.error();
  struct stat status {};
  if (::fstat(file->get(), &status) != 0) return systemError("look at the file", path);
  char last = '\n';
  if (status.st_size > 0 && ::pread(file->get(), &last, 1, status.st_size - 1) != 1)
    return systemError("read the file", path);
  LineAppender appender(path, std::move(*file));
  if (last != '\n') {
    if (Result<void> closed = writeAll(appender.m_file, "\n", path); !closed) return closed.error();
  }
  return appender;
}

Result<void> LineAppender::append(std::string_view line) {
  if (line.find('\n') != std::string_view::npos) throw std::logic_error("a line of a log holds a line feed");
  struct stat before {};
  if (::fstat(m_file.get(), &before) != 0) return systemError("look at the file", m_path);
  if (before.st_nlink == 0)
    return Error{"the file was deleted", m_path.string(), "restore the folder, or choose another one"};
  Result<void> written = writeAll(m_file, std::string(line) + '\n', m_path);
  if (!written && ::ftruncate(m_file.get(), before.st_size) != 0) return written;  // the torn line stays
  return written;
}

Result<void> LineAppender::sync() { return syncFile(m_file, m_path); }

}  // namespace s2s
