// Whether a vocabulary has room for its texts' characters, held against the trainer itself.
#include "engine/planning/trained_characters.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "engine/tokenizers/tokenizer_trainer.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

class TrainedCharactersTest : public testing::Test {
 protected:
  TrainedCharactersTest() {
    m_recipe.model = {"t5-small", "random", Json::object()};
    m_recipe.tokenizer.train.emplace().characterCoverage = 1.0;
    DataSource set;
    set.path = (m_folder / "pairs.tsv").string();
    m_recipe.data.train = {set};
    write("pairs.tsv", "source\ttarget\nabc  def\t가나다라 마바사\nＡＢＣ ①\thello\u00a0ﬁ\n");
  }

  void write(const std::string& name, const std::string& content) const {
    std::ofstream(m_folder / name, std::ios::binary) << content;
  }

  std::optional<std::string> lacking(std::int64_t vocabulary) {
    m_recipe.tokenizer.train->vocabularySize = vocabulary;
    return charactersWithoutRoom(m_recipe);
  }

  /// Whether the trainer takes the same texts.
  bool trains(std::int64_t vocabulary, const std::vector<std::string>& texts) {
    m_recipe.tokenizer.train->vocabularySize = vocabulary;
    std::size_t next = 0;
    const TextSource source = [&]() -> std::optional<std::string> {
      return next < texts.size() ? std::optional(texts[next++]) : std::nullopt;
    };
    const auto folder = m_folder / std::to_string(vocabulary);
    std::filesystem::create_directories(folder);
    return trainTokenizer(*m_recipe.tokenizer.train, TokenizerLayout::t5, source, folder).ok();
  }

  test::TemporaryDirectory m_folder;
  Recipe m_recipe;
};

// abcdef, seven syllables, ABC, 1, hlo, i of the ligature, and the blank, with three special tokens.
// SentencePiece counts the same.
constexpr std::int64_t kNeeded = 6 + 7 + 3 + 1 + 3 + 1 + 1 + 3;

TEST_F(TrainedCharactersTest, TooFewPiecesAreToldWithWhatToDo) {
  EXPECT_FALSE(lacking(kNeeded));
  EXPECT_EQ(
      lacking(kNeeded - 1),
      "tokenizer.train.vocabulary_size is 24, but the characters of the texts take about 25 pieces, and "
      "training would refuse it: raise it, or lower tokenizer.train.character_coverage");
  m_recipe.tokenizer.train.reset();
  EXPECT_FALSE(charactersWithoutRoom(m_recipe)) << "nothing is trained";
}

TEST_F(TrainedCharactersTest, TheTrainerSaysTheSame) {
  const std::vector<std::string> texts{"abc  def", "가나다라 마바사", "ＡＢＣ ①", "hello\u00a0ﬁ"};
  EXPECT_FALSE(trains(kNeeded - 1, texts));
  EXPECT_TRUE(trains(kNeeded, texts));
}

TEST_F(TrainedCharactersTest, ALowerCoverageTakesFewer) {
  ASSERT_TRUE(lacking(kNeeded - 1));
  m_recipe.tokenizer.train->characterCoverage = 0.9;
  EXPECT_FALSE(lacking(kNeeded - 1));
}

TEST_F(TrainedCharactersTest, ThePrefixAndWhatLabelsAreWrittenAsCountToo) {
  ASSERT_FALSE(lacking(kNeeded));
  m_recipe.data.train.front().prefix = "ζ: ";
  EXPECT_TRUE(lacking(kNeeded));
  EXPECT_FALSE(lacking(kNeeded + 2));
  m_recipe.data.train.front().prefix.clear();
  m_recipe.data.train.front().asText.emplace().words = {{"가나다라 마바사", "no"}, {"hello\u00a0ﬁ", "yes"}};
  EXPECT_TRUE(lacking(14)) << "abcdef ABC 1 no yes, without those that are written already";
  EXPECT_FALSE(lacking(kNeeded)) << "the labels themselves are never written";
}

TEST_F(TrainedCharactersTest, AFileThatChangesIsCountedAgainAndOneThatIsGoneTellsNothing) {
  ASSERT_FALSE(lacking(kNeeded));
  write("pairs.tsv", "source\ttarget\nabcdefghijklmnopqrstuvwxyz\tABCDEFGHIJKLMNOPQRSTUVWXYZ\n");
  EXPECT_TRUE(lacking(kNeeded));
  std::filesystem::remove(m_folder / "pairs.tsv");
  EXPECT_FALSE(lacking(16));
}

}  // namespace
}  // namespace s2s
