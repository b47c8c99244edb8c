#include "engine/tokenizers/protocol_buffer.h"

namespace s2s {
namespace {

constexpr int kVarint = 0, kFixed64 = 1, kLengthDelimited = 2, kFixed32 = 5;

void appendVarint(std::string& message, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) message += static_cast<char>((value & 0x7F) | 0x80);
  message += static_cast<char>(value);
}

}  // namespace

std::optional<FieldReader::Field> FieldReader::next() {
  const std::string_view from = m_rest;
  const std::optional<std::uint64_t> tag = varint();
  if (!tag || (*tag >> 3) == 0) return std::nullopt;
  Field field{*tag >> 3, {}, 0, {}};
  switch (static_cast<int>(*tag & 7)) {
    case kVarint: {
      const std::optional<std::uint64_t> value = varint();
      if (!value) return std::nullopt;
      field.value = *value;
      break;
    }
    case kFixed64:
      if (!take(8)) return std::nullopt;
      break;
    case kFixed32:
      if (!take(4)) return std::nullopt;
      break;
    case kLengthDelimited: {
      const std::optional<std::uint64_t> length = varint();
      if (!length) return std::nullopt;
      const std::optional<std::string_view> content = take(*length);
      if (!content) return std::nullopt;
      field.content = *content;
      break;
    }
    default:
      return std::nullopt;
  }
  field.whole = from.substr(0, from.size() - m_rest.size());
  return field;
}

std::optional<std::uint64_t> FieldReader::varint() {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 64 && !m_rest.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(m_rest.front());
    m_rest.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return value;
  }
  return std::nullopt;
}

std::optional<std::string_view> FieldReader::take(std::uint64_t length) {
  if (length > m_rest.size()) return std::nullopt;
  const std::string_view content = m_rest.substr(0, length);
  m_rest.remove_prefix(length);
  return content;
}

void appendVarintField(std::string& message, std::uint64_t number, std::uint64_t value) {
  appendVarint(message, number << 3 | kVarint);
  appendVarint(message, value);
}

void appendBytesField(std::string& message, std::uint64_t number, std::string_view content) {
  appendVarint(message, number << 3 | kLengthDelimited);
  appendVarint(message, content.size());
  message += content;
}

}  // namespace s2s
