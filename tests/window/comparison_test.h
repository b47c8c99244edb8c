#pragma once
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QtTest>

#include "app/window/engine_bridge.h"
#include "app/window/evaluate/comparison_dialog.h"
#include "app/window/evaluate/comparison_pane.h"
#include "app/window/evaluate/entrants_card.h"
#include "app/window/evaluate/evaluate_page.h"
#include "app/window/language.h"
#include "app/window/model_catalogue.h"
#include "app/window/page.h"
#include "app/window/run_catalogue.h"
#include "engine/comparisons/comparison_evaluation.h"
#include "engine/comparisons/entrant_recipe.h"
#include "engine/core/environment.h"
#include "tests/window/scripted_window.h"
#include "widgets/forms/schema_form.h"
#include "widgets/panes/table_view.h"

namespace s2s {

/// Comparisons that are composed in the window.
class ComparisonTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void composesWhatTheCommandLineRuns() {
    Place place(*m_settings, m_script);
    ComparisonDialog dialog(place.workplace, {});
    fill(dialog);
    QTRY_VERIFY2(dialog.checked(), qPrintable(dialog.problem()));
    QVERIFY2(dialog.summary().startsWith("4 run"), qPrintable(dialog.summary()));
    QVERIFY(dialog.useButton()->isEnabled());
    const QString file = m_folder->filePath("elsewhere/composed.json");
    QDir().mkpath(m_folder->filePath("elsewhere"));
    QVERIFY(dialog.save(file));
    const Result<Comparison> read = readComparison(file.toStdString());
    QVERIFY2(read, read ? "" : read.error().message().c_str());
    QCOMPARE(read->entrants.size(), std::size_t{2});
    QCOMPARE(read->entrants[0].words.prefix.value_or(""), std::string("translate English to Korean: "));
    QCOMPARE(read->entrants[1].words.sourceLanguage.value_or(""), std::string("en"));
    QVERIFY(!read->entrants[1].words.prefix);
    QCOMPARE(read->seeds, (std::vector<std::uint64_t>{1, 2}));
    QVERIFY(dialog.command().contains("s2s comparison run 'My-comparison.json' --dir 'My-comparison'"));
  }

  void wrongValuesAreNamedBesideTheirFields() {
    Place place(*m_settings, m_script);
    ComparisonDialog dialog(place.workplace, {});
    fill(dialog);
    SchemaForm& form = dialog.form();
    form.setFieldValue("seeds", Json::array({1, 1}));
    QTRY_VERIFY(form.fieldProblem("seeds").contains("twice"));
    QVERIFY(!dialog.useButton()->isEnabled());
    form.setFieldValue("seeds", Json::array({1, 2}));
    form.setFieldValue("equalise.what", "operations");
    form.setFieldValue("equalise.amount", nullptr);
    QTRY_VERIFY2(form.fieldProblem("equalise.amount").contains("missing"),
                 qPrintable(form.fieldProblem("equalise.amount")));
    form.setFieldValue("equalise.amount", 1e9);
    form.setFieldValue("equalise.what", "steps");
    form.setFieldValue("equalise.amount", 8.4);
    QTRY_VERIFY2(form.fieldProblem("equalise.amount").contains("not a whole number"),
                 qPrintable(form.fieldProblem("equalise.amount")));
    qobject_cast<QAbstractSpinBox*>(form.fieldEditor("equalise.amount"))->stepBy(1);
    QCOMPARE(form.fieldValue("equalise.amount"), Json(9));
    dialog.entrants().choose(1);
    dialog.entrants().form().setFieldValue("name", "t5-small");
    QTRY_VERIFY2(dialog.entrants().form().fieldProblem("name").contains("too much like"),
                 qPrintable(dialog.entrants().form().fieldProblem("name")));
    dialog.entrants().form().setFieldValue("name", "another");
    QTRY_VERIFY(dialog.checked());
    QVERIFY(dialog.entrants().form().fieldProblem("name").isEmpty());
  }

