#include "engine/data/readers/json_elements.h"

namespace s2s {
namespace {

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

Result<JsonElements> JsonElements::open(const std::filesystem::path& path, const DecodingOptions& options) {
  Result<TextStream> stream = TextStream::open(path, options);
  if (!stream) return stream.error();
  return JsonElements(path, std::move(*stream));
}

Error JsonElements::broken(const std::string& what) const {
  return Error{what, m_path.string() + " line " + std::to_string(m_line), "correct the file"};
}

Result<bool> JsonElements::fill() {
  if (!left().empty()) return true;
  m_pieceOffset = m_stream.offset();
  m_position = 0;
  const Result<std::string_view> piece = m_stream.read();
  if (!piece) return piece.error();
  return !piece->empty();
}

void JsonElements::seek(std::uint64_t offset, std::int64_t line) {
  m_stream.seek(offset);
  m_position = 0;
  m_line = line;
  m_begun = true;
  m_ended = false;
}

Result<char> JsonElements::peek() {
  for (;;) {
    const Result<bool> more = fill();
    if (!more) return more.error();
    if (!*more) return '\0';
    const char c = left().front();
    if (!isSpace(c)) return c;
    if (c == '\n') ++m_line;
    ++m_position;
  }
}

Result<bool> JsonElements::takeIn(JsonElement& element) {
  const std::string_view text = left();
  std::size_t taken = 0;
  bool complete = false;
  for (; taken < text.size() && !complete; ++taken) {
    const char c = text[taken];
    if (c == '\n') ++m_line;
    if (m_strings.hold(c)) continue;
    if (m_depth == 0 && (c == ',' || c == ']')) {
      complete = true;
      break;
    } else if (c == '{' || c == '[') {
      ++m_depth;
    } else if (c == '}' || c == ']') {
      if (--m_depth < 0) return broken("a bracket is closed that was never opened");
    }
  }
  const std::size_t room = kLongest - element.text.size();
  element.tooLong = element.tooLong || taken > room;
  element.text.append(text.substr(0, std::min(taken, room)));
  m_position += taken;
  return complete;
}

Result<std::optional<JsonElement>> JsonElements::next() {
  if (m_ended) return std::optional<JsonElement>();
  Result<char> c = peek();
  if (!c) return c.error();
  if (*c == (m_begun ? ',' : '[')) {
    ++m_position;
    m_begun = true;
    c = peek();
    if (!c) return c.error();
  } else if (!m_begun) {
    return broken("the file does not begin with a list");
  }
  if (*c == ']') {
    m_ended = true;
    ++m_position;
    if (const Result<char> behind = peek(); !behind) return behind.error();
    if (!left().empty()) return broken("more text follows behind the list");
    return std::optional<JsonElement>();
  }
  JsonElement element;
  element.line = m_line;
  element.offset = m_pieceOffset + m_position;
  m_depth = 0;
  m_strings = {};
  for (;;) {
    const Result<bool> more = fill();
    if (!more) return more.error();
    if (!*more) return broken("the list is never closed");
    const Result<bool> complete = takeIn(element);
    if (!complete) return complete.error();
    if (*complete) return std::optional(std::move(element));
  }
}

}  // namespace s2s
