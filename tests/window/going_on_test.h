#pragma once
#include <QAbstractSpinBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QtTest>

#include "app/window/runs/run_details_card.h"
#include "app/window/runs/runs_page.h"
#include "app/window/train/memory_plan_panel.h"
#include "app/window/train/recipe_panel.h"
#include "app/window/train/run_edits_line.h"
#include "app/window/train/train_page.h"
#include "engine/recipes/recipe.h"
#include "engine/recipes/resume_changes.h"
#include "engine/runs/run_directory.h"
#include "tests/window/scripted_window.h"
#include "widgets/forms/schema_form.h"

namespace s2s {

/// Runs that go on with other settings than they had.
class GoingOnTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void whatMayChangeIsOpenAndNothingElse() {
    const auto window = open();
    TrainPage& train = show(*window, pausedRun());
    SchemaForm& form = formOf(train);
    int open = 0, closed = 0;
    for (const std::string& path : leaves(recipeSchema(), "")) {
      QWidget* editor = form.fieldEditor(path);
      if (!editor) continue;
      const bool may = mayChangeOnResume(path);
      QVERIFY2(editor->isEnabled() == may, path.c_str());
      ++(may ? open : closed);
    }
    QVERIFY2(open > 25 && closed > 25, qPrintable(QString("%1 open, %2 closed").arg(open).arg(closed)));
    QVERIFY(!train.recipePanel().findChild<QPushButton*>("trainingData")->isEnabled());
    // Drawn anew, the fields stay as they are.
    window->setLanguage("ko");
    QVERIFY(!form.fieldEditor("training.batch_size")->isEnabled());
    QVERIFY(form.fieldEditor("training.steps")->isEnabled());
  }

  void editsAreSaidAndCarried() {
    const QString run = pausedRun();
    const auto window = open();
    TrainPage& train = show(*window, run);
    QCOMPARE(train.mainButton()->text(), QString("Resume"));
    QVERIFY(train.editsLine().isHidden());
    formOf(train).setFieldValue("training.steps", 2000);
    formOf(train).setFieldValue("optimizer.learning_rate", 0.0005);
    formOf(train).setFieldValue("evaluation.every_steps", 50);
    formOf(train).setFieldValue("checkpoints.keep_best", false);
    QCOMPARE(train.mainButton()->text(), QString("Resume with changes"));
    QVERIFY(!train.editsLine().isHidden());
    QCOMPARE(
        train.editsLine().text(),
        QString("It goes on with: Steps 10 → 2,000 · Learning rate 0.001 → 0.0005 · Keep best on → off · "
                "Evaluation: Every steps 0 → 50"));
    QTest::mouseClick(train.mainButton(), Qt::LeftButton);
    QVERIFY(!m_script.calls.empty());
    QCOMPARE(QString::fromStdString(m_script.calls.back()), "resume " + run);
    const std::vector<std::string> expected{"training.steps=2000", "optimizer.learning_rate=0.0005",
                                            "checkpoints.keep_best=false", "evaluation.every_steps=50"};
    QCOMPARE(m_script.changes, expected);
    QVERIFY(!formOf(train).fieldEditor("training.steps")->isEnabled());
    m_script.events = {event::RunOpened{1, run.toStdString(), 2000}, step(4)};
    QTRY_COMPARE(train.mainButton()->text(), QString("Pause"));
    QVERIFY(train.editsLine().isHidden());
    QVERIFY(!formOf(train).fieldEditor("training.steps")->isEnabled());
    // They are the run's own now.
    m_script.events = {event::JobEnded{1, "paused", Json::object()}};
    QTRY_COMPARE(train.mainButton()->text(), QString("Resume"));
    QVERIFY(formOf(train).fieldEditor("training.steps")->isEnabled());
    QCOMPARE(formOf(train).undoStack()->count(), 0);
  }

