#pragma once
// GPT-2's way to write any byte as a character that can be seen (`bytes_to_unicode` of its published code).

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace s2s {

/// The characters of all bytes, as UTF-8: printable Latin-1 stands for itself, the rest from U+0100 on.
const std::array<std::string, 256>& byteCharacters();

/// The byte that a character stands for; nothing where it is not of that alphabet.
std::optional<unsigned char> byteOfCharacter(char32_t character);

/// `text`, every byte written as its character.
std::string inByteCharacters(std::string_view text);

}  // namespace s2s
