#include "engine/data/column_names.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "engine/data/column_guess.h"

namespace s2s {
namespace {

constexpr std::array kSource = std::to_array<std::string_view>(
    {"source",    "src",      "src_text",  "source_text", "input",      "input_text", "prompt", "question",
     "text",      "sentence", "document",  "article",     "comments",   "comment",    "review", "title",
     "sentence1", "premise",  "question1", "text_a",      "sentence_a", "원문",       "문장",   "질문",
     "텍스트",    "본문",     "내용",      "문장1",       "quelle",     "entree"});
constexpr std::array kPair =
    std::to_array<std::string_view>({"sentence2", "hypothesis", "question2", "text_b", "sentence_b", "text2",
                                     "pair", "second", "context", "문장2"});
constexpr std::array kTarget = std::to_array<std::string_view>(
    {"target", "tgt",     "tgt_text", "target_text", "output",    "output_text", "completion",
     "answer", "answers", "reply",    "translation", "reference", "summary",     "highlights",
     "번역",   "번역문",  "정답",     "답변",        "요약",      "ziel",        "sortie"});
constexpr std::array kLabel = std::to_array<std::string_view>(
    {"label", "labels", "gold_label", "class", "category", "topic", "topic_idx", "hate", "sentiment",
     "is_duplicate", "라벨", "레이블", "분류", "감정", "주제"});
constexpr std::array kScore = std::to_array<std::string_view>(
    {"score", "similarity", "rating", "stars", "value", "점수", "유사도", "평점"});
constexpr std::array kIdentifier = std::to_array<std::string_view>(
    {"id", "idx", "index", "guid", "uid", "uuid", "no", "number", "pair_id", "sentence_id", "line", "url",
     "link", "genre", "filename", "year", "번호", "아이디", "순번"});

struct LanguageName {
  std::string_view name, code;
};
constexpr std::array kLanguageNames = std::to_array<LanguageName>(
    {{"english", "en"},    {"eng", "en"},      {"eng_latn", "en"}, {"korean", "ko"},   {"kor", "ko"},
     {"kor_hang", "ko"},   {"japanese", "ja"}, {"jpn", "ja"},      {"chinese", "zh"},  {"zho", "zh"},
     {"german", "de"},     {"deutsch", "de"},  {"deu", "de"},      {"french", "fr"},   {"francais", "fr"},
     {"français", "fr"},   {"fra", "fr"},      {"spanish", "es"},  {"espanol", "es"},  {"español", "es"},
     {"spa", "es"},        {"russian", "ru"},  {"rus", "ru"},      {"italian", "it"},  {"portuguese", "pt"},
     {"vietnamese", "vi"}, {"thai", "th"},     {"arabic", "ar"},   {"영어", "en"},     {"한국어", "ko"},
     {"한글", "ko"},       {"국문", "ko"},     {"영문", "en"},     {"일본어", "ja"},   {"중국어", "zh"},
     {"독일어", "de"},     {"프랑스어", "fr"}, {"스페인어", "es"}, {"러시아어", "ru"}, {"日本語", "ja"},
     {"中文", "zh"},       {"русский", "ru"}});
constexpr std::array kCodes =
    std::to_array<std::string_view>({"en", "ko", "ja", "zh", "de", "fr", "es", "it", "pt", "ru", "nl", "pl",
                                     "sv", "da", "no", "fi", "cs", "hu", "ro", "bg", "uk", "el", "tr", "ar",
                                     "he", "hi", "th", "vi", "id", "ms", "fa", "sw", "ur", "bn", "ta", "ca"});

}  // namespace

std::span<const std::string_view> namesOf(ColumnRole role) {
  switch (role) {
    case ColumnRole::source:
      return kSource;
    case ColumnRole::pair:
      return kPair;
    case ColumnRole::target:
      return kTarget;
    case ColumnRole::label:
      return kLabel;
    case ColumnRole::score:
      return kScore;
  }
  return {};
}

std::string plainName(std::string_view name) {
  std::string plain(name);
  for (char& c : plain) {
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (c == ' ' || c == '-' || c == '.') c = '_';
  }
  return plain;
}

bool isIdentifierName(std::string_view name) {
  const std::string plain = plainName(name);
  return std::ranges::find(kIdentifier, plain) != kIdentifier.end() || plain.ends_with("_id");
}

std::string languageOfName(std::string_view name) {
  const std::string plain = plainName(name);
  for (const LanguageName& known : kLanguageNames) {
    if (plain == known.name) return std::string(known.code);
  }
  // "no" and "id" are codes too, but columns of that name hold numbers.
  if (isIdentifierName(name)) return "";
  const auto isCode = [](std::string_view part) { return std::ranges::find(kCodes, part) != kCodes.end(); };
  if (isCode(plain)) return plain;
  // A region behind, or a word around: ko_kr, tgt_de, translation.ko.
  const std::size_t first = plain.find('_'), last = plain.rfind('_');
  if (first == std::string::npos) return "";
  const std::string front = plain.substr(0, first), back = plain.substr(last + 1);
  if (front == "translation" || front == "text" || front == "src" || front == "tgt" || front == "source" ||
      front == "target" || front == "sentence" || front == "lang")
    return isCode(back) ? back : "";
  return first == last && back.size() == 2 && isCode(front) ? front : "";
}

}  // namespace s2s
