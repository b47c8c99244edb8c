#pragma once
#include <QtTest>
#include <cmath>
#include <set>

#include "tests/widgets/sample_data.h"
#include "widgets/charts/chart_export.h"
#include "widgets/charts/confusion_matrix.h"
#include "widgets/charts/histogram_chart.h"
#include "widgets/charts/interval_bars.h"
#include "widgets/charts/series_styles.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {

/// Histograms, bars with intervals, confusion matrices.
class CountedChartsTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void valuesAreCountedOnceWhateverTheirOrder() {
    const CountedValues values({{5, 2}, {1, 1}, {5, 3}, {9, 0}});
    QCOMPARE(values.counts().size(), std::size_t{2});
    QCOMPARE(values.total(), std::uint64_t{6});
    QCOMPARE(values.largest(), std::int64_t{5});
    QCOMPARE(values.quantile(0.1), std::int64_t{1});
    QCOMPARE(values.quantile(0.2), std::int64_t{5});
    QCOMPARE(values.shareAbove(1), 5.0 / 6.0);
    QCOMPARE(CountedValues().shareAbove(0), 0.0);
  }

  void everyValueInSightIsInOneBar() {
    const CountedValues values({{0, 1}, {7, 2}, {8, 4}, {99, 8}, {100, 16}});
    const HistogramBins bins = binsFor({0, 101}, 14);
    QVERIFY(bins.count >= 10 && bins.count <= 30);
    std::uint64_t sum = 0;
    for (const std::uint64_t height : bins.heights(values)) sum += height;
    QCOMPARE(sum, std::uint64_t{31});
  }

  void seriesOfOneChartHaveColoursOfTheirOwn() {
    QCOMPARE(distinctStyles({2, 0, 5}), (std::vector<int>{2, 0, 5}));
    // 6 has the colour of 0; that of 1 is taken, so it gets the next one.
    QCOMPARE(distinctStyles({0, 6, 1}), (std::vector<int>{0, 8, 1}));
    QCOMPARE(distinctStyles({5, 5, 5}), (std::vector<int>{5, 6, 7}));
    const std::vector<int> many = distinctStyles(std::vector<int>(8, 0));
    std::set<QRgb> colours;
    for (const int style : many) colours.insert(lightTokens().seriesColor(style).rgb());
    QCOMPARE(colours.size(), lightTokens().series.size());
  }

  void theSharesBeyondTheLineAreExact() {
    HistogramChart chart;
    chart.setSeries({{"a", CountedValues({{10, 3}, {11, 1}, {500, 1}})}});
    chart.setCutOff(10);
    QVERIFY2(chart.accessibleDescription().contains(QString("40.0") + QChar(0xA0) + "%"),
             qPrintable(chart.accessibleDescription()));
  }

  void theLineIsDraggedAndStaysInItsRange() {
    const std::unique_ptr<HistogramChart> chart(makeLengthsHistogram());
    chart->resize(700, 300);
    chart->show();
    QVERIFY(QTest::qWaitForWindowExposed(chart.get()));
    QSignalSpy moved(chart.get(), &HistogramChart::cutOffMoved),
        chosen(chart.get(), &HistogramChart::cutOffChosen);
    const QPoint line = chart->cutOffPosition().value();
    QTest::mousePress(chart.get(), Qt::LeftButton, {}, line);
    QTest::mouseMove(chart.get(), line + QPoint(60, 0));
    QVERIFY(chart->cutOff().value() > 64);
    QCOMPARE(chosen.count(), 0);
    QTest::mouseMove(chart.get(), QPoint(-300, line.y()));
    QCOMPARE(chart->cutOff().value(), std::int64_t{1});
    QTest::mouseRelease(chart.get(), Qt::LeftButton, {}, QPoint(-300, line.y()));
    QVERIFY(moved.count() >= 2);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].toLongLong(), 1LL);
  }

  void theLineMovesByKeys() {
    HistogramChart chart;
    chart.setSeries({{"a", CountedValues({{10, 3}, {90, 1}})}});
    chart.setCutOff(50);
    chart.setCutOffRange(45, 55);
    QTest::keyClick(&chart, Qt::Key_Right);
    QCOMPARE(chart.cutOff().value(), std::int64_t{51});
    QTest::keyClick(&chart, Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(chart.cutOff().value(), std::int64_t{45});
  }

  void aLongTailIsLeftOutAndShownOnDemand() {
    std::vector<ValueCount> counts;
    for (std::int64_t value = 1; value <= 100; ++value) counts.push_back({value, 1000});
    counts.push_back({1'000'000, 1});
    HistogramChart chart;
    chart.setSeries({{"a", CountedValues(counts)}});
    QVERIFY(chart.shownRange().upper <= 102);
    chart.showAll();
    QCOMPARE(chart.shownRange().upper, 1'000'001.0);
    chart.fit();
    QVERIFY(chart.shownRange().upper <= 102);
  }

  void aHistogramTellsBarsAndValues() {
    HistogramChart chart;
    chart.setLabels("tokens", "rows");
    chart.setSeries({{"a", CountedValues({{1, 2}, {3, 5}})}, {"b", CountedValues({{3, 1}})}});
    QCOMPARE(toCsv(chart.table()), QByteArray("tokens,a,b\r\n1,2,0\r\n3,5,1\r\n"));
    chart.resize(600, 260);
    const ChartTable drawn = chart.drawnTable(600);
    QCOMPARE(drawn.header, (QStringList{"from", "to", "a", "b"}));
    double sum = 0;
    for (const QStringList& row : drawn.rows) sum += row[2].toDouble();
    QCOMPARE(sum, 7.0);
  }

  void anEmptyHistogramSaysWhatGoesThere() {
    HistogramChart chart;
    chart.setEmptyText("Nothing counted.");
    chart.setSeries({{"a", CountedValues()}});
    chart.setCutOff(4);
    QCOMPARE(chart.accessibleDescription(), QString("Nothing counted."));
    QVERIFY(!chart.cutOffPosition());
    QVERIFY(!chart.grab().isNull());
    QTest::keyClick(&chart, Qt::Key_Right);
    QCOMPARE(chart.cutOff().value(), std::int64_t{4});
  }

  void barsTellTheirIntervals() {
    const std::unique_ptr<IntervalBars> bars(makeMetricBars());
    bars->resize(640, 300);
    QStringList told;
    for (int x = 0; x < bars->width(); x += 2) told << bars->toolTipAt({x, 200});
    told.removeDuplicates();
    told.removeAll(QString());
    QCOMPARE(told.size(), 8);  // one of nine has no value
    QCOMPARE(told[0], QString("BLEU (char), t5-tiny: 18.2 (17.1 to 19.3)"));
    QVERIFY(toCsv(bars->table()).contains("정확히 같음,m2m-tiny,,,\r\n"));
  }

  void barsAreWalkedByKeysAndChosen() {
    const std::unique_ptr<IntervalBars> bars(makeMetricBars());
    QSignalSpy clicked(bars.get(), &IntervalBars::barClicked);
    for (int i = 0; i < 5; ++i) QTest::keyClick(bars.get(), Qt::Key_Right);
    QTest::keyClick(bars.get(), Qt::Key_Return);
    QCOMPARE(clicked.count(), 1);
    QCOMPARE(clicked[0], (QVariantList{1, 1}));
  }

  void aMatrixTellsWhatIsTakenForWhat() {
    const std::unique_ptr<ConfusionMatrix> matrix(makeTopicConfusion());
    matrix->resize(700, 600);
    QSignalSpy clicked(matrix.get(), &ConfusionMatrix::cellClicked);
    QTest::keyClick(matrix.get(), Qt::Key_Down);
    QTest::keyClick(matrix.get(), Qt::Key_Right);
    QCOMPARE(matrix->accessibleDescription(), QString("IT과학 taken for 경제: 61, 6.4\u00A0% of its row"));
    QTest::keyClick(matrix.get(), Qt::Key_Return);
    QCOMPARE(clicked[0], (QVariantList{0, 1}));
    QVERIFY(toCsv(matrix->table()).startsWith("reference,IT과학,경제"));
  }

  void aMatrixFindsTheCellUnderTheMouse() {
    ConfusionMatrix matrix;
    matrix.setCounts({"a", "b"}, {{3, 1}, {2, 4}});
    matrix.resize(500, 400);
    QStringList told;
    for (int y = 0; y < 400; y += 4) {
      for (int x = 0; x < 500; x += 4) told << matrix.toolTipAt({x, y});
    }
    told.removeDuplicates();
    told.removeAll(QString());
    QCOMPARE(told.size(), 4);
    QVERIFY(told.contains(QString("b taken for a: 2, 33.3\u00A0% of its row")));
  }

  void aMatrixHasAColumnForWhatIsNoLabel() {
    ConfusionMatrix matrix;
    matrix.setCounts({"a", "b"}, {{3, 1, 0}, {2, 4, 2}}, "none");
    QCOMPARE(matrix.answers(), QStringList({"a", "b", "none"}));
    QCOMPARE(matrix.accessibleDescription(), QString("7 of 12 are right"));
    QVERIFY(toCsv(matrix.table()).endsWith("b,2,4,2\r\n"));
    matrix.resize(500, 400);
    QStringList told;
    for (int y = 0; y < 400; y += 4) {
      for (int x = 0; x < 500; x += 4) told << matrix.toolTipAt({x, y});
    }
    QVERIFY(told.contains(QString("b taken for none: 2, 25.0\u00A0% of its row")));
    QVERIFY_EXCEPTION_THROWN(matrix.setCounts({"a", "b"}, {{3, 1}, {2, 4}}, "none"), std::logic_error);
  }

  void aMatrixInLittleRoomHasWholePerCentsAndNumberedColumns() {
    constexpr int kLabels = 21;
    QStringList labels;
    std::vector<std::vector<std::int64_t>> counts;
    for (int i = 0; i < kLabels; ++i) {
      labels << QString("a name of many letters %1").arg(i);
      counts.emplace_back(kLabels, 0)[static_cast<std::size_t>(i)] = 12345;
    }
    counts[0][1] = 1;
    counts[2][3] = 4115;
    ConfusionMatrix matrix;
    matrix.setCounts(labels, counts);
    matrix.resize(2400, 1400);
    QCOMPARE(matrix.textAt(0, 0), QString("12,345"));
    QCOMPARE(matrix.textAt(0, 2), QString("0"));
    matrix.resize(480, 480);
    QCOMPARE(matrix.textAt(0, 1), QString(QChar(0x00B7)));
    QCOMPARE(matrix.textAt(2, 3), QString("25"));
    QCOMPARE(matrix.textAt(1, 1), QString("100"));
    QCOMPARE(matrix.textAt(0, 2), QString());
    matrix.resize(240, 220);
    QCOMPARE(matrix.textAt(0, 0), QString());
    QVERIFY(matrix.comfortableWidth() > 21 * 50);
  }
};

}  // namespace s2s
