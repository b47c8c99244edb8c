// What a run records of the labels that its model is to write.
#include "engine/runs/label_record.h"

#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_families.h"
#include "tests/training/runs.h"

namespace s2s {
namespace {

Recipe moodRecipe(const std::filesystem::path& folder) {
  Recipe recipe = test::tinyRecipe(folder);
  test::writeMoods(folder / "moods.tsv");
  DataSource& source = recipe.data.train.front();
  source.path = (folder / "moods.tsv").string();
  source.source = std::string("text");
  source.target = std::string("mood");
  source.asText.emplace();
  recipe.training.steps = 2;
  recipe.evaluation.everySteps = 0;
  return recipe;
}

TEST(LabelRecordTest, ARunRecordsTheLabelsOfItsDataAlsoWhenItIsResumed) {
  const test::TemporaryDirectory folder;
  const auto run = folder / "run";
  test::trainHere(moodRecipe(folder.path()), run, {}, 1);
  const LabelRecord expected = {{"moods", {"bad", "good"}}};
  EXPECT_EQ(readLabelRecord(run).value(), expected);
  std::filesystem::remove(run / "labels.json");
  test::resumeHere(run);
  EXPECT_EQ(readLabelRecord(run).value(), expected) << "as of a run that an earlier version began";
}

TEST(LabelRecordTest, WhoHasAModelOfTheRunKnowsItsLabels) {
  const test::TemporaryDirectory folder;
  const std::string run = (folder / "run").string();
  test::trainHere(moodRecipe(folder.path()), run);
  const std::vector<std::string> expected = {"bad", "good"};
  for (const std::string& model : {run, run + "@last", lastCheckpoint(run)->path.string()})
    EXPECT_EQ(labelsLearnedBy(model).value(), expected) << model;
  EXPECT_TRUE(labelsLearnedBy((folder / "model").string()).value().empty());
  EXPECT_TRUE(labelsLearnedBy("t5-small").value().empty());
  test::writeText(folder / "run/labels.json", "[3]");
  EXPECT_FALSE(labelsLearnedBy(run).ok());
}

TEST(LabelRecordTest, WordsOfTheRecipeAreNoneOfTheData) {
  const test::TemporaryDirectory folder;
  Recipe recipe = moodRecipe(folder.path());
  recipe.data.train.front().asText->words = {{"good", "yes"}, {"bad", "no"}};
  test::trainHere(recipe, folder / "run");
  EXPECT_FALSE(std::filesystem::exists(folder / "run/labels.json"));
}

}  // namespace
}  // namespace s2s
