#pragma once
// Which character encoding a file is in, and its text as UTF-8.

#include <memory>
#include <string>
#include <string_view>

#include "engine/core/result.h"

namespace s2s {

struct DetectedEncoding {
  std::string name;           ///< "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "CP949"
  std::size_t markBytes = 0;  ///< length of the byte-order mark
};

/// From the first bytes of a file: by the byte-order mark; else UTF-16 where white space comes with the zero
/// bytes that this encoding puts beside it; else CP949 (Windows code page 949, which holds EUC-KR) where the
/// bytes are pairs of it and mostly not UTF-8; else UTF-8. A UTF-8 text with some broken characters stays
/// UTF-8.
DetectedEncoding detectEncoding(std::string_view start);

/// Turns a stream of bytes into UTF-8. What cannot be decoded becomes bytes that no valid UTF-8 holds and
/// that whyUnusable() in line_source.h explains.
class EncodingConverter {
 public:
  virtual ~EncodingConverter() = default;
  /// Appends to `text`; a character cut at the end of `bytes` is kept for the next call unless `last`.
  virtual void convert(std::string_view bytes, bool last, std::string& text) = 0;

  /// For a name as above or any that ICU knows ("windows-1252"); names are compared without case. Unknown
  /// ones are an error of kind invalidInput.
  static Result<std::unique_ptr<EncodingConverter>> open(const std::string& name);
};

/// Whether two names differ in case alone.
bool isSameEncoding(std::string_view one, std::string_view other);

/// True for UTF-8 in whatever spelling: such bytes need no conversion.
bool isUtf8Name(std::string_view name);

/// What stands in the text for a character that cannot be decoded.
inline constexpr std::string_view kUndecodable = "\xFF\xFE";

}  // namespace s2s
