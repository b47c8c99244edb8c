#pragma once
// Little-endian numbers out of untrusted bytes: every read is checked against what is left.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>

namespace s2s {

class ByteReader {
 public:
  explicit ByteReader(std::span<const std::byte> bytes, std::size_t position = 0)
      : m_bytes(bytes), m_position(position <= bytes.size() ? position : bytes.size()) {}

  std::size_t position() const { return m_position; }
  std::size_t remaining() const { return m_bytes.size() - m_position; }

  /// The next `count` bytes, or nothing (and no move) where fewer are left.
  std::optional<std::string_view> take(std::uint64_t count) {
    if (count > remaining()) return std::nullopt;
    const auto* begin = reinterpret_cast<const char*>(m_bytes.data()) + m_position;
    m_position += static_cast<std::size_t>(count);
    return std::string_view(begin, static_cast<std::size_t>(count));
  }

  template <typename Unsigned>
  std::optional<Unsigned> number() {
    static_assert(std::is_unsigned_v<Unsigned>);
    const auto text = take(sizeof(Unsigned));
    if (!text) return std::nullopt;
    Unsigned value = 0;
    for (std::size_t i = sizeof(Unsigned); i-- > 0;) {
      value = static_cast<Unsigned>((static_cast<std::uint64_t>(value) << 8) |
                                    static_cast<unsigned char>((*text)[i]));
    }
    return value;
  }

  /// The text before the next line feed, which is consumed; nothing where there is none.
  std::optional<std::string_view> line() {
    const std::string_view rest(reinterpret_cast<const char*>(m_bytes.data()) + m_position, remaining());
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    m_position += end + 1;
    return rest.substr(0, end);
  }

 private:
  std::span<const std::byte> m_bytes;
  std::size_t m_position;
};

}  // namespace s2s
