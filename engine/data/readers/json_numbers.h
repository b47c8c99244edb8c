#pragma once
// Numbers of a JSON text as they are written there.

#include <string>
#include <string_view>

namespace s2s {

/// Goes over the numbers of a JSON text in their order; what stands in strings is passed over.
class JsonNumbers {
 public:
  /// The text must outlive this.
  explicit JsonNumbers(std::string_view text) : m_text(text) {}

  /// The next number; empty behind the last one.
  std::string_view next();

 private:
  std::string_view m_text;
  std::size_t m_position = 0;
};

/// The text with 0 and blanks in the place of every number that a double cannot hold (1e400), which ends
/// the parser. What is no number to JSON stays. Bytes keep their places.
std::string withoutHugeNumbers(std::string_view text);

}  // namespace s2s
