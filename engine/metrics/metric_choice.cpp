#include "engine/metrics/metric_choice.h"

#include <algorithm>
#include <array>
#include <string>

namespace s2s {
namespace {

/// "ko_KR" → "ko", "kor_Hang" → "kor", "Korean" → "korean".
std::string primary(std::string_view language) {
  std::string code(language.substr(0, language.find_first_of("_-")));
  for (char& c : code) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return code;
}

template <std::size_t Count>
bool isOneOf(const std::string& code, const std::array<std::string_view, Count>& names) {
  return std::ranges::find(names, code) != names.end();
}

bool isKorean(const std::string& code) {
  return isOneOf(code, std::array<std::string_view, 3>{"ko", "kor", "korean"});
}
bool isChinese(const std::string& code) {
  return isOneOf(code, std::array<std::string_view, 6>{"zh", "zho", "chi", "cmn", "yue", "chinese"});
}
bool isJapanese(const std::string& code) {
  return isOneOf(code, std::array<std::string_view, 3>{"ja", "jpn", "japanese"});
}
bool isWithoutSpaces(const std::string& code) {
  return isOneOf(
      code, std::array<std::string_view, 14>{"th", "tha", "thai", "lo", "lao", "km", "khm", "khmer", "my",
                                             "mya", "burmese", "bo", "bod", "tibetan"});
}

}  // namespace

MetricChoice headlineMetric(std::string_view language) {
  if (isKorean(primary(language)))
    return {
        "chrf++",
        "chrF++ comes first because the target is Korean: particles and endings are written onto words, so "
        "that BLEU on words counts one wrong syllable as a whole wrong word."};
  return {"bleu", "BLEU comes first because it is what most published results for this language report."};
}

MetricChoice defaultTokenizer(std::string_view language) {
  const std::string code = primary(language);
  if (isKorean(code))
    return {
        "char",
        "BLEU compares characters because the target is Korean: its words carry particles and endings, and "
        "sacreBLEU's own choice, ko-mecab, needs a dictionary of morphemes."};
  if (isChinese(code))
    return {"zh",
            "BLEU compares Chinese characters one by one because the target is written without spaces."};
  if (isJapanese(code))
    return {"char",
            "BLEU compares characters because the target is Japanese: it is written without spaces, and "
            "sacreBLEU's own choice, ja-mecab, needs a dictionary of morphemes."};
  if (isWithoutSpaces(code))
    return {"char", "BLEU compares characters because the target is written without spaces."};
  return {"13a", "BLEU cuts words as WMT's mteval-v13a does, which is sacreBLEU's default."};
}

}  // namespace s2s
