// Filters of a data set in a run: what it trains on, records and says, and that a run goes on with the same
// rows.
#include <gtest/gtest.h>

#include "engine/data/filters/row_filter.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"
#include "tests/training/runs.h"

namespace s2s {
namespace {

Recipe filteredRecipe(const std::filesystem::path& folder) {
  Recipe recipe = test::tinyRecipe(folder);
  std::string text = "source\ttarget\n";
  for (int i = 0; i < 40; ++i)
    text += "word" + std::to_string(i % 30) + "\tdrow" + std::to_string(i % 30) + "\n";
  test::writeText(folder / "data.tsv", text + "{bad}\t}dab{\n");
  test::writeText(folder / "list.txt", "word7\n");
  recipe.data.train[0].filters =
      checkFilters({{{"kind", "duplicates"}},
                    {{"kind", "curly-brackets"}},
                    {{"kind", "bad-words"}, {"words", (folder / "list.txt").string()}}})
          .value();
  recipe.training.steps = 6;
  recipe.checkpoints.everySteps = 3;
  return recipe;
}

TEST(FilteredDataTest, ARunRecordsItsFiltersAndSaysWhatTheyTook) {
  const test::TemporaryDirectory folder;
  const Recipe recipe = filteredRecipe(folder.path());
  test::trainHere(recipe, folder / "run");
  const Recipe recorded = readRecipe(folder / "run" / "recipe.json").value();
  const Json& filters = recorded.data.train[0].filters;
  ASSERT_EQ(filters.size(), 3u);
  EXPECT_EQ(filters[0], (Json{{"kind", "duplicates"}, {"compare", "exact"}, {"of", "pair"}}));
  EXPECT_EQ(filters[2]["sha256"][0].get<std::string>().size(), 64u) << "the word list is pinned";
  EXPECT_EQ(recorded.data.train[0].sha256.size(), 64u);
  const std::string log = test::logOf(folder / "run");
  EXPECT_NE(log.find("duplicates left out 10 of 41 rows, the first in line 32: repeats line 2"),
            std::string::npos)
      << log;
  EXPECT_NE(log.find("curly-brackets left out 1 of 31 rows, the first in line 42"), std::string::npos) << log;
  EXPECT_NE(log.find("bad-words left out 1 of 30 rows"), std::string::npos) << log;
}

TEST(FilteredDataTest, ARunThatGoesOnEndsAsOneThatNeverStopped) {
  const test::TemporaryDirectory folder;
  const Recipe recipe = filteredRecipe(folder.path());
  test::trainHere(recipe, folder / "whole");
  test::trainHere(recipe, folder / "parts", {}, 3);
  test::resumeHere(folder / "parts");
  test::expectSameEnd(folder / "whole", folder / "parts");
  test::expectSameMetrics(folder / "whole", folder / "parts");
}

TEST(FilteredDataTest, AFilterWhoseFileChangedMeanwhileIsRefused) {
  const test::TemporaryDirectory folder;
  test::trainHere(filteredRecipe(folder.path()), folder / "run", {}, 3);
  test::writeText(folder / "list.txt", "word8\n");
  const RunControl control;
  const auto resumed = resume({folder / "run", {}, {}}, {}, control);
  ASSERT_FALSE(resumed);
  EXPECT_NE(resumed.error().message().find("list.txt"), std::string::npos) << resumed.error().message();
}

TEST(FilteredDataTest, FilteredRowsAreThoseOfACleanFile) {
  const test::TemporaryDirectory folder;
  Recipe recipe = filteredRecipe(folder.path());
  test::trainHere(recipe, folder / "filtered");
  std::string clean = "source\ttarget\n";
  for (int i = 0; i < 30; ++i) {
    if (i != 7) clean += "word" + std::to_string(i) + "\tdrow" + std::to_string(i) + "\n";
  }
  test::writeText(folder / "data.tsv", clean);
  recipe.data.train[0].filters = Json::array();
  test::trainHere(recipe, folder / "clean");
  test::expectSameEnd(folder / "filtered", folder / "clean");
}

}  // namespace
}  // namespace s2s
