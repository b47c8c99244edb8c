#pragma once
#include <QSignalSpy>
#include <QtTest>

#include "app/window/engine_bridge.h"
#include "tests/window/scripted_door.h"

namespace s2s {

class EngineBridgeTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void opensTheEngineAtTheFirstNeed() {
    int opened = 0;
    test::Script script;
    EngineBridge bridge([&] {
      ++opened;
      return std::make_unique<test::ScriptedDoor>(script);
    });
    QCOMPARE(opened, 0);
    bridge.ask({});
    bridge.ask({});
    QCOMPARE(opened, 1);
  }

  void dropsAnswersOfACancelledPrompt() {
    test::Script script;
    EngineBridge bridge(doorTo(script));
    QStringList answers;
    connect(&bridge, &EngineBridge::answered, this,
            [&](JobId, const PromptAnswer& answer) { answers << QString::fromStdString(answer.text); });
    const JobId first = bridge.ask({});
    bridge.cancel(first);
    const JobId second = bridge.ask({});
    PromptAnswer late, wanted;
    late.text = "late";
    wanted.text = "wanted";
    script.events = {event::Answered{first, late}, event::Answered{second, wanted},
                     event::JobEnded{second, "finished", {}}};
    QTRY_COMPARE(answers, QStringList{"wanted"});
    QVERIFY(std::ranges::find(script.calls, "cancel 1") != script.calls.end());
  }

  void followsTheStepsAndThePace() {
    test::Script script;
    EngineBridge bridge(doorTo(script));
    const JobId job = bridge.train({{"name", "apples"}}, {}, {});
    QCOMPARE(bridge.training().phase, TrainingState::Phase::starting);
    script.events = {event::RunOpened{job, "/runs/apples", 10},
                     event::StepDone{job, 1, {{"time_s", 2.0}, {"tokens_per_second", 900.0}}},
                     event::StepDone{job, 2, {{"time_s", 4.0}, {"tokens_per_second", 1000.0}}}};
    QTRY_COMPARE(bridge.training().step, 2);
    QCOMPARE(bridge.training().phase, TrainingState::Phase::training);
    QCOMPARE(bridge.training().run, QString("/runs/apples"));
    QCOMPARE(*bridge.training().tokensPerSecond, 1000.0);
    QCOMPARE(*bridge.training().secondsLeft, 16.0);  // 8 steps of 2 s
    // A comparison's next run: nothing of the one before is said of it.
    script.events = {event::RunOpened{job, "/runs/pears", 10}};
    QTRY_COMPARE(bridge.training().run, QString("/runs/pears"));
    QCOMPARE(bridge.training().step, 0);
    QVERIFY(!bridge.training().secondsLeft && !bridge.training().tokensPerSecond);
    // Nor while it answers its test set.
    script.events = {event::StepDone{job, 10, {{"time_s", 2.0}, {"tokens_per_second", 900.0}}}};
    QTRY_COMPARE(bridge.training().step, 10);
    QVERIFY(bridge.training().tokensPerSecond);
    script.events = {event::Progress{job, 0.5, "pears: 64 of 397 rows answered"}};
    QTRY_VERIFY(!bridge.training().secondsLeft && !bridge.training().tokensPerSecond);
  }

  void refusesASecondRunWhileOneTrains() {
    test::Script script;
    EngineBridge bridge(doorTo(script));
    QVERIFY(bridge.train(Json::object(), {}, {}) != 0);
    QCOMPARE(bridge.train(Json::object(), {}, {}), JobId{0});
    QCOMPARE(script.calls.size(), std::size_t{1});
  }

  void tellsAPauseFromAnEnd() {
    test::Script script;
    EngineBridge bridge(doorTo(script));
    QSignalSpy ended(&bridge, &EngineBridge::trainingEnded);
    const JobId job = bridge.train(Json::object(), {}, {});
    bridge.pauseTraining();
    QCOMPARE(bridge.training().phase, TrainingState::Phase::pausing);
    script.events = {event::JobEnded{job, "paused", {}}};
    QTRY_COMPARE(ended.count(), 1);
    QCOMPARE(bridge.training().phase, TrainingState::Phase::paused);
    QVERIFY(!bridge.training().active());
    QVERIFY(bridge.resume("/runs/apples") != 0);
  }

  void reportsAFailedRunWithItsError() {
    test::Script script;
    EngineBridge bridge(doorTo(script));
    QString told;
    connect(&bridge, &EngineBridge::trainingFailed, this,
            [&](const QString&, const Error& error) { told = QString::fromStdString(error.what); });
    const JobId job = bridge.train(Json::object(), {}, {});
    script.events = {event::JobFailed{job, Error{"the disk is full", "/runs", "free some space"}}};
    QTRY_COMPARE(told, QString("the disk is full"));
    QCOMPARE(bridge.training().phase, TrainingState::Phase::failed);
  }

 private:
  static EngineBridge::OpenDoor doorTo(test::Script& script) {
    return [&script] { return std::make_unique<test::ScriptedDoor>(script); };
  }
};

}  // namespace s2s
