#include <gtest/gtest.h>

#include <map>

#include "engine/core/random.h"
#include "engine/data/checks/comparison_text.h"
#include "engine/data/checks/hashed_texts.h"
#include "engine/data/checks/row_keys.h"

namespace s2s {
namespace {

// Values of the reference implementation (SMHasher), as other ports of it publish them.
TEST(TextHashTest, IsMurmurHash3) {
  EXPECT_EQ(hashText(""), (TextHash{0, 0}));
  EXPECT_EQ(hashText("hello"), (TextHash{0xcbd8a7b341bd9b02ull, 0x5b1e906a48ae1d19ull}));
  EXPECT_EQ(hashText("hello, world"), (TextHash{0x342fac623a5ebc8eull, 0x4cdcbc079642414dull}));
  EXPECT_EQ(hashText("19 Jan 2038 at 3:14:07 AM"), (TextHash{0xb89e5988b737affcull, 0x664fc2950231b2cbull}));
  EXPECT_EQ(hashText("The quick brown fox jumps over the lazy dog."),
            (TextHash{0xcd99481f9ee902c9ull, 0x695da1a38987b6e7ull}));
}

TEST(TextHashTest, PairsHaveAnOrder) {
  const TextHash a = hashText("a"), b = hashText("b");
  EXPECT_NE(hashBoth(a, b), hashBoth(b, a));
  EXPECT_NE(hashBoth(hashText("ab"), hashText("c")), hashBoth(hashText("a"), hashText("bc")));
}

TEST(HashedTextsTest, AgreesWithAMapWhileItGrows) {
  HashedTexts texts;
  std::map<std::uint64_t, std::uint32_t> expected;
  const CounterRandom random(7);
  for (std::uint32_t i = 0; i < 20000; ++i) {
    const std::uint64_t word = random.below(i, 12000);
    const TextHash hash = hashText(std::to_string(word));
    const auto before = texts.insert(hash, i);
    const auto [known, isNew] = expected.emplace(word, i);
    ASSERT_EQ(before.has_value(), !isNew) << i;
    if (before) {
      ASSERT_EQ(*before, known->second);
    }
  }
  EXPECT_EQ(texts.size(), expected.size());
  for (const auto& [word, number] : expected) ASSERT_EQ(texts.find(hashText(std::to_string(word))), number);
  EXPECT_FALSE(texts.find(hashText("never put in")));
  EXPECT_LE(texts.bytes(), texts.size() * 32) << "bytes an entry";
}

TEST(HashedTextsTest, NothingIsFoundInAnEmptyOne) { EXPECT_FALSE(HashedTexts().find(hashText("a"))); }

TEST(HashedTextsTest, KeysThatMeetInOnePlaceStayApart) {
  HashedTexts texts;  // all begin at the table's last place and go round its end
  for (std::uint32_t i = 0; i < 200; ++i) EXPECT_FALSE(texts.insert({~std::uint64_t{0} - i, i}, i)) << i;
  for (std::uint32_t i = 0; i < 200; ++i) EXPECT_EQ(texts.find({~std::uint64_t{0} - i, i}), i);
  EXPECT_FALSE(texts.find({~std::uint64_t{0}, 1})) << "the other half of the fingerprint counts";
}

TEST(ComparisonTextTest, CaseSpacesPunctuationAndForms) {
  EXPECT_EQ(comparisonText("Tom's  CAR."), "tomscar");
  EXPECT_EQ(comparisonText("할 수 있다!"), "할수있다");
  EXPECT_EQ(comparisonText("한"), "한") << "conjoining jamo are composed";
  EXPECT_EQ(comparisonText("ＡＢＣ１２３"), "abc123") << "full width";
  EXPECT_EQ(comparisonText("ﬁne"), "fine");
  EXPECT_EQ(comparisonText("Straße"), "strasse") << "case folding, not lower case";
  EXPECT_EQ(comparisonText("“안녕”, 세상…"), "안녕세상");
  EXPECT_EQ(comparisonText("a​b­c"), "abc") << "invisible characters";
  EXPECT_EQ(comparisonText("C++ + 1"), "c+++1") << "symbols are no punctuation";
  EXPECT_EQ(comparisonText("가　나"), "가나") << "ideographic space";
}

TEST(ComparisonTextTest, PunctuationAloneStaysItself) {
  EXPECT_EQ(comparisonText(" ? "), "?");
  EXPECT_NE(comparisonText("?!"), comparisonText("!"));
  EXPECT_EQ(comparisonText(""), "");
  EXPECT_EQ(comparisonText(" \t"), "");
}

TEST(ComparisonTextTest, AnyBytesWillDo) {
  EXPECT_EQ(comparisonText("a\xFF\xC3"), comparisonText("a\xFE\xC3")) << "each becomes U+FFFD";
}

TEST(RowKeysTest, APairOfTextsThatIsClassifiedHasBothInItsSource) {
  TextPair one{"a", "label", 1, "b"}, other{"a", "label", 2, "c"}, alone{"a", "label", 3};
  EXPECT_NE(keysOf(one, TextComparison::exact).source, keysOf(other, TextComparison::exact).source);
  EXPECT_NE(keysOf(one, TextComparison::exact).source, keysOf(alone, TextComparison::exact).source);
  EXPECT_EQ(keysOf(one, TextComparison::exact).target, keysOf(other, TextComparison::exact).target);
}

TEST(RowKeysTest, SeveralLabelsAreComparedOneByOne) {
  const TextPair one{"a", "x, y, z", 1, {}, {"x, y", "z"}}, other{"a", "x, y, z", 2, {}, {"x", "y, z"}};
  for (const TextComparison comparison : {TextComparison::exact, TextComparison::normalised}) {
    EXPECT_NE(keysOf(one, comparison).target, keysOf(other, comparison).target);
    EXPECT_NE(keysOf(one, comparison).pair, keysOf(other, comparison).pair);
    EXPECT_EQ(keysOf(one, comparison).pair, keysOf(one, comparison).pair);
  }
  const TextPair single{"a", "x", 1, {}, {"x"}}, text{"a", "x", 1};
  EXPECT_EQ(keysOf(single, TextComparison::exact).target, keysOf(text, TextComparison::exact).target);
}

TEST(RowKeysTest, NamesGoBothWays) {
  for (const TextComparison comparison : {TextComparison::exact, TextComparison::normalised})
    EXPECT_EQ(comparisonOfName(nameOf(comparison)), comparison);
  for (const RowPart part : {RowPart::source, RowPart::target, RowPart::pair})
    EXPECT_EQ(rowPartOfName(nameOf(part)), part);
}

}  // namespace
}  // namespace s2s
