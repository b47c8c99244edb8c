// Validation rows that are answered by generation and scored while a model trains.
#include "engine/training/generated_rows.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/metrics/metric.h"
#include "engine/recipes/validation_numbers.h"
#include "engine/training/validation_metric.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_families.h"
#include "tests/training/runs.h"

namespace s2s {
namespace {

using test::metricsOf;
using test::trainHere;

const std::vector<std::string> kNames = {"bleu", "chrf++", "exact"};

/// Writes what it is told to each source text, and remembers what it was asked.
class ScriptedTask final : public LearningTask {
 public:
  explicit ScriptedTask(std::map<std::string, std::string> answers) : m_answers(std::move(answers)) {}

  std::int64_t labels(const Example&) const override { return 1; }
  LossTotals backward(const Batch&, double, std::uint64_t) override { return {}; }
  EvaluationTotals evaluate(const Batch&) override { return {}; }
  Json stepNumbers(const LossTotals&) const override { return Json::object(); }
  Json describe(const EvaluationTotals&) const override { return Json::object(); }
  std::vector<std::string> metrics() const override { return {}; }
  Result<std::vector<std::string>> answers(std::span<const Example> examples, const SampleOptions& options,
                                           const RunControl*) override {
    EXPECT_LE(std::ssize(examples), options.batchSize);
    std::vector<std::string> texts;
    for (const Example& example : examples) {
      asked.push_back(example.sourceText);
      texts.push_back(m_answers.at(example.sourceText));
    }
    return texts;
  }

  std::vector<std::string> asked;

