#include "engine/comparisons/entrant_recipe.h"

#include <gtest/gtest.h>

#include "engine/comparisons/comparison_queue.h"
#include "engine/comparisons/entrant_sizes.h"
#include "tests/comparisons/two_entrants.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"

namespace s2s::test {
namespace {

namespace fs = std::filesystem;

class EntrantRecipeTest : public testing::Test {
 protected:
  void SetUp() override {
    writeTinyModel(m_folder / "model");
    writeReversals(m_folder / "data.tsv", 30, 3, 6);
  }
  Comparison resolved(const Json& json) {
    const auto parsed = parseComparison(json);
    EXPECT_TRUE(parsed);
    const auto done = resolveComparison(*parsed, m_folder.path());
    EXPECT_TRUE(done) << (done ? "" : done.error().message());
    return *done;
  }
  TemporaryDirectory m_folder;
};

TEST_F(EntrantRecipeTest, TakesWhatItsEntrantBrings) {
  const Comparison comparison = resolved(twoEntrants());
  const auto one = entrantRecipe(comparison, 0, 3), other = entrantRecipe(comparison, 1, 4);
  ASSERT_TRUE(one && other);
  EXPECT_EQ(one->training.seed, 3u);
  EXPECT_EQ(other->training.seed, 4u);
  EXPECT_EQ(one->training.steps, 20);
  EXPECT_EQ(one->data.train[0].prefix, "");
  EXPECT_EQ(other->data.train[0].prefix, "reverse: ");
  EXPECT_EQ(other->optimizer.learningRate, 0.01);
  EXPECT_TRUE(fs::path(one->data.train[0].path).is_absolute());
  EXPECT_TRUE(fs::path(one->model.from).is_absolute());
  EXPECT_EQ(entrantTestSet(comparison, 1)->prefix, "reverse: ");
}

TEST_F(EntrantRecipeTest, IsTestedWithTheWordsThatItIsTrainedWith) {
  Json json = twoEntrants();
  Json& set = json["recipe"]["data"]["train"][0];
  set.update({{"prefix", "turn: "}, {"source_language", "en"}, {"target_language", "ko"}});
  const auto trained = entrantTestSet(resolved(json), 0), own = entrantTestSet(resolved(json), 1);
  ASSERT_TRUE(trained && own);
  EXPECT_EQ(trained->prefix, "turn: ");
  EXPECT_EQ(trained->sourceLanguage, "en");
  EXPECT_EQ(trained->targetLanguage, "ko");
  EXPECT_EQ(own->prefix, "reverse: ");
  EXPECT_EQ(own->targetLanguage, "ko");
  json["entrants"][0]["prefix"] = "";
  EXPECT_EQ(entrantTestSet(resolved(json), 0)->prefix, "") << "trained and tested without";
  json["entrants"][0].erase("prefix");
  json["test"]["prefix"] = "other: ";
  EXPECT_EQ(entrantTestSet(resolved(json), 0)->prefix, "other: ");
}

TEST_F(EntrantRecipeTest, IsTestedWithoutThePrefixThatItIsTrainedWithWhereTheTestSaysNone) {
  Json json = twoEntrants();
  Json& set = json["recipe"]["data"]["train"][0];
  set.update({{"prefix", "turn: "}, {"source_language", "en"}, {"target_language", "ko"}});
  for (const SaidWord& word : kSaidWords) json["test"][word.key] = "";
  const Comparison comparison = resolved(json);
  const auto recipe = entrantRecipe(comparison, 0, 3);
  const auto test = entrantTestSet(comparison, 0);
  ASSERT_TRUE(recipe && test);
  EXPECT_EQ(recipe->data.train[0].prefix, "turn: ");
  for (const SaidWord& word : kSaidWords) EXPECT_EQ((*test).*word.of, "") << word.key;
  EXPECT_EQ(entrantTestSet(comparison, 1)->prefix, "reverse: ") << "an entrant's own is of all its data";

  json["entrants"][1].erase("prefix");
  json["entrants"][1]["changes"] = {"data.train.0.prefix=reverse: "};
  EXPECT_EQ(entrantRecipe(resolved(json), 1, 3)->data.train[0].prefix, "reverse: ");
  EXPECT_EQ(entrantTestSet(resolved(json), 1)->prefix, "") << "this one is of the training alone";
}

TEST_F(EntrantRecipeTest, WhatTheTestSaysOfAnswersInWordsIsForEntrantsThatWrite) {
  Json json = twoEntrants();
  json["entrants"][1].erase("prefix");
  json["entrants"][1]["changes"] = {"objective.kind=sequence-classification"};
  json["test"]["prefix"] = "moods: ";
  Comparison comparison = resolved(json);
  EXPECT_EQ(entrantTestSet(comparison, 1)->prefix, "moods: ");
  comparison.test.data.asText.emplace();
  EXPECT_EQ(entrantTestSet(comparison, 0)->prefix, "moods: ");
  EXPECT_EQ(entrantTestSet(comparison, 1)->prefix, "") << "as it is trained";
}

TEST_F(EntrantRecipeTest, SetsThatAreToldApartNeedATestThatSaysWhichItIs) {
  for (const char* word : {"prefix", "source_language", "target_language"}) {
    Json json = twoEntrants();
    Json& sets = json["recipe"]["data"]["train"];
    sets = Json::array({{{"path", "data.tsv"}, {"name", "one"}}, {{"path", "data.tsv"}, {"name", "two"}}});
    sets[0][word] = "en";
    sets[1][word] = "de";
    const auto unsaid = entrantTestSet(resolved(json), 0);
    ASSERT_FALSE(unsaid) << word;
    EXPECT_EQ(unsaid.error().kind, Error::Kind::invalidInput);
    EXPECT_TRUE(unsaid.error().what.starts_with("test." + std::string(word) +
                                                ": the models are trained with "
                                                "\"en\" and with \"de\""))
        << unsaid.error().what;
    json["test"][word] = "de";
    EXPECT_TRUE(entrantTestSet(resolved(json), 0)) << word;
    json["test"][word] = "";
    EXPECT_TRUE(entrantTestSet(resolved(json), 0)) << word << " is said to be empty";
    json["test"].erase(word);
    sets[1]["objective"] = "span-corruption";
    const auto alone = entrantTestSet(resolved(json), 0);
    EXPECT_TRUE(alone) << "the other set is not what is tested";
  }
}

TEST_F(EntrantRecipeTest, AFileThatOneEntrantBringsIsItsOwn) {
  writeReversals(m_folder / "other.tsv", 30, 3, 6);
  const std::string shared = (m_folder / "data.tsv").string(), other = (m_folder / "other.tsv").string();
  for (const std::size_t own : {0u, 1u}) {
    Json json = twoEntrants();
    json["recipe"]["data"]["validation"] = Json::array({{{"path", "data.tsv"}}});
    json["entrants"][own]["changes"] = {"data.train.0.path=other.tsv",
                                        R"(data.validation=[{"path": "other.tsv", "prefix": "x"}])"};
    const Comparison comparison = resolved(json);
    EXPECT_EQ(comparison.recipe["data"]["train"][0]["path"], shared);
    EXPECT_EQ(comparison.recipe["data"]["validation"][0]["path"], shared);
    EXPECT_EQ(comparison.entrants[own].changes[0], "data.train.0.path=" + other);
    const auto changed = entrantRecipe(comparison, own, 3), usual = entrantRecipe(comparison, 1 - own, 3);
    ASSERT_TRUE(changed && usual);
    EXPECT_EQ(changed->data.train[0].path, other);
    EXPECT_EQ(changed->data.validation.sets[0].path, other);
    EXPECT_EQ(usual->data.train[0].path, shared);
    EXPECT_EQ(usual->data.validation.sets[0].path, shared);
  }
}

TEST_F(EntrantRecipeTest, FilesOfFiltersAndModelsThatTranslateBackAreAbsoluteToo) {
  writeText(m_folder / "words.txt", "darn\n");
  Json json = twoEntrants();
  Json& set = json["recipe"]["data"]["train"][0];
  set["filters"] = Json::array({{{"kind", "bad-words"}, {"words", "words.txt"}}});
  set["augmentation"] = Json::array({{{"kind", "back-translation"}, {"model", "model"}}});
  json["entrants"][1]["changes"] = {"data.train.0.filters.0.words=words.txt"};
  const Comparison comparison = resolved(json);
  const std::string words = (m_folder / "words.txt").string();
  EXPECT_EQ(comparison.recipe["data"]["train"][0]["filters"][0]["words"], words);
  EXPECT_EQ(comparison.recipe["data"]["train"][0]["augmentation"][0]["model"], (m_folder / "model").string());
  EXPECT_EQ(comparison.entrants[1].changes[0], "data.train.0.filters.0.words=" + words);
}

TEST_F(EntrantRecipeTest, MistakesNameTheEntrant) {
  Json json = twoEntrants();
  json["entrants"][1]["changes"] = {"training.batch_size=0"};
  const auto parsed = parseComparison(json);
  ASSERT_TRUE(parsed);
  const auto recipe = entrantRecipe(*parsed, 1, 3);
  ASSERT_FALSE(recipe);
  EXPECT_NE(recipe.error().message().find("entrants.1 (other): training.batch_size"), std::string::npos)
      << recipe.error().message();
}

TEST_F(EntrantRecipeTest, SettingsThatDifferAreFound) {
  const auto differences = settingDifferences(resolved(twoEntrants()));
  ASSERT_TRUE(differences);
  ASSERT_EQ(differences->size(), 1u);
  EXPECT_EQ(differences->front().path, "optimizer.learning_rate");
  EXPECT_EQ(differences->front().values, (std::vector<std::string>{"0.001", "0.01"}));
}

TEST_F(EntrantRecipeTest, WidthsThatMakeModelsAlikeAreSuggested) {
  Json json = twoEntrants();
  json["entrants"][1]["model"]["overrides"] = {{"num_layers", 4}, {"num_decoder_layers", 4}};
  json["parameters"] = {{"equal", "outside-embeddings"}};
  Comparison comparison = resolved(json);
  const auto sizes = entrantSizes(comparison);
  ASSERT_TRUE(sizes) << sizes.error().message();
  const auto apart = checkSizes(comparison, *sizes);
  ASSERT_FALSE(apart);
  EXPECT_NE(apart.error().message().find("other has"), std::string::npos) << apart.error().message();

  // The deeper model cannot become as small, but the shallow one can become as large.
  std::swap(comparison.entrants[0], comparison.entrants[1]);
  const auto swapped = entrantSizes(comparison);
  ASSERT_TRUE(swapped);
  ASSERT_TRUE((*swapped)[1].suggestion);
  comparison.entrants[1].model["overrides"] = (*swapped)[1].suggestion->overrides;
  const auto alike = entrantSizes(comparison);
  ASSERT_TRUE(alike);
  EXPECT_EQ((*alike)[1].parts.outsideEmbeddings(), (*swapped)[1].suggestion->outsideEmbeddings);
  EXPECT_TRUE(checkSizes(comparison, *alike));
}

TEST_F(EntrantRecipeTest, MoreMemoryBuysMoreRows) {
  const auto recipe = entrantRecipe(resolved(twoEntrants()), 0, 3);
  ASSERT_TRUE(recipe);
  const auto few = rowsWithin(*recipe, 0.01), many = rowsWithin(*recipe, 0.05);
  ASSERT_TRUE(few && many);
  EXPECT_GT(*few, 0);
  EXPECT_GT(*many, *few);
  EXPECT_FALSE(rowsWithin(*recipe, 1e-5));
}

TEST_F(EntrantRecipeTest, TheQueueSurvivesAndAnotherComparisonIsRefused) {
  const Comparison comparison = resolved(twoEntrants());
  const fs::path folder = m_folder / "comparison";
  ASSERT_TRUE(beginComparison(folder, comparison));
  auto queue = readQueue(folder);
  ASSERT_TRUE(queue) << queue.error().message();
  ASSERT_EQ(queue->runs.size(), 4u);
  EXPECT_EQ(queue->runs[0].name, "one-seed-3");
  EXPECT_EQ(queue->runs[1].name, "other-seed-3");
  EXPECT_EQ(queue->runs[2].name, "one-seed-4");
  queue->runs[1].stage = RunStage::trained;
  queue->runs[1].steps = 20;
  ASSERT_TRUE(writeQueue(folder, *queue));
  ASSERT_TRUE(beginComparison(folder, comparison)) << "the same comparison goes on";
  const auto again = readQueue(folder);
  ASSERT_TRUE(again);
  EXPECT_EQ(toJson(*again), toJson(*queue));

  Comparison changed = comparison;
  changed.amount = 30;
  EXPECT_FALSE(beginComparison(folder, changed));
}

TEST_F(EntrantRecipeTest, AComparisonOfAFormerProgramIsAskedAsItWas) {
  Json json = twoEntrants();
  json["recipe"]["data"]["train"][0]["prefix"] = "turn: ";
  const Comparison comparison = resolved(json);
  const fs::path folder = m_folder / "comparison";
  ASSERT_TRUE(beginComparison(folder, comparison));
  Json former = comparisonToJson(comparison);
  for (const SaidWord& word : kSaidWords) former["test"][word.key] = "";
  writeText(folder / "description.json", writeJson(former));
  EXPECT_EQ(entrantTestSet(*readDescription(folder), 0)->prefix, "turn: ") << "resume begins nothing";
  EXPECT_TRUE(beginComparison(folder, comparison));
  const auto named = readComparison(folder / "description.json");
  ASSERT_TRUE(named) << named.error().message();
  EXPECT_EQ(entrantTestSet(*named, 0)->prefix, "turn: ") << "as its folder";
  writeText(m_folder / "own.json", writeJson(former));
  EXPECT_EQ(entrantTestSet(*readComparison(m_folder / "own.json"), 0)->prefix, "") << "somebody said so";

  former["test"]["target_language"] = nullptr;  // this one says that there is no prefix
  writeText(folder / "description.json", writeJson(former));
  EXPECT_EQ(entrantTestSet(*readDescription(folder), 0)->prefix, "");
  EXPECT_FALSE(beginComparison(folder, comparison));
}

TEST_F(EntrantRecipeTest, WhatATestSetSaysIsEmptyStaysSoInItsFolder) {
  Json json = twoEntrants();
  json["recipe"]["data"]["train"][0]["prefix"] = "turn: ";
  for (const SaidWord& word : kSaidWords) json["test"][word.key] = "";
  const Comparison comparison = resolved(json);
  const fs::path folder = m_folder / "comparison";
  ASSERT_TRUE(beginComparison(folder, comparison));
  EXPECT_EQ(entrantTestSet(*readDescription(folder), 0)->prefix, "");
  EXPECT_TRUE(beginComparison(folder, comparison)) << "it goes on";
  const auto again = readComparison(folder / "description.json");
  ASSERT_TRUE(again) << again.error().message();
  EXPECT_EQ(comparisonToJson(*again), comparisonToJson(comparison));
}

TEST_F(EntrantRecipeTest, AQueueOfAnotherFormOnlyMakesRunsWait) {
  const Comparison comparison = resolved(twoEntrants());
  const fs::path folder = m_folder / "comparison";
  ASSERT_TRUE(beginComparison(folder, comparison));
  writeText(folder / "queue.json",
            R"({"status": 5, "runs": [7, {"name": "../../etc", "stage": "trained"},
                {"name": "one-seed-3", "stage": "unheard of"}, {"name": "one-seed-4", "stage": "trained", "steps": "x"}]})");
  const auto queue = readQueue(folder);
  ASSERT_TRUE(queue) << queue.error().message();
  ASSERT_EQ(queue->runs.size(), 4u);
  EXPECT_EQ(queue->runs[0].stage, RunStage::waiting);
  EXPECT_EQ(queue->runs[2].stage, RunStage::trained);
  EXPECT_EQ(queue->runs[2].steps, 0);
}

TEST(FolderNameTest, StaysInsideItsFolder) {
  EXPECT_EQ(folderNameOf("mT5 (small)"), "mT5--small-");
  EXPECT_EQ(folderNameOf("../x"), "entrant..-x");
  EXPECT_EQ(folderNameOf(""), "entrant");
  EXPECT_EQ(folderNameOf("한국어"), "한국어");
}

}  // namespace
}  // namespace s2s::test
