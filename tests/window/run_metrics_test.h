#pragma once
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

#include "app/window/run_metrics.h"

namespace s2s {

class RunMetricsTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void followsAGrowingLog() {
    QTemporaryDir run;
    append(run, R"({"step":1,"epoch":0.1,"time_s":1,"loss":3.5,"target_tokens":10})");
    RunMetrics metrics(run.path());
    metrics.follow();
    QTRY_COMPARE(metrics.curve("loss").value.size(), std::size_t{1});
    append(run, R"({"step":2,"epoch":0.2,"time_s":2,"loss":3.0,"target_tokens":20})");
    append(
        run,
        R"({"step":2,"epoch":0.2,"time_s":2,"validation_loss":3.2,"validation_sets":{"held-out":{"loss":3.1}}})");
    metrics.follow();
    QTRY_COMPARE(metrics.curve("validation_loss").value.size(), std::size_t{1});
    QCOMPARE(metrics.curve("loss").value, (std::vector<double>{3.5, 3.0}));
    QCOMPARE(metrics.curve("loss").axis(RunAxis::tokens), (std::vector<double>{10, 30}));
    QCOMPARE(metrics.curve("loss").axis(RunAxis::time), (std::vector<double>{1, 2}));
    QCOMPARE(metrics.curve("validation_loss/held-out").value, (std::vector<double>{3.1}));
    QCOMPARE(metrics.generation(), 1);
  }

  void runsOfAComparisonKnowTheirBytesAndOperations() {
    QTemporaryDir comparison;
    const auto write = [&](const QString& name, const QByteArray& text) {
      QDir(comparison.path()).mkpath(QFileInfo(comparison.filePath(name)).path());
      QFile file(comparison.filePath(name));
      QVERIFY(file.open(QIODevice::WriteOnly));
      file.write(text);
    };
    write("runs/tiny-1/metrics.jsonl", "{\"step\":10,\"loss\":3.5}\n{\"step\":20,\"loss\":3.0}\n");
    write("courses/tiny-1.json",
          R"({"points":[{"step":20,"target_bytes":4000,"operations":1e9}],"order_digests":[],
        "unknown_targets":0.0,"parameters":{"total":1,"embeddings":0,"encoder":0,"decoder":1,"head":0},"data":[]})");
    RunMetrics metrics(comparison.filePath("runs/tiny-1"));
    metrics.follow();
    QTRY_COMPARE(metrics.curve("loss").value.size(), std::size_t{2});
    QVERIFY(metrics.hasCourse());
    QCOMPARE(metrics.curve("loss").axis(RunAxis::targetBytes), (std::vector<double>{2000, 4000}));
    QCOMPARE(metrics.curve("loss").axis(RunAxis::operations), (std::vector<double>{5e8, 1e9}));
    write("other/runs/tiny-1/metrics.jsonl", "{\"step\":10,\"loss\":3.5}\n");
    RunMetrics alone(comparison.filePath("other/runs/tiny-1"));
    alone.follow();
    QTRY_COMPARE(alone.curve("loss").value.size(), std::size_t{1});
    QVERIFY(!alone.hasCourse());
    QVERIFY(alone.curve("loss").axis(RunAxis::operations).empty());
  }

  void passesOverEachSetAreCurves() {
    QTemporaryDir run;
    append(run, R"({"step":1,"loss":3.5,"data_passes":{"small":4.5,"large":0.5}})");
    RunMetrics metrics(run.path());
    metrics.follow();
    QTRY_COMPARE(metrics.curve("loss").value.size(), std::size_t{1});
    QCOMPARE(metrics.curve("data_passes/small").value, (std::vector<double>{4.5}));
    QCOMPARE(metrics.curve("data_passes/large").value, (std::vector<double>{0.5}));
  }

  void whatWasNoNumberIsAGap() {
    QTemporaryDir run;
    append(run, R"({"step":1,"loss":3.5})");
    append(run, R"({"step":2,"loss":null,"skipped":"the loss is no longer a number"})");
    append(run, R"({"step":3,"loss":3.0})");
    RunMetrics metrics(run.path());
    metrics.follow();
    QTRY_COMPARE(metrics.curve("loss").value.size(), std::size_t{3});
    QVERIFY(std::isnan(metrics.curve("loss").value[1]));
    QVERIFY(metrics.curve("skipped").value.empty());
  }

  void readsAnewWhereTheLogWasCutBack() {
    QTemporaryDir run;
    for (int step = 1; step <= 3; ++step) append(run, QString(R"({"step":%1,"loss":%1})").arg(step));
    RunMetrics metrics(run.path());
    metrics.follow();
    QTRY_COMPARE(metrics.curve("loss").value.size(), std::size_t{3});
    const int before = metrics.generation();
    // A resumed run replaces the log by a shorter one and goes on.
    QFile shorter(run.filePath("shorter"));
    QVERIFY(shorter.open(QIODevice::WriteOnly));
    for (const char* line : {"{\"step\":1,\"loss\":1}\n", "{\"step\":2,\"loss\":20}\n",
                             "{\"step\":3,\"loss\":30}\n", "{\"step\":4,\"loss\":40}\n"}) {
      shorter.write(line);
    }
    shorter.close();
    std::filesystem::rename(shorter.fileName().toStdString(), run.filePath("metrics.jsonl").toStdString());
    metrics.follow();
    QTRY_COMPARE(metrics.curve("loss").value, (std::vector<double>{1, 20, 30, 40}));
    QVERIFY(metrics.generation() > before);
  }

 private:
  static void append(const QTemporaryDir& run, const QString& line) {
    QFile file(run.filePath("metrics.jsonl"));
    QVERIFY(file.open(QIODevice::Append));
    file.write(line.toUtf8() + "\n");
  }
};

}  // namespace s2s
