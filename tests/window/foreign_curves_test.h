#pragma once
#include <QLineEdit>
#include <QProcess>
#include <QtTest>
#include <fstream>

#include "app/window/foreign_runs.h"
#include "app/window/runs/run_details_card.h"
#include "app/window/runs/runs_chart_card.h"
#include "app/window/runs/runs_page.h"
#include "engine/runs/foreign_curves/tensorboard_event.h"
#include "engine/runs/foreign_curves/tf_record.h"
#include "tests/window/scripted_window.h"
#include "widgets/charts/chart_export.h"
#include "widgets/charts/line_chart.h"
#include "widgets/item_models/runs_model.h"
#include "widgets/panes/error_banner.h"

namespace s2s {

/// Curves of other programs on the Runs page, and its charts drawn by `s2s chart`.
class ForeignCurvesTest : public ScriptedWindow {
  Q_OBJECT
 private Q_SLOTS:
  void aTensorboardRunIsOverlaid() {
    makeRun("apples");
    const auto window = open();
    RunsPage& runs = window->runsPage();
    QTRY_COMPARE(runs.model().rowCount(), 1);
    runs.addForeign(QStringLiteral(S2S_SOURCE_DIR "/tests/golden/tensorboard/simple"));
    QTRY_COMPARE(runs.model().rowCount(), 2);
    QCOMPARE(runs.model().run(1).status, QString("TensorBoard"));
    QTRY_COMPARE(runs.chartCard().chart().seriesNames(), (QStringList{"apples", "simple"}));
    QTRY_COMPARE(runs.chartCard().chart().pointCount(1), std::size_t{40});
    runs.chartCard().setMetric("validation_loss");
    QTRY_COMPARE(runs.chartCard().chart().pointCount(1), std::size_t{4});
  }

  void whatHoldsNoCurvesIsSaid() {
    const auto window = open();
    RunsPage& runs = window->runsPage();
    runs.addForeign(m_folder->path());
    QTRY_VERIFY(runs.findChild<ErrorBanner*>()->isVisibleTo(&runs));
    QCOMPARE(runs.model().rowCount(), 0);
  }

  void aForeignRunIsRememberedRenamedAndRemoved() {
    write("other/curves.csv", "step,loss\n1,4\n2,3\n");
    const QString path = m_folder->filePath("other/curves.csv");
    {
      const auto window = open();
      window->runsPage().addForeign(path);
      QTRY_COMPARE(window->runsPage().model().rowCount(), 1);
    }
    const auto window = open();
    RunsPage& runs = window->runsPage();
    QTRY_COMPARE(runs.model().rowCount(), 1);
    QCOMPARE(runs.model().run(0).name, QString("curves"));
    QTRY_COMPARE(runs.model().run(0).loss.value_or(0), 3.0);
    runs.details().setRuns({path});
    QVERIFY(runs.details().foreignName()->isVisibleTo(&runs.details()));
    QTRY_COMPARE(runs.chartCard().chart().seriesNames(), QStringList{"curves"});
    runs.details().foreignName()->setText("노트북");
    Q_EMIT runs.details().foreignName()->editingFinished();
    QTRY_COMPARE(runs.model().run(0).name, QString("노트북"));
    QTRY_COMPARE(runs.chartCard().chart().seriesNames(), QStringList{"노트북"});
    QTest::mouseClick(runs.details().forgetButton(), Qt::LeftButton);
    QTRY_COMPARE(runs.model().rowCount(), 0);
    QVERIFY(QFile::exists(path));
  }

  void aGrowingFileIsFollowed() {
    write("live.csv", "step,loss\n1,4\n");
    const QString path = m_folder->filePath("live.csv");
    RunMetrics metrics(path, RunKind::foreign);
    metrics.follow();
    QTRY_COMPARE(metrics.curve("loss").value.size(), std::size_t{1});
    write("live.csv", "step,loss\n1,4\n2,3.5\n");
    metrics.follow();
    QTRY_COMPARE(metrics.curve("loss").value, (std::vector<double>{4, 3.5}));
    QVERIFY(metrics.curve("loss").axis(RunAxis::tokens).empty());
  }

  void whatARunDoesNotSayIsNoPlace() {
    write("live.csv", "step,epoch,loss\n1,0,4\n2,0.5,3\n");
    RunMetrics metrics(m_folder->filePath("live.csv"), RunKind::foreign);
    metrics.follow();
    QTRY_COMPARE(metrics.curve("loss").value.size(), std::size_t{2});
    // Its first epoch is 0, and that is known.
    QVERIFY(metrics.curve("loss").knows(RunAxis::epoch));
    QCOMPARE(metrics.curve("loss").axis(RunAxis::epoch), (std::vector<double>{0.0, 0.5}));
    QVERIFY(!metrics.curve("loss").knows(RunAxis::time));
    QVERIFY(!metrics.curve("loss").knows(RunAxis::tokens));
  }