  void withoutEditsNothingIsCarried() {
    const auto window = open();
    TrainPage& train = show(*window, pausedRun());
    m_script.changes = {"left over"};
    QTest::mouseClick(train.mainButton(), Qt::LeftButton);
    QVERIFY(m_script.changes.empty());
  }

  void editsAreTakenBackAndThatToo() {
    const auto window = open();
    TrainPage& train = show(*window, pausedRun());
    formOf(train).setFieldValue("training.steps", nullptr);
    formOf(train).setFieldValue("training.epochs", 2.5);
    QVERIFY2(train.editsLine().text().endsWith("Steps 10 → none · Epochs none → 2.5"),
             qPrintable(train.editsLine().text()));
    train.editsLine().takeBackButton()->click();
    QVERIFY(train.recipePanel().edits().empty());
    QCOMPARE(formOf(train).fieldValue("training.steps"), Json(10));
    QCOMPARE(train.mainButton()->text(), QString("Resume"));
    formOf(train).undoStack()->undo();
    QCOMPARE(train.recipePanel().edits().size(), std::size_t{2});
  }

  void aRefusedChangeIsSaidAndLosesNothing() {
    const QString run = pausedRun();
    const auto window = open();
    TrainPage& train = show(*window, run);
    formOf(train).setFieldValue("training.steps", 2);
    formOf(train).setFieldValue("checkpoints.keep_last", 5);
    train.mainButton()->click();
    m_script.events = {
        event::JobFailed{1, Error{"training.steps: 3 steps are done already, which is more than 2", "",
                                  "name at least these", Error::Kind::invalidInput}}};
    QTRY_VERIFY2(train.problem().contains("3 steps are done already"), qPrintable(train.problem()));
    QVERIFY(formOf(train).fieldProblem("training.steps").contains("done already"));
    QTRY_VERIFY(!formOf(train).fieldEditor("training.steps")->visibleRegion().isEmpty());
    QCOMPARE(train.mainButton()->text(), QString("Resume with changes"));
    QCOMPARE(train.recipePanel().edits().size(), std::size_t{2});
    formOf(train).setFieldValue("training.steps", 20);
    QVERIFY(formOf(train).fieldProblem("training.steps").isEmpty());
    train.mainButton()->click();
    const std::vector<std::string> expected{"training.steps=20", "checkpoints.keep_last=5"};
    QCOMPARE(m_script.changes, expected);
    QVERIFY(train.problem().isEmpty());
  }

  void aWrongValueIsRefusedBeforeTheEngineIsAsked() {
    const auto window = open();
    TrainPage& train = show(*window, pausedRun());
    formOf(train).setFieldValue("training.steps", -3);
    train.mainButton()->click();
    QVERIFY2(train.problem().contains("-3 is below 1"), qPrintable(train.problem()));
    QVERIFY(m_script.calls.empty());
    QCOMPARE(train.recipePanel().edits().size(), std::size_t{1});
  }

