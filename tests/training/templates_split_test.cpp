// Data sets that put the same texts into templates of their own, and which rows they hold out.

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "engine/training/training_data.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_families.h"
#include "tests/support/tiny_training.h"

namespace s2s {
namespace {

std::set<std::string> sourcesOf(const std::vector<RowSet>& sets) {
  std::set<std::string> sources;
  for (const RowSet& set : sets) {
    for (const TextPair& row : set.asRead) sources.insert(row.source);
  }
  return sources;
}

// What a template made of a text was taken for the text: one set trained on what the other was validated on.
TEST(TemplatesSplitTest, DuplicatesStayTogetherWhateverIsPutAroundThem) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  test::writeMoods(folder / "moods.tsv");
  DataSource& mood = recipe.data.train.front();
  mood.name = "mood";
  mood.path = (folder / "moods.tsv").string();
  mood.source = std::string("text");
  mood.target = std::string("mood");
  mood.asText.emplace().pattern = "mood: {source}";
  DataSource size = mood;
  size.name = "size";
  size.target = std::string("size");
  size.asText->pattern = "size: {source}";
  recipe.data.train.push_back(size);
  recipe.data.validation.split = 0.2;
  recipe.data.stratified = true;  // which holds out other rows of the one set than of the other
  for (const bool together : {false, true}) {
    recipe.data.keepDuplicatesTogether = together;
    const auto rows = readTrainingRows(recipe);
    ASSERT_TRUE(rows.ok()) << rows.error().message();
    const std::set<std::string> trained = sourcesOf(rows->train), heldOut = sourcesOf(rows->validation);
    EXPECT_FALSE(heldOut.empty());
    std::vector<std::string> common;
    std::ranges::set_intersection(trained, heldOut, std::back_inserter(common));
    EXPECT_EQ(common.empty(), together);
  }
}

}  // namespace
}  // namespace s2s
