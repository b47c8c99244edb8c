// Languages are found by the tokenizer's own codes and by ISO 639-1.

#include "engine/tokenizers/language_codes.h"

#include <gtest/gtest.h>

namespace s2s {
namespace {

std::string found(const std::vector<std::string>& codes, std::string_view language) {
  const std::optional<std::size_t> place = findLanguage(codes, language);
  return place ? codes[*place] : "";
}

TEST(LanguageCodes, OwnCodesAreFound) {
  EXPECT_EQ(found(nllbLanguages(), "kor_Hang"), "kor_Hang");
  EXPECT_EQ(found(mbartLanguages(), "ko_KR"), "ko_KR");
  EXPECT_EQ(found(m2m100Languages(), "ceb"), "ceb");
}

TEST(LanguageCodes, TwoLettersFindTheFamilysCode) {
  EXPECT_EQ(found(nllbLanguages(), "ko"), "kor_Hang");
  EXPECT_EQ(found(nllbLanguages(), "en"), "eng_Latn");
  EXPECT_EQ(found(nllbLanguages(), "de"), "deu_Latn");
  EXPECT_EQ(found(nllbLanguages(), "fr"), "fra_Latn");
  EXPECT_EQ(found(nllbLanguages(), "zh"), "zho_Hans");
  EXPECT_EQ(found(nllbLanguages(), "ar"), "arb_Arab");
  EXPECT_EQ(found(mbart50Languages(), "ko"), "ko_KR");
  EXPECT_EQ(found(mbart50Languages(), "en"), "en_XX");
}

TEST(LanguageCodes, OthersAreNotFound) {
  EXPECT_EQ(found(nllbLanguages(), ""), "");
  EXPECT_EQ(found(nllbLanguages(), "xx"), "");
  EXPECT_EQ(found(nllbLanguages(), "kor"), "");
  EXPECT_EQ(found(mbartLanguages(), "uk"), "");
  EXPECT_EQ(m2m100Languages().size(), 100u);
  EXPECT_EQ(nllbLanguages().size(), 202u);
}

}  // namespace
}  // namespace s2s
