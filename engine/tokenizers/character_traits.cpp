#include "engine/tokenizers/character_traits.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <array>
#include <memory>

namespace s2s {
namespace {

constexpr char32_t kTableEnd = 0x20000;  // the planes that running text is written in
constexpr int kPythonsMajor = 14, kLibrarysMajor = 8;

bool isIdeograph(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x2A6DF) ||
         (c >= 0x2A700 && c <= 0x2B73F) || (c >= 0x2B740 && c <= 0x2B81F) || (c >= 0x2B820 && c <= 0x2CEAF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

bool isAsciiPunctuation(char32_t c) {
  return (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) || (c >= 123 && c <= 126);
}

std::uint16_t computeTraits(char32_t codePoint) {
  const auto c = static_cast<UChar32>(codePoint);
  UVersionInfo age;
  u_charAge(c, age);
  const std::uint32_t mask = U_GET_GC_MASK(c);
  const std::uint32_t bertMask = age[0] > kPythonsMajor ? U_GC_CN_MASK : mask;
  const bool starter = u_getCombiningClass(c) == 0;
  int traits = 0;
  const auto set = [&](CharacterTrait trait, bool holds) { traits |= holds ? trait : 0; };
  set(kLetter, (mask & U_GC_L_MASK) != 0);
  set(kNumber, (mask & U_GC_N_MASK) != 0);
  set(kWhiteSpace, u_isUWhiteSpace(c));
  set(kSpaceMark, (mask & U_GC_Z_MASK) != 0);
  set(kPunctuation, (bertMask & U_GC_P_MASK) != 0 || isAsciiPunctuation(codePoint));
  set(kOther, (bertMask & U_GC_C_MASK) != 0 && c != '\t' && c != '\n' && c != '\r');
  set(kIdeograph, isIdeograph(codePoint));
  set(kAccent, (bertMask & U_GC_MN_MASK) != 0);
  set(kStable, starter && u_getIntPropertyValue(c, UCHAR_NFC_QUICK_CHECK) == UNORM_YES);
  set(kDecomposed, starter && u_getIntPropertyValue(c, UCHAR_NFD_QUICK_CHECK) == UNORM_YES);
  set(kNoUpperCase, u_tolower(c) == c);
  set(kWord, u_isUAlphabetic(c) || (mask & (U_GC_M_MASK | U_GC_ND_MASK | U_GC_PC_MASK)) != 0 ||
                 u_hasBinaryProperty(c, UCHAR_JOIN_CONTROL));
  set(kMark, (mask & U_GC_M_MASK) != 0);
  set(kUnassigned, (bertMask & U_GC_CN_MASK) != 0);
  set(kRecent, age[0] > kLibrarysMajor);
  return static_cast<std::uint16_t>(traits);
}

using Table = std::array<std::uint16_t, kTableEnd>;

std::unique_ptr<const Table> makeTable() {
  auto table = std::make_unique<Table>();
  for (char32_t c = 0; c < kTableEnd; ++c) (*table)[c] = computeTraits(c);
  return table;
}

}  // namespace

std::uint16_t traitsOf(char32_t codePoint) {
  static const std::unique_ptr<const Table> table = makeTable();
  return codePoint < kTableEnd ? (*table)[codePoint] : computeTraits(codePoint);
}

}  // namespace s2s