  void wrongValuesAreNamedInTheWindowsLanguage() {
    Language language;
    language.use("ko");
    const auto back = qScopeGuard([&] { language.use("en"); });
    Place place(*m_settings, m_script);
    ComparisonDialog dialog(place.workplace, {});
    fill(dialog);
    dialog.form().setFieldValue("seeds", Json::array({1, 1}));
    QTRY_COMPARE(dialog.form().fieldProblem("seeds"),
                 QString("같은 시드가 두 번 나옴; 시드가 같으면 실행도 같습니다"));
    dialog.form().setFieldValue("seeds", Json::array({1, 2}));
    dialog.entrants().choose(1);
    dialog.entrants().form().setFieldValue("name", "t5-small");
    QTRY_VERIFY2(dialog.entrants().form().fieldProblem("name").contains("너무 비슷함"),
                 qPrintable(dialog.entrants().form().fieldProblem("name")));
  }

  void onlyMetricsThatAreCountedDecide() {
    Place place(*m_settings, m_script);
    ComparisonDialog dialog(place.workplace, {});
    fill(dialog);
    SchemaForm& form = dialog.form();
    const auto offered = [&] {
      QStringList names;
      const auto* list = form.fieldEditor("evaluation.headline")->findChild<QComboBox*>();
      for (int i = 0; list && i < list->count(); ++i) names << list->itemText(i);
      return names;
    };
    QVERIFY2(offered().contains("ter") && !offered().contains("accuracy"), qPrintable(offered().join(' ')));
    form.setFieldValue("evaluation.headline", "accuracy");
    QTRY_VERIFY2(form.fieldProblem("evaluation.headline").contains("nothing is counted"),
                 qPrintable(dialog.problem()));
    form.setFieldValue("evaluation.headline", "ter");
    QTRY_VERIFY2(dialog.checked(), qPrintable(dialog.problem()));
    dialog.setRecipe(sharedRecipe(Json{{"objective", {{"kind", "regression"}}}}, {}, "x"));
    QVERIFY2(offered().contains("pearson") && !offered().contains("ter"), qPrintable(offered().join(' ')));
  }

  void aPrefixOfTheTestSetCountsForModelsWithoutOne() {
    Place place(*m_settings, m_script);
    ComparisonDialog dialog(place.workplace, {});
    fill(dialog);
    QVERIFY2(dialog.description()["test"]["prefix"].is_null(), "none was typed");
    DataSource test = pairsToTest();
    test.prefix = "my own: ";
    dialog.setTestSet(test);
    QCOMPARE(dialog.description()["test"]["prefix"], Json("my own: "));
    QTRY_VERIFY2(dialog.checked(), qPrintable(dialog.problem()));
    const Comparison& comparison = dialog.checked()->comparison;
    QCOMPARE(evaluationOf(comparison, 0)->data.prefix, std::string("translate English to Korean: "));
    QCOMPARE(evaluationOf(comparison, 1)->data.prefix, std::string("my own: "));

    SaidWords none;
    none.prefix = "";
    const DecidingSet said = decidingSetOf(asChosen({pairsToTest(), none}), none);
    QVERIFY2(said.words.prefix == std::string(), "that there is none was said, and stays said");
  }

  void storedWeightsAreAskedWhatTheyLearned() {
    Place place(*m_settings, m_script);
    ComparisonDialog dialog(place.workplace, {});
    fill(dialog);
    dialog.entrants().choose(0);
    SchemaForm& entrant = dialog.entrants().form();
    entrant.setFieldValue("model.initialization", "pretrained");
    QTRY_VERIFY2(entrant.fieldProblem("starting_point").contains("missing"),
                 qPrintable(entrant.fieldProblem("starting_point")));
    dialog.form().setFieldValue("starting_points", "random");
    QTRY_VERIFY2(dialog.checked(), qPrintable(dialog.problem()));
    QVERIFY(entrant.fieldEditor("starting_point")->parentWidget()->isHidden());
    dialog.form().setFieldValue("starting_points", "declared");
    dialog.entrants().choose(1);
    const auto said = [&] {
      QStringList texts;
      for (const QLabel* label : dialog.entrants().findChildren<QLabel*>()) texts << label->text();
      return texts.join('\n');
    };
    QTRY_VERIFY2(said().contains("t5-small, Learned before: is missing; say what"), qPrintable(said()));
  }

