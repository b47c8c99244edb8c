#pragma once
// Protocol buffers on the wire (protobuf.dev, "Encoding"): just what a reader of few fields needs.

#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace s2s {

/// One field of a message.
struct WireField {
  std::uint32_t number = 0;
  enum class Type { varint = 0, fixed64 = 1, bytes = 2, fixed32 = 5 } type = Type::varint;
  std::uint64_t value = 0;      ///< of varint, fixed64 and fixed32
  std::string_view bytes = {};  ///< of bytes

  double asDouble() const { return std::bit_cast<double>(value); }
  float asFloat() const { return std::bit_cast<float>(static_cast<std::uint32_t>(value)); }
};

/// Goes through the fields of a message. Groups, unknown types and lengths beyond the end are malformed.
class WireReader {
 public:
  explicit WireReader(std::string_view message) : m_rest(message) {}
  /// Nothing at the end, or where the message is malformed.
  std::optional<WireField> next();
  bool malformed() const { return m_malformed; }
  /// A number with seven bits a byte, for packed fields.
  std::optional<std::uint64_t> varint();
  bool atEnd() const { return m_rest.empty(); }

 private:
  std::optional<std::uint64_t> fixed(std::size_t bytes);
  std::string_view m_rest;
  bool m_malformed = false;
};

/// Writes fields of a message.
class WireWriter {
 public:
  WireWriter& varint(std::uint32_t number, std::uint64_t value);
  WireWriter& fixed64(std::uint32_t number, double value);
  WireWriter& fixed32(std::uint32_t number, float value);
  WireWriter& bytes(std::uint32_t number, std::string_view value);
  const std::string& message() const { return m_message; }

 private:
  void tag(std::uint32_t number, WireField::Type type);
  void raw(std::uint64_t value);
  std::string m_message;
};

}  // namespace s2s
