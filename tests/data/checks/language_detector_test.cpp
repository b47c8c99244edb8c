#include "engine/data/checks/language_detector.h"

#include <gtest/gtest.h>

#include <thread>

namespace s2s {
namespace {

LanguageVerdict verdict(const std::string& text, const char* expected, double threshold = 0.99) {
  return judgeLanguage(detectLanguages(text), expected, threshold);
}

TEST(LanguageDetectorTest, SentencesOfSeveralLanguages) {
  EXPECT_EQ(detectLanguages("오늘은 날씨가 매우 좋아서 산책을 했습니다.").language, "ko");
  EXPECT_EQ(detectLanguages("The weather was very fine, so we went for a walk.").language, "en");
  EXPECT_EQ(detectLanguages("Il m'a dit qu'il était déjà rentré à la maison.").language, "fr");
  EXPECT_EQ(detectLanguages("Er sagte seiner Mutter, er sei nach Hause gekommen.").language, "de");
  EXPECT_EQ(detectLanguages("これは日本語の文章です。").language, "ja");
}

TEST(LanguageDetectorTest, SharesAddUpWhateverTheLength) {
  for (const char* text :
       {"안녕하세요 반갑습니다.", "The cat sat on the mat.",
        "삼성전자는 Samsung Electronics Company Limited announced new products today 라고 말했다."}) {
    const DetectedLanguages found = detectLanguages(text);
    double sum = 0.0;
    for (const auto& part : found.parts) sum += part.share;
    EXPECT_NEAR(sum, 1.0, 1e-9) << text;
  }
  EXPECT_DOUBLE_EQ(detectLanguages("안녕하세요 반갑습니다.").shareOf("ko"), 1.0)
      << "spaces and marks, which are in no language, take nothing away";
}

TEST(LanguageDetectorTest, VerdictsAgainstTheExpectedLanguage) {
  EXPECT_EQ(verdict("오늘은 날씨가 매우 좋아서 산책을 했습니다.", "ko"), LanguageVerdict::match);
  EXPECT_EQ(verdict("The weather was very fine, so we went for a walk.", "ko"), LanguageVerdict::other);
  const std::string mixed =
      "그는 오늘 the committee of the United Nations 에서 연설을 했고 모두가 박수를 쳤습니다.";
  EXPECT_EQ(verdict(mixed, "ko"), LanguageVerdict::mixed);
  EXPECT_EQ(verdict(mixed, "ko", 0.3), LanguageVerdict::match);
}

TEST(LanguageDetectorTest, TheExpectedLanguageDecidesBetweenNearOnes) {
  const std::string names =
      "Comme Ross, Mehta se démène pour exprimer les vertus ineffables de William Shawn.";
  EXPECT_EQ(detectLanguages(names).language, "en") << "because of the names";
  EXPECT_EQ(detectLanguages(names, "fr").language, "fr");
  EXPECT_EQ(detectLanguages("The weather was very fine, so we went for a walk.", "fr").language, "en");
  EXPECT_EQ(detectLanguages("오늘은 날씨가 매우 좋아서 산책을 했습니다.", "fr").language, "ko");
}

TEST(LanguageDetectorTest, WhatIsTooShortIsUndecidedAndNoMismatch) {
  for (const char* text : {"", " ", "OK", "12345 !!!", "\xF0\x9F\x98\x80", "Go."})
    EXPECT_EQ(verdict(text, "ko"), LanguageVerdict::undecided) << text;
}

TEST(LanguageDetectorTest, AnyBytesWillDo) {
  std::string long_text;
  for (int i = 0; i < 200000; ++i) long_text += "오늘은 날씨가 좋습니다. ";
  EXPECT_EQ(detectLanguages(long_text).language, "ko");
  EXPECT_EQ(verdict("오늘은 날씨가 매우 \x01\x02 좋아서\xEF\xBF\xBE 산책을 했습니다.", "ko"),
            LanguageVerdict::match)
      << "control characters and noncharacters";
  EXPECT_EQ(verdict("\xFF\xFE\xFF", "ko"), LanguageVerdict::undecided);
  EXPECT_EQ(verdict(std::string(70000, '\0'), "ko"), LanguageVerdict::undecided);
}

TEST(LanguageDetectorTest, CodesOfTokenizersAndRecipes) {
  for (const char* code : {"ko", "KO", "ko_KR", "kor_Hang", "ko-KR", "kor"}) {
    const auto found = detectorLanguage(code);
    ASSERT_TRUE(found) << code;
    EXPECT_EQ(*found, "ko") << code;
  }
  EXPECT_EQ(*detectorLanguage("eng_Latn"), "en");
  EXPECT_EQ(*detectorLanguage("zh"), "zh");
  EXPECT_EQ(*detectorLanguage("zh_CN"), "zh");
  EXPECT_EQ(*detectorLanguage("zho_Hant"), "zh-Hant");
  EXPECT_EQ(*detectorLanguage("zh-TW"), "zh-Hant");
  EXPECT_EQ(*detectorLanguage("he"), "iw") << "the detector's older code";
  const auto unknown = detectorLanguage("klingon");
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().kind, Error::Kind::invalidInput);
  EXPECT_FALSE(detectorLanguage(""));
}

TEST(LanguageDetectorTest, SeveralThreadsAtOnce) {
  std::vector<std::thread> threads;
  std::array<int, 4> right{};
  for (int& count : right) {
    threads.emplace_back([&count] {
      for (int i = 0; i < 200; ++i)
        count += detectLanguages("The weather was very fine today.").language == "en";
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const int count : right) EXPECT_EQ(count, 200);
}

}  // namespace
}  // namespace s2s
