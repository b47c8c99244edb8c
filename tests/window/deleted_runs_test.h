#pragma once
#include <QPlainTextEdit>
#include <QPushButton>

#include "app/window/model_catalogue.h"
#include "app/window/prompt/answer_card.h"
#include "app/window/prompt/prompt_page.h"
#include "app/window/runs/run_details_card.h"
#include "app/window/runs/runs_page.h"
#include "app/window/train/train_page.h"
#include "tests/window/scripted_window.h"
#include "widgets/item_models/runs_model.h"
#include "widgets/panes/status_strip.h"

namespace s2s {

/// What the pages say of a run that was moved to the trash.
class DeletedRunsTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() {
    m_before = qgetenv("XDG_DATA_HOME");
    qputenv("XDG_DATA_HOME", m_share.path().toUtf8());
  }
  void cleanupTestCase() {
    if (m_before.isNull())
      qunsetenv("XDG_DATA_HOME");
    else
      qputenv("XDG_DATA_HOME", m_before);
  }

  void thatPausedHereIsNoLongerOfferedToGoOn() {
    const auto window = open();
    TrainPage& train = window->trainPage();
    QVERIFY(train.openRecipe(writeRecipe()));
    QVERIFY(train.start());
    const QString run = makeRun("apples");
    m_script.events = {event::RunOpened{1, run.toStdString(), 10}, event::JobEnded{1, "paused", {}}};
    QTRY_COMPARE(train.mainButton()->text(), QString("Resume"));
    const auto& status = window->findChild<StatusStrip*>()->status();
    QCOMPARE(status.stateText, QString("Paused"));
    window->runsPage().deleteRun(run);
    QTRY_VERIFY(!QFileInfo::exists(run));
    QTRY_VERIFY(train.shownRun().isEmpty());
    QCOMPARE(train.mainButton()->text(), QString("Start"));
    QCOMPARE(status.stateText, QString("Idle"));
    QVERIFY(window->bridge().training().run.isEmpty());
  }

  void anotherThatIsShownStays() {
    const QString first = makeRun("apples"), second = makeRun("pears");
    const auto window = open();
    QTRY_COMPARE(window->runsPage().model().rowCount(), 2);
    window->trainPage().showRun(first);
    window->runsPage().deleteRun(second);
    QTRY_COMPARE(window->runsPage().model().rowCount(), 1);
    QCOMPARE(window->trainPage().shownRun(), first);
  }

  /// Rows that go take the selection along without a word.
  void theSelectionThatWentWithItIsNoted() {
    const QString first = makeRun("apples");
    makeRun("pears");
    makeRun("plums");
    const auto window = open();
    RunsPage& runs = window->runsPage();
    window->showPage(MainWindow::kRuns);
    QTRY_COMPARE(runs.model().rowCount(), 3);
    runs.table().clearSelection();
    runs.showRun(first);
    QTRY_COMPARE(runs.selectedRuns(), QStringList{first});
    const auto* prompt = promptButton(runs);
    QVERIFY(prompt && prompt->isEnabled());
    runs.deleteRun(first);
    QTRY_COMPARE(runs.model().rowCount(), 2);
    QVERIFY(runs.selectedRuns().isEmpty());
    QVERIFY(!prompt->isEnabled());
  }

  void whatIsTypedAsItsNotesGoesWithIt() {
    const QString run = makeRun("noted");
    makeRun("pears");
    const auto window = open();
    RunsPage& runs = window->runsPage();
    QTRY_COMPARE(runs.model().rowCount(), 2);
    runs.showRun(run);
    QTRY_COMPARE(runs.selectedRuns(), QStringList{run});
    runs.details().findChild<QPlainTextEdit*>()->setPlainText("too small");
    runs.deleteRun(run);
    QTRY_VERIFY(!QFileInfo::exists(run));
    QFile notes(m_share.filePath("Trash/files/noted/notes.json"));
    QVERIFY2(notes.open(QIODevice::ReadOnly), qPrintable(notes.fileName()));
    QVERIFY(notes.readAll().contains("too small"));
  }

  void itsModelIsReadAgain() {
    const QString run = makeRun("apples");
    makeModel("models/step");
    QVERIFY(QDir().rename(m_folder->filePath("models/step"), run + "/checkpoints/step-000003"));
    const auto window = open();
    QTRY_COMPARE(window->runsPage().model().rowCount(), 1);
    window->promptPage().addModel(run);
    QTRY_VERIFY(window->promptPage().cards().front()->canAnswer());
    window->runsPage().deleteRun(run);
    QTRY_VERIFY(!window->promptPage().cards().front()->canAnswer());
  }

 private:
  static const QPushButton* promptButton(const RunsPage& runs) {
    for (const QPushButton* button : runs.findChildren<QPushButton*>()) {
      if (button->text() == "Open in Prompt") return button;
    }
    return nullptr;
  }

  QTemporaryDir m_share;
  QByteArray m_before;
};

}  // namespace s2s
