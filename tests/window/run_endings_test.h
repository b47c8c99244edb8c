#pragma once
#include <QPushButton>
#include <QStackedWidget>
#include <QtTest>

#include "app/window/models/models_page.h"
#include "app/window/train/train_page.h"
#include "tests/window/scripted_window.h"
#include "widgets/panes/confirm_dialog.h"
#include "widgets/panes/status_strip.h"

namespace s2s {

/// Runs that are paused, stopped or closed over where it goes wrong: nothing is lost without a word.
class RunEndingsTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void aPauseThatCannotBeWrittenWaits() {
    const auto window = open();
    TrainPage& train = window->trainPage();
    begin(*window);
    QTest::mouseClick(train.mainButton(), Qt::LeftButton);
    QCOMPARE(m_script.calls.back(), std::string("pause 1"));
    m_script.events = {cannotWrite()};
    QTRY_COMPARE(train.mainButton()->text(), QString("Try again"));
    QVERIFY2(train.problem().contains("cannot be paused yet"), qPrintable(train.problem()));
    QVERIFY(train.problem().contains("No space left on device"));
    QTest::mouseClick(train.mainButton(), Qt::LeftButton);
    QCOMPARE(m_script.calls.back(), std::string("try again 1"));
    QCOMPARE(window->bridge().training().phase, TrainingState::Phase::pausing);
    m_script.events = {event::JobEnded{1, "paused", Json{{"step", 1}}}};
    QTRY_COMPARE(train.mainButton()->text(), QString("Resume"));
    QVERIFY(train.problem().isEmpty());
  }

  void saysWhatARunLostThatEndedUnwritten() {
    const auto window = open();
    TrainPage& train = window->trainPage();
    begin(*window);
    m_script.events = {event::JobEnded{1, "paused", Json{{"reason", "cannot write the file: No space"}}}};
    QTRY_COMPARE(train.mainButton()->text(), QString("Resume"));
    QVERIFY2(train.problem().contains("since the last checkpoint is lost"), qPrintable(train.problem()));
    train.resumeRun(train.shownRun());
    QTRY_VERIFY(train.problem().isEmpty());
  }

  void doesNotCloseOverACheckpointThatCannotBeWritten() {
    const auto window = open();
    begin(*window);
    window->showPage(MainWindow::kRuns);
    answerNextQuestion("Pause and close");
    QVERIFY(!window->close());
    m_script.events = {cannotWrite()};
    QTRY_COMPARE(pages(*window)->currentIndex(), static_cast<int>(MainWindow::kTrain));
    QVERIFY(window->isVisible());
    answerNextQuestion("Try again and close");
    QVERIFY(!window->close());
    QCOMPARE(m_script.calls.back(), std::string("try again 1"));
    m_script.events = {event::JobEnded{1, "paused", Json::object()}};
    QTRY_VERIFY(!window->isVisible());
  }

  void closesWithoutTheCheckpointWhereThatIsChosen() {
    const auto window = open();
    begin(*window);
    m_script.events = {cannotWrite()};
    QTRY_COMPARE(window->bridge().training().phase, TrainingState::Phase::blocked);
    answerNextQuestion("Stay");
    QVERIFY(!window->close());
    answerNextQuestion("Close without it");
    QVERIFY(!window->close());
    QCOMPARE(m_script.calls.back(), std::string("stop 1"));
    m_script.events = {event::JobEnded{1, "paused", Json{{"reason", "cannot write the file: No space"}}}};
    QTRY_VERIFY(!window->isVisible());
  }

  void whatAPageTellsDoesNotTakeThePlaceOfTheRunThatFailed() {
    const auto window = open();
    TrainPage& train = window->trainPage();
    QVERIFY(train.openRecipe(writeRecipe()));
    QVERIFY(train.start());
    const EngineStatus& status = window->findChild<StatusStrip*>()->status();
    m_script.events = {event::JobFailed{1, Error{"the data has no rows", "", "give some"}}};
    QTRY_COMPARE(status.stateText, QString("Failed"));
    QCOMPARE(status.subject, QString("apples"));
    Q_EMIT window->modelsPage().reported("The model is in /models/small");
    QCOMPARE(status.subject, QString("apples"));
    QCOMPARE(status.report, QString("The model is in /models/small"));
  }

  void whatIsBeingPreparedCanBeStopped() {
    const auto window = open();
    TrainPage& train = window->trainPage();
    QVERIFY(train.openRecipe(writeRecipe()));
    QVERIFY(train.start());
    QPushButton* stop = button(train, "Stop");
    QVERIFY(stop && stop->isVisibleTo(&train) && stop->isEnabled());
    stop->click();
    QCOMPARE(m_script.calls.back(), std::string("stop 1"));
    QVERIFY(!stop->isEnabled());
    m_script.events = {event::JobEnded{1, "cancelled", Json::object()}};
    QTRY_COMPARE(train.mainButton()->text(), QString("Start"));
    QVERIFY(train.mainButton()->isEnabled());
    QCOMPARE(window->findChild<StatusStrip*>()->status().stateText, QString("Idle"));
  }

 private:
  /// A run that has made its first step.
  void begin(MainWindow& window) {
    TrainPage& train = window.trainPage();
    QVERIFY(train.openRecipe(writeRecipe()));
    QVERIFY(train.start());
    const Json metrics{{"step", 1}, {"loss", 4.0}, {"time_s", 1}};
    m_script.events = {event::RunOpened{1, makeRun("apples").toStdString(), 10},
                       event::StepDone{1, 1, metrics}};
    QTRY_COMPARE(train.mainButton()->text(), QString("Pause"));
  }

  static Event cannotWrite() {
    return event::CannotWrite{1, Error{"cannot write the file: No space left on device", "/runs/apples",
                                       "free some space on that disk"}};
  }

  static QStackedWidget* pages(MainWindow& window) {
    return qobject_cast<QStackedWidget*>(window.trainPage().parentWidget());
  }

  static QPushButton* button(QWidget& parent, const QString& text) {
    const QList<QPushButton*> buttons = parent.findChildren<QPushButton*>();
    const auto found = std::ranges::find(buttons, text, &QPushButton::text);
    return found == buttons.end() ? nullptr : *found;
  }

  /// Clicks the answer of the dialog that opens next.
  static void answerNextQuestion(const QString& answer) {
    QTimer::singleShot(0, qApp, [answer] {
      auto* dialog = qobject_cast<ConfirmDialog*>(QApplication::activeModalWidget());
      QVERIFY(dialog);
      QPushButton* chosen = button(*dialog, answer);
      QVERIFY(chosen);
      chosen->click();
    });
  }
};

}  // namespace s2s
