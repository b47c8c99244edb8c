#include "engine/data/target_bytes.h"

#include <gtest/gtest.h>

#include "engine/objectives/objective.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_families.h"

namespace s2s {
namespace {

/// Words of one piece each, and the frame [CLS] … [SEP] around them.
class TargetBytesTest : public testing::Test {
 protected:
  TargetBytesTest() {
    test::writeWordPieces(m_folder.path());
    m_context.tokenizer = loadTokenizer(m_folder.path()).value();
    m_context.options.noiseDensity = 0.5;
    m_context.head.emplace();
    m_context.head->columns = {{"", {"no", "yes"}}};
  }

  std::int64_t bytesOf(const std::string& objective, std::int64_t maxSourceTokens,
                       std::int64_t occasion = 0) {
    m_context.maxSourceTokens = maxSourceTokens;
    const auto source =
        objectiveKinds().find(objective).value()->make({{kText, "yes", 1, {}, {"yes"}}}, m_context).value();
    return keptTargetBytes(source->example(0, occasion), source->kept().length(0), *m_context.tokenizer);
  }

  const std::string kText = "the film was a very lovely film";
  const test::TemporaryDirectory m_folder;
  ObjectiveContext m_context;
};

TEST_F(TargetBytesTest, OfAMaskedTextTheKeptWordsCount) {
  EXPECT_EQ(bytesOf("masked-language-model", 9), 31) << "all seven words and the frame";
  EXPECT_EQ(bytesOf("masked-language-model", 6), 14) << "\"the film was a\"";
}

TEST_F(TargetBytesTest, WhatIsHiddenOfAMaskedTextCountsAsWhatIsShown) {
  for (std::int64_t occasion = 0; occasion < 20; ++occasion)
    EXPECT_EQ(bytesOf("masked-language-model", 6, occasion), 14) << occasion;
}

TEST_F(TargetBytesTest, OfALabelAllCountsHoweverTheTextIsCut) {
  EXPECT_EQ(bytesOf("sequence-classification", 6), 3);
}

}  // namespace
}  // namespace s2s
