#include "engine/tokenizers/byte_alphabet.h"

#include "engine/core/utf8.h"

namespace s2s {
namespace {

constexpr bool isPrintable(unsigned byte) {
  return (byte >= 0x21 && byte <= 0x7E) || (byte >= 0xA1 && byte <= 0xAC) || byte >= 0xAE;
}

constexpr std::array<char32_t, 256> codes() {
  std::array<char32_t, 256> all{};
  char32_t next = 0x100;
  for (unsigned byte = 0; byte < 256; ++byte) all[byte] = isPrintable(byte) ? byte : next++;
  return all;
}
constexpr std::array<char32_t, 256> kCodes = codes();

}  // namespace

const std::array<std::string, 256>& byteCharacters() {
  static const std::array<std::string, 256> texts = [] {
    std::array<std::string, 256> all;
    for (std::size_t byte = 0; byte < 256; ++byte) appendUtf8(all[byte], kCodes[byte]);
    return all;
  }();
  return texts;
}

std::optional<unsigned char> byteOfCharacter(char32_t character) {
  if (character < 256) {
    const auto byte = static_cast<unsigned>(character);
    if (isPrintable(byte)) return static_cast<unsigned char>(byte);
    return std::nullopt;
  }
  for (unsigned byte = 0; byte < 256 && character < 0x200; ++byte) {
    if (kCodes[byte] == character) return static_cast<unsigned char>(byte);
  }
  return std::nullopt;
}

std::string inByteCharacters(std::string_view text) {
  std::string written;
  for (const char c : text) written += byteCharacters()[static_cast<unsigned char>(c)];
  return written;
}

}  // namespace s2s
