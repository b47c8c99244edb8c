#include "engine/data/readers/xml_mask.h"

#include <algorithm>
#include <charconv>

#include "engine/core/utf8.h"

namespace s2s {
namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kNameStart = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_";
constexpr std::size_t kLongestReference = 100;

/// What holds no references, and what ends it.
struct Unread {
  std::string_view begin, end;
};
constexpr Unread kUnread[] = {{"<![CDATA[", "]]>"}, {"<!--", "-->"}, {"<?", "?>"}};

bool isNameCharacter(char c) {
  return kNameStart.find(c) != std::string_view::npos || kDigits.find(c) != std::string_view::npos ||
         c == '.' || c == '-';
}

bool isAllowed(std::uint32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c < 0xD800 || (c >= 0xE000 && c < 0xFFFE) || (c >= 0x10000 && c <= 0x10FFFF);
}

/// Whether XML takes what stands between & and the semicolon: a name of ASCII, a number of a character.
bool isReference(std::string_view text) {
  if (!text.starts_with('#'))
    return !text.empty() && kNameStart.find(text.front()) != std::string_view::npos &&
           std::ranges::all_of(text, isNameCharacter);
  text.remove_prefix(1);
  const int base = text.starts_with('x') ? 16 : 10;
  if (base == 16) text.remove_prefix(1);
  std::uint32_t character = 0;
  const char* const end = text.data() + text.size();
  const auto [last, problem] = std::from_chars(text.data(), end, character, base);
  return problem == std::errc() && last == end && isAllowed(character);
}

/// Whether a reference may go on behind the end of the text, which begins with its &.
bool mayGoOn(std::string_view text) {
  text.remove_prefix(1);
  if (text.starts_with('#')) text.remove_prefix(1);
  return text.size() < kLongestReference && std::ranges::all_of(text, isNameCharacter);
}

}  // namespace

std::size_t XmlMask::mask(std::string& piece, bool last) {
  maskControls(piece);
  const std::size_t decoded = maskUndecodable(piece, last);
  const std::size_t whole = maskReferences(piece, decoded, last);
  if (!std::ranges::is_sorted(m_places, {}, &Place::byte)) std::ranges::sort(m_places, {}, &Place::byte);
  m_given += whole;
  return whole;
}

std::optional<XmlMask::Damage> XmlMask::firstBefore(std::uint64_t byte) const {
  if (m_places.empty() || m_places.front().byte >= byte) return std::nullopt;
  return m_places.front().damage;
}

void XmlMask::forgetBefore(std::uint64_t byte) {
  while (!m_places.empty() && m_places.front().byte < byte) m_places.pop_front();
}

void XmlMask::put(std::string& piece, std::size_t at, Damage damage) {
  piece[at] = '?';
  m_places.push_back({m_given + at, damage});
}

void XmlMask::maskControls(std::string& piece) {
  for (std::size_t i = 0; i < piece.size(); ++i) {
    const auto c = static_cast<unsigned char>(piece[i]);
    if (c < 0x20 && !isAllowed(c)) put(piece, i, Damage::character);
  }
}

/// How much of the piece is whole characters.
std::size_t XmlMask::maskUndecodable(std::string& piece, bool last) {
  for (const std::string_view noCharacter : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {  // U+FFFE, U+FFFF
    for (std::size_t at = 0; (at = piece.find(noCharacter, at)) != std::string::npos;) {
      for (std::size_t i = 0; i < noCharacter.size(); ++i) put(piece, at++, Damage::character);
    }
  }
  for (std::size_t begin = 0;;) {
    const std::optional<std::size_t> bad = firstInvalidUtf8(std::string_view(piece).substr(begin));
    if (!bad) return piece.size();
    begin += *bad;
    if (!last && piece.size() - begin < 4 && static_cast<unsigned char>(piece[begin]) >= 0xC0) return begin;
    put(piece, begin++, Damage::character);
  }
}

/// How much of what ends at `end` is whole references and marks.
std::size_t XmlMask::maskReferences(std::string& piece, std::size_t end, bool last) {
  const std::string_view text = std::string_view(piece).substr(0, end);
  for (std::size_t i = 0;;) {
    if (!m_until.empty()) {
      const std::size_t found = text.find(m_until, i);
      if (found == std::string_view::npos) return last ? end : end - std::min(end - i, m_until.size() - 1);
      i = found + m_until.size();
      m_until = {};
    }
    i = text.find_first_of("<&", i);
    if (i == std::string_view::npos) return end;
    const std::string_view rest = text.substr(i);
    if (rest.front() == '<') {
      std::size_t length = 1;
      for (const Unread& unread : kUnread) {
        if (!last && unread.begin.starts_with(rest)) return i;
        if (!rest.starts_with(unread.begin)) continue;
        length = unread.begin.size();
        m_until = unread.end;
      }
      i += length;
      continue;
    }
    const std::size_t semicolon = rest.substr(0, kLongestReference).find(';');
    if (semicolon == std::string_view::npos && !last && mayGoOn(rest)) return i;
    if (semicolon == std::string_view::npos || !isReference(rest.substr(1, semicolon - 1)))
      put(piece, i, Damage::reference);
    ++i;
  }
}

}  // namespace s2s
