#include <algorithm>

#include "engine/core/utf8.h"
#include "engine/data/decoding/encoding.h"

namespace s2s {
namespace {

using Byte = unsigned char;

struct Mark {
  std::string_view bytes;
  const char* encoding;
};
constexpr Mark kMarks[] = {{std::string_view("\xEF\xBB\xBF", 3), "UTF-8"},
                           {std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},  // before UTF-16LE
                           {std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
                           {std::string_view("\xFF\xFE", 2), "UTF-16LE"},
                           {std::string_view("\xFE\xFF", 2), "UTF-16BE"}};

struct Utf8Count {
  std::size_t good = 0, bad = 0;  ///< characters beyond ASCII; bytes that belong to none
};

Utf8Count countUtf8(std::string_view bytes) {
  Utf8Count count;
  for (std::size_t i = 0; i < bytes.size();) {
    const Byte lead = static_cast<Byte>(bytes[i]);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (i + length > bytes.size()) break;  // cut by the end of the sample
    if (isValidUtf8(bytes.substr(i, length))) {
      ++count.good;
      i += length;
    } else {
      ++count.bad;
      ++i;
    }
  }
  return count;
}

/// Whether the bytes read as UTF-16 with the zero byte of white space and ASCII at `zero` (1: little endian).
/// A text of another encoding may hold zero bytes too, but not beside its line ends. A line feed's byte is
/// also half of characters such as U+4E0A, so where those outnumber the code units 000A, the bytes are UTF-16
/// only if no text in UTF-8 has them: one that is not valid, or zero bytes in plenty that all lie on one
/// side.
bool looksLikeUtf16(std::string_view bytes, std::size_t zero) {
  const std::size_t units = bytes.size() / 2;
  std::size_t plain = 0, otherWay = 0, feeds = 0, feedsHere = 0;
  for (std::size_t i = 0; i < units; ++i) {
    const char high = bytes[2 * i + zero], low = bytes[2 * i + 1 - zero];
    if (high == '\0' && low != '\0') ++plain;
    if (low == '\0' && high != '\0') ++otherWay;
    if (low == '\n' || high == '\n') ++feeds;
    if (low == '\n' && high == '\0') ++feedsHere;
  }
  if (plain < 2 || otherWay * 4 > plain) return false;
  const bool isPlenty = plain * 5 >= units;
  if (feeds == 0) return isPlenty;
  if (feedsHere == 0 || plain * 50 < units) return false;
  return feedsHere * 2 > feeds || (isPlenty && otherWay == 0) || countUtf8(bytes).bad > 0;
}

/// Whether code page 949 has the pair: those of EUC-KR, whose bytes are both above A0 (row C9 is empty), and
/// the syllables that Windows put around them, up to C6 52. By its bytes alone every umlaut of Latin-1 in
/// front of a letter would be one.
bool isCp949Pair(Byte lead, Byte trail) {
  if (lead >= 0xA1 && lead <= 0xFD && trail >= 0xA1 && trail <= 0xFE) return lead != 0xC9;
  const bool added = (trail >= 0x41 && trail <= 0x5A) || (trail >= 0x61 && trail <= 0x7A) ||
                     (trail >= 0x81 && trail <= 0xFE);
  return added && lead >= 0x81 && (lead < 0xC6 || (lead == 0xC6 && trail <= 0x52));
}

/// The pairs of code page 949 among the bytes, and what cannot be one.
Utf8Count countCp949(std::string_view bytes) {
  Utf8Count count;
  for (std::size_t i = 0; i < bytes.size();) {
    const Byte lead = static_cast<Byte>(bytes[i]);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    if (i + 1 == bytes.size()) break;
    const bool pair = isCp949Pair(lead, static_cast<Byte>(bytes[i + 1]));
    ++(pair ? count.good : count.bad);
    i += pair ? 2 : 1;
  }
  return count;
}

}  // namespace

DetectedEncoding detectEncoding(std::string_view start) {
  for (const Mark& mark : kMarks) {
    if (start.starts_with(mark.bytes)) return {mark.encoding, mark.bytes.size()};
  }
  if (looksLikeUtf16(start, 1)) return {"UTF-16LE", 0};
  if (looksLikeUtf16(start, 0)) return {"UTF-16BE", 0};
  const Utf8Count utf8 = countUtf8(start);
  if (utf8.bad == 0) return {"UTF-8", 0};
  // Korean in CP949 read as UTF-8 is broken nearly everywhere; a broken UTF-8 text is not.
  const Utf8Count korean = countCp949(start);
  if (utf8.bad > utf8.good && korean.good > 0 && korean.bad * 50 <= korean.good) return {"CP949", 0};
  return {"UTF-8", 0};
}

}  // namespace s2s
