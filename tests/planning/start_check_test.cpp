#include "engine/planning/start_check.h"

#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"

namespace s2s::test {
namespace {

/// A recipe whose run can begin, and what is said of it once something is changed.
class StartCheckTest : public testing::Test {
 protected:
  StartCheckTest() : m_recipe(tinyRecipe(m_folder.path())) {}

  Error problem() const {
    const auto checked = checkStart(m_recipe);
    if (checked) return Error{"nothing is wrong", "", ""};
    EXPECT_EQ(checked.error().kind, Error::Kind::invalidInput);
    return checked.error();
  }
  DataSource& data() { return m_recipe.data.train.front(); }

  TemporaryDirectory m_folder;
  Recipe m_recipe;
};

TEST_F(StartCheckTest, ARunThatCanBeginHasNoProblem) {
  const auto checked = checkStart(m_recipe);
  EXPECT_TRUE(checked) << checked.error().message();
}

TEST_F(StartCheckTest, AColumnThatAFileLacksIsNamed) {
  data().target = std::string("translation");
  const Error missing = problem();
  EXPECT_EQ(missing.what, "data.train.0: there is no column \"translation\"");
  EXPECT_EQ(missing.where, data().path);
  data().target = std::string("target");
  m_recipe.data.validation.sets = {data()};
  m_recipe.data.validation.sets.front().source = std::string("question");
  EXPECT_EQ(problem().what, "data.validation.sets.0: there is no column \"question\"");
}

TEST_F(StartCheckTest, AFileWithoutAUsableRowIsNamed) {
  writeText(data().path, "source\ttarget\n\t\n");
  EXPECT_TRUE(problem().what.starts_with("data.train.0: no usable row")) << problem().message();
}

TEST_F(StartCheckTest, AVocabularyBelowTheTokenizersIsNoModelForIt) {
  m_recipe.model.overrides["vocab_size"] = 100;
  EXPECT_EQ(problem().what, "model.overrides.vocab_size: 100 is below the tokenizer's 384 entries");
  m_recipe.tokenizer.train = TokenizerTraining();
  EXPECT_EQ(
      problem().what,
      "model.overrides.vocab_size: 100 is below the 104 entries that the trained tokenizer has at least");
  m_recipe.model.overrides.erase("vocab_size");
  EXPECT_TRUE(checkStart(m_recipe)) << "the vocabulary follows from the tokenizer";
}

TEST_F(StartCheckTest, APresetOverBytesBringsItsTokenizer) {
  m_recipe.model = {"byt5-small", "random"};
  EXPECT_EQ(problem().what, "nothing is wrong");
  m_recipe.objective.kind = "span-corruption";
  EXPECT_EQ(problem().what, "nothing is wrong") << "it has sentinels";
}

TEST_F(StartCheckTest, APresetHasNeitherWeightsNorATokenizer) {
  m_recipe.model.from = "t5-small";
  EXPECT_TRUE(problem().what.starts_with("tokenizer: the preset t5-small")) << problem().message();
  m_recipe.model.initialization = "pretrained";
  EXPECT_EQ(problem().what, "model.initialization: t5-small has no weights");
}

TEST_F(StartCheckTest, ATokenizerMustHaveWhatTheObjectiveHidesTextsBehind) {
  m_recipe.objective.kind = "masked-language-model";
  EXPECT_TRUE(problem().what.starts_with("objective.kind: masked-language-model needs"))
      << problem().message();
  m_recipe.tokenizer.train = TokenizerTraining();
  EXPECT_TRUE(problem().what.starts_with("objective.kind: masked-language-model needs"))
      << "t5's has no mask";
  m_recipe.objective.kind = "span-corruption";
  EXPECT_TRUE(checkStart(m_recipe));
}

TEST_F(StartCheckTest, ASetThatIsOnlyValidatedOnIsReadByTheSameModel) {
  DataSource labels = data();
  labels.name = "labels";
  labels.objective = "sequence-classification";
  m_recipe.data.validation.sets = {labels};
  EXPECT_EQ(problem().what,
            "data.validation.sets.0: the objectives sequence-classification of 'labels' and "
            "sequence-to-sequence of 'data' need two models");
  m_recipe.data.validation.sets.front().objective = "span-corruption";
  EXPECT_TRUE(checkStart(m_recipe)) << "both write texts";
}

TEST_F(StartCheckTest, ALanguageThatTheFamilyDoesNotKnowIsNamed) {
  m_recipe.model.from = "m2m100_418M";
  m_recipe.tokenizer.train = TokenizerTraining();
  data().sourceLanguage = "en";
  data().targetLanguage = "xx";
  EXPECT_EQ(problem().what, "the model does not know the language 'xx'");
  data().targetLanguage = "ko";
  const auto checked = checkStart(m_recipe);
  EXPECT_TRUE(checked) << checked.error().message();
}

}  // namespace
}  // namespace s2s::test
