// Tasks with labels or numbers that an encoder-decoder writes as words.

#include <gtest/gtest.h>

#include "engine/experiments/evaluation_job.h"
#include "engine/training/training_setup.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_families.h"
#include "tests/training/runs.h"

namespace s2s {
namespace {

using test::metricsOf;
using test::trainHere;

/// Moods as words that a byte-reading T5 writes.
Recipe moodRecipe(const std::filesystem::path& folder) {
  Recipe recipe = test::tinyRecipe(folder);
  test::writeMoods(folder / "moods.tsv");
  DataSource& source = recipe.data.train.front();
  source.path = (folder / "moods.tsv").string();
  source.source = std::string("text");
  source.target = std::string("mood");
  source.asText.emplace();
  source.asText->words = {{"good", "yes"}, {"bad", "no"}};
  recipe.data.stratified = true;
  recipe.evaluation.maxNewTokens = 4;
  return recipe;
}

TEST(WrittenTasksTest, ValidationScoresWhatIsWritten) {
  const test::TemporaryDirectory folder;
  Recipe recipe = moodRecipe(folder.path());
  recipe.checkpoints.metric = "validation_accuracy";
  recipe.checkpoints.mode = "max";
  const auto outcome = trainHere(recipe, folder / "run");
  ASSERT_TRUE(outcome.best);
  EXPECT_EQ(outcome.best->metric, "validation_accuracy");
  Json last;
  for (const Json& line : metricsOf(folder / "run")) {
    if (line.contains("validation_sets")) last = line;
  }
  const Json& own = last["validation_sets"]["moods"];
  for (const char* name : {"loss", "accuracy", "macro_f1", "corrected", "unknown"})
    EXPECT_TRUE(own[name].is_number()) << name << " " << last.dump();
  EXPECT_EQ(own["unknown"], 0) << "everything that was written was taken for the nearest word";
  EXPECT_DOUBLE_EQ(last["validation_accuracy"].get<double>(), own["accuracy"].get<double>());
  EXPECT_GE(own["accuracy"].get<double>(), 0.0);
}

TEST(WrittenTasksTest, WithoutCorrectionUnknownAnswersAreCounted) {
  const test::TemporaryDirectory folder;
  Recipe recipe = moodRecipe(folder.path());
  recipe.data.train.front().asText->correct = false;
  recipe.training.steps = 6;
  (void)trainHere(recipe, folder / "run");
  for (const Json& line : metricsOf(folder / "run")) {
    if (line.contains("validation_sets")) {
      EXPECT_EQ(line["validation_corrected"], 0);
    }
  }
}

/// The labels as they are, and a file to validate on that has but one of them.
Recipe unevenMoods(const std::filesystem::path& folder) {
  Recipe recipe = moodRecipe(folder);
  recipe.data.train.front().asText->words.clear();
  test::writeText(folder / "few.tsv", "text\tmood\none day\tgood\none night\tgoods\n");
  DataSource few = recipe.data.train.front();
  few.path = (folder / "few.tsv").string();
  few.name = "few";
  recipe.data.validation.sets = {few};
  recipe.data.validation.split = 0.0;
  recipe.training.steps = 2;
  return recipe;
}

// A model that writes a label it has learned was taken for one that misspells another.
TEST(WrittenTasksTest, LabelsThatWereLearnedAreKnownWhereNoRowToValidateOnHasThem) {
  const test::TemporaryDirectory folder;
  Recipe recipe = unevenMoods(folder.path());
  const RunControl control;
  const std::vector<std::string> all = {"bad", "good", "goods"};
  const auto setup = prepareFeeding(recipe, {}, control);
  ASSERT_TRUE(setup.ok()) << setup.error().message();
  EXPECT_EQ(setup->data.validation().front().answers, all);
  recipe.data.validation.sets.front().asText->words = {{"good", "yes"}, {"goods", "no"}};
  const auto withWords = prepareFeeding(recipe, {}, control);
  ASSERT_TRUE(withWords.ok()) << withWords.error().message();
  EXPECT_EQ(withWords->data.validation().front().answers, (std::vector<std::string>{"no", "yes"}));
}

TEST(WrittenTasksTest, AnEvaluationKnowsTheLabelsThatItsRunsLearned) {
  const test::TemporaryDirectory folder;
  const Recipe recipe = unevenMoods(folder.path());
  (void)trainHere(recipe, folder / "run");
  EvaluationRequest request;
  request.systems = {{{(folder / "run").string()}}};
  request.data = recipe.data.validation.sets.front();
  request.snapsLabels = true;
  request.generation.maxNewTokens = 4;
  request.directory = folder / "evaluation";
  const auto result = runEvaluation(request, {"cpu", "float32", 1});
  ASSERT_TRUE(result.ok()) << result.error().message();
  EXPECT_EQ(readEvaluation(request.directory)->asked.at("learned_labels"), (Json{"bad", "good", "goods"}));
  EXPECT_EQ(result->report.dump().find("which labels it learned is not known"), std::string::npos);
}

TEST(WrittenTasksTest, TrainedLongEnoughTheLabelsAreRight) {
  const test::TemporaryDirectory folder;
  Recipe recipe = moodRecipe(folder.path());
  recipe.training.steps = 250;
  recipe.training.batchSize = 16;
  recipe.training.accumulation = 1;
  recipe.evaluation.everySteps = 250;
  recipe.evaluation.samples = 0;
  recipe.optimizer.learningRate = 0.005;
  (void)trainHere(recipe, folder / "run");
  double accuracy = 0.0;
  for (const Json& line : metricsOf(folder / "run")) accuracy = line.value("validation_accuracy", accuracy);
  EXPECT_GT(accuracy, 0.7) << "better than always the same";
}

TEST(WrittenTasksTest, PairsAndNumbersAreFedAsTheTemplateSays) {
  const test::TemporaryDirectory folder;
  Recipe recipe = moodRecipe(folder.path());
  DataSource& source = recipe.data.train.front();
  source.pair = std::string("other");
  source.target = std::string("stars");
  source.prefix = "stsb ";
  source.asText.emplace();
  source.asText->kind = "numbers";
  RunControl control;
  auto setup = prepareFeeding(recipe, {}, control);
  ASSERT_TRUE(setup.ok()) << setup.error().message();
  const RowSet& set = setup->rows.train.front();
  EXPECT_EQ(set.answers.size(), 21u);
  const Example example = setup->data.train().front().unchanged(0, 0);
  const std::string source0 =
      "stsb sentence1: " + set.asRead[0].source + " sentence2: " + *set.asRead[0].second;
  const auto whole = setup->bundle.tokenizer->encode(source0);
  EXPECT_TRUE(std::ranges::equal(std::span(example.source).first(20), std::span(whole).first(20)));
  EXPECT_TRUE(example.target == setup->bundle.tokenizer->encode("5.0") ||
              example.target == setup->bundle.tokenizer->encode("1.0"));
  EXPECT_TRUE(setup->data.validation().front().isNumbers);
}

/// Pairs whose texts lose words in every epoch.
Recipe droppedWords(const std::filesystem::path& folder) {
  Recipe recipe = moodRecipe(folder);
  DataSource& source = recipe.data.train.front();
  source.pair = std::string("other");
  Augmentation drop;
  drop.kind = "word-drop";
  drop.rows = 1.0;
  drop.share = 0.9;
  source.augmentation = {drop};
  return recipe;
}

TEST(WrittenTasksTest, TextsAreChangedBeforeTheTemplateIsPutAroundThem) {
  const test::TemporaryDirectory folder;
  const Recipe recipe = droppedWords(folder.path());
  const RunControl control;
  auto setup = prepareFeeding(recipe, {}, control);
  ASSERT_TRUE(setup.ok()) << setup.error().message();
  const TrainingSet& set = setup->data.train().front();
  for (std::size_t row = 0; row < set.size(); ++row) {
    const LearnedText learned = set.learned(row, 0, 1);
    const TextPair& read = setup->rows.train.front().asRead[row];
    ASSERT_TRUE(learned.isChanged) << read.source;
    const std::string& text = learned.example.sourceText;
    EXPECT_TRUE(text.starts_with("sentence1: ")) << text;
    EXPECT_NE(text.find(" sentence2: "), std::string::npos) << text;
    EXPECT_LT(text.size(), ("sentence1: " + read.source + " sentence2: " + *read.second).size());
    EXPECT_EQ(learned.example.target, set.unchanged(row, 0).target);
  }
}

TEST(WrittenTasksTest, ARunWithChangedTextsThatResumesIsTheRunThatNeverStopped) {
  const test::TemporaryDirectory folder;
  const Recipe recipe = droppedWords(folder.path());
  (void)trainHere(recipe, folder / "whole");
  (void)trainHere(recipe, folder / "halves", {}, 7);
  (void)test::resumeHere(folder / "halves");
  test::expectSameEnd(folder / "whole", folder / "halves");
}

TEST(WrittenTasksTest, LabelsWithoutAWordAreLeftOutAndSaid) {
  const test::TemporaryDirectory folder;
  Recipe recipe = moodRecipe(folder.path());
  recipe.data.train.front().asText->words.erase("bad");
  RunControl control;
  auto setup = prepareFeeding(recipe, {}, control);
  ASSERT_TRUE(setup.ok());
  bool said = false;
  for (const std::string& warning : setup->data.warnings())
    said = said || warning.find("has no word for 'bad'") != std::string::npos;
  EXPECT_TRUE(said);
  recipe.data.train.front().asText->words = {{"x", "y"}};
  EXPECT_FALSE(prepareFeeding(recipe, {}, control).ok());
}

TEST(WrittenTasksTest, EvaluationAsksAndScoresTestRowsInTheSameWay) {
  const test::TemporaryDirectory folder;
  Recipe recipe = moodRecipe(folder.path());
  recipe.data.test.split = 0.2;
  recipe.training.steps = 6;
  const auto outcome = trainHere(recipe, folder / "run");
  EvaluationRequest request;
  request.systems = {{{outcome.checkpoint.string()}}};
  request.data = recipe.data.train.front();
  request.data.path = (folder / "run/test/moods.jsonl").string();
  request.data.format = "auto";
  request.data.source = std::string("source");
  request.data.target = std::string("target");
  request.snapsLabels = true;
  request.generation.maxNewTokens = 4;
  const auto result = runEvaluation(request, {"cpu", "float32", 1});
  ASSERT_TRUE(result.ok()) << result.error().message();
  EXPECT_EQ(result->test.rows.size(), 16u);
  for (const TextPair& row : result->test.rows)
    EXPECT_TRUE(row.target == "yes" || row.target == "no") << row.target;
  const Json& metrics = result->report.at("rows").at(0).at("metrics");
  EXPECT_TRUE(metrics.contains("accuracy")) << result->report.dump(1);
}

}  // namespace
}  // namespace s2s