  void aFinishedRunGoesOnToMoreSteps() {
    const QString run = makeRun("apples");
    write("runs/apples/status.json", R"({"status":"finished"})");
    const auto window = open();
    TrainPage& train = show(*window, run);
    QCOMPARE(train.mainButton()->text(), QString("New run"));
    QVERIFY(train.goOnButton()->isVisible());
    QVERIFY(!train.goOnButton()->toolTip().isEmpty());
    train.goOnButton()->click();
    QVERIFY(hasFocus(train, "training.steps"));
    QTRY_VERIFY(!formOf(train).fieldEditor("training.steps")->visibleRegion().isEmpty());  // scrolled to
    QTest::keyClicks(formOf(train).fieldEditor("training.steps"), "25");  // in the place of what is selected
    QVERIFY2(train.editsLine().text().endsWith("Steps 10 → 25"), qPrintable(train.editsLine().text()));
    QVERIFY(!train.goOnButton()->isVisible());
    QTest::keyClick(window.get(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_script.calls.size(), std::size_t{1});
    QCOMPARE(m_script.changes, std::vector<std::string>{"training.steps=25"});
    m_script.events = {event::RunOpened{1, run.toStdString(), 25}, step(11),
                       event::JobEnded{1, "finished", Json::object()}};
    QTRY_COMPARE(train.mainButton()->text(), QString("New run"));
    QVERIFY(train.goOnButton()->isVisible());
  }

  void runsOffersItToo() {
    const QString finished = makeRun("pears"), paused = pausedRun();
    write("runs/pears/status.json", R"({"status":"finished"})");
    const auto window = open();
    RunsPage& runs = window->runsPage();
    for (const QString& run : {finished, paused}) {
      window->showPage(MainWindow::kRuns);
      QTRY_VERIFY(window->runs().find(run));
      runs.showRun(run);
      QPushButton* goOn = runs.details().goOnButton();
      QTRY_VERIFY(goOn->isVisible());
      QVERIFY(!goOn->toolTip().isEmpty());
      goOn->click();
      QCOMPARE(pages(*window)->currentIndex(), static_cast<int>(MainWindow::kTrain));
      QCOMPARE(window->trainPage().shownRun(), run);
      QTRY_VERIFY(hasFocus(window->trainPage(), "training.steps"));
    }
  }

  void whatTrainsElsewhereStaysClosedUntilItHasEnded() {
    const QString run = makeRun("apples");
    write("runs/apples/status.json", R"({"status":"running"})");
    std::optional<std::unique_ptr<RunLock>> lock = RunLock::take(run.toStdString()).value();
    const auto window = open();
    TrainPage& train = window->trainPage();
    QTRY_VERIFY(window->runs().find(run));
    train.showRun(run);
    QTRY_COMPARE(formOf(train).fieldValue("name"), Json("apples"));
    QVERIFY(!formOf(train).fieldEditor("training.steps")->isEnabled());
    QVERIFY(!train.goOnButton()->isVisible());
    window->runsPage().showRun(run);
    QVERIFY(!window->runsPage().details().goOnButton()->isVisibleTo(&window->runsPage()));
    // It was made longer there.
    write("runs/apples/recipe.json", recipe(70, "apples"));
    write("runs/apples/status.json", R"({"status":"paused"})");
    lock.reset();
    window->runs().refresh();
    QTRY_COMPARE(train.mainButton()->text(), QString("Resume"));
    QTRY_VERIFY(formOf(train).fieldEditor("training.steps")->isEnabled());
    QCOMPARE(formOf(train).fieldValue("training.steps"), Json(70));
  }

  void ofARunBegunHereTheEditsAreThoseSinceThen() {
    const auto window = open();
    TrainPage& train = window->trainPage();
    QVERIFY(train.openRecipe(writeRecipe()));
    formOf(train).setFieldValue("training.batch_size", 4);
    QVERIFY(train.start());
    m_script.events = {event::RunOpened{1, makeRun("apples").toStdString(), 10}, step(1),
                       event::JobEnded{1, "paused", Json::object()}};
    QTRY_COMPARE(train.mainButton()->text(), QString("Resume"));
    QVERIFY(train.recipePanel().edits().empty());
    formOf(train).undoStack()->undo();  // what was composed before is not to come back
    QCOMPARE(formOf(train).fieldValue("training.batch_size"), Json(4));
    formOf(train).setFieldValue("training.bad_numbers", "roll-back");
    train.mainButton()->click();
    QCOMPARE(m_script.changes, std::vector<std::string>{"training.bad_numbers=\"roll-back\""});
  }

  void theGaugeFollowsAndOffersOnlyWhatMayChange() {
    const auto window = open();
    TrainPage& train = show(*window, pausedRun());
    MemoryPlanPanel& plan = train.recipePanel().memoryPlan();
    QSignalSpy planned(&plan, &MemoryPlanPanel::planned);
    plan.setBudgetGib(0.2);
    QTRY_VERIFY(planned.count() > 0);
    QTRY_VERIFY(!plan.remedies().empty());
    for (const Remedy& remedy : plan.remedies()) {
      QVERIFY(!remedy.changes.empty());
      for (const RecipeChange& change : remedy.changes)
        QVERIFY2(mayChangeOnResume(change.path), change.path.c_str());
    }
    planned.clear();
    QVERIFY(plan.remedyButton(0) && plan.remedyButton(0)->isEnabled());
    plan.remedyButton(0)->click();
    QVERIFY(!train.recipePanel().edits().empty());
    QTRY_VERIFY(planned.count() > 0);
  }

  void aFailedRunSaysWhatItsSettingsAreToBe() {
    const QString run = makeRun("apples");
    write(
        "runs/apples/status.json",
        R"({"status":"failed","message":"the memory is full, resume with a higher training.memory_budget_gib"})");
    const auto window = open();
    TrainPage& train = show(*window, run);
    QVERIFY2(train.problem().contains("training.memory_budget_gib"), qPrintable(train.problem()));
    formOf(train).setFieldValue("training.memory_budget_gib", 4.0);
    QVERIFY(train.problem().contains("training.memory_budget_gib"));
    train.mainButton()->click();
    QCOMPARE(m_script.changes, std::vector<std::string>{"training.memory_budget_gib=4.0"});
    QVERIFY(train.problem().isEmpty());
  }

  void speaksKorean() {
    m_settings->setLanguage("ko");
    const auto window = open();
    TrainPage& train = show(*window, pausedRun());
    formOf(train).setFieldValue("checkpoints.every_steps", 100);
    QCOMPARE(train.mainButton()->text(), QString("바꾸어 이어서 학습"));
    QVERIFY2(train.editsLine().text().startsWith("이렇게 바꾸어 이어 갑니다: 체크포인트"),
             qPrintable(train.editsLine().text()));
    QVERIFY(train.editsLine().text().endsWith("500 → 100"));
  }

 private:
  QString pausedRun() {
    const QString run = makeRun("apples");
    write("runs/apples/status.json", R"({"status":"paused"})");
    return run;
  }

  /// The page with a run whose recipe has been read.
  static TrainPage& show(MainWindow& window, const QString& run) {
    TrainPage& train = window.trainPage();
    window.showPage(MainWindow::kTrain);
    [&] { QTRY_VERIFY(window.runs().find(run)); }();
    train.showRun(run);
    [&] {
      QTRY_VERIFY(formOf(train).fieldEditor("training.steps")->isEnabled() && train.recipePanel().knowsRun());
    }();
    return train;
  }

  static SchemaForm& formOf(TrainPage& train) { return train.recipePanel().form(); }

  static bool hasFocus(TrainPage& train, const char* path) {
    const QWidget* editor = formOf(train).fieldEditor(path);
    const QWidget* focused = QApplication::focusWidget();
    return focused && (focused == editor || editor->isAncestorOf(focused));
  }

  static QStackedWidget* pages(MainWindow& window) {
    return qobject_cast<QStackedWidget*>(window.trainPage().parentWidget());
  }

  static Event step(int number) {
    return event::StepDone{1, number, {{"step", number}, {"loss", 2.0}, {"time_s", number}}};
  }

  /// Paths of all options, sections left out.
  static std::vector<std::string> leaves(const OptionSchema& schema, const std::string& path) {
    std::vector<std::string> all;
    for (const Option& option : schema.options) {
      const std::string here = path.empty() ? option.name : path + '.' + option.name;
      const bool isObject = option.type == OptionType::object && !option.fields.empty();
      if (!isObject) all.push_back(here);
      if (!isObject || option.fields.front().options.empty()) continue;
      for (const std::string& below : leaves(option.fields.front(), here)) all.push_back(below);
    }
    return all;
  }
};

}  // namespace s2s