  void modelsAreAddedMovedAndRemoved() {
    Place place(*m_settings, m_script);
    ComparisonDialog dialog(place.workplace, {});
    EntrantsCard& entrants = dialog.entrants();
    entrants.addModels({"t5-small", "t5-small", "mt5-small"});
    const auto names = [&] {
      QStringList all;
      for (const Json& entrant : entrants.entrants())
        all << QString::fromStdString(entrant["name"].get<std::string>());
      return all.join(' ');
    };
    QCOMPARE(names(), QString("t5-small t5-small 2 mt5-small"));
    entrants.move(2, -1);
    QCOMPARE(names(), QString("t5-small mt5-small t5-small 2"));
    QCOMPARE(entrants.chosen(), 1);
    entrants.remove(0);
    QCOMPARE(names(), QString("mt5-small t5-small 2"));
    entrants.move(0, -1);  // there is no place before the first
    QCOMPARE(names(), QString("mt5-small t5-small 2"));
  }

  void aModelCanBeMadeAsLargeAsTheFirst() {
    Place place(*m_settings, m_script);
    ComparisonDialog dialog(place.workplace, {});
    fill(dialog);
    dialog.form().setFieldValue("parameters.equal", "outside-embeddings");
    Json wide = dialog.entrants().entrants();
    wide[1] = wide[0];
    wide[1]["name"] = "wide";
    wide[1]["model"]["overrides"]["d_ff"] = 2048;
    dialog.entrants().setEntrants(wide);
    QTRY_VERIFY(dialog.checked() && dialog.checked()->unalike);
    QVERIFY(!dialog.useButton()->isEnabled());
    QVERIFY(dialog.form().fieldProblem("parameters.equal").contains("more parameters"));
    dialog.entrants().choose(1);
    Q_EMIT dialog.entrants().form().actionRequested("model.overrides");
    QTRY_VERIFY(dialog.checked() && !dialog.checked()->unalike);
    QVERIFY(dialog.entrants().form().fieldValue("model.overrides")["d_ff"] < 2048);
  }

  void aCopyIsEditedWithEverythingInIt() {
    Place place(*m_settings, m_script);
    ComparisonDialog first(place.workplace, {});
    fill(first);
    QTRY_VERIFY(first.checked());
    Json description = comparisonToJson(first.checked()->comparison);
    description["recipe"]["data"]["train"][0]["prefix"] = "turn: ";
    description["entrants"][0]["prefix"] = nullptr;
    description["test"]["prefix"] = "";
    ComparisonDialog copy(place.workplace, {});
    copy.setDescription(description, {});
    QTRY_VERIFY2(copy.checked(), qPrintable(copy.problem()));
    QCOMPARE(comparisonToJson(copy.checked()->comparison), description);
  }

  void whatWasComposedWaitsInAFolderOfItsOwn() {
    const auto window = open();
    ComparisonPane& pane = window->evaluatePage().comparison();
    Place place(*m_settings, m_script);
    ComparisonDialog dialog(place.workplace, {});
    fill(dialog);
    QTRY_VERIFY(dialog.checked());
    pane.take(dialog.checked()->comparison);
    QTRY_COMPARE(pane.queueTable().model()->rowCount(), 4);
    QVERIFY(isComparisonFolder(pane.folder().toStdString()));
    QVERIFY(pane.folder().startsWith(m_settings->dataFolder() + "/comparisons/My-comparison-"));
    QCOMPARE(pane.mainText(), QString("Compare"));
    QVERIFY(pane.command().startsWith("s2s comparison resume"));
    pane.runMainAction();
    QCOMPARE(m_script.calls.back(), "compare " + pane.folder().toStdString());
  }

