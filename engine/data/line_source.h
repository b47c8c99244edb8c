#pragma once
// Physical lines of a text file, whatever it is encoded in or compressed with.

#include <cstdint>
#include <deque>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "engine/core/result.h"
#include "engine/data/decoding/text_stream.h"

namespace s2s {

struct Line {
  std::string text;             ///< without its end (LF, CR LF); cut where it is too long
  std::int64_t number = 0;      ///< from 1
  bool tooLong = false;         ///< longer than LineSource::kLongest
  bool carriageReturn = false;  ///< whether it ended with CR LF
  std::uint64_t offset = 0;     ///< where it begins in the decoded text
};

class LineSource {
 public:
  static constexpr std::size_t kLongest = std::size_t{8} << 20;  ///< bytes; no sentence is that long

  /// Lines end with LF or CR LF; in a file that has no LF at its beginning but CR, with CR.
  static Result<LineSource> open(const std::filesystem::path& path, const DecodingOptions& options = {});

  const TextForm& form() const { return m_stream.form(); }
  bool carriageReturns() const { return m_end == '\r'; }  ///< whether lines end with CR alone
  double share() const { return m_stream.share(); }
  bool seekable() const { return m_stream.seekable(); }

  /// The next line; nothing at the end. A line feed at the end of the file begins no further line.
  Result<std::optional<Line>> next();
  /// Puts a line back, to be given again next.
  void putBack(Line line) { m_back.push_front(std::move(line)); }
  /// Goes on with the line that begins at `offset` and is the file's `number`-th.
  void seek(std::uint64_t offset, std::int64_t number);

 private:
  explicit LineSource(TextStream stream) : m_stream(std::move(stream)) {}
  Result<bool> fill();
  std::string_view left() const { return m_stream.piece().substr(m_position); }

  TextStream m_stream;
  std::size_t m_position = 0;       ///< in the stream's piece
  std::uint64_t m_pieceOffset = 0;  ///< where that begins in the text
  char m_end = '\n';
  std::int64_t m_number = 0;
  std::deque<Line> m_back;
};

/// Why cells cannot be used: not UTF-8, a character of another encoding that could not be decoded, a NUL
/// byte; empty where they can.
std::string whyUnusable(std::string_view text);

}  // namespace s2s
