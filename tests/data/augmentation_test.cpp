#include "engine/data/augmentation/augmentation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "engine/core/utf8.h"
#include "engine/data/augmentation/words_of_text.h"
#include "engine/data/augmentation/written_sources.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

const char* const kText = "나는 오늘 아침에 학교에 갔다 the quick brown fox jumps";

AugmentationChain chainOf(const std::string& kind, double rows, double share, std::uint64_t seed = 1) {
  Augmentation step;
  step.kind = kind;
  step.rows = rows;
  step.share = share;
  return std::move(AugmentationChain::make({step}, seed).value());
}

TextPair rowOf(const std::string& source) { return {source, "target", 1}; }

std::multiset<std::string> wordSet(const std::string& text) {
  const auto words = wordsOfText(text);
  return {words.begin(), words.end()};
}

TEST(AugmentationTest, IsAFunctionOfSeedEpochAndRow) {
  for (const char* kind : {"character-noise", "word-drop", "word-swap"}) {
    const auto chain = chainOf(kind, 1.0, 0.5), same = chainOf(kind, 1.0, 0.5),
               other = chainOf(kind, 1.0, 0.5, 2);
    const std::string first = chain.changed(rowOf(kText), 3, 5).source;
    (void)chain.changed(rowOf(kText), 4, 5);
    EXPECT_EQ(chain.changed(rowOf(kText), 3, 5).source, first) << kind;
    EXPECT_EQ(same.changed(rowOf(kText), 3, 5).source, first) << kind;
    EXPECT_NE(chain.changed(rowOf(kText), 3, 6).source, first) << kind;
    EXPECT_NE(chain.changed(rowOf(kText), 2, 5).source, first) << kind;
    EXPECT_NE(other.changed(rowOf(kText), 3, 5).source, first) << kind;
  }
}

TEST(AugmentationTest, ChangesTheShareOfRowsThatIsAskedFor) {
  const auto chain = chainOf("word-drop", 0.3, 0.9);
  int changed = 0;
  for (std::size_t row = 0; row < 2000; ++row) changed += !chain.changes(rowOf(kText), row, 1).empty();
  EXPECT_NEAR(changed, 600, 62) << "three standard deviations";
  EXPECT_TRUE(chainOf("word-drop", 0.0, 0.9).changes(rowOf(kText), 0, 0).empty());
}

TEST(AugmentationTest, DropKeepsTheOrderAndAWordAtLeast) {
  const auto chain = chainOf("word-drop", 1.0, 0.5);
  const auto words = wordsOfText(kText);
  std::size_t dropped = 0;
  for (std::size_t row = 0; row < 300; ++row) {
    const auto left = wordsOfText(chain.changed(rowOf(kText), row, 0).source);
    EXPECT_FALSE(left.empty());
    auto next = words.begin();
    for (const std::string& word : left) {
      next = std::find(next, words.end(), word);
      ASSERT_NE(next, words.end());
      ++next;
    }
    dropped += words.size() - left.size();
  }
  EXPECT_NEAR(static_cast<double>(dropped) / (300.0 * static_cast<double>(words.size())), 0.5, 0.03);
  EXPECT_FALSE(chainOf("word-drop", 1.0, 1.0).changed(rowOf(kText), 0, 0).source.empty());
}

TEST(AugmentationTest, SwapKeepsEveryWord) {
  const auto chain = chainOf("word-swap", 1.0, 0.4);
  for (std::size_t row = 0; row < 100; ++row)
    EXPECT_EQ(wordSet(chain.changed(rowOf(kText), row, 0).source), wordSet(kText));
  EXPECT_EQ(chainOf("word-swap", 1.0, 1.0).changed(rowOf("a b c"), 0, 0).source, "b a c");
  EXPECT_EQ(chain.changed(rowOf("하나"), 0, 0).source, "하나");
}

TEST(AugmentationTest, NoiseLeavesValidTextOfAboutTheSameLength) {
  const auto chain = chainOf("character-noise", 1.0, 0.2);
  for (std::size_t row = 0; row < 200; ++row) {
    const std::string noisy = chain.changed(rowOf(kText), row, 0).source;
    EXPECT_TRUE(isValidUtf8(noisy));
    EXPECT_NEAR(static_cast<double>(codePoints(noisy).size()), static_cast<double>(codePoints(kText).size()),
                12.0);
  }
  EXPECT_FALSE(chainOf("character-noise", 1.0, 1.0).changed(rowOf("x"), 0, 0).source.empty());
}

TEST(AugmentationTest, TargetsLabelsAndEmptyTextsStay) {
  const auto chain = chainOf("character-noise", 1.0, 0.9);
  TextPair pair{"first text", "label", 7, "second text", {"label"}};
  const TextPair changed = chain.changed(pair, 0, 0);
  EXPECT_EQ(changed.target, "label");
  EXPECT_EQ(changed.labels, pair.labels);
  EXPECT_EQ(changed.line, 7);
  EXPECT_NE(changed.second, pair.second) << "both texts of a pair are changed";
  EXPECT_EQ(chain.changed(rowOf(""), 0, 0).source, "");
}

TEST(AugmentationTest, StepsFollowEachOtherAndTellWhatTheyDid) {
  Augmentation drop, swap;
  drop.kind = "word-drop";
  swap.kind = "word-swap";
  drop.rows = swap.rows = 1.0;
  drop.share = swap.share = 0.5;
  const auto chain = AugmentationChain::make({drop, swap}, 1);
  ASSERT_TRUE(chain);
  const auto changes = chain->changes(rowOf(kText), 1, 0);
  ASSERT_EQ(changes.size(), 2u);
  EXPECT_EQ(changes[0].kind, "word-drop");
  EXPECT_EQ(wordSet(changes[0].row.source), wordSet(changes[1].row.source));
}

TEST(AugmentationTest, BackTranslationTakesWhatWasWrittenForTheRow) {
  const test::TemporaryDirectory folder;
  std::ofstream(folder / "written.jsonl") << "\"first\\nsource\"\n\"\"\n\"third\"\n\"torn";
  ASSERT_EQ(readWrittenSources(folder / "written.jsonl")->size(), 3u);
  Augmentation step;
  step.kind = "back-translation";
  step.rows = 1.0;
  step.file = (folder / "written.jsonl").string();
  const auto chain = AugmentationChain::make({step}, 1);
  ASSERT_TRUE(chain);
  EXPECT_EQ(chain->changed(rowOf("s"), 0, 0).source, "first\nsource");
  EXPECT_EQ(chain->changed(rowOf("s"), 1, 0).source, "s") << "a model that wrote nothing leaves the row";
  EXPECT_EQ(chain->changed(rowOf("s"), 2, 9).source, "third");
  std::ofstream(folder / "damaged.jsonl") << "\"ok\"\n{}\n";
  step.file = (folder / "damaged.jsonl").string();
  const auto damaged = AugmentationChain::make({step}, 1);
  ASSERT_FALSE(damaged);
  EXPECT_NE(damaged.error().message().find("line 2"), std::string::npos);
}

TEST(AugmentationTest, AnUnknownKindIsNamed) {
  Augmentation step;
  step.kind = "synonyms";
  EXPECT_FALSE(AugmentationChain::make({step}, 1));
}

}  // namespace
}  // namespace s2s
