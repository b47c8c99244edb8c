#include "engine/tokenizers/unicode_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace s2s {
namespace {

using Byte = unsigned char;

/// Length of the sequence that a lead byte announces and the range its second byte must lie in; length 0
/// where the byte cannot lead.
struct Lead {
  std::size_t length;
  Byte low = 0x80, high = 0xBF;
};

Lead leadOf(Byte byte) {
  if (byte < 0x80) return {1};
  if (byte < 0xC2) return {0};
  if (byte < 0xE0) return {2};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0};
}

/// The white space of Python's str.isspace(), as UTF-8.
constexpr std::array<std::string_view, 29> kSpaces = {
    "\t",           "\n",           "\v",           "\f",           "\r",
    "\x1C",         "\x1D",         "\x1E",         "\x1F",         " ",
    "\xC2\x85",     "\xC2\xA0",     "\xE1\x9A\x80", "\xE2\x80\x80", "\xE2\x80\x81",
    "\xE2\x80\x82", "\xE2\x80\x83", "\xE2\x80\x84", "\xE2\x80\x85", "\xE2\x80\x86",
    "\xE2\x80\x87", "\xE2\x80\x88", "\xE2\x80\x89", "\xE2\x80\x8A", "\xE2\x80\xA8",
    "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80"};

}  // namespace

std::string wellFormedUtf8(std::string_view bytes, std::string_view replacement) {
  std::string text;
  text.reserve(bytes.size());
  std::size_t i = 0;
  while (i < bytes.size()) {
    std::size_t plain = i;
    while (plain < bytes.size() && static_cast<Byte>(bytes[plain]) < 0x80) ++plain;
    text.append(bytes, i, plain - i);
    if ((i = plain) == bytes.size()) break;
    const Lead lead = leadOf(static_cast<Byte>(bytes[i]));
    std::size_t good = lead.length == 0 ? 0 : 1;
    while (good > 0 && good < lead.length && i + good < bytes.size()) {
      const Byte next = static_cast<Byte>(bytes[i + good]);
      const bool fits = good == 1 ? next >= lead.low && next <= lead.high : (next & 0xC0) == 0x80;
      if (!fits) break;
      ++good;
    }
    if (lead.length > 0 && good == lead.length)
      text.append(bytes.substr(i, good));
    else
      text.append(replacement);
    i += std::max<std::size_t>(good, 1);
  }
  return text;
}

std::vector<std::string_view> characters(std::string_view text) {
  std::vector<std::string_view> all;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = std::max<std::size_t>(leadOf(static_cast<Byte>(text[i])).length, 1);
    all.push_back(text.substr(i, length));
    i += length;
  }
  return all;
}

std::string replaceAll(std::string_view text, std::string_view from, std::string_view to) {
  std::string out;
  std::size_t at = 0;
  for (std::size_t found; (found = text.find(from, at)) != std::string_view::npos; at = found + from.size()) {
    out.append(text.substr(at, found - at)).append(to);
  }
  return out.append(text.substr(at));
}

std::string_view stripLeft(std::string_view text) {
  for (;;) {
    const auto space = std::ranges::find_if(kSpaces, [&](std::string_view s) { return text.starts_with(s); });
    if (space == kSpaces.end()) return text;
    text.remove_prefix(space->size());
  }
}

std::string_view stripRight(std::string_view text) {
  for (;;) {
    const auto space = std::ranges::find_if(kSpaces, [&](std::string_view s) { return text.ends_with(s); });
    if (space == kSpaces.end()) return text;
    text.remove_suffix(space->size());
  }
}

}  // namespace s2s
