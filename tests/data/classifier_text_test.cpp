#include "engine/data/classifier_text.h"

#include <gtest/gtest.h>

#include "tests/support/fake_tokenizer.h"

namespace s2s {
namespace {

TEST(ClassifierTextTest, ATextEndsWithTheTokenAtWhichItsClassIsRead) {
  const test::FakeTokenizer tokenizer;
  ClassifierTextOptions options;
  options.lastToken = 7;
  EXPECT_EQ(encodeForClassifier(tokenizer, "a b", {}, options).first.ids,
            (std::vector<TokenId>{10, 11, 1, 7}));
  options.maximum = 3;
  const ClassifierText cut = encodeForClassifier(tokenizer, "a b c d", {}, options);
  EXPECT_EQ(cut.first.ids.size(), 3u);
  EXPECT_EQ(cut.first.ids.back(), 7);
  EXPECT_TRUE(cut.truncated);
  options.lastToken = 1;
  options.maximum = 0;
  EXPECT_EQ(encodeForClassifier(tokenizer, "a b", {}, options).first.ids, (std::vector<TokenId>{10, 11, 1}));
}

TEST(ClassifierTextTest, BareTextsHoldTheirWordsAlone) {
  const test::FakeTokenizer tokenizer;
  ClassifierTextOptions options;
  options.isFramed = false;
  EXPECT_EQ(encodeForClassifier(tokenizer, "a b", "c", options).first.ids,
            (std::vector<TokenId>{10, 11, 12}));
  options.maximum = 2;
  const ClassifierText cut = encodeForClassifier(tokenizer, "a b", "c", options);
  EXPECT_EQ(cut.first.ids, (std::vector<TokenId>{10, 11}));
  EXPECT_TRUE(cut.truncated);
}

}  // namespace
}  // namespace s2s
