#include "engine/data/readers/json_elements.h"

#include <fcntl.h>

namespace s2s {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 18;

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

Result<JsonElements> JsonElements::open(const std::filesystem::path& path) {
  Result<FileDescriptor> file = openFile(path, O_RDONLY);
  if (!file) return file.error();
  JsonElements elements(path, std::move(*file));
  if (const Result<char> first = elements.character(); !first) return first.error();
  if (elements.m_block.starts_with("\xEF\xBB\xBF")) elements.m_position = 3;
  return elements;
}

Error JsonElements::broken(const std::string& what) const {
  return Error{what, m_path.string() + " line " + std::to_string(m_line), "correct the file"};
}

Result<char> JsonElements::character() {
  if (m_position == m_block.size() && !m_atEnd) {
    m_block.resize(kBlock);
    ssize_t got;
    do got = ::read(m_file.get(), m_block.data(), m_block.size());
    while (got < 0 && errno == EINTR);
    if (got < 0) return m_block.clear(), systemError("read the file", m_path);
    m_block.resize(static_cast<std::size_t>(got));
    m_position = 0;
    m_atEnd = got == 0;
  }
  return m_atEnd ? '\0' : m_block[m_position];
}

void JsonElements::advance() {
  if (m_block[m_position++] == '\n') ++m_line;
}

Result<char> JsonElements::peek() {
  for (;;) {
    Result<char> c = character();
    if (!c || m_atEnd || !isSpace(*c)) return c;
    advance();
  }
}

Result<std::optional<JsonElement>> JsonElements::next() {
  if (m_ended) return std::optional<JsonElement>();
  Result<char> c = peek();
  if (!c) return c.error();
  if (!m_begun) {
    if (*c != '[') return broken("the file does not begin with a list");
    advance();
    m_begun = true;
    c = peek();
    if (!c) return c.error();
  } else if (*c == ',') {
    advance();
    c = peek();
    if (!c) return c.error();
  }
  if (m_atEnd) return broken("the list is never closed");
  if (*c == ']') {
    m_ended = true;
    return std::optional<JsonElement>();
  }

  JsonElement element{"", m_line, false};
  int depth = 0;
  bool inString = false, escaped = false;
  for (;;) {
    c = character();
    if (!c) return c.error();
    if (m_atEnd) return broken("the list is never closed");
    if (!inString && depth == 0 && (*c == ',' || *c == ']')) break;
    if (inString) {
      if (escaped)
        escaped = false;
      else if (*c == '\\')
        escaped = true;
      else if (*c == '"')
        inString = false;
    } else if (*c == '"') {
      inString = true;
    } else if (*c == '{' || *c == '[') {
      ++depth;
    } else if (*c == '}' || *c == ']') {
      if (--depth < 0) return broken("a bracket is closed that was never opened");
    }
    if (element.text.size() < kLongest)
      element.text += *c;
    else
      element.tooLong = true;
    advance();
  }
  return std::optional(std::move(element));
}

}  // namespace s2s
