#include "engine/training/vocabulary_warnings.h"

#include <gtest/gtest.h>

#include "tests/support/dropping_tokenizer.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

/// The vocabulary knows the letters a to f.
class VocabularyWarningsTest : public testing::Test {
 protected:
  void SetUp() override {
    test::writeDroppingTokenizer(m_folder.path());
    m_tokenizer = loadTokenizer(m_folder.path()).value();
    m_set.name = "g";
  }
  void add(int rows, const std::string& source, const std::string& target) {
    for (int i = 0; i < rows; ++i) {
      TextPair row;
      row.source = source;
      row.target = target;
      m_set.rows.push_back(row);
    }
  }
  std::vector<std::string> unknown() const {
    std::vector<std::string> warnings;
    warnOfUnknown(m_set, *m_tokenizer, warnings);
    return warnings;
  }
  std::vector<std::string> alike() const {
    std::vector<std::string> warnings;
    warnOfAlikeAnswers(m_set, *m_tokenizer, warnings);
    return warnings;
  }

  const test::TemporaryDirectory m_folder;
  std::shared_ptr<const Tokenizer> m_tokenizer;
  RowSet m_set;
};

TEST_F(VocabularyWarningsTest, OfLargeSetsASampleFromBeginningToEndIsLookedAt) {
  add(2000, "ab", "ba");
  add(1000, "xy", "ba");
  EXPECT_EQ(unknown(), std::vector<std::string>{"33.3 % of the sources of g cannot be written by this "
                                                "vocabulary, by a sample of 2000 of its 3000 rows"});
}

TEST_F(VocabularyWarningsTest, OfSmallSetsEveryRowIs) {
  add(3, "ab", "ba");
  add(1, "ab", "xy");
  EXPECT_EQ(unknown(),
            std::vector<std::string>{"25.0 % of the targets of g cannot be written by this vocabulary"});
  m_set.rows.clear();
  EXPECT_TRUE(unknown().empty());
}

TEST_F(VocabularyWarningsTest, WordsForLabelsAreTargetsLikeOthers) {
  add(2, "ab", "부정");
  for (TextPair& row : m_set.rows) row.labels = {"0"};
  EXPECT_TRUE(unknown().empty()) << "a head's labels are not written";
  m_set.source.asText.emplace();
  EXPECT_EQ(unknown(),
            std::vector<std::string>{"100.0 % of the targets of g cannot be written by this vocabulary"});
}

TEST_F(VocabularyWarningsTest, AnswersThatBecomeTheSameTokensAreNamed) {
  m_set.source.asText.emplace();
  m_set.answers = {"ab", "긍정", "부정"};
  EXPECT_EQ(alike(), std::vector<std::string>{"answers of g that this vocabulary writes as the same tokens: "
                                              "2 of 3, such as '긍정' and '부정'"});
  m_set.answers = {"ab", "ba"};
  EXPECT_TRUE(alike().empty());
}

}  // namespace
}  // namespace s2s
