#include "engine/data/line_source.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>

#include "engine/core/utf8.h"

namespace s2s {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 18;

}  // namespace

Result<LineSource> LineSource::open(const std::filesystem::path& path) {
  Result<FileDescriptor> file = openFile(path, O_RDONLY);
  if (!file) return file.error();
  struct stat status {};
  if (::fstat(file->get(), &status) == 0 && S_ISDIR(status.st_mode))
    return Error{"this is a folder", path.string(), "name a file"};
  LineSource lines(path, std::move(*file));
  const Result<bool> filled = lines.fill();
  if (!filled) return filled.error();
  const std::string_view start(lines.m_block);
  if (start.starts_with("\xEF\xBB\xBF")) lines.m_position = 3;
  if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF") ||
      start.starts_with(std::string_view("\0\0\xFE\xFF", 4))) {
    return Error{"the file is encoded as UTF-16 or UTF-32", path.string(), "save it as UTF-8"};
  }
  return lines;
}

Result<bool> LineSource::fill() {
  m_block.resize(kBlock);
  m_position = 0;
  ssize_t got;
  do got = ::read(m_file.get(), m_block.data(), m_block.size());
  while (got < 0 && errno == EINTR);
  if (got < 0) {
    m_block.clear();
    return systemError("read the file", m_path);
  }
  m_block.resize(static_cast<std::size_t>(got));
  return got > 0;
}

Result<std::optional<Line>> LineSource::next() {
  if (!m_back.empty()) {
    Line line = std::move(m_back.front());
    m_back.pop_front();
    return std::optional(std::move(line));
  }
  Line line;
  bool begun = false;
  for (;;) {
    if (m_position == m_block.size()) {
      const Result<bool> more = fill();
      if (!more) return more.error();
      if (!*more) break;
    }
    begun = true;
    const std::size_t feed = m_block.find('\n', m_position);
    const std::size_t end = feed == std::string::npos ? m_block.size() : feed;
    const std::size_t room = kLongest - line.text.size();
    line.tooLong = line.tooLong || end - m_position > room;
    line.text.append(m_block, m_position, std::min(end - m_position, room));
    m_position = feed == std::string::npos ? end : end + 1;
    if (feed != std::string::npos) break;
  }
  if (!begun) return std::optional<Line>();
  line.number = ++m_number;
  if (line.text.ends_with('\r')) line.text.pop_back();
  return std::optional(std::move(line));
}

std::string whyUnusable(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) return "holds a NUL byte";
  if (const auto bad = firstInvalidUtf8(text)) return "not valid UTF-8 at byte " + std::to_string(*bad + 1);
  return "";
}

}  // namespace s2s
