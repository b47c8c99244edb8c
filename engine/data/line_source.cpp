#include "engine/data/line_source.h"

#include <algorithm>

#include "engine/core/utf8.h"

namespace s2s {
namespace {

constexpr std::size_t kLookedAtForEnds = std::size_t{1} << 14;

}  // namespace

Result<LineSource> LineSource::open(const std::filesystem::path& path, const DecodingOptions& options) {
  Result<TextStream> stream = TextStream::open(path, options);
  if (!stream) return stream.error();
  LineSource lines(std::move(*stream));
  const Result<bool> filled = lines.fill();
  if (!filled) return filled.error();
  // The same part of the text decides, however large the pieces are that it comes in.
  const std::string_view start = lines.left().substr(0, kLookedAtForEnds);
  // A CR at the very end may be the first half of a CR LF.
  if (start.find('\n') == std::string_view::npos && start.find('\r') < start.size() - 1) lines.m_end = '\r';
  return lines;
}

Result<bool> LineSource::fill() {
  m_pieceOffset = m_stream.offset();
  m_position = 0;
  const Result<std::string_view> piece = m_stream.read();
  if (!piece) return piece.error();
  return !piece->empty();
}

void LineSource::seek(std::uint64_t offset, std::int64_t number) {
  m_back.clear();
  m_stream.seek(offset);
  m_position = 0;
  m_number = number - 1;
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
    if (left().empty()) {
      const Result<bool> more = fill();
      if (!more) return more.error();
      if (!*more) break;
    }
    if (!begun) line.offset = m_pieceOffset + m_position;
    begun = true;
    const std::string_view rest = left();
    const std::size_t found = rest.find(m_end);
    const std::size_t length = std::min(found, rest.size());
    const std::size_t room = kLongest - line.text.size();
    line.tooLong = line.tooLong || length > room;
    line.text.append(rest.substr(0, std::min(length, room)));
    m_position += found == std::string_view::npos ? length : length + 1;
    if (found != std::string_view::npos) break;
  }
  if (!begun) return std::optional<Line>();
  line.number = ++m_number;
  line.carriageReturn = m_end == '\n' && line.text.ends_with('\r');
  if (line.carriageReturn) line.text.pop_back();
  return std::optional(std::move(line));
}

std::string whyUnusable(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) return "holds a NUL byte";
  if (const auto bad = firstInvalidUtf8(text)) {
    const std::string place = " at byte " + std::to_string(*bad + 1);
    return text.substr(*bad).starts_with(kUndecodable) ? "a character that cannot be decoded" + place
                                                       : "not valid UTF-8" + place;
  }
  return "";
}

}  // namespace s2s
