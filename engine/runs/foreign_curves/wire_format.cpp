#include "engine/runs/foreign_curves/wire_format.h"

namespace s2s {

std::optional<std::uint64_t> WireReader::varint() {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 70 && !m_rest.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(m_rest.front());
    m_rest.remove_prefix(1);
    if (shift < 64) value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if ((byte & 0x80) == 0) return value;
  }
  m_malformed = true;
  return std::nullopt;
}

std::optional<std::uint64_t> WireReader::fixed(std::size_t bytes) {
  if (m_rest.size() < bytes) return m_malformed = true, std::nullopt;
  std::uint64_t value = 0;
  for (std::size_t i = bytes; i-- > 0;) value = (value << 8) | static_cast<unsigned char>(m_rest[i]);
  m_rest.remove_prefix(bytes);
  return value;
}

std::optional<WireField> WireReader::next() {
  if (m_rest.empty() || m_malformed) return std::nullopt;
  const auto tag = varint();
  if (!tag || *tag >> 35 != 0) return m_malformed = true, std::nullopt;
  WireField field;
  field.number = static_cast<std::uint32_t>(*tag >> 3);
  field.type = static_cast<WireField::Type>(*tag & 7);
  std::optional<std::uint64_t> value;
  switch (field.type) {
    case WireField::Type::varint:
      value = varint();
      break;
    case WireField::Type::fixed64:
      value = fixed(8);
      break;
    case WireField::Type::fixed32:
      value = fixed(4);
      break;
    case WireField::Type::bytes:
      value = varint();
      if (!value || *value > m_rest.size()) break;
      field.bytes = m_rest.substr(0, *value);
      m_rest.remove_prefix(*value);
      return field;
  }
  if (!value || field.type == WireField::Type::bytes) return m_malformed = true, std::nullopt;
  field.value = *value;
  return field;
}

void WireWriter::raw(std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) m_message.push_back(static_cast<char>((value & 0x7F) | 0x80));
  m_message.push_back(static_cast<char>(value));
}

void WireWriter::tag(std::uint32_t number, WireField::Type type) {
  raw((static_cast<std::uint64_t>(number) << 3) | static_cast<std::uint64_t>(type));
}

WireWriter& WireWriter::varint(std::uint32_t number, std::uint64_t value) {
  tag(number, WireField::Type::varint);
  raw(value);
  return *this;
}

WireWriter& WireWriter::fixed64(std::uint32_t number, double value) {
  tag(number, WireField::Type::fixed64);
  const auto bits = std::bit_cast<std::uint64_t>(value);
  for (int i = 0; i < 8; ++i) m_message.push_back(static_cast<char>((bits >> (8 * i)) & 0xFF));
  return *this;
}

WireWriter& WireWriter::fixed32(std::uint32_t number, float value) {
  tag(number, WireField::Type::fixed32);
  const auto bits = std::bit_cast<std::uint32_t>(value);
  for (int i = 0; i < 4; ++i) m_message.push_back(static_cast<char>((bits >> (8 * i)) & 0xFF));
  return *this;
}

WireWriter& WireWriter::bytes(std::uint32_t number, std::string_view value) {
  tag(number, WireField::Type::bytes);
  raw(value.size());
  m_message += value;
  return *this;
}

}  // namespace s2s
