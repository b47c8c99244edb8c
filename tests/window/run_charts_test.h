#pragma once
#include <QTemporaryDir>
#include <QtTest>

#include "app/window/run_metrics.h"
#include "app/window/train/run_charts.h"
#include "widgets/charts/line_chart.h"
#include "widgets/panes/segmented_control.h"

namespace s2s {

/// The charts of the page Train over runs on disk.
class RunChartsTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void bitsPerByteStandInThePlaceOfTheLoss() {
    QTemporaryDir run;
    append(run, kStep);
    append(run, R"({"step":1,"validation_loss":2.5,"validation_bits_per_byte":3.5})");
    RunMetrics metrics(run.path());
    RunCharts charts;
    charts.show();
    charts.setRun(&metrics);
    metrics.follow();
    QTRY_VERIFY(control(charts)->isVisible());
    QVERIFY(charts.loss().isVisible());
    QVERIFY(!charts.bitsPerByte().isVisible());
    control(charts)->setCurrentIndex(2);
    QCOMPARE(charts.wanted(), RunMeasure::bitsPerByte);
    QVERIFY(charts.bitsPerByte().isVisible());
    QVERIFY(!charts.loss().isVisible());
    QCOMPARE(charts.bitsPerByte().readingsAt(1).at(0).value, QString("3.5"));
    // It goes on while the run does.
    append(run, R"({"step":5,"validation_loss":2.0,"validation_bits_per_byte":3.0})");
    metrics.follow();
    QTRY_COMPARE(charts.bitsPerByte().pointCount(0), std::size_t{2});
  }

  void scoresOfGeneratedAnswersHaveAChartOfTheirOwn() {
    QTemporaryDir run;
    append(run, kStep);
    append(run, R"({"step":1,"validation_loss":2.5,"validation_bits_per_byte":3.5})");
    RunMetrics metrics(run.path());
    RunCharts charts;
    charts.want(RunMeasure::answers);
    charts.show();
    charts.setRun(&metrics);
    metrics.follow();
    QTRY_VERIFY(charts.loss().hasPoints());
    QVERIFY(charts.loss().isVisible());  // a run that generates none
    append(run, R"({"step":5,"validation_loss":2.0,"validation_bleu":12.5,"validation_chrf++":31.25,"validation_sets":{
        "news":{"loss":2.4,"bleu":10,"chrf++":30},"talks":{"loss":2.6,"bleu":15,"chrf++":32.5}}})");
    metrics.follow();
    QTRY_VERIFY(charts.answers().isVisible());
    QVERIFY(!charts.loss().isVisible());
    QCOMPARE(charts.answers().seriesNames(), QStringList({"chrF++", "BLEU", "chrF++ · news", "chrF++ · talks"}));
    QCOMPARE(charts.answers().readingsAt(5).at(1).value, QString("12.5"));
    const auto offers = charts.offers();
    QVERIFY(std::ranges::any_of(offers,
                                [](const ChartOffer& offer) { return offer.title == QString("BLEU and chrF++"); }));
    control(charts)->setCurrentIndex(0);
    QVERIFY(charts.loss().isVisible());
  }

  void everyNamedSetHasACurveInTheSameColour() {
    QTemporaryDir run;
    append(run, R"({"step":1,"validation_loss":2.5,"validation_bits_per_byte":3.5,"validation_sets":{
        "news":{"loss":2.4,"bits_per_byte":3.4,"token_accuracy":0.5},
        "talks":{"loss":2.6,"bits_per_byte":3.6,"token_accuracy":0.4}}})");
    RunMetrics metrics(run.path());
    RunCharts charts;
    charts.setRun(&metrics);
    metrics.follow();
    const QStringList names{"validation", "validation · news", "validation · talks"};
    QTRY_COMPARE(charts.bitsPerByte().seriesNames(), names);
    QCOMPARE(charts.loss().seriesNames(), QStringList("train") + names);
    const auto bits = charts.bitsPerByte().readingsAt(1), loss = charts.loss().readingsAt(1),
               accuracy = charts.accuracy().readingsAt(1);
    QCOMPARE(bits.at(1).value, QString("3.4"));
    for (const QString& name : names.mid(1)) {
      QCOMPARE(styleOf(bits, name), styleOf(loss, name));
      QCOMPARE(styleOf(bits, name), styleOf(accuracy, name));
    }
  }

  void aRunWithoutThemShowsItsLossWhateverIsWanted() {
    QTemporaryDir run;
    append(run, kStep);
    append(run,
           R"({"step":1,"validation_loss":0.5,"validation_accuracy":0.7,"validation_bits_per_byte":null})");
    RunMetrics metrics(run.path());
    RunCharts charts;
    charts.want(RunMeasure::bitsPerByte);
    charts.show();
    charts.setRun(&metrics);
    metrics.follow();
    QTRY_VERIFY(charts.loss().hasPoints());
    QVERIFY(charts.loss().isVisible());
    QVERIFY(!control(charts)->isVisible());
    QCOMPARE(charts.wanted(), RunMeasure::bitsPerByte);  // for the next run that has them
    QVERIFY(std::ranges::none_of(
        charts.offers(), [](const ChartOffer& offer) { return offer.title == QString("Bits per byte"); }));
  }

 private:
  static constexpr const char* kStep = R"({"step":1,"loss":3.5,"target_tokens":10})";

  static SegmentedControl* control(RunCharts& charts) { return static_cast<SegmentedControl*>(charts.measureControl()); }
  static int styleOf(const std::vector<LineChart::Reading>& readings, const QString& name) {
    const auto at = std::ranges::find(readings, name, &LineChart::Reading::name);
    return at == readings.end() ? -1 : at->style;
  }
  static void append(const QTemporaryDir& run, QString line) {
    QFile file(run.filePath("metrics.jsonl"));
    QVERIFY(file.open(QIODevice::Append));
    file.write(line.remove('\n').toUtf8() + "\n");
  }
};

}  // namespace s2s
