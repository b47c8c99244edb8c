// Which labels a classifier knows, and what becomes of those that it does not.

#include <gtest/gtest.h>

#include "engine/experiments/evaluation_job.h"
#include "engine/training/training_setup.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_families.h"
#include "tests/training/runs.h"

namespace s2s {
namespace {

using test::logOf;
using test::metricsOf;
using test::trainHere;

/// Sixty rows with two labels and ten with one of their own.
Recipe rareLabels(const std::filesystem::path& folder) {
  Recipe recipe = test::labelRecipe(folder, test::bertLike("bert"));
  std::string rows = "text\tmood\n";
  for (int i = 0; i < 60; ++i) rows += i % 2 == 0 ? "the film was good\tgood\n" : "a bad plot\tbad\n";
  for (int i = 0; i < 10; ++i) rows += "the cast was " + test::kGood[2] + "\tr" + std::to_string(i) + "\n";
  test::writeText(folder / "moods.tsv", rows);
  recipe.data.validation.split = 0.3;
  recipe.data.test.split = 0.2;
  recipe.training.steps = recipe.evaluation.everySteps = 2;
  return recipe;
}

TEST(LabelColumnsTest, LabelsOfRowsThatAreSplitOffAreKnown) {
  const test::TemporaryDirectory folder;
  const Recipe recipe = rareLabels(folder.path());
  const auto outcome = trainHere(recipe, folder / "run");
  const Json config = readJsonFile(outcome.checkpoint / "config.json").value();
  EXPECT_EQ(config.at("id2label").size(), 12u) << config.dump(1);
  const RunControl control;
  const auto fed = prepareFeeding(recipe, {}, control);
  ASSERT_TRUE(fed.ok()) << fed.error().message();
  EXPECT_EQ(traitsOf(fed->bundle).head->columns.front().labels.size(), 12u);
}

TEST(LabelColumnsTest, ALabelThatTrainingDoesNotKnowCountsAsWrong) {
  const test::TemporaryDirectory folder;
  Recipe recipe = rareLabels(folder.path());
  const auto addSet = [&](const std::string& name, const std::string& rows) {
    test::writeText(folder / (name + ".tsv"), "text\tmood\n" + rows);
    DataSource source = recipe.data.train.front();
    source.name = name;
    source.path = (folder / (name + ".tsv")).string();
    recipe.data.validation.sets.push_back(source);
  };
  addSet("mixed", "the film was good\tgood\na very sad film\todd\n");
  addSet("strange", "a very sad film\todd\n");
  (void)trainHere(recipe, folder / "run");
  EXPECT_NE(logOf(folder / "run")
                .find("rows of mixed with a label that the model does not know, which count as wrong: "
                      "1 of 2, the first 'odd' in line 3"),
            std::string::npos)
      << logOf(folder / "run");
  Json last;
  for (const Json& line : metricsOf(folder / "run")) {
    if (line.contains("validation_sets")) last = line;
  }
  const Json& sets = last.at("validation_sets");
  EXPECT_LE(sets["mixed"]["accuracy"].get<double>(), 0.5);
  EXPECT_TRUE(sets["mixed"]["loss"].is_number());
  EXPECT_EQ(sets["strange"]["accuracy"].get<double>(), 0.0);
  EXPECT_TRUE(sets["strange"]["loss"].is_null()) << "of no row anything is known";
  EXPECT_TRUE(last["validation_loss"].is_number());
}

TEST(LabelColumnsTest, TestRowsWithSeveralLabelsAreEvaluatedByTheirNames) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::labelRecipe(folder.path(), test::bertLike("bert"));
  recipe.data.train.front().labels = {std::string("mood"), std::string("size")};
  recipe.data.test.split = 0.2;
  recipe.training.steps = 2;
  const auto outcome = trainHere(recipe, folder / "run");
  EXPECT_EQ(readJsonFile(folder / "run/splits.json").value()[0]["labels"], (Json{"mood", "size"}));
  EvaluationRequest request;
  request.systems = {{{outcome.checkpoint.string()}}};
  request.data.path = (folder / "run/test/moods.jsonl").string();
  request.data.labels = {std::string("mood"), std::string("size")};
  const auto result = runEvaluation(request, {"cpu", "float32", 1});
  ASSERT_TRUE(result.ok()) << result.error().message();
  EXPECT_EQ(result->test.rows.size(), 16u);
  EXPECT_TRUE(result->report.at("rows").at(0).at("metrics").contains("accuracy mood"));

  request.data.labels = {std::string("size"), std::string("mood")};
  const auto swapped = runEvaluation(request, {"cpu", "float32", 1});
  ASSERT_FALSE(swapped.ok());
  EXPECT_EQ(swapped.error().what.find("the model knows none of the labels for mood; the first is '"), 0u)
      << swapped.error().message();
  EXPECT_NE(swapped.error().remedy.find("it knows: bad, good"), std::string::npos) << swapped.error().remedy;
}

}  // namespace
}  // namespace s2s
