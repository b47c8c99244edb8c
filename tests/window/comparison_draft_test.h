#pragma once
#include <QtTest>

#include "app/window/evaluate/comparison_draft.h"

namespace s2s {

/// What a comparison takes over from the page Train.
class ComparisonDraftTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theTrainPagesRecipeIsOfferedWithoutItsModel() {
    const SharedRecipe shared = sharedRecipe(
        Json{{"name", "x"},
             {"model", {{"from", "t5-small"}}},
             {"training", {{"steps", 7}, {"seed", 3}}},
             {"early_stopping", {{"patience", 3}}},
             {"data", {{"train", Json::array({{{"path", "a.tsv"}, {"prefix", "p: "}, {"source", "en"}}})}}}},
        {}, "x");
    QVERIFY(!shared.recipe.contains("model") && !shared.recipe.contains("name"));
    QVERIFY(!shared.recipe["training"].contains("seed"));
    QVERIFY(!shared.recipe.contains("early_stopping"));
    QVERIFY(!shared.recipe["data"]["train"][0].contains("prefix"));
    QCOMPARE(shared.words.prefix.text, std::string("p: "));
    // Tasks that are told apart by their prefixes keep them.
    const SharedRecipe tasks = sharedRecipe(
        Json{{"data",
              {{"train",
                Json::array({{{"path", "a"}, {"prefix", "a: "}}, {{"path", "b"}, {"prefix", "b: "}}})}}}},
        {}, "x");
    QCOMPARE(tasks.recipe["data"]["train"][1]["prefix"], Json("b: "));
    QVERIFY(tasks.words.prefix.text.empty() && tasks.words.prefix.differs);
  }

  void aMixtureIsProposedNothingThatItsSetsDisagreeIn() {
    const auto set = [](const char* target, const Json& more) {
      Json made{{"path", std::string(target) + ".tsv"}, {"source", "en"}, {"target", target}};
      made.update(more);
      return made;
    };
    const auto words = [](const Json& one, const Json& other) {
      return wordsFor(sharedRecipe(Json{{"data", {{"train", Json::array({one, other})}}}}, {}, "x"),
                      DataSource{});
    };
    const EntrantWords styles =
        words(set("ko", {{"prefix", "formal: "}}), set("ko", {{"prefix", "casual: "}}));
    QVERIFY2(styles.prefix.text.empty(), styles.prefix.text.c_str());
    QCOMPARE(styles.targetLanguage.text, std::string("ko"));
    const EntrantWords one = words(set("ko", Json::object()), set("ko", Json::object()));
    QCOMPARE(one.prefix.text, std::string("translate English to Korean: "));
    // Two directions: neither by the columns, nor by what the sets say.
    for (const EntrantWords& two :
         {words(set("ko", Json::object()), set("de", Json::object())),
          words(set("ko", {{"target_language", "ko"}}), set("ko", {{"target_language", "de"}}))}) {
      QVERIFY2(two.targetLanguage.text.empty(), two.targetLanguage.text.c_str());
      QVERIFY2(two.prefix.text.empty(), two.prefix.text.c_str());
      QCOMPARE(two.sourceLanguage.text, std::string("en"));
    }
  }

  void theTestSetIsAskedForALanguageThatTheSetsDisagreeIn() {
    const auto sharedWith = [](const char* first, const char* second) {
      const auto set = [](const char* target) {
        return Json{{"path", "a.tsv"}, {"source_language", "en"}, {"target_language", target}};
      };
      return sharedRecipe(Json{{"data", {{"train", Json::array({set(first), set(second)})}}}}, {}, "x");
    };
    QVERIFY2(testLanguages(sharedWith("ko", "ko"), {}).empty(), "the models know");
    const std::vector<std::string> codes{"de", "en", "ko"};
    QCOMPARE(testLanguages(sharedWith("ko", "de"), {}), codes);
    SaidWords said;
    said.targetLanguage = "ja";
    QCOMPARE(testLanguages(sharedWith("ko", "ko"), said), (std::vector<std::string>{"en", "ja", "ko"}));
  }

  void metricsOfWhatAllAreHeldAgainstMayDecide() {
    Json description{{"recipe", Json::object()},
                     {"test", {{"path", "t.tsv"}}},
                     {"entrants", Json::array({{{"name", "a"}}, {{"name", "b"}}})}};
    QVERIFY(headlineMetrics(description).contains("chrf++"));
    QVERIFY(headlineMetrics(Json{{"recipe", {{"objective", {{"kind", "regression"}}}}}}).contains("pearson"));
    description["entrants"][1]["changes"] = {"objective.kind=sequence-classification"};
    QVERIFY2(headlineMetrics(description).contains("accuracy"), "one entrant of two has a head");
    QVERIFY(!headlineMetrics(description).contains("chrf++"));
    description["entrants"][1].erase("changes");
    description["test"]["as_text"] = {{"kind", "labels"}};
    QVERIFY2(headlineMetrics(description).contains("accuracy"), "all write labels");
    description["test"]["as_text"] = {{"kind", "numbers"}};
    QVERIFY(headlineMetrics(description).contains("pearson"));
  }

  void aProblemOfTheSharedRecipeNamesTheOptionThatHasNoFieldHere() {
    using Place = DraftProblem::Place;
    const DraftProblem steps = draftProblem(
        Error{"entrants.0 (mT5): training.steps: is missing", "", "give exactly one of steps and epochs"});
    QVERIFY(steps.place == Place::recipe);
    QCOMPARE(steps.text, QString("training.steps: is missing; give exactly one of steps and epochs"));
    const DraftProblem whole = draftProblem(Error{"recipe: is missing", "", "give one"});
    QVERIFY(whole.place == Place::recipe);
    QCOMPARE(whole.text, QString("is missing; give one"));
    const DraftProblem amount =
        draftProblem(Error{"equalise.amount: is below 1", "", "give at least 1 step"});
    QVERIFY(amount.place == Place::form);
    QCOMPARE(amount.text, QString("is below 1; give at least 1 step"));
  }
};

}  // namespace s2s