  void whileTheEngineLooksThatIsSaid() {
    Place place(*m_settings, m_script);
    ComparisonDialog dialog(place.workplace, {});
    QCOMPARE(dialog.summary(), QString("Choose a recipe that all models share."));
    fill(dialog);
    QCOMPARE(dialog.summary(), QString("Looking at the models and the data…"));
    QTRY_VERIFY2(dialog.checked(), qPrintable(dialog.problem()));
    QVERIFY2(dialog.summary().startsWith("4 run"), qPrintable(dialog.summary()));
    dialog.form().setFieldValue("seeds", Json::array({1, 1}));
    QTRY_COMPARE(dialog.summary(), QString("Not ready to run yet."));
  }

  void howLongItTrainsIsEstimatedFromEarlierRuns() {
    Place place(*m_settings, m_script);
    ComparisonDialog first(place.workplace, {});
    fill(first);
    QTRY_VERIFY2(first.checked(), qPrintable(first.problem()));
    QVERIFY2(first.summary().contains("How long it trains cannot be told"), qPrintable(first.summary()));
    // Runs of its two models, which made 20 steps in 40 and in 120 seconds.
    makeTimedRun(*first.checked(), 0, 40);
    makeTimedRun(*first.checked(), 1, 120);
    ComparisonDialog again(place.workplace, {});
    fill(again);
    QTRY_VERIFY2(again.checked(), qPrintable(again.problem()));
    QVERIFY2(again.summary().contains("About 1.3 min of training, at the pace of earlier runs"),
             qPrintable(again.summary()));
    again.form().setFieldValue("equalise.what", "wall_time");
    again.form().setFieldValue("equalise.amount", 900);
    QTRY_VERIFY2(again.summary().endsWith(" 1 h of training."), qPrintable(again.summary()));
    again.form().setFieldValue("equalise.what", "operations");
    again.form().setFieldValue("equalise.amount", 1e9);
    QTRY_VERIFY2(again.summary().contains("once it has begun"), qPrintable(again.summary()));
  }

  void rowsThatAreLeftOutAreToldBefore() {
    write("holes.tsv", "en\tko\nThere is a plum.\t자두가 있다.\nThere is a pear.\t\n");
    DataSource test;
    test.path = m_folder->filePath("holes.tsv").toStdString();
    test.source = std::string("en");
    test.target = std::string("ko");
    Language language;
    const auto back = qScopeGuard([&] { language.use("en"); });
    const std::pair<const char*, const char*> texts[] = {
        {"en", "1 row of the test set cannot be used and is left out: line 3: the target is empty."},
        {"ko", "쓸 수 없어 제외하는 시험 데이터 행 1개. 첫째: 3번째 줄: 번역문이 비었음."}};
    for (const auto& [code, text] : texts) {
      language.use(code);
      Place place(*m_settings, m_script);
      ComparisonDialog dialog(place.workplace, {});
      fill(dialog);
      QTRY_VERIFY2(dialog.checked(), qPrintable(dialog.problem()));
      dialog.setTestSet(test);
      QTRY_COMPARE(dialog.leftOut(), QString(text));
      QVERIFY(dialog.useButton()->isEnabled());
    }
  }

