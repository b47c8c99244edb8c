#include "engine/comparisons/learned_labels.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>

#include "engine/comparisons/comparison_check.h"
#include "tests/comparisons/two_presets.h"

namespace s2s::test {
namespace {

/// Two classifiers that learn the moods good and bad.
Json moods(const TemporaryDirectory& folder, const std::string& tested) {
  Json description = twoPresets(folder);
  EXPECT_TRUE(writeFileAtomically(folder / "moods.tsv", "text\tmood\none\tgood\ntwo\tbad\nsix\tgood\n"));
  EXPECT_TRUE(writeFileAtomically(folder / "test.tsv", tested));
  description["recipe"]["objective"] = {{"kind", "sequence-classification"}};
  description["recipe"]["head"] = {{"kind", "convolution"}};
  description["recipe"]["data"]["train"] =
      Json::array({{{"path", "moods.tsv"}, {"source", "text"}, {"target", "mood"}}});
  description["test"] = {{"path", "test.tsv"}, {"source", "text"}, {"target", "mood"}};
  return description;
}

/// The same as models that write.
Json moodsInWords(const TemporaryDirectory& folder, const std::string& tested) {
  Json description = moods(folder, tested);
  const Json asText = {{"kind", "labels"}, {"words", {{"good", "fine"}, {"bad", "poor"}}}};
  description["recipe"]["objective"] = {{"kind", "sequence-to-sequence"}};
  description["recipe"].erase("head");
  description["recipe"]["data"]["train"][0]["as_text"] = asText;
  description["test"]["as_text"] = asText;
  return description;
}

std::vector<UnlearnedLabels> unlearnedIn(const Json& description, const TemporaryDirectory& folder) {
  const auto comparison = completeComparison(description, folder.path());
  EXPECT_TRUE(comparison) << comparison.error().message();
  auto found = unlearnedLabels(comparison.value());
  EXPECT_TRUE(found) << found.error().message();
  return found.value();
}

constexpr const char* kWithOthers = "text\tmood\none\tgood\ntwo\tsad\nsix\todd\nten\tsad\n";

TEST(LearnedLabelsTest, LabelsThatNoTrainingRowHasAreNamedAndCounted) {
  const TemporaryDirectory folder;
  const auto found = unlearnedIn(moods(folder, kWithOthers), folder);
  ASSERT_EQ(found.size(), 2u) << "both entrants learn from the same rows";
  EXPECT_EQ(found[1].entrant, 1u);
  EXPECT_EQ(found[0].labels, (std::vector<std::string>{"odd", "sad"}));
  EXPECT_EQ(found[0].rows, 3u);
  EXPECT_EQ(noteOf(found[0]), "3 rows of the test set have labels that are never learned: odd, sad");
  EXPECT_EQ(noteOf({0, "mood", {"odd"}, 1}),
            "1 row of the test set has a label that is never learned: mood odd");
  EXPECT_TRUE(unlearnedIn(moods(folder, "text\tmood\none\tgood \ntwo\tbad\n"), folder).empty());
}

TEST(LearnedLabelsTest, TheCheckBeforeTheTrainingSaysThem) {
  const TemporaryDirectory folder;
  const auto checked = checkComparison(moods(folder, kWithOthers), folder.path());
  ASSERT_TRUE(checked) << checked.error().message();
  ASSERT_EQ(checked->unlearned.size(), 2u);
  EXPECT_EQ(checked->unlearned[0].rows, 3u);
}

TEST(LearnedLabelsTest, AHeadThatWouldKnowNoneIsAnError) {
  const TemporaryDirectory folder;
  const auto checked = checkComparison(moods(folder, "text\tmood\none\t1\ntwo\t0\n"), folder.path());
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().what,
            "entrants.0 (narrow): test: none of its labels is learned; the first is '0'");
  EXPECT_NE(checked.error().remedy.find("bad, good"), std::string::npos) << checked.error().remedy;
  EXPECT_EQ(checked.error().kind, Error::Kind::invalidInput);
}

TEST(LearnedLabelsTest, WordsThatAModelLearnsToWriteAreHeldAgainstThoseOfTheTestSet) {
  const TemporaryDirectory folder;
  EXPECT_TRUE(unlearnedIn(moodsInWords(folder, "text\tmood\none\tgood\ntwo\tbad\n"), folder).empty());
  Json description = moodsInWords(folder, "text\tmood\none\tgood\ntwo\tbad\nsix\tgood\n");
  description["test"]["as_text"]["words"] = {{"good", "great"}, {"bad", "poor"}};
  const auto found = unlearnedIn(description, folder);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].labels, std::vector<std::string>{"great"});
  EXPECT_EQ(found[0].rows, 2u);
  description["test"].erase("as_text");
  EXPECT_EQ(unlearnedIn(description, folder)[0].rows, 3u) << "the labels as they are were never written";
}

/// As the window asks while somebody writes the comparison.
TEST(LearnedLabelsTest, LabelsAreReadAgainOnlyWhenTheirFileChanges) {
  namespace fs = std::filesystem;
  const TemporaryDirectory folder;
  const Json description = moods(folder, kWithOthers);
  EXPECT_EQ(unlearnedIn(description, folder)[0].rows, 3u);
  const fs::path file = folder / "moods.tsv";
  const auto written = fs::last_write_time(file);
  std::ofstream(file, std::ios::binary) << "text\tmood\none\tgood\ntwo\tsad\nsix\tgood\n";
  fs::last_write_time(file, written);
  EXPECT_EQ(unlearnedIn(description, folder)[0].rows, 3u) << "it looks as it did";
  fs::last_write_time(file, written + std::chrono::seconds(1));
  EXPECT_EQ(unlearnedIn(description, folder)[0].rows, 1u);
}

TEST(LearnedLabelsTest, TextsThatNobodyCanListAreNotHeldAgainstAnything) {
  const TemporaryDirectory folder;
  EXPECT_TRUE(unlearnedIn(twoPresets(folder), folder).empty());
}

}  // namespace
}  // namespace s2s::test
