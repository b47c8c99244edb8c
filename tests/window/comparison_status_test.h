#pragma once
#include <QtTest>

#include "app/window/language.h"
#include "app/window/prompt/prompt_page.h"
#include "app/window/status_text.h"
#include "app/window/train/train_page.h"
#include "engine/comparisons/comparison_queue.h"
#include "tests/window/scripted_window.h"
#include "widgets/panes/status_strip.h"

namespace s2s {

/// What the status bar says of a comparison behind its last step.
class ComparisonStatusTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void whoAnswersTheTestSetIsSaid() {
    const auto window = open();
    const JobId job = beginComparison(*window);
    const auto& status = window->findChild<StatusStrip*>()->status();
    m_script.events = {changed(job, {RunStage::trained, RunStage::measured}),
                       event::RunOpened{job, "/runs/pears", 10},
                       event::StepDone{job, 10, {{"time_s", 2.0}, {"tokens_per_second", 900.0}}}};
    QTRY_COMPARE(status.stateText, QString("Training"));
    m_script.events = {changed(job, {RunStage::trained, RunStage::trained})};
    QTRY_COMPARE(status.stateText, QString("Answering the test set"));
    QCOMPARE(status.subject, QString("fruit"));
    QVERIFY(status.position.isEmpty() && status.speed.isEmpty() && status.timeLeft.isEmpty());
    m_script.events = {event::Progress{job, 0.0, "apples-seed-1: 0 of 20 rows answered"}};
    QTRY_COMPARE(status.subject, QString("fruit · apples-seed-1: 0 of 20 rows answered"));
    m_script.events = {event::Progress{job, 0.25, "apples-seed-1: 5 of 20 rows answered"}};
    QTRY_COMPARE(status.progress, 0.25);
    QVERIFY2(status.timeLeft.endsWith("left"), qPrintable(status.timeLeft));
    m_script.events = {changed(job, {RunStage::evaluated, RunStage::trained}),
                       event::Progress{job, 0.5, "pears-seed-1: 10 of 20 rows answered"}};
    QTRY_COMPARE(status.subject, QString("fruit · pears-seed-1: 10 of 20 rows answered"));
    QCOMPARE(status.stateText, QString("Answering the test set"));
    m_script.events = {event::JobEnded{job, "finished", Json::object()}};
    QTRY_COMPARE(status.stateText, QString("Finished"));
    QVERIFY(status.timeLeft.isEmpty());
  }

  /// Nothing is opened then, and no step is done.
  void soItIsWhereAComparisonGoesOnWithItsTestSet() {
    const auto window = open();
    const JobId job = beginComparison(*window);
    m_script.events = {changed(job, {RunStage::failed, RunStage::trained})};
    QTRY_COMPARE(window->findChild<StatusStrip*>()->status().stateText, QString("Answering the test set"));
  }

  /// It has trained nothing, so there is no model to offer.
  void whatOnlyAnswersItsTestSetBringsNoCardToThePromptPage() {
    const auto window = open();
    const JobId job = beginComparison(*window);
    m_script.events = {changed(job, {RunStage::trained, RunStage::trained}),
                       event::JobEnded{job, "finished", Json::object()}};
    QTRY_VERIFY(!window->bridge().training().active());
    QVERIFY(window->promptPage().cards().empty());
  }

  void aPauseThatWasAskedForIsStillSaid() {
    const auto window = open();
    const JobId job = beginComparison(*window);
    window->bridge().pauseTraining();
    m_script.events = {changed(job, {RunStage::trained, RunStage::trained}),
                       event::Progress{job, 0.5, "apples-seed-1: 10 of 20 rows answered"}};
    QTest::qWait(100);
    QCOMPARE(window->findChild<StatusStrip*>()->status().stateText, QString("Pausing"));
  }

  void theRunThatTrainedLastHasEndedMeanwhile() {
    const auto window = open();
    const QString run = makeRun("pears");
    const JobId job = beginComparison(*window);
    m_script.events = {event::RunOpened{job, run.toStdString(), 10},
                       event::StepDone{job, 10, {{"time_s", 2.0}}},
                       changed(job, {RunStage::trained, RunStage::trained})};
    QTRY_COMPARE(window->bridge().training().phase, TrainingState::Phase::answering);
    QVERIFY(window->bridge().training().active());
    window->trainPage().showRun(run);
    QVERIFY(window->trainPage().mainButton()->text() != "Pause");
  }

  void itIsSaidInKorean() {
    Language language;
    language.use("ko");
    const auto back = qScopeGuard([&] { language.use("en"); });
    TrainingState training;
    training.phase = TrainingState::Phase::answering;
    training.name = "fruit";
    training.preparation = "apples-seed-1: 5 of 20 rows answered";
    const EngineStatus status = statusOf(training, {}, {});
    QCOMPARE(status.stateText, QString("시험 데이터에 답하는 중"));
    QCOMPARE(status.subject, QString("fruit · apples-seed-1: 20행 중 5행에 답함"));
  }

 private:
  static JobId beginComparison(MainWindow& window) {
    return window.bridge().compare({}, {}, "/comparisons/fruit", false);
  }

  static event::ComparisonChanged changed(JobId job, std::initializer_list<RunStage> stages) {
    ComparisonQueue queue;
    queue.status = "running";
    for (const RunStage stage : stages) {
      queue.runs.emplace_back();
      queue.runs.back().stage = stage;
    }
    return {job, "/comparisons/fruit", toJson(queue)};
  }
};

}  // namespace s2s
