#pragma once
// The elements of a JSON file whose top is an array, one at a time, whatever the size of the file.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "engine/core/json_strings.h"
#include "engine/core/result.h"
#include "engine/data/decoding/text_stream.h"

namespace s2s {

struct JsonElement {
  std::string text;          ///< as written; cut where it is too long
  std::int64_t line = 0;     ///< 1-based, where it begins
  std::uint64_t offset = 0;  ///< and the byte of the decoded text
  bool tooLong = false;
};

class JsonElements {
 public:
  static constexpr std::size_t kLongest = std::size_t{8} << 20;  ///< bytes of one element

  static Result<JsonElements> open(const std::filesystem::path& path, const DecodingOptions& options);

  /// The first character that is no white space; 0 for a file without any. Nothing is taken.
  Result<char> peek();
  /// The next element; nothing behind the closing bracket, where anything but white space is an error.
  /// Elements are cut at the commas of the top level without being checked; what makes that impossible is an
  /// error.
  Result<std::optional<JsonElement>> next();

  const TextStream& stream() const { return m_stream; }
  /// Goes on with the element that begins at `offset` on that line.
  void seek(std::uint64_t offset, std::int64_t line);

 private:
  JsonElements(std::filesystem::path path, TextStream stream)
      : m_path(std::move(path)), m_stream(std::move(stream)) {}
  std::string_view left() const { return m_stream.piece().substr(m_position); }
  Result<bool> fill();  ///< reads on where nothing is left; false at the end
  /// Takes in characters up to the end of the piece or, true, of the element.
  Result<bool> takeIn(JsonElement& element);
  Error broken(const std::string& what) const;

  std::filesystem::path m_path;
  TextStream m_stream;
  std::size_t m_position = 0;       ///< in the stream's piece
  std::uint64_t m_pieceOffset = 0;  ///< where that begins in the text
  std::int64_t m_line = 1;
  int m_depth = 0;  ///< of the element being read: open brackets
  JsonStrings m_strings;
  bool m_begun = false, m_ended = false;
};

}  // namespace s2s
