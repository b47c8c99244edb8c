#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "engine/core/utf8.h"
#include "engine/data/decoding/encoding.h"

namespace s2s {
namespace {

/// Stands in ICU's output for what cannot be decoded; it is no character, so no text means it.
constexpr UChar kBroken = 0xFFFF;

std::string lower(std::string_view name) {
  std::string text(name);
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

void writeBroken(const void*, UConverterToUnicodeArgs* arguments, const char*, int32_t,
                 UConverterCallbackReason reason, UErrorCode* code) {
  if (reason > UCNV_IRREGULAR) return;  // about the converter itself, not about text
  *code = U_ZERO_ERROR;
  const UChar broken = kBroken;
  ucnv_cbToUWriteUChars(arguments, &broken, 1, 0, code);
}

/// ICU gives control and private-use characters for the bytes that Windows code page 949 leaves undefined.
/// Python's cp949 refuses exactly these.
bool isUndefinedInCp949(char16_t unit) { return unit == 0x80 || (unit >= 0xE000 && unit <= 0xF8FF); }

bool isCp949(const UConverter* converter) {
  UErrorCode code = U_ZERO_ERROR;
  const char* name = ucnv_getName(converter, &code);
  return U_SUCCESS(code) && std::string_view(name).starts_with("windows-949");
}

class IcuConverter final : public EncodingConverter {
 public:
  explicit IcuConverter(UConverter* converter)
      : m_converter(converter, &ucnv_close), m_isCp949(isCp949(converter)) {}

  void convert(std::string_view bytes, bool last, std::string& text) override {
    const char* from = bytes.data();
    const char* end = from + bytes.size();
    for (;;) {
      std::array<UChar, 4096> units;
      UChar* to = units.data();
      UErrorCode code = U_ZERO_ERROR;
      ucnv_toUnicode(m_converter.get(), &to, units.data() + units.size(), &from, end, nullptr, last, &code);
      append(std::u16string_view(units.data(), static_cast<std::size_t>(to - units.data())), text);
      if (code != U_BUFFER_OVERFLOW_ERROR) break;
    }
    if (last && m_high != 0) text += kUndecodable;
  }

 private:
  void append(std::u16string_view units, std::string& text) {
    for (const char16_t unit : units) {
      if (m_high != 0 && unit >= 0xDC00 && unit <= 0xDFFF) {
        appendUtf8(text, 0x10000 + ((char32_t{m_high} - 0xD800) << 10) + (char32_t{unit} - 0xDC00));
        m_high = 0;
        continue;
      }
      if (m_high != 0) text += kUndecodable;
      m_high = 0;
      if (unit >= 0xD800 && unit <= 0xDBFF)
        m_high = unit;
      else if (unit == kBroken || (unit >= 0xDC00 && unit <= 0xDFFF) ||
               (m_isCp949 && isUndefinedInCp949(unit)))
        text += kUndecodable;
      else
        appendUtf8(text, unit);
    }
  }

  std::unique_ptr<UConverter, decltype(&ucnv_close)> m_converter;
  bool m_isCp949;
  char16_t m_high = 0;  ///< the first half of a pair, whose second is still to come
};

}  // namespace

bool isSameEncoding(std::string_view one, std::string_view other) { return lower(one) == lower(other); }

bool isUtf8Name(std::string_view name) {
  const std::string text = lower(name);
  return text == "utf-8" || text == "utf8" || text == "us-ascii" || text == "ascii";
}

Result<std::unique_ptr<EncodingConverter>> EncodingConverter::open(const std::string& name) {
  const std::string asked = lower(name);
  // ICU's "cp949" is IBM's, without the syllables that Windows added to EUC-KR.
  const bool korean = asked == "cp949" || asked == "euc-kr" || asked == "uhc" || asked == "ks_c_5601-1987";
  UErrorCode code = U_ZERO_ERROR;
  UConverter* converter = asked.empty() ? nullptr : ucnv_open(korean ? "windows-949" : name.c_str(), &code);
  if (U_FAILURE(code) || converter == nullptr) {
    return Error{"unknown encoding '" + name + "'", "",
                 "use auto, utf-8, utf-16le, utf-16be, cp949 or another name that ICU knows",
                 Error::Kind::invalidInput};
  }
  ucnv_setToUCallBack(converter, &writeBroken, nullptr, nullptr, nullptr, &code);
  return std::unique_ptr<EncodingConverter>(new IcuConverter(converter));
}

}  // namespace s2s