  void rowsThatAreLearnedAndTestedAreToldBefore() {
    Language language;
    const auto back = qScopeGuard([&] { language.use("en"); });
    const std::pair<const char*, const char*> texts[] = {
        {"en", "2 of 2 test rows are also training rows"},
        {"ko", "시험 데이터 2행 가운데 2행이 학습 데이터에도 있음"}};
    for (const auto& [code, text] : texts) {
      language.use(code);
      Place place(*m_settings, m_script);
      ComparisonDialog dialog(place.workplace, {});
      fill(dialog);
      QTRY_VERIFY2(dialog.checked(), qPrintable(dialog.problem()));
      QCOMPARE(dialog.leftOut().count(text), qsizetype{2});
      QVERIFY(dialog.useButton()->isEnabled());
    }
  }

  void anEmptyPaneOffersThreeWaysIn() {
    const auto window = open();
    window->showPage(MainWindow::kEvaluate);
    window->evaluatePage().showComparison(true);
    QStringList offers;
    for (const QPushButton* button : window->evaluatePage().comparison().findChildren<QPushButton*>()) {
      if (button->isVisible()) offers << button->text();
    }
    QCOMPARE(offers.size(), 3);
    QVERIFY(offers.contains("New comparison…") && offers.contains("Open…"));
  }

 private:
  /// What a dialog works with, without a window around it.
  struct Place {
    Place(Settings& settings, test::Script& script)
        : bridge([&script] { return std::make_unique<test::ScriptedDoor>(script); }),
          runs(settings, bridge),
          workplace{settings, bridge, runs, models} {}
    EngineBridge bridge;
    RunCatalogue runs;
    ModelCatalogue models;
    Workplace workplace;
  };

  DataSource pairsToTest() const {
    DataSource test;
    test.path = m_folder->filePath("pairs.tsv").toStdString();
    test.source = std::string("en");
    test.target = std::string("ko");
    return test;
  }

  /// Two small models with two seeds each.
  void fill(ComparisonDialog& dialog) {
    write("pairs.tsv", "en\tko\nThere is an apple.\t사과가 있다.\nThere is a pear.\t배가 있다.\n");
    write("shared.json", R"({"data":{"train":[{"path":"pairs.tsv","source":"en","target":"ko"}],
        "max_source_tokens":16,"max_target_tokens":16},"training":{"steps":5,"batch_size":2}})");
    QVERIFY(dialog.openRecipe(m_folder->filePath("shared.json")));
    dialog.setTestSet(pairsToTest());
    dialog.entrants().addModels({"t5-small", "m2m100_418M"});
    Json entrants = dialog.entrants().entrants();
    entrants[0]["model"]["overrides"] = {{"d_model", 16}, {"d_kv", 4}, {"d_ff", 32}, {"num_heads", 4}};
    entrants[1]["model"]["overrides"] = {
        {"d_model", 16},         {"encoder_attention_heads", 4}, {"decoder_attention_heads", 4},
        {"encoder_ffn_dim", 32}, {"decoder_ffn_dim", 32},        {"encoder_layers", 2},
        {"decoder_layers", 2}};
    for (Json& entrant : entrants) entrant["tokenizer"]["train"]["vocabulary_size"] = 100;
    dialog.entrants().setEntrants(entrants);
    dialog.form().setFieldValue("equalise.amount", 5);
    dialog.form().setFieldValue("seeds", Json::array({1, 2}));
  }

  /// A run of an entrant, as a comparison on this machine leaves it.
  void makeTimedRun(const CheckedComparison& checked, std::size_t entrant, int seconds) {
    const QString run = QString("comparisons/earlier/runs/%1").arg(entrant);
    QDir(m_folder->path()).mkpath(run + "/checkpoints");
    const Recipe recipe = *entrantRecipe(checked.comparison, entrant, 1);
    write(run + "/recipe.json", QByteArray::fromStdString(writeJson(recipeToJson(recipe))));
    write(run + "/environment.json", QByteArray::fromStdString(writeJson(environmentInformation())));
    write(run + "/metrics.jsonl", QString("{\"step\":20,\"loss\":1,\"time_s\":%1}\n").arg(seconds).toUtf8());
  }
};

}  // namespace s2s
