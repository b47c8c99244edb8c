#include "engine/core/line_appender.h"

#include <fcntl.h>
#include <sys/stat.h>

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
  return writeAll(m_file, std::string(line) + '\n', m_path);
}

Result<void> LineAppender::sync() { return syncFile(m_file, m_path); }

}  // namespace s2s
