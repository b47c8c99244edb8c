#include "engine/generation/prompting.h"

#include <gtest/gtest.h>

#include "tests/support/fake_tokenizer.h"

namespace s2s {
namespace {

FilledText fill(const std::string& text, const std::string& output) {
  const test::FakeTokenizer tokenizer;
  const std::vector<TokenId> ids = tokenizer.encode(output);
  return fillBlanks(text, splitAtSentinels(ids, tokenizer));
}

TEST(PromptingTest, TaskPrefixNamesLanguagesInEnglish) {
  EXPECT_EQ(translationPrefix("en", "ko").value(), "translate English to Korean: ");
  EXPECT_EQ(translationPrefix("de", "ro").value(), "translate German to Romanian: ");
}

TEST(PromptingTest, UnknownLanguageListsTheKnownOnes) {
  const auto refused = translationPrefix("en", "klingon");
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().kind, Error::Kind::invalidInput);
  EXPECT_NE(refused.error().message().find("'klingon'"), std::string::npos);
  EXPECT_NE(refused.error().message().find("ko, "), std::string::npos);
}

TEST(PromptingTest, EveryLanguageOfM2M100IsNamedOnce) {
  EXPECT_EQ(languages().entries().size(), 100u);
  std::string last;
  for (const Language& language : languages().entries()) {
    EXPECT_LT(last, std::string(language.name)) << "codes are sorted, so none occurs twice";
    EXPECT_FALSE(language.englishName.empty() || language.ownName.empty()) << language.name;
    last = language.name;
  }
}

TEST(PromptingTest, BlanksAreFoundInOrderWithTheirPlaces) {
  const std::string text = "The <extra_id_1> walks in <extra_id_0>park";
  const std::vector<Blank> blanks = findBlanks(text);
  ASSERT_EQ(blanks.size(), 2u);
  EXPECT_EQ(blanks[0].number, 1);
  EXPECT_EQ(text.substr(blanks[1].begin, blanks[1].end - blanks[1].begin), "<extra_id_0>");
}

TEST(PromptingTest, OnlyTheFormOfTheVocabularyIsABlank) {
  EXPECT_TRUE(
      findBlanks("<extra_id_> <extra_id_-1> <extra_id_01> <extra_id_1 > <extra_id_99999999999> <extra_id_7")
          .empty());
  EXPECT_EQ(findBlanks("<extra_id_<extra_id_0>").size(), 1u);
}

TEST(PromptingTest, SpansArePairedByNumber) {
  const FilledText filled =
      fill("A <extra_id_0> and a <extra_id_1>.", "<extra_id_0> red hat <extra_id_1> coat <extra_id_2>");
  EXPECT_EQ(filled.text, "A red hat and a coat.");
  EXPECT_EQ(pairingName(filled.pairing), "by_number");
  EXPECT_TRUE(filled.extra.empty());
}

TEST(PromptingTest, NumbersDecideWhereTheModelWritesThemInAnotherOrder) {
  const FilledText filled = fill("<extra_id_1> then <extra_id_0>", "<extra_id_0> late <extra_id_1> soon");
  EXPECT_EQ(filled.text, "soon then late");
  EXPECT_EQ(filled.spans, (std::vector<std::optional<std::string>>{"soon", "late"}));
}

TEST(PromptingTest, ABlankThatDoesNotStartAtZeroIsPairedByOrder) {
  const FilledText filled = fill("Buy Mens Troy Lee Designs Clothing <extra_id_1> Wheelies",
                                 "<extra_id_0> Online | Cheapest Online Shopping");
  EXPECT_EQ(filled.text, "Buy Mens Troy Lee Designs Clothing Online | Cheapest Online Shopping Wheelies");
  EXPECT_EQ(pairingName(filled.pairing), "by_order");
}

TEST(PromptingTest, BlanksCountedFromOneAndSpansFromZeroArePairedByOrder) {
  const FilledText filled =
      fill("<extra_id_1> or <extra_id_2>", "<extra_id_0> tea <extra_id_1> milk <extra_id_2>");
  EXPECT_EQ(filled.text, "tea or milk");
  EXPECT_EQ(pairingName(filled.pairing), "by_order");
}

TEST(PromptingTest, AMissingSpanLeavesItsBlankStanding) {
  const FilledText filled = fill("<extra_id_0> and <extra_id_1>", "<extra_id_1> salt");
  EXPECT_EQ(filled.text, "<extra_id_0> and salt");
  EXPECT_FALSE(filled.spans[0].has_value());
}

TEST(PromptingTest, TextThatBelongsToNoBlankIsReported) {
  const FilledText filled =
      fill("a <extra_id_0> c", "noise <extra_id_0> b <extra_id_1> d <extra_id_0> again");
  EXPECT_EQ(filled.text, "a b c");
  EXPECT_EQ(filled.extra, (std::vector<std::string>{"noise", "again", "d"}));
}

TEST(PromptingTest, OutputWithoutSentinelsFillsTheFirstBlank) {
  const FilledText filled = fill("a <extra_id_0> c", "b");
  EXPECT_EQ(filled.text, "a b c");
  EXPECT_EQ(pairingName(filled.pairing), "by_order");
}

TEST(PromptingTest, AnEmptySpanLeavesOneSpace) {
  const FilledText filled = fill("a <extra_id_0> b <extra_id_1>", "<extra_id_0> <extra_id_1> c");
  EXPECT_EQ(filled.text, "a b c");
}

TEST(PromptingTest, ATextWithoutBlanksStaysAndEverythingIsExtra) {
  const FilledText filled = fill("nothing to fill", "<extra_id_0> word");
  EXPECT_EQ(filled.text, "nothing to fill");
  EXPECT_EQ(filled.extra, std::vector<std::string>{"word"});
}

TEST(PromptingTest, JoinedSpansShowTheirSentinels) {
  const test::FakeTokenizer tokenizer;
  const auto ids = tokenizer.encode("well <extra_id_0> red hat <extra_id_1>");
  EXPECT_EQ(joinSpans(splitAtSentinels(ids, tokenizer)), "well <extra_id_0> red hat <extra_id_1>");
}

TEST(PromptingTest, WhatStandsAtAMaskOfAWholeTextIsWhatItsNeighboursEnclose) {
  const auto filled = spansOfWhole("The <mask> sat on the [MASK].", "The old cat sat on the mat.");
  EXPECT_EQ(filled.text, "The old cat sat on the mat.");
  ASSERT_EQ(filled.spans.size(), 2u);
  EXPECT_EQ(filled.spans[0], "old cat");
  EXPECT_EQ(filled.spans[1], "mat");
}

TEST(PromptingTest, AMaskWhoseNeighboursWereNotRepeatedHasNoSpan) {
  const auto filled = spansOfWhole("<mask> sat <mask> mat", "A dog ran off.");
  EXPECT_EQ(filled.spans, (std::vector<std::optional<std::string>>{std::nullopt, std::nullopt}));
  const auto open = spansOfWhole("Before <mask>", "Before the war");
  EXPECT_EQ(open.spans[0], "the war");
}

}  // namespace
}  // namespace s2s
