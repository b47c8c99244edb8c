#include "engine/experiments/course_counting.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/comparisons/training_course.h"
#include "tests/support/dropping_tokenizer.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_families.h"

namespace s2s::test {
namespace {

/// Sixteen rows of four letters: five bytes each with ByT5's end, all alike.
class CourseCountingTest : public testing::Test {
 protected:
  CourseCountingTest() : m_recipe(tinyRecipe(m_folder / "recipe")) {
    writeTinyModel(m_folder / "model");
    writeReversals(m_folder / "data.tsv", 16, 4, 4);
    m_recipe.data.train.front().path = (m_folder / "data.tsv").string();
    m_recipe.data.validation.split = 0;
    m_recipe.evaluation.everySteps = 0;
    m_recipe.training.batchSize = 4;
    m_recipe.training.accumulation = 1;
  }

  TrainingCourse courseOver(std::int64_t steps) {
    const auto course = courseOf(m_recipe, {steps, {}, {}}, {}, RunControl());
    EXPECT_TRUE(course) << course.error().message();
    return course.value();
  }

  Recipe& recipe() { return m_recipe; }

 private:
  TemporaryDirectory m_folder;
  Recipe m_recipe;
};

TEST_F(CourseCountingTest, TellsWhereAMicroBatchHoldsAWholeEpoch) {
  EXPECT_EQ(courseOver(2).epochAtOnce, 0);
  recipe().training.batchSize = 500;
  const TrainingCourse course = courseOver(2);
  EXPECT_EQ(course.epochAtOnce, 16);
  EXPECT_EQ(course.end().rows, 2 * 16);
  EXPECT_EQ(trainingCourseFrom(toJson(course))->epochAtOnce, 16);
}

TEST_F(CourseCountingTest, CountsStepByStep) {
  recipe().evaluation.everySteps = 2;
  recipe().training.accumulation = 2;
  const TrainingCourse course = courseOver(5);
  ASSERT_EQ(course.points.size(), 3u);
  EXPECT_EQ(course.points[0].step, 2);
  EXPECT_EQ(course.points[0].targetBytes, 2 * 2 * 4 * 4);
  EXPECT_EQ(course.end().step, 5);
  EXPECT_EQ(course.end().targetBytes, 5 * 2 * 4 * 4);
  EXPECT_NEAR(course.end().operations, 5.0 * course.points[0].operations / 2.0, 1.0);
  EXPECT_EQ(spentUntil(course, 1).targetBytes, 32);
  EXPECT_EQ(course.end().rows, 5 * 2 * 4);
  EXPECT_EQ(spentUntil(course, 1).rows, 8);
  // 40 rows: behind the first, 2nd, 4th … 32nd.
  EXPECT_EQ(course.orderDigests.size(), 6u);
  recipe().training.batchSize = 2;
  const TrainingCourse smaller = courseOver(5);
  ASSERT_EQ(smaller.orderDigests.size(), 5u);
  EXPECT_TRUE(
      std::equal(smaller.orderDigests.begin(), smaller.orderDigests.end(), course.orderDigests.begin()));
  const auto read = trainingCourseFrom(toJson(course));
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_EQ(toJson(*read), toJson(course));
}

// All steps counted what the last one trains.
TEST_F(CourseCountingTest, GradualUnfreezingCountsWhatHasJoined) {
  recipe().evaluation.everySteps = 1;
  const double whole = courseOver(1).end().operations;
  recipe().adaptation.unfreezeEvery = 2;
  const TrainingCourse course = courseOver(4);
  ASSERT_EQ(course.points.size(), 4u);
  const auto ofStep = [&](std::size_t step) {
    return course.points[step].operations - (step > 0 ? course.points[step - 1].operations : 0.0);
  };
  EXPECT_LT(ofStep(0), whole) << "the last blocks alone";
  EXPECT_EQ(ofStep(1), ofStep(0));
  EXPECT_EQ(ofStep(2), whole) << "the first blocks have joined";
  EXPECT_EQ(ofStep(3), whole);
}

TEST_F(CourseCountingTest, CountsTheBytesThatAreLearnedFrom) {
  const TrainingCourse whole = courseOver(3);
  EXPECT_EQ(whole.end().targetBytes, 3 * 4 * 4);
  EXPECT_EQ(whole.cutTargets, 0.0);
  // Two bytes and the end are left of the four.
  recipe().data.maxTargetTokens = 3;
  const TrainingCourse cut = courseOver(3);
  EXPECT_EQ(cut.end().targetBytes, 3 * 4 * 2);
  EXPECT_DOUBLE_EQ(cut.cutTargets, 0.5);
  EXPECT_EQ(cut.orderDigests, whole.orderDigests) << "the same rows all the same";
  EXPECT_DOUBLE_EQ(trainingCourseFrom(toJson(cut))->cutTargets, 0.5);
}

TEST_F(CourseCountingTest, TellsWhereNoRunIsLongEnough) {
  CourseLimit operations, bytes;
  operations.operations = 1e30;
  bytes.targetBytes = 1e15;
  for (const CourseLimit& limit : {operations, bytes}) {
    const auto course = courseOf(recipe(), limit, {}, RunControl());
    ASSERT_FALSE(course);
    EXPECT_EQ(course.error().what,
              "equalise.amount: takes more than 1,000,000,000 steps, the most that a run may have");
  }
}

TEST_F(CourseCountingTest, CountsTheMaskedTextThatTheSourcesLimitLeaves) {
  const TemporaryDirectory folder;
  recipe() = labelRecipe(folder.path(), bertLike("bert"));
  recipe().objective.kind = "masked-language-model";
  recipe().data.validation.split = 0;
  recipe().evaluation.everySteps = 0;
  recipe().training.batchSize = 4;
  std::string rows = "text\tmood\n";
  for (int row = 0; row < 16; ++row) rows += "the film was a very lovely film\tgood\n";
  writeText(folder / "texts.tsv", rows);
  recipe().data.train.front().path = (folder / "texts.tsv").string();
  const TrainingCourse whole = courseOver(3);
  EXPECT_EQ(whole.end().targetBytes, 3 * 4 * 31);
  EXPECT_EQ(whole.cutTargets, 0.0);
  // "the film was a" between its two special tokens.
  recipe().data.maxSourceTokens = 6;
  const TrainingCourse cut = courseOver(3);
  EXPECT_EQ(cut.end().targetBytes, 3 * 4 * 14);
  EXPECT_DOUBLE_EQ(cut.cutTargets, 17.0 / 31.0);
}

// KoBART: characters vanished from the targets, and the verdict had nothing to warn of.
TEST_F(CourseCountingTest, CountsTheCharactersThatVanish) {
  EXPECT_EQ(courseOver(2).unknownTargets, 0.0);
  writeDroppingTokenizer(std::filesystem::path(recipe().model.from).parent_path());
  std::string rows = "source\ttarget\n";
  for (int row = 0; row < 16; ++row) rows += "abcd\tab 龘한\n";
  writeText(recipe().data.train.front().path, rows);
  EXPECT_DOUBLE_EQ(courseOver(2).unknownTargets, 0.5);
}

TEST_F(CourseCountingTest, CountsEveryTextOfAPackedRow) {
  recipe().training.batchSize = 2;
  recipe().training.packing = true;
  recipe().data.maxSourceTokens = recipe().data.maxTargetTokens = 10;  // two texts of five
  const TrainingCourse course = courseOver(2);
  EXPECT_EQ(course.end().targetBytes, 2 * 2 * 2 * 4);
  EXPECT_EQ(course.orderDigests.size(), 4u) << "behind the first, 2nd, 4th and 8th text";
  EXPECT_EQ(course.end().rows, 8);
}

}  // namespace
}  // namespace s2s::test
