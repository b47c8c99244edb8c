#include "engine/objectives/objective.h"

#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_families.h"

namespace s2s {
namespace {

class ObjectiveTest : public testing::Test {
 protected:
  ObjectiveTest() {
    test::writeTinyModel(m_folder / "model");
    m_context.tokenizer = loadTokenizer(m_folder / "model").value();
    m_context.maxSourceTokens = 40;
    m_context.maxTargetTokens = 40;
  }

  std::unique_ptr<ExampleSource> make(const std::string& kind, std::vector<TextPair> rows) const {
    return objectiveKinds().find(kind).value()->make(std::move(rows), m_context).value();
  }

  const test::TemporaryDirectory m_folder;
  ObjectiveContext m_context;
};

TEST_F(ObjectiveTest, SequenceToSequenceReadsThePrefixedSourceAndWritesTheTarget) {
  m_context.prefix = "reverse: ";
  const auto source = make("sequence-to-sequence", {{"abc", "cba", 2}});
  const Example example = source->example(0, 5);
  EXPECT_EQ(example.source, m_context.tokenizer->encode("reverse: abc"));
  EXPECT_EQ(example.target, m_context.tokenizer->encode("cba"));
  EXPECT_EQ(example.sourceText, "abc");
}

TEST_F(ObjectiveTest, OverlongRowsAreCutOrLeftOut) {
  const std::vector<TextPair> rows = {{"short", "row", 1}, {std::string(60, 'x'), "row", 2}};
  const auto cut = make("sequence-to-sequence", rows);
  ASSERT_EQ(cut->size(), 2u);
  EXPECT_EQ(cut->example(1, 0).source.size(), 40u);
  EXPECT_EQ(cut->example(1, 0).source.back(), 1) << "the end token survives";
  m_context.discardOverlong = true;
  const auto discarded = make("sequence-to-sequence", rows);
  EXPECT_EQ(discarded->size(), 1u);
  EXPECT_EQ(discarded->discarded(), 1);
}

TEST_F(ObjectiveTest, HiddenSpansAreAFunctionOfRowAndOccasion) {
  const auto source = make("span-corruption", {{"the quick brown fox jumps over it", "", 1}});
  const Example first = source->example(0, 3);
  EXPECT_EQ(source->example(0, 3).source, first.source);
  EXPECT_NE(source->example(0, 4).source, first.source);
}

TEST_F(ObjectiveTest, LongTextsAreHiddenInStretchesThatFitTheLimits) {
  m_context.maxTargetTokens = 12;
  const auto source = make("span-corruption", {{std::string(500, 'a') + std::string(500, 'b'), "", 1}});
  bool sawBeginning = false, sawEnd = false;
  for (std::int64_t occasion = 0; occasion < 60; ++occasion) {
    const Example example = source->example(0, occasion);
    EXPECT_LE(example.source.size(), 40u);
    EXPECT_LE(example.target.size(), 12u);
    sawBeginning |= example.source.front() == 'a' + 3;
    sawEnd |= example.source.front() == 'b' + 3;
  }
  EXPECT_TRUE(sawBeginning && sawEnd);
}

TEST_F(ObjectiveTest, LabelsNeedAHead) {
  for (const char* kind : {"sequence-classification", "regression"}) {
    const auto source = objectiveKinds().find(kind).value()->make({{"abc", "1", 2}}, m_context);
    ASSERT_FALSE(source) << kind;
    EXPECT_EQ(source.error().kind, Error::Kind::invalidInput);
    EXPECT_EQ(source.error().what, "the model has no head that could give labels");
  }
}

TEST_F(ObjectiveTest, EveryObjectiveCountsWhatTheLimitsCutAndDiscard) {
  std::filesystem::create_directories(m_folder / "words");
  test::writeWordPieces(m_folder / "words");
  const auto bytes = m_context.tokenizer, words = loadTokenizer(m_folder / "words").value();
  const std::string longText = "the film was a very lovely film and the plot was great and fine and good";
  m_context.maxSourceTokens = 10;
  m_context.maxTargetTokens = 8;
  m_context.head.emplace();
  m_context.head->columns = {{"", {"no", "yes"}}};
  for (const std::string kind :
       {"sequence-to-sequence", "span-corruption", "masked-language-model", "sequence-classification"}) {
    m_context.tokenizer =
        kind == "masked-language-model" || kind == "sequence-classification" ? words : bytes;
    const std::vector<TextPair> rows = {{longText, "yes", 1, {}, {"yes"}}, {"a film", "no", 2, {}, {"no"}}};
    m_context.discardOverlong = false;
    const auto cut = make(kind, rows);
    ASSERT_EQ(cut->size(), 2u) << kind;
    EXPECT_EQ(cut->kept().cut(), 1) << kind;
    EXPECT_TRUE(cut->kept().length(0).isCut()) << kind;
    EXPECT_FALSE(cut->kept().length(1).isCut()) << kind;
    EXPECT_LE(cut->example(0, 0).source.size(), 10u) << kind;
    EXPECT_EQ(cut->discarded(), 0) << kind;
    m_context.discardOverlong = true;
    const auto left = make(kind, rows);
    ASSERT_EQ(left->size(), 1u) << kind;
    EXPECT_EQ(left->kept().row(0), 1u) << kind << ": the second row";
    EXPECT_EQ(left->discarded(), 1) << kind;
    EXPECT_EQ(left->kept().cut(), 0) << kind;
  }
}

}  // namespace
}  // namespace s2s
