#include "engine/planning/trained_part.h"

#include <gtest/gtest.h>

#include <utility>

#include "engine/planning/recipe_shape.h"
#include "engine/recipes/adapted_shape.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"

namespace s2s::test {
namespace {

/// A T5 of two blocks each in encoder and decoder, that is trained for twelve steps.
class TrainedPartTest : public testing::Test {
 protected:
  TrainedPartTest() : m_recipe(tinyRecipe(m_folder.path())) { m_recipe.training.steps = 12; }

  std::string problem() const {
    const auto checked = checkTrainedPart(m_recipe);
    if (checked) return "nothing is wrong";
    EXPECT_EQ(checked.error().kind, Error::Kind::invalidInput);
    return checked.error().what;
  }
  std::vector<std::string> warnings() const { return checkTrainedPart(m_recipe).value(); }

  TemporaryDirectory m_folder;
  Recipe m_recipe;
};

TEST_F(TrainedPartTest, WhatTheModelDoesNotHaveIsNamed) {
  EXPECT_TRUE(warnings().empty());
  m_recipe.adaptation.kind = "bias";
  EXPECT_EQ(problem(), "adaptation.kind: models of the family t5 have no bias terms");
  m_recipe.adaptation = {};
  m_recipe.adaptation.freeze = {"*"};
  EXPECT_EQ(problem(), "adaptation.freeze: nothing is left to train");
  m_recipe.adaptation = {};
  m_recipe.optimizer.groups.emplace_back().names = "layers.*";
  EXPECT_EQ(problem(), "optimizer.groups.0.names: \"layers.*\" fits no tensor");
}

// These were found out when the training began.
TEST_F(TrainedPartTest, AGroupThatIsLeftWithoutATensorIsNamed) {
  const auto left = [](const std::string& group, const std::string& pattern) {
    return "optimizer.groups." + group +
           ".names: no trained tensor that an earlier group has not taken fits '" + pattern + "'";
  };
  m_recipe.optimizer.groups = {{"*", 1.0, {}}, {"shared*", 2.0, {}}};
  EXPECT_EQ(problem(), left("1", "shared*"));
  std::swap(m_recipe.optimizer.groups[0], m_recipe.optimizer.groups[1]);
  EXPECT_EQ(problem(), "nothing is wrong");
  m_recipe.optimizer.groups = {{"shared.weight", 2.0, {}}};
  EXPECT_EQ(problem(), "nothing is wrong");
  m_recipe.adaptation.freeze = {"shared.*"};
  EXPECT_EQ(problem(), left("0", "shared.weight"));
  m_recipe.adaptation = {};
  m_recipe.adaptation.kind = "lora";
  EXPECT_EQ(problem(), left("0", "shared.weight"));
  m_recipe.optimizer.groups = {{"*.lora_A*", 2.0, {}}};
  EXPECT_EQ(problem(), "nothing is wrong");
}

TEST_F(TrainedPartTest, AModelThatIsNotAtHandHasNothingToSay) {
  m_recipe.adaptation.kind = "bias";
  m_recipe.model.from = (m_folder / "of another machine").string();
  EXPECT_TRUE(warnings().empty());
  m_recipe.checkpoints.averageLast = 50;
  EXPECT_EQ(warnings().size(), 1u) << "the recipe alone tells";
}

TEST_F(TrainedPartTest, BlocksWhoseTurnNeverComesAreCounted) {
  m_recipe.adaptation.unfreezeEvery = 11;
  EXPECT_TRUE(warnings().empty()) << "the last step trains them";
  m_recipe.adaptation.unfreezeEvery = 12;
  EXPECT_EQ(warnings(), std::vector<std::string>{
                            "with adaptation.unfreeze_every 12 the run ends at step 12 before 2 of 4 blocks "
                            "are trained, the lowest of which join after step 12"});
  m_recipe.adaptation.freeze = {"encoder.block.0.*", "decoder.block.0.*"};
  EXPECT_TRUE(warnings().empty()) << "they are not meant to be trained";
  m_recipe.adaptation.freeze.clear();
  m_recipe.training.steps.reset();
  m_recipe.training.epochs = 1.0;
  EXPECT_TRUE(warnings().empty()) << "the data decides how many steps there are";
}

TEST_F(TrainedPartTest, AMeanOfMoreCheckpointsThanThereWillBeIsWarnedOf) {
  m_recipe.evaluation.everySteps = 0;
  m_recipe.checkpoints.everySteps = 4;
  m_recipe.checkpoints.averageLast = 3;
  EXPECT_TRUE(warnings().empty());
  m_recipe.checkpoints.averageLast = 4;
  EXPECT_EQ(warnings(), std::vector<std::string>{"checkpoints.average_last is 4, but the number of "
                                                 "checkpoints that the run writes is 3 at most"});
}

}  // namespace
}  // namespace s2s::test