 private:
  std::map<std::string, std::string> m_answers;
};

/// Sources "a", "b", … of growing length, with these targets.
ValidationSet setOf(const std::vector<std::string>& targets) {
  ValidationSet set;
  set.name = "set";
  set.targetBytes = 1;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    Example example;
    example.source.assign(i + 1, 5);
    example.sourceText = std::string(1, static_cast<char>('a' + i));
    example.targetText = targets[i];
    set.examples.push_back(std::move(example));
  }
  return set;
}

Json scored(const std::vector<std::string>& answers, const std::vector<std::string>& references,
            const std::string& tokenize) {
  MetricOptions options;
  options.tokenize = tokenize;
  const std::vector<MetricScore> scores = scoreCorpus(answers, references, kNames, options).value();
  Json numbers = Json::object();
  for (const MetricScore& score : scores) numbers[score.name] = score.score;
  return numbers;
}

TEST(GeneratedRowsTest, RowsAreSpreadEvenlyOverTheSet) {
  EXPECT_EQ(generatedRows(10, 4), (std::vector<std::size_t>{0, 2, 5, 7}));
  EXPECT_EQ(generatedRows(3, 5), (std::vector<std::size_t>{0, 1, 2}));
  EXPECT_EQ(generatedRows(1000, 1), (std::vector<std::size_t>{0}));
}

TEST(GeneratedRowsTest, ScoresAreThoseOfAnEvaluationWhateverTheOrderOfTheBatches) {
  const std::vector<std::string> references = {"The cat sat.", "A dog ran off.", "It is raining hard today.",
                                               "We go home."};
  const std::vector<std::string> written = {"The cat sat.", "A dog ran.", "It is raining today.", "Home."};
  ScriptedTask task({{"a", written[0]}, {"b", written[1]}, {"c", written[2]}, {"d", written[3]}});
  SampleOptions options;
  options.batchSize = 3;
  const auto found = scoreGeneratedRows(task, setOf(references), 10, options, {}, nullptr);
  ASSERT_TRUE(found.ok()) << found.error().message();
  const Json expected = scored(written, references, "13a");
  EXPECT_EQ(found->begin().key(), "bleu") << "the headline where the target is not Korean";
  for (const std::string& name : kNames) EXPECT_EQ((*found)[name], expected[name]) << name;
  EXPECT_EQ((*found)["exact"], 25.0);
  EXPECT_EQ(task.asked.size(), 4u);
}

TEST(GeneratedRowsTest, KoreanIsScoredAsEvaluationsScoreIt) {
  const std::vector<std::string> references = {"나는 어제 학교에 갔습니다.", "비가 많이 옵니다."},
                                 written = {"나는 어제 학교로 갔다.", "비가 많이 온다."};
  ScriptedTask task({{"a", written[0]}, {"b", written[1]}});
  ValidationSet set = setOf(references);
  const auto guessed = scoreGeneratedRows(task, set, 2, {}, {}, nullptr);
  ASSERT_TRUE(guessed.ok());
  const Json characters = scored(written, references, "char");
  ASSERT_NE(characters["bleu"], scored(written, references, "13a")["bleu"]);
  EXPECT_EQ(guessed->begin().key(), "chrf++");
  for (const std::string& name : kNames) EXPECT_EQ((*guessed)[name], characters[name]) << name;
  set.targetLanguage = "ko_KR";  // said, not guessed
  EXPECT_EQ(*scoreGeneratedRows(task, set, 2, {}, {}, nullptr), *guessed);
}

TEST(GeneratedRowsTest, ItIsLookedBetweenBatchesWhetherToGoOn) {
  ScriptedTask task({{"a", "1"}, {"b", "2"}, {"c", "3"}});
  SampleOptions options;
  options.batchSize = 1;
  int looks = 0;
  const auto stopped = scoreGeneratedRows(
      task, setOf({"1", "2", "3"}), 3, options, [&] { return ++looks < 3; }, nullptr);
  ASSERT_FALSE(stopped.ok());
  EXPECT_EQ(stopped.error().kind, Error::Kind::cancelled);
  EXPECT_EQ(task.asked.size(), 2u);
}

/// Half of the rows are validated on; single rows make a batch, so that nothing is rounded otherwise.
Recipe answeringRecipe(const std::filesystem::path& folder) {
  Recipe recipe = test::tinyRecipe(folder);
  recipe.data.validation.split = 0.5;
  recipe.training.accumulation = 1;
  recipe.training.steps = 24;
  recipe.optimizer.learningRate = 0.01;
  recipe.evaluation.everySteps = 4;
  recipe.evaluation.batchSize = 1;
  recipe.evaluation.maxNewTokens = 10;
  recipe.evaluation.generatedRows = 8;
  return recipe;
}

std::vector<Json> validationsOf(const std::filesystem::path& run) {
  std::vector<Json> lines = metricsOf(run);
  std::erase_if(lines, [](const Json& line) { return !line.contains("validation_loss"); });
  return lines;
}

std::vector<Json> samplesOf(const std::filesystem::path& run) {
  std::ifstream file(run / "samples.jsonl");
  std::vector<Json> samples;
  for (std::string line; std::getline(file, line);) samples.push_back(*parseJson(line, "sample"));
  return samples;
}

TEST(GeneratedRowsTest, EveryValidationTellsTheScoresOfTheSameRows) {
  const test::TemporaryDirectory folder;
  Recipe recipe = answeringRecipe(folder.path());
  recipe.evaluation.samples = 1000;  // what is written to all rows
  trainHere(recipe, folder / "run");
  const std::vector<Json> validations = validationsOf(folder / "run"), samples = samplesOf(folder / "run");
  ASSERT_EQ(validations.size(), 6u);
  ASSERT_EQ(samples.size(), 6u * 25u);
  double highest = 0.0;
  for (std::size_t time = 0; time < validations.size(); ++time) {
    std::vector<std::string> answers, references;
    for (const std::size_t row : generatedRows(25, 8)) {
      answers.push_back(samples[time * 25 + row]["output"].get<std::string>());
      references.push_back(samples[time * 25 + row]["target"].get<std::string>());
    }
    const Json expected = scored(answers, references, "13a");
    for (const std::string& name : kNames) {
      EXPECT_EQ(validations[time]["validation_" + name], expected[name]) << name;
      EXPECT_EQ(validations[time]["validation_sets"]["data"][name], expected[name]) << name;
    }
    highest = std::max(highest, expected["chrf++"].get<double>());
  }
  EXPECT_GT(highest, 0.0) << "a score that is always 0 proves nothing";
}

TEST(GeneratedRowsTest, TrainingDoesNotNotice) {
  const test::TemporaryDirectory folder;
  Recipe recipe = answeringRecipe(folder.path());
  trainHere(recipe, folder / "answering");
  recipe.evaluation.generatedRows = 0;
  trainHere(recipe, folder / "plain");
  test::expectSameEnd(folder / "answering", folder / "plain");
  const auto one = metricsOf(folder / "answering"), other = metricsOf(folder / "plain");
  ASSERT_EQ(one.size(), other.size());
  for (std::size_t i = 0; i < one.size(); ++i) {
    for (const char* key : {"loss", "gradient_norm", "validation_loss", "validation_bits_per_byte"})
      EXPECT_EQ(one[i].value(key, Json()), other[i].value(key, Json())) << key << " of line " << i;
  }
  EXPECT_FALSE(validationsOf(folder / "plain").front().contains("validation_bleu"));
}

TEST(GeneratedRowsTest, TheBestCheckpointFollowsTheScore) {
  const test::TemporaryDirectory folder;
  Recipe recipe = answeringRecipe(folder.path());
  recipe.checkpoints.metric = "validation_chrf++";
  recipe.checkpoints.mode = "max";
  const auto outcome = trainHere(recipe, folder / "run");
  ASSERT_TRUE(outcome.best);
  EXPECT_EQ(outcome.best->metric, "validation_chrf++");
  double highest = -1.0;
  std::int64_t step = 0;
  for (const Json& line : validationsOf(folder / "run")) {
    const double value = line["validation_chrf++"].get<double>();
    if (value <= highest) continue;
    highest = value;
    step = line["step"].get<std::int64_t>();
  }
  EXPECT_GT(highest, 0.0);
  EXPECT_EQ(outcome.best->value, highest);
  EXPECT_EQ(outcome.best->step, step);
}

TEST(GeneratedRowsTest, EarlyStoppingFollowsTheScoreOfASet) {
  const test::TemporaryDirectory folder;
  Recipe recipe = answeringRecipe(folder.path());
  recipe.optimizer.learningRate = 1e-5;  // no answer is ever right
  recipe.earlyStopping.patience = 2;
  recipe.earlyStopping.metric = "validation_data_exact";
  recipe.earlyStopping.mode = "max";
  const auto outcome = trainHere(recipe, folder / "run");
  EXPECT_EQ(outcome.step, 12) << "0 at step 4, and no more at 8 and 12";
  EXPECT_TRUE(outcome.reason.starts_with("validation_data_exact has not improved")) << outcome.reason;
}

TEST(GeneratedRowsTest, WithoutRowsTheScoreIsRefusedWithAdvice) {
  const test::TemporaryDirectory folder;
  Recipe recipe = answeringRecipe(folder.path());
  recipe.evaluation.generatedRows = 0;
  const RunControl control;
  for (const char* metric : {"validation_bleu", "validation_data_chrf++"}) {
    recipe.checkpoints.metric = metric;
    const auto refused = train({recipe, folder / "run", "", {}}, {}, control);
    ASSERT_FALSE(refused.ok());
    EXPECT_TRUE(refused.error().message().starts_with("checkpoints.metric: ")) << refused.error().message();
    EXPECT_TRUE(refused.error().message().ends_with("set evaluation.generated_rows"))
        << refused.error().message();
  }
  recipe.checkpoints.metric = "validation_rouge";
  EXPECT_TRUE(train({recipe, folder / "run", "", {}}, {}, control).error().message().find("use one of") !=
              std::string::npos);
}

/// Texts, and labels that are written as words: which set has which numbers.
TEST(GeneratedRowsTest, EveryNumberThatARecipeOffersIsInItsValidations) {
  const test::TemporaryDirectory folder;
  Recipe recipe = answeringRecipe(folder.path());
  recipe.training.steps = 4;
  recipe.data.train.front().name = "data";
  test::writeMoods(folder / "moods.tsv");
  DataSource moods = recipe.data.train.front();
  moods.name = "moods";
  moods.path = (folder / "moods.tsv").string();
  moods.source = std::string("text");
  moods.target = std::string("mood");
  moods.asText.emplace();
  recipe.data.validation.sets = {moods};
  trainHere(recipe, folder / "run");
  const Json line = validationsOf(folder / "run").back();
  const std::vector<std::string> offered = validationNumbers(recipe);
  EXPECT_GT(offered.size(), 15u);
  for (const std::string& name : offered)
    EXPECT_TRUE(std::isfinite(numberOf(line, name))) << name << " " << line.dump();
  EXPECT_EQ(line["validation_bleu"], line["validation_sets"]["data"]["bleu"]) << "of the sets that have it";
  EXPECT_FALSE(line["validation_sets"]["moods"].contains("bleu"));
}

}  // namespace
}  // namespace s2s
