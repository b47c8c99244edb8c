#include "engine/data/column_guess.h"

#include <gtest/gtest.h>

#include "tests/support/paths.h"

namespace s2s {
namespace {

TablePreview table(const std::vector<std::string>& columns,
                   const std::vector<std::vector<std::string>>& rows) {
  TablePreview preview;
  preview.columns = columns;
  for (const std::vector<std::string>& cells : rows) preview.rows.push_back({cells, 0});
  return preview;
}

/// "source=0 target=1", in the order of the struct.
std::string words(const ColumnGuess& guess) {
  std::string text;
  const auto add = [&](const char* name, std::optional<std::size_t> column) {
    if (column) text += (text.empty() ? "" : " ") + std::string(name) + "=" + std::to_string(*column);
  };
  add("source", guess.source);
  add("pair", guess.pair);
  add("target", guess.target);
  add("label", guess.label);
  add("score", guess.score);
  return text;
}

TEST(ColumnGuessTest, NamesDecide) {
  EXPECT_EQ(words(guessColumns(table({"tgt_text", "src_text"}, {}))), "source=1 target=0");
  EXPECT_EQ(words(guessColumns(
                table({"id", "document", "label"}, {{"9976970", "아 더빙.. 진짜 짜증나네요 목소리", "0"}}))),
            "source=1 label=2");
  EXPECT_EQ(words(guessColumns(table({"genre", "filename", "year", "id", "score", "sentence1", "sentence2"},
                                     {{"main-captions", "MSRvid", "2012test", "0001", "5.000",
                                       "비행기가 이륙하고 있다.", "비행기가 이륙하고 있다."}}))),
            "source=5 pair=6 score=4");
  EXPECT_EQ(words(guessColumns(table({"premise", "hypothesis", "gold_label"}, {}))),
            "source=0 pair=1 label=2");
  EXPECT_EQ(words(guessColumns(table({"번호", "원문", "번역문"}, {{"1", "Hello there", "안녕하세요"}}))),
            "source=1 target=2");
}

TEST(ColumnGuessTest, BytesThatAreNoTextHaveNoRole) {
  TablePreview preview = table({"text", "picture"}, {{"A cat sleeps here.", "binary, 6000 bytes"},
                                                     {"A dog barks there.", "binary, 7000 bytes"}});
  EXPECT_EQ(words(guessColumns(preview)), "source=0 target=1");
  for (Row& row : preview.rows) row.binary = {1};
  const ColumnGuess guess = guessColumns(preview);
  EXPECT_EQ(words(guess), "source=0");
  EXPECT_TRUE(guess.facts[1].isBinary);
  EXPECT_EQ(guess.facts[1].filledShare, 0.0);
  EXPECT_FALSE(guess.facts[0].isBinary);
}

TEST(ColumnGuessTest, ContentDecidesWhereNamesDoNot) {
  std::vector<std::vector<std::string>> pairs, labelled, scored;
  for (int i = 0; i < 20; ++i) {
    const std::string number = std::to_string(i);
    pairs.push_back({number, "This is the sentence number " + number, "이것은 문장입니다 번호 " + number});
    labelled.push_back({"A review that is long enough, number " + number, i % 2 == 0 ? "good" : "bad"});
    scored.push_back(
        {"One sentence here " + number, "Another sentence there " + number, std::to_string(i / 4.0)});
  }
  EXPECT_EQ(words(guessColumns(table({"1", "2", "3"}, pairs))), "source=1 target=2");
  EXPECT_EQ(words(guessColumns(table({"en", "ko"}, {{"Hi", "안녕"}}))), "source=0 target=1");
  const ColumnGuess label = guessColumns(table({"1", "2"}, labelled));
  EXPECT_EQ(words(label), "source=0 label=1");
  EXPECT_EQ(label.facts[1].distinct, 2);
  EXPECT_EQ(guessColumns(table({"1", "2", "3"}, scored)).score, std::size_t{2});
  EXPECT_EQ(words(guessColumns(table({"text"}, {{"a line"}}))), "source=0");
  EXPECT_EQ(words(guessColumns(table({}, {}))), "");
}

TEST(ColumnGuessTest, LanguagesComeFromNamesAndScripts) {
  EXPECT_EQ(languageOfName("en"), "en");
  EXPECT_EQ(languageOfName("ko-KR"), "ko");
  EXPECT_EQ(languageOfName("translation.de"), "de");
  EXPECT_EQ(languageOfName("Korean"), "ko");
  EXPECT_EQ(languageOfName("영어"), "en");
  EXPECT_EQ(languageOfName("id"), "");
  EXPECT_EQ(languageOfName("text"), "");
  EXPECT_EQ(scriptLanguage("안녕하세요 Hello"), "ko");
  EXPECT_EQ(scriptLanguage("これは日本語の文です"), "ja");
  EXPECT_EQ(scriptLanguage("这是中文句子"), "zh");
  EXPECT_EQ(scriptLanguage("Привет"), "ru");
  EXPECT_EQ(scriptLanguage("Hello"), "latin");
  EXPECT_EQ(scriptLanguage("123 !?"), "");
}

TEST(ColumnGuessTest, TheFilesOfTheDocumentsAreUnderstood) {
  struct Known {
    const char* path;
    const char* words;
  };
  for (const Known& known : {Known{"en-ko_tatoeba/tatoeba.en-ko.tsv", "source=0 target=1"}}) {
    const auto path = test::sharedData(known.path);
    S2S_NEEDS(path);
    const Result<TablePreview> preview = previewRows(path, {}, 200);
    ASSERT_TRUE(preview) << preview.error().message();
    EXPECT_EQ(words(guessColumns(*preview)), known.words) << known.path;
  }
}

}  // namespace
}  // namespace s2s
