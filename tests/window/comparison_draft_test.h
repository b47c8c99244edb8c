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
    QCOMPARE(shared.words.prefix, std::string("p: "));
    // Tasks that are told apart by their prefixes keep them.
    const SharedRecipe tasks = sharedRecipe(
        Json{{"data",
              {{"train",
                Json::array({{{"path", "a"}, {"prefix", "a: "}}, {{"path", "b"}, {"prefix", "b: "}}})}}}},
        {}, "x");
    QCOMPARE(tasks.recipe["data"]["train"][1]["prefix"], Json("b: "));
    QVERIFY(tasks.words.prefix.empty());
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
};

}  // namespace s2s