  /// An epoch is a number of its own there, and may be written after the others of its step are read.
  void epochsOfEventFilesComeAfterTheirPoints() {
    const QString file = m_folder->filePath("events.out.tfevents.1");
    const auto record = [](std::int64_t step, const char* tag, double value) {
      return tfRecord(tensorboardScalarEvent({10.0, step, false, {{tag, value}}}));
    };
    std::ofstream(file.toStdString(), std::ios::binary) << record(1, "train/loss", 4);
    RunMetrics metrics(file, RunKind::foreign);
    metrics.follow();
    QTRY_COMPARE(metrics.curve("loss").value.size(), std::size_t{1});
    QVERIFY(!metrics.curve("loss").knows(RunAxis::epoch));
    std::ofstream(file.toStdString(), std::ios::binary | std::ios::app)
        << record(1, "train/epoch", 0.5) << record(2, "train/loss", 3) << record(2, "train/epoch", 1);
    metrics.follow();
    QTRY_COMPARE(metrics.curve("loss").value.size(), std::size_t{2});
    QVERIFY(metrics.curve("loss").knows(RunAxis::epoch));
    QCOMPARE(metrics.curve("loss").axis(RunAxis::epoch), (std::vector<double>{0.5, 1.0}));
  }

  void theCommandNamesOnlyRunsThatAreDrawn() {
    const QString own = makeRun("apples");
    write("plain.csv", "step,loss\n1,4\n2,3\n");
    const auto window = open();
    RunsPage& runs = window->runsPage();
    runs.addForeign(m_folder->filePath("plain.csv"));
    QTRY_COMPARE(runs.chartCard().chart().seriesNames().size(), 2);
    for (int series : {0, 1}) QTRY_VERIFY(runs.chartCard().chart().pointCount(series) > 0);
    QVERIFY(runs.chartCard().command().contains("plain.csv"));
    runs.chartCard().setAxis(RunAxis::tokens);
    QVERIFY(runs.chartCard().command().contains(own));
    QVERIFY(!runs.chartCard().command().contains("plain.csv"));
  }

  void aMissingFileIsSaidOnce() {
    RunMetrics metrics(m_folder->filePath("gone.csv"), RunKind::foreign);
    QSignalSpy failed(&metrics, &RunMetrics::failed);
    metrics.follow();
    QTRY_COMPARE(failed.count(), 1);
    metrics.follow();
    QTest::qWait(100);
    QCOMPARE(failed.count(), 1);
  }

  /// The file that the window exports, and the one that the command it copies writes.
  void theCommandDrawsTheSameFile() {
    if (!QFile::exists(QStringLiteral(S2S_BINARY_DIR "/s2s"))) QSKIP("needs the program s2s");
    makeRun("apples");
    makeRun("배와 사과");
    const auto window = open();
    RunsPage& runs = window->runsPage();
    QTRY_COMPARE(runs.model().rowCount(), 2);
    runs.addForeign(QStringLiteral(S2S_SOURCE_DIR "/tests/golden/tensorboard/simple"));
    QTRY_COMPARE(runs.chartCard().chart().seriesNames().size(), 3);
    QTRY_COMPARE(runs.chartCard().chart().pointCount(2), std::size_t{40});
    for (int ownRun : {0, 1}) QTRY_COMPARE(runs.chartCard().chart().pointCount(ownRun), std::size_t{3});
    for (const char* ending : {"pdf", "svg", "png", "csv"}) {
      ChartExportOptions options;
      options.file = m_folder->filePath(QString("window.") + ending);
      options.width = runs.chartCard().chart().width();
      options.height = runs.chartCard().chart().height();
      QVERIFY(exportChart(runs.chartCard().chart(), options));
      QStringList words = QProcess::splitCommand(runs.chartCard().command().replace('\'', '"'));
      words.last() = m_folder->filePath(QString("command.") + ending);
      words.removeFirst();
      QProcess program;
      program.start(QStringLiteral(S2S_BINARY_DIR "/s2s"), words);
      QVERIFY(program.waitForFinished(120'000));
      QVERIFY2(program.exitCode() == 0, program.readAllStandardError());
      QCOMPARE(contentOf(m_folder->filePath(QString("command.") + ending)), contentOf(options.file));
    }
  }

 private:
  /// Without the times and ids of a PDF.
  static QByteArray contentOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    static const QRegularExpression ids(
        "/CreationDate ?\\([^)]*\\)|/ID ?\\[[^\\]]*\\]|<xmp:[A-Za-z]*Date>[^<]*<|"
        "uuid:[0-9a-f-]+");
    return QString::fromLatin1(file.readAll()).remove(ids).toLatin1();
  }
};

}  // namespace s2s
