#include "engine/vocabulary/vocabulary_map.h"

#include <gtest/gtest.h>

#include <fstream>

#include "engine/vocabulary/language_scripts.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

TEST(VocabularyMapTest, IsReadBackAsItWasWritten) {
  const test::TemporaryDirectory folder;
  const VocabularyMap map({0, 1, 2, 7, 9}, 12, "abc");
  std::ofstream(folder / kVocabularyMapFile) << map.toJson();
  const auto again = VocabularyMap::read(folder.path());
  ASSERT_TRUE(again.ok()) << again.error().message();
  EXPECT_EQ(again->oldIds(), map.oldIds());
  EXPECT_EQ(again->oldRows(), 12);
  EXPECT_EQ(again->tokenizerHash(), "abc");
  EXPECT_EQ(again->newId(7), 3);
  EXPECT_EQ(again->newId(8), std::nullopt);
  EXPECT_EQ(again->oldId(4), 9);
}

TEST(VocabularyMapTest, DamagedOnesAreErrors) {
  for (const char* content : {"", "[]", "{}", R"({"original": {"rows": 3}, "old_ids": [0]})",
                              R"({"original": {"rows": 3, "tokenizer_sha256": "a"}, "old_ids": []})",
                              R"({"original": {"rows": 3, "tokenizer_sha256": "a"}, "old_ids": [0, 0]})",
                              R"({"original": {"rows": 3, "tokenizer_sha256": "a"}, "old_ids": [0, 3]})",
                              R"({"original": {"rows": 3, "tokenizer_sha256": "a"}, "old_ids": ["x"]})"}) {
    const test::TemporaryDirectory folder;
    std::ofstream(folder / kVocabularyMapFile) << content;
    EXPECT_FALSE(VocabularyMap::read(folder.path()).ok()) << content;
  }
  const test::TemporaryDirectory empty;
  EXPECT_EQ(VocabularyMap::read(empty.path()).error().kind, Error::Kind::invalidInput);
}

TEST(LanguageScriptsTest, KoreanAndEnglishAreHangulAndLatin) {
  const auto scripts = LanguageScripts::of({"ko", "en"});
  ASSERT_TRUE(scripts.ok()) << scripts.error().message();
  for (const char* text : {"▁the", "한국어", "▁", "123", ".,!", "", "e\xCC\x81", "\xED\x95"})
    EXPECT_TRUE(scripts->write(text)) << text;
  for (const char* text : {"漢字", "かな", "привет", "▁αβγ", "한漢"})
    EXPECT_FALSE(scripts->write(text)) << text;
}

TEST(LanguageScriptsTest, JapaneseHasThreeScripts) {
  const auto scripts = LanguageScripts::of({"ja"});
  ASSERT_TRUE(scripts.ok());
  EXPECT_TRUE(scripts->write("漢字かなカナー"));
  EXPECT_FALSE(scripts->write("latin"));
}

TEST(LanguageScriptsTest, UnknownCodesAreNamed) {
  const auto scripts = LanguageScripts::of({"ko", "xx-nothing"});
  ASSERT_FALSE(scripts.ok());
  EXPECT_NE(scripts.error().message().find("xx-nothing"), std::string::npos);
  EXPECT_FALSE(LanguageScripts::of({""}).ok());
}

}  // namespace
}  // namespace s2s
