#pragma once
#include <QPushButton>
#include <QtTest>

#include "app/window/train/recipe_panel.h"
#include "app/window/train/train_page.h"
#include "tests/window/scripted_window.h"
#include "widgets/forms/schema_form.h"

namespace s2s {

/// What was composed on Train and not started is not lost.
class RecipeDraftTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void isThereAgainAtTheNextStart() {
    {
      const auto window = open();
      QVERIFY(window->trainPage().openRecipe(writeRecipe()));
      formOf(*window).setFieldValue("name", "mine");
      window->close();
    }
    const auto window = open();
    QCOMPARE(formOf(*window).fieldValue("name"), Json("mine"));
    const RecipePanel& panel = window->trainPage().recipePanel();
    QVERIFY(panel.hasData());
    QCOMPARE(panel.folder(), std::filesystem::path(m_folder->path().toStdString()));
    QVERIFY(!formOf(*window).undoStack()->canUndo());
  }

  void isKeptBeforeAnythingIsClosed() {
    const auto window = open();
    formOf(*window).setFieldValue("name", "mine");
    QTRY_VERIFY(m_settings->value("train/draft").toString().contains("mine"));
  }

  void comesBackFromARunThatWasLookedAt() {
    const QString run = finishedRun();
    const auto window = open();
    formOf(*window).setFieldValue("name", "mine");
    show(*window, run);
    QTest::mouseClick(window->trainPage().mainButton(), Qt::LeftButton);
    QVERIFY(window->trainPage().shownRun().isEmpty());
    QCOMPARE(formOf(*window).fieldValue("name"), Json("mine"));
    // Also where the window is closed over the run.
    show(*window, run);
    window->close();
    const auto next = open();
    QCOMPARE(formOf(*next).fieldValue("name"), Json("mine"));
  }

  void withoutOneANewRunBeginsWithTheSettingsOfTheRun() {
    const QString first = finishedRun("apples"), second = finishedRun("pears");
    const auto window = open();
    for (const QString& run : {first, second}) {
      show(*window, run);
      QTest::mouseClick(window->trainPage().mainButton(), Qt::LeftButton);
      QCOMPARE(QString::fromStdString(formOf(*window).fieldValue("name").get<std::string>()),
               QFileInfo(run).fileName());
    }
  }

  void whatTakesItsPlaceCanBeUndone() {
    const auto window = open();
    TrainPage& train = window->trainPage();
    formOf(*window).setFieldValue("name", "mine");
    QVERIFY(train.openRecipe(writeRecipe()));
    QVERIFY(train.recipePanel().hasData());
    formOf(*window).undoStack()->undo();
    QCOMPARE(formOf(*window).fieldValue("name"), Json("mine"));
    QVERIFY(!train.recipePanel().hasData());
    formOf(*window).undoStack()->redo();
    QVERIFY(train.recipePanel().hasData());
    formOf(*window).setFieldValue("training.steps", 7);
    train.composeNew();
    formOf(*window).undoStack()->undo();
    QCOMPARE(formOf(*window).fieldValue("training.steps"), Json(7));
  }

  void dataThatIsTakenIsOneStepBack() {
    const auto window = open();
    TrainPage& train = window->trainPage();
    formOf(*window).setFieldValue("name", "mine");
    QVERIFY(train.takeData({{"data", {{"train", Json::array({Json{{"path", "pairs.tsv"}}})}}}}));
    QVERIFY(train.recipePanel().hasData());
    formOf(*window).undoStack()->undo();
    QVERIFY(!train.recipePanel().hasData());
    QCOMPARE(formOf(*window).fieldValue("name"), Json("mine"));
  }

  void isNoneAnyMoreOnceItHasStarted() {
    {
      const auto window = open();
      TrainPage& train = window->trainPage();
      QVERIFY(train.openRecipe(writeRecipe()));
      QVERIFY(train.start());
      const QString run = makeRun("apples");
      m_script.events = {event::RunOpened{1, run.toStdString(), 10},
                         event::JobEnded{1, "finished", Json::object()}};
      QTRY_COMPARE(train.mainButton()->text(), QString("New run"));
      window->close();
    }
    const auto window = open();
    QCOMPARE(formOf(*window).fieldValue("name"), Json("my-run"));
  }

  void comesBackBehindARecipeThatWasStartedAtOnce() {
    const auto window = open();
    TrainPage& train = window->trainPage();
    formOf(*window).setFieldValue("name", "mine");
    QVERIFY(train.startRecipe(writeRecipe()));
    const QString run = makeRun("apples");
    m_script.events = {event::RunOpened{1, run.toStdString(), 10},
                       event::JobEnded{1, "finished", Json::object()}};
    QTRY_COMPARE(train.mainButton()->text(), QString("New run"));
    QTest::mouseClick(train.mainButton(), Qt::LeftButton);
    QCOMPARE(formOf(*window).fieldValue("name"), Json("mine"));
  }

 private:
  QString finishedRun(const QString& name = "apples") {
    const QString run = makeRun(name);
    write(QDir(m_folder->path()).relativeFilePath(run) + "/status.json", R"({"status":"finished"})");
    return run;
  }

  static SchemaForm& formOf(MainWindow& window) { return window.trainPage().recipePanel().form(); }

  /// The page with a run whose recipe has been read.
  static void show(MainWindow& window, const QString& run) {
    TrainPage& train = window.trainPage();
    window.showPage(MainWindow::kTrain);
    [&] { QTRY_VERIFY(window.runs().find(run)); }();
    train.showRun(run);
    [&] { QTRY_VERIFY(train.recipePanel().knowsRun()); }();
    [&] { QTRY_COMPARE(train.mainButton()->text(), QString("New run")); }();
  }
};

}  // namespace s2s
