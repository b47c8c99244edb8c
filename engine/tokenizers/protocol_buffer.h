#pragma once
// Protocol buffers' framing (protobuf.dev, "Encoding"): fields one after the other, each with a number and a
// type. As much of it as SentencePiece's model files need.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace s2s {

/// Reads fields one after the other.
class FieldReader {
 public:
  explicit FieldReader(std::string_view bytes) : m_rest(bytes) {}

  struct Field {
    std::uint64_t number = 0;
    std::string_view content;  ///< of a length-delimited field, else empty
    std::uint64_t value = 0;   ///< of a varint
    std::string_view whole;    ///< the field with its tag; ends with the bytes of a fixed one
  };

  bool atEnd() const { return m_rest.empty(); }

  /// The next field; nothing where the bytes are not a field.
  std::optional<Field> next();

 private:
  std::optional<std::uint64_t> varint();
  std::optional<std::string_view> take(std::uint64_t length);

  std::string_view m_rest;
};

/// Appends a field of type varint.
void appendVarintField(std::string& message, std::uint64_t number, std::uint64_t value);
/// Appends a length-delimited field: a text, bytes or a message.
void appendBytesField(std::string& message, std::uint64_t number, std::string_view content);

}  // namespace s2s
