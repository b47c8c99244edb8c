#include "engine/comparisons/comparison_check.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>

#include "engine/comparisons/comparison_evaluation.h"
#include "engine/comparisons/training_numbers.h"
#include "engine/core/atomic_file.h"
#include "tests/comparisons/two_presets.h"
#include "tests/support/temporary_directory.h"

namespace s2s::test {
namespace {

TEST(ComparisonCheckTest, SaysHowManyRunsAndWhatTheyTake) {
  const TemporaryDirectory folder;
  const auto checked = checkComparison(twoPresets(folder), folder.path());
  ASSERT_TRUE(checked) << checked.error().message();
  EXPECT_EQ(checked->runs(), 6u);
  ASSERT_EQ(checked->needs.size(), 2u);
  const EntrantNeeds &narrow = checked->needs[0], &wide = checked->needs[1];
  EXPECT_LT(narrow.size.parts.outsideEmbeddings(), wide.size.parts.outsideEmbeddings());
  EXPECT_GT(narrow.peakBytes, narrow.size.parts.total * 4);
  EXPECT_GT(wide.peakBytes, narrow.peakBytes);
  EXPECT_EQ(checked->diskBytes(), 3 * (narrow.leftBytes + wide.leftBytes) + wide.diskBytes - wide.leftBytes);
  EXPECT_TRUE(checked->comparison.test.data.path.starts_with("/")) << checked->comparison.test.data.path;
}

TEST(ComparisonCheckTest, RougeOverKoreanIsToldBeforeAnythingIsTrained) {
  const TemporaryDirectory folder;
  Json description = twoPresets(folder);
  ASSERT_TRUE(writeFileAtomically(folder / "data.tsv", "source\ttarget\none\t나는 간다\ntwo\t비가 온다\n"));
  const auto notes = [&](const char* metric) {
    description["evaluation"]["metrics"] = Json::array({metric});
    const auto checked = checkComparison(description, folder.path());
    EXPECT_TRUE(checked) << (checked ? "" : checked.error().message());
    return checked ? checked->test.notes : std::vector<std::string>();
  };
  ASSERT_EQ(notes("rougeL").size(), 1u);
  EXPECT_TRUE(notes("rougeL").front().starts_with("rouge_score's tokenizer drops Hangul"));
  EXPECT_TRUE(notes("chrf").empty());
}

// As `s2s plan` has it of the same recipe, whose steps are known there too.
TEST(ComparisonCheckTest, AShortRunLeavesOneCheckpointAndHasTwoWhileItGoes) {
  const TemporaryDirectory folder;
  Json description = twoPresets(folder);
  const auto leaves = [&] {
    const auto checked = checkComparison(description, folder.path());
    EXPECT_TRUE(checked) << checked.error().message();
    const EntrantNeeds& wide = checked->needs.back();
    const std::int64_t checkpoint = wide.diskBytes - wide.leftBytes;
    EXPECT_EQ(wide.leftBytes % checkpoint, 0);
    return wide.leftBytes / checkpoint;
  };
  EXPECT_EQ(leaves(), 1);
  description["recipe"]["training"]["steps"] = 20;
  description["equalise"] = {{"what", "memory"}, {"amount", 1}};
  EXPECT_EQ(leaves(), 1);
}

TEST(ComparisonCheckTest, OfRunsWhoseStepsAreYetToBeCountedTheMostIsPlanned) {
  const TemporaryDirectory folder;
  Json description = twoPresets(folder);
  description["recipe"]["checkpoints"] = {{"every_steps", 10}, {"keep_last", 3}};
  const auto short20 = checkComparison(description, folder.path());
  ASSERT_TRUE(short20) << short20.error().message();
  description["equalise"] = {{"what", "target_bytes"}, {"amount", 1000}};
  const auto uncounted = checkComparison(description, folder.path());
  ASSERT_TRUE(uncounted) << uncounted.error().message();
  EXPECT_EQ(uncounted->needs[0].leftBytes * 2, short20->needs[0].leftBytes * 3);
}

TEST(ComparisonCheckTest, ModelsThatAreNotAlikeAreToldWithTheirSizes) {
  const TemporaryDirectory folder;
  Json description = twoPresets(folder);
  description["parameters"] = {{"equal", "outside-embeddings"}, {"tolerance", 0.03}};
  const auto checked = checkComparison(description, folder.path());
  ASSERT_TRUE(checked) << checked.error().message();
  ASSERT_TRUE(checked->unalike);
  EXPECT_TRUE(checked->unalike->what.starts_with("parameters.equal: wide")) << checked->unalike->what;
  ASSERT_TRUE(checked->needs[1].size.suggestion);
  EXPECT_EQ(checked->needs[1].size.suggestion->overrides, Json({{"d_ff", 32}}));
}

TEST(ComparisonCheckTest, ResamplesOfWhichNoDifferenceCouldBeSignificantAreRefused) {
  const TemporaryDirectory folder;
  Json description = twoPresets(folder);
  description["evaluation"] = {{"significance", 0.0005}};
  const auto strict = checkComparison(description, folder.path());
  ASSERT_FALSE(strict);
  EXPECT_EQ(strict.error().kind, Error::Kind::invalidInput);
  EXPECT_EQ(strict.error().what,
            "evaluation.resamples: 1,000 is too low: no p-value can come out below 0.000999 after Holm, and "
            "evaluation.significance is 0.0005");
  EXPECT_EQ(strict.error().remedy, "set it to 1,999 at least, or raise evaluation.significance");
  description["evaluation"]["resamples"] = 1999;
  const auto enough = checkComparison(description, folder.path());
  EXPECT_TRUE(enough) << enough.error().message();
  description["evaluation"] = {{"resamples", 100}};
  for (const char* name : {"third", "fourth"}) {
    description["entrants"].push_back(description["entrants"][0]);
    description["entrants"].back()["name"] = name;
  }
  EXPECT_FALSE(checkComparison(description, folder.path())) << "six pairs: 6 / 101 is more than 0.05";
}

TEST(ComparisonCheckTest, RowsOfTheTestThatCannotBeUsedAreCounted) {
  const TemporaryDirectory folder;
  Json description = twoPresets(folder);
  EXPECT_TRUE(writeFileAtomically(folder / "test.tsv", "source\ttarget\none\teins\ntwo\t\nsix\tsechs\n"));
  description["test"]["path"] = "test.tsv";
  const auto checked = checkComparison(description, folder.path());
  ASSERT_TRUE(checked) << checked.error().message();
  EXPECT_EQ(checked->test.used, 2u);
  EXPECT_EQ(checked->test.leftOut, 1);
  EXPECT_TRUE(checked->test.firstLeftOut.starts_with("line 3: ")) << checked->test.firstLeftOut;
}

TEST(ComparisonCheckTest, OneEntrantAloneIsNoComparison) {
  const TemporaryDirectory folder;
  Json description = twoPresets(folder);
  description["entrants"].erase(1);
  const auto checked = checkComparison(description, folder.path());
  ASSERT_FALSE(checked);
  EXPECT_TRUE(checked.error().what.starts_with("entrants: ")) << checked.error().what;
  EXPECT_EQ(checked.error().kind, Error::Kind::invalidInput);
}

TEST(ComparisonCheckTest, AMissingFileIsNamedByItsPlace) {
  const TemporaryDirectory folder;
  Json description = twoPresets(folder);
  description["test"]["path"] = "nowhere.tsv";
  const auto checked = checkComparison(description, folder.path());
  ASSERT_FALSE(checked);
  EXPECT_TRUE(checked.error().what.starts_with("test")) << checked.error().what;
}

/// What is wrong with a description that is good but for one value.
std::string problemWith(const TemporaryDirectory& folder, const Json::json_pointer& place,
                        const Json& value) {
  Json description = twoPresets(folder);
  description[place] = value;
  const auto checked = checkComparison(description, folder.path());
  if (checked) return "";
  EXPECT_EQ(checked.error().kind, Error::Kind::invalidInput);
  return checked.error().message();
}

TEST(ComparisonCheckTest, WhatWouldEndTheEvaluationIsFoundBeforeTheTraining) {
  using Place = Json::json_pointer;
  const TemporaryDirectory folder;
  const std::string typo = problemWith(folder, Place("/evaluation/headline"), "chrf+");
  EXPECT_TRUE(typo.starts_with("evaluation.headline: ")) << typo;
  EXPECT_NE(typo.find("chrf++"), std::string::npos) << "names what may decide: " << typo;
  const std::string ofLabels = problemWith(folder, Place("/evaluation/headline"), "accuracy");
  EXPECT_TRUE(ofLabels.starts_with("evaluation.headline: ")) << ofLabels;
  const std::string metric = problemWith(folder, Place("/evaluation/metrics"), {"bleu", "accuracy"});
  EXPECT_TRUE(metric.starts_with("evaluation.metrics: ")) << metric;
  const std::string column = problemWith(folder, Place("/test/source"), "sorce");
  EXPECT_TRUE(column.starts_with("test: ")) << column;
  EXPECT_TRUE(writeFileAtomically(folder / "empty.tsv", "source\ttarget\n\t\n"));
  const std::string empty = problemWith(folder, Place("/test/path"), "empty.tsv");
  EXPECT_TRUE(empty.starts_with("test: ")) << empty;
  const std::string objective = problemWith(folder, Place("/recipe/objective/kind"), "regression");
  EXPECT_TRUE(objective.starts_with("test: 'eins' is not a number")) << objective;
}

TEST(ComparisonCheckTest, ATestSetsTemplateHoldsWhatTheSetHas) {
  const TemporaryDirectory folder;
  const auto problem = problemWith(folder, Json::json_pointer("/test/as_text/template"), "{source} {pair}");
  EXPECT_TRUE(problem.starts_with("test.as_text.template: has {pair}")) << problem;
}

TEST(ComparisonCheckTest, RunsThatMayEndEarlyCannotBeEqualised) {
  using Place = Json::json_pointer;
  const TemporaryDirectory folder;
  Json description = twoPresets(folder);
  description["recipe"]["data"]["validation"] = {{"split", 0.5}};
  description["recipe"]["evaluation"] = {{"every_steps", 5}};
  EXPECT_TRUE(checkComparison(description, folder.path()));
  const auto problem = [&](const Place& place, const Json& value) {
    Json changed = description;
    changed[place] = value;
    const auto checked = checkComparison(changed, folder.path());
    return checked ? "" : checked.error().message();
  };
  const std::string shared = problem(Place("/recipe/early_stopping"), {{"patience", 1}});
  EXPECT_TRUE(shared.starts_with("entrants.0 (narrow): early_stopping.patience: ")) << shared;
  const std::string own = problem(Place("/entrants/1/changes"), {"early_stopping.patience=1"});
  EXPECT_TRUE(own.starts_with("entrants.1 (wide): early_stopping.patience: ")) << own;
}

TEST(ComparisonCheckTest, WhetherModelsAreAskedAsTheyWereTrainedIsFoundBeforeTheTraining) {
  const TemporaryDirectory folder;
  const Json sets = Json::array(
      {{{"path", "data.tsv"}, {"prefix", "a: "}}, {{"path", "data.tsv"}, {"name", "b"}, {"prefix", "b: "}}});
  const std::string problem = problemWith(folder, Json::json_pointer("/recipe/data/train"), sets);
  EXPECT_TRUE(problem.starts_with("test.prefix: the models are trained with \"a: \" and with \"b: \""))
      << problem;
}

TEST(ComparisonCheckTest, EveryHeadlineThatIsOfferedCanDecide) {
  const TemporaryDirectory folder;
  for (const std::string& name : headlinesFor(EvaluationTask::texts))
    EXPECT_EQ(problemWith(folder, Json::json_pointer("/evaluation/headline"), name), "") << name;
  EXPECT_EQ(headlinesFor(EvaluationTask::labels),
            (std::vector<std::string>{"accuracy", "macro_f1", "matthews"}));
  EXPECT_EQ(headlinesFor(EvaluationTask::numbers),
            (std::vector<std::string>{"pearson", "spearman", "mean_squared_error"}));
}

TEST(ComparisonCheckTest, WhatIsCountedPerTokenIsNoHeadline) {
  const TemporaryDirectory folder;
  for (const char* name : {"loss", "perplexity", "token_accuracy"}) {
    const std::string problem = problemWith(folder, Json::json_pointer("/evaluation/headline"), name);
    EXPECT_TRUE(
        problem.starts_with("evaluation.headline: \"" + std::string(name) + "\" is counted per token"))
        << problem;
    EXPECT_NE(problem.find("bits_per_byte"), std::string::npos) << problem;
  }
  const std::string typo = problemWith(folder, Json::json_pointer("/evaluation/headline"), "chrf+");
  EXPECT_EQ(typo.find("perplexity"), std::string::npos) << "nor is it offered: " << typo;
}

TEST(ComparisonCheckTest, AHeadlineIsCountedAndTheLanguageIsTheTargets) {
  const TemporaryDirectory folder;
  Json description = twoPresets(folder);
  description["evaluation"]["headline"] = "ter";
  description["entrants"][1]["target_language"] = "ja";
  const auto comparison = completeComparison(description, folder.path());
  ASSERT_TRUE(comparison) << comparison.error().message();
  const TextPair row{"one", "\u4e00\u3064", 2};
  auto counting = countingOf(*comparison, {&row, 1});
  ASSERT_TRUE(counting) << counting.error().message();
  EXPECT_EQ(counting->headline, "ter");
  EXPECT_EQ(counting->metrics.back(), "ter") << "beside the usual ones";
  EXPECT_GT(counting->metrics.size(), 1u);
  EXPECT_EQ(counting->options.texts.tokenize, "char") << "Japanese has no spaces between words";
  description["evaluation"] = {{"metrics", {"chrf", "bleu"}}};
  description["entrants"][0]["target_language"] = "zh";
  const auto other = completeComparison(description, folder.path());
  ASSERT_TRUE(other);
  counting = countingOf(*other, {&row, 1});
  ASSERT_TRUE(counting);
  EXPECT_EQ(counting->headline, "chrf") << "the first of those that are named";
  EXPECT_EQ(counting->metrics, (std::vector<std::string>{"chrf", "bleu"}));
  EXPECT_EQ(counting->options.texts.tokenize, "zh");
}

TEST(ComparisonCheckTest, AMetricThatLooksForALabelNeedsOneThatOccurs) {
  const TemporaryDirectory folder;
  Json description = twoPresets(folder);
  description["recipe"]["objective"] = {{"kind", "sequence-classification"}};
  description["evaluation"] = {{"metrics", {"micro_f1", "f1"}}};
  const auto checked = checkComparison(description, folder.path());
  ASSERT_FALSE(checked);
  EXPECT_TRUE(checked.error().what.starts_with("evaluation.metrics: the label '1'"))
      << checked.error().message();
}

TEST(ComparisonCheckTest, ABiEncoderNeedsTheSecondTextInTheTestSetToo) {
  const TemporaryDirectory folder;
  Json description = twoPresets(folder);
  EXPECT_TRUE(writeFileAtomically(folder / "two.tsv", "a\tb\tsame\none\teins\tyes\ntwo\tdrei\tno\n"));
  const Json set = {{"path", "two.tsv"}, {"source", "a"}, {"pair", "b"}, {"target", "same"}};
  description["recipe"]["data"]["train"] = Json::array({set});
  description["recipe"]["objective"] = {{"kind", "sequence-classification"}};
  description["entrants"][1]["changes"] = {"head.kind=bi-encoder"};
  description["test"] = set;
  const auto both = completeComparison(description, folder.path());
  ASSERT_TRUE(both) << both.error().message();
  const auto whole = checkEvaluation(*both);
  EXPECT_TRUE(whole) << whole.error().message();
  description["test"].erase("pair");
  auto one = completeComparison(description, folder.path());
  ASSERT_TRUE(one) << one.error().message();
  const auto judged = checkEvaluation(*one);
  ASSERT_FALSE(judged);
  EXPECT_EQ(judged.error().what, "entrants.1 (wide): test.pair: a bi-encoder needs two texts");
  EXPECT_EQ(judged.error().kind, Error::Kind::invalidInput);
  one->isStored = true;
  EXPECT_TRUE(checkEvaluation(*one)) << "what its other runs have answered is not to be lost";
}

TEST(ComparisonCheckTest, AHeadOfNumbersIsNotHeldAgainstLabelsThatAreWritten) {
  const TemporaryDirectory folder;
  Json description = twoPresets(folder);
  EXPECT_TRUE(writeFileAtomically(folder / "stars.tsv", "text\tstars\none\t1\ntwo\t5\nsix\t1\n"));
  Json set = {{"path", "stars.tsv"}, {"source", "text"}, {"target", "stars"}};
  description["recipe"]["data"]["train"] = Json::array({set});
  description["recipe"]["objective"] = {{"kind", "sequence-classification"}};
  description["entrants"][1]["changes"] = {"objective.kind=regression"};
  set["as_text"] = {{"words", {{"1", "bad"}, {"5", "good"}}}};
  description["test"] = set;
  auto comparison = completeComparison(description, folder.path());
  ASSERT_TRUE(comparison) << comparison.error().message();
  const auto judged = checkEvaluation(*comparison);
  ASSERT_FALSE(judged);
  EXPECT_EQ(judged.error().what,
            "entrants.1 (wide): test.as_text: the model's head gives numbers, and as_text writes labels");
  EXPECT_EQ(judged.error().kind, Error::Kind::invalidInput);
  comparison->isStored = true;
  EXPECT_TRUE(checkEvaluation(*comparison)) << "what its other runs have answered is not to be lost";
  description["test"]["as_text"] = {{"kind", "numbers"}};
  const auto numbers = completeComparison(description, folder.path());
  ASSERT_TRUE(numbers) << numbers.error().message();
  EXPECT_TRUE(checkEvaluation(*numbers));
}

/// A comparison of models that learn numbers, with what stands in the files beside "one" and "two".
Json comparisonOfNumbers(const TemporaryDirectory& folder, const std::string& trained,
                         const std::string& tested) {
  Json description = twoPresets(folder);
  const auto write = [&](const char* name, const std::string& second) {
    EXPECT_TRUE(
        writeFileAtomically(folder / name, "source\ttarget\none\t1.5\ntwo\t" + second + "\nsix\t6\n"));
  };
  write("numbers.tsv", trained);
  write("test.tsv", tested);
  description["recipe"]["objective"] = {{"kind", "regression"}};
  description["recipe"]["data"]["train"][0]["path"] = "numbers.tsv";
  description["test"]["path"] = "test.tsv";
  return description;
}

TEST(ComparisonCheckTest, ARowOfTheTestWithoutANumberIsLeftOutAndCounted) {
  const TemporaryDirectory folder;
  Json description = comparisonOfNumbers(folder, "2", "nan");
  const auto comparison = completeComparison(description, folder.path());
  ASSERT_TRUE(comparison) << comparison.error().message();
  const auto judged = checkEvaluation(*comparison);
  ASSERT_TRUE(judged) << judged.error().message();
  EXPECT_EQ(judged->used, 2u);
  EXPECT_EQ(judged->leftOut, 1);
  EXPECT_EQ(judged->firstLeftOut, "line 3: 'nan' is not a number");
  // So it is beside a model that writes its numbers: both answer the same rows.
  description["entrants"][1]["changes"] = {"objective.kind=sequence-to-sequence"};
  const auto mixed = completeComparison(description, folder.path());
  ASSERT_TRUE(mixed) << mixed.error().message();
  const auto alike = checkEvaluation(*mixed);
  ASSERT_TRUE(alike) << alike.error().message();
  EXPECT_EQ(alike->used, 2u);
}

TEST(ComparisonCheckTest, ALabelThatTrainingCannotLearnAsANumberIsFoundBeforeIt) {
  const TemporaryDirectory folder;
  const auto checked = checkComparison(comparisonOfNumbers(folder, "abc", "2"), folder.path());
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().what, "entrants.0 (narrow): data.train.0: 'abc' is not a number");
  EXPECT_TRUE(checked.error().where.ends_with("numbers.tsv line 3")) << checked.error().where;
  EXPECT_EQ(checked.error().kind, Error::Kind::invalidInput);
  const auto good = completeComparison(comparisonOfNumbers(folder, "-2e1", "2"), folder.path());
  ASSERT_TRUE(good) << good.error().message();
  EXPECT_TRUE(checkTrainingNumbers(*good));
}

/// As the window asks while somebody writes the comparison.
TEST(ComparisonCheckTest, NumbersAreReadAgainOnlyWhenTheirFileChanges) {
  namespace fs = std::filesystem;
  const TemporaryDirectory folder;
  const auto comparison = completeComparison(comparisonOfNumbers(folder, "2", "2"), folder.path());
  ASSERT_TRUE(comparison) << comparison.error().message();
  ASSERT_TRUE(checkTrainingNumbers(*comparison));
  const fs::path file = folder / "numbers.tsv";
  const auto written = fs::last_write_time(file);
  std::ofstream(file, std::ios::binary) << "source\ttarget\none\t1.5\ntwo\tx\nsix\t6\n";
  fs::last_write_time(file, written);
  EXPECT_TRUE(checkTrainingNumbers(*comparison)) << "it looks as it did";
  fs::last_write_time(file, written + std::chrono::seconds(1));
  for (int i = 0; i < 2; ++i) {
    const auto other = checkTrainingNumbers(*comparison);
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().what, "entrants.0 (narrow): data.train.0: 'x' is not a number");
  }
}

TEST(ComparisonCheckTest, OneColumnOfSeveralMayDecide) {
  const TemporaryDirectory folder;
  EXPECT_TRUE(writeFileAtomically(folder / "labels.tsv", "source\tbias\thate\none\tno\tyes\ntwo\tno\tno\n"));
  Json description = twoPresets(folder);
  const Json set = {{"path", "labels.tsv"}, {"labels", {"bias", "hate"}}};
  description["recipe"]["data"]["train"] = Json::array({set});
  description["recipe"]["objective"] = {{"kind", "sequence-classification"}};
  description["test"] = set;
  for (const auto& [headline, counted] :
       {std::pair("", true), {"accuracy", true}, {"macro_f1 hate", true}, {"accuracy hat", false}}) {
    description["evaluation"]["headline"] = headline;
    const auto comparison = completeComparison(description, folder.path());
    ASSERT_TRUE(comparison) << comparison.error().message();
    const auto judged = checkEvaluation(*comparison);
    EXPECT_EQ(judged.ok(), counted) << headline << (judged ? "" : judged.error().message());
  }
}

}  // namespace
}  // namespace s2s::test
