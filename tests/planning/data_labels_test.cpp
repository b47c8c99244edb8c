// How many labels a plan counts, which the data alone knows.
#include "engine/planning/data_labels.h"

#include <gtest/gtest.h>

#include <fstream>

#include "engine/planning/recipe_shape.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

class DataLabelsTest : public testing::Test {
 protected:
  void write(const std::string& name, const std::string& content) const {
    std::ofstream(folder / name, std::ios::binary) << content;
  }

  /// A BERT that learns the column `mood` of moods.tsv.
  Recipe classifier() const {
    Recipe recipe;
    recipe.model = {"bert-base-uncased", "random", Json::object()};
    recipe.objective.kind = "sequence-classification";
    DataSource source;
    source.path = (folder / "moods.tsv").string();
    source.source = std::string("text");
    source.target = std::string("mood");
    recipe.data.train = {source};
    return recipe;
  }

  static std::int64_t parametersOf(const Recipe& recipe) {
    return shapeWithLabels(recipe).value().shape.parameters();
  }

  test::TemporaryDirectory folder;
};

constexpr const char* kMoods = "text\tmood\tsize\na\tgood\t1\nb\tbad\t2\nc\todd\t1\nd\tgood\t1\ne\t\t3\n";
constexpr std::int64_t kLabel = 768 + 1;  ///< parameters of one more: a row of the width and a bias

TEST_F(DataLabelsTest, LabelsAreCountedInTheData) {
  write("moods.tsv", kMoods);
  const Recipe recipe = classifier();
  const auto planned = shapeWithLabels(recipe);
  ASSERT_TRUE(planned.ok()) << planned.error().message();
  EXPECT_TRUE(planned->notes.empty());
  EXPECT_EQ(planned->shape.parameters(), shapeOfRecipe(recipe).value().parameters() + kLabel)
      << "three, where two were assumed; a row without a label is not read";
}

TEST_F(DataLabelsTest, EveryLabelColumnAndEverySetCounts) {
  write("moods.tsv", kMoods);
  write("more.tsv", "text\tmood\tsize\na\tgood\t8\nb\tworse\t9\n");
  Recipe recipe = classifier();
  recipe.data.train.front().labels = {std::string("mood"), std::string("size")};
  recipe.data.train.push_back(recipe.data.train.front());
  recipe.data.train.back().path = (folder / "more.tsv").string();
  const auto labels = labelsOfData(recipe, false);
  ASSERT_TRUE(labels);
  EXPECT_EQ(*labels, (DataLabels{{"bad", "good", "odd", "worse"}, {"1", "2", "8", "9"}}));
  recipe.data.mixing.leaveOut = "more";
  EXPECT_EQ(*labelsOfData(recipe, false), (DataLabels{{"bad", "good", "odd"}, {"1", "2"}}));
}

TEST_F(DataLabelsTest, WhatCannotBeReadIsAssumedAndNoted) {
  const Recipe recipe = classifier();
  const auto planned = shapeWithLabels(recipe);
  ASSERT_TRUE(planned.ok()) << planned.error().message();
  ASSERT_EQ(planned->notes.size(), 1u);
  EXPECT_NE(planned->notes.front().find("two labels are assumed"), std::string::npos);
  EXPECT_EQ(planned->shape.parameters(), shapeOfRecipe(recipe).value().parameters());
}

TEST_F(DataLabelsTest, LongDataIsNotLookedThrough) {
  std::string text = "text\tmood\n";
  const std::string line = std::string(1 << 16, 'a') + "\tgood\n";
  for (int row = 0; row < 300; ++row) text += line;
  write("moods.tsv", text);
  EXPECT_FALSE(labelsOfData(classifier(), false));
}

TEST_F(DataLabelsTest, AChangedFileIsReadAgain) {
  write("moods.tsv", kMoods);
  const std::int64_t before = parametersOf(classifier());
  write("moods.tsv", std::string(kMoods) + "f\tnew\t1\n");
  EXPECT_EQ(parametersOf(classifier()), before + kLabel);
}

TEST_F(DataLabelsTest, ARegressionHasOneOutputForEachColumnAndNeedsNoData) {
  Recipe recipe = classifier();
  recipe.objective.kind = "regression";
  const auto planned = shapeWithLabels(recipe);
  ASSERT_TRUE(planned.ok()) << planned.error().message();
  EXPECT_TRUE(planned->notes.empty());
  EXPECT_EQ(planned->shape.parameters() + kLabel, shapeWithLabels(classifier()).value().shape.parameters());
}

TEST_F(DataLabelsTest, TextsToWriteHaveNone) {
  Recipe recipe = classifier();
  recipe.model.from = "t5-small";
  recipe.objective.kind = "sequence-to-sequence";
  EXPECT_TRUE(shapeWithLabels(recipe).value().notes.empty());
}

}  // namespace
}  // namespace s2s
