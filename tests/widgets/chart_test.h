#pragma once
#include <QPainter>
#include <QSvgRenderer>
#include <QXmlStreamReader>
#include <QtTest>

#include "tests/widgets/sample_data.h"
#include "widgets/charts/axis_fit.h"
#include "widgets/charts/chart_export.h"
#include "widgets/charts/line_chart.h"
#include "widgets/charts/number_ticker.h"
#include "widgets/charts/stacked_bars.h"
#include "widgets/theme/document_fonts.h"

namespace s2s {

class ChartTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theCrosshairReadsAllCurves() {
    LineChart chart;
    const int a = chart.addSeries("a"), b = chart.addSeries("b");
    chart.setData(a, {1, 2, 3}, {1.5, 2.5, 3.5});
    chart.setData(b, {1, 3}, {10, 30});
    const std::vector<LineChart::Reading> readings = chart.readingsAt(2.6);
    QCOMPARE(readings.size(), std::size_t{2});
    QCOMPARE(readings[0].value, QString("3.5"));
    QCOMPARE(readings[1].value, QString("30"));
    chart.setSeriesVisible(b, false);
    QCOMPARE(chart.readingsAt(2.6).size(), std::size_t{1});
  }

  void smoothingWhileAppendingIsSmoothingOfTheWhole() {
    LineChart whole, live;
    whole.setSmoothing(0.8);
    live.setSmoothing(0.8);
    const int w = whole.addSeries("loss"), l = live.addSeries("loss");
    std::vector<double> x, y;
    for (int i = 0; i < 200; ++i) {
      x.push_back(i);
      y.push_back(std::sin(i * 0.7));
      live.append(l, x.back(), y.back());
    }
    whole.setData(w, x, y);
    QCOMPARE(toCsv(live.table()), toCsv(whole.table()));
  }

  void wheelZoomsAndDoubleClickFits() {
    const std::unique_ptr<LineChart> chart(makeLossChart());
    chart->resize(600, 300);
    chart->show();
    QVERIFY(QTest::qWaitForWindowExposed(chart.get()));
    QWidget* plot = chart->findChild<QWidget*>();
    QVERIFY(!chart->isZoomed());
    const QPointF middle(300, 180);
    QWheelEvent wheel(middle, plot->mapToGlobal(middle), {}, QPoint(0, 120), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(plot, &wheel);
    QVERIFY(chart->isZoomed());
    QTest::mouseDClick(plot, Qt::LeftButton, Qt::NoModifier, middle.toPoint());
    QVERIFY(!chart->isZoomed());
  }

  void zoomingOutEndsAtEverythingAndThenThePageScrolls() {
    const std::unique_ptr<LineChart> chart(makeLossChart());
    chart->resize(600, 300);
    chart->show();
    QVERIFY(QTest::qWaitForWindowExposed(chart.get()));
    QWidget* plot = chart->findChild<QWidget*>();
    const QPointF middle(300, 180);
    const auto turn = [&](int by) {
      QWheelEvent wheel(middle, plot->mapToGlobal(middle), {}, QPoint(0, by), Qt::NoButton, Qt::NoModifier,
                        Qt::NoScrollPhase, false);
      wheel.setAccepted(false);
      QApplication::sendEvent(plot, &wheel);
      return wheel.isAccepted();
    };
    QVERIFY(!turn(-120));
    QVERIFY(!chart->isZoomed());
    QVERIFY(turn(120) && turn(120));
    QVERIFY(chart->isZoomed());
    for (int i = 0; i < 6 && chart->isZoomed(); ++i) QVERIFY(turn(-120));
    QVERIFY(!chart->isZoomed());
    QVERIFY(!turn(-120));
  }

  void wholeNumbersKeepTheirTicks() {
    QCOMPARE(NumberTicker::label(1250, 250), QString("1,250"));
    QCOMPARE(NumberTicker::label(0.25, 0.05), QString("0.25"));
    QCOMPARE(NumberTicker::label(-1, 0.5), QString("−1.0"));
    QCOMPARE(NumberTicker::label(2'500'000, 500'000), QString("2.5 M"));
    QCOMPARE(NumberTicker::label(1'250'000, 250'000), QString("1,250,000"));
  }

  void tickLabelsDifferHoweverNarrowTheAxisIs() {
    const AxisRange point = fittedLogarithmic(1.5, 1.5);
    const std::vector<AxisRange> ranges = {{1.35, 1.48},    {point.lower, point.upper}, {1, 1 + 1e-7},
                                           {1e6, 1e6 + 50}, {1e12, 1e12 + 1e9},         {1.2e-7, 1.3e-7},
                                           {0.5, 2000}};
    for (const AxisRange& range : ranges) {
      for (const bool logarithmic : {false, true}) {
        const QStringList labels = tickLabels(range, logarithmic);
        QVERIFY(labels.size() >= 2);
        QVERIFY2(QSet<QString>(labels.begin(), labels.end()).size() == labels.size(),
                 qPrintable(labels.join("  ")));
      }
    }
    QCOMPARE(tickLabels(point, true), (QStringList{"1.490", "1.495", "1.500", "1.505", "1.510"}));
  }

  void axesTakeValuesOfAnySize() {
    for (const auto& [low, high] :
         {std::pair{1e-300, 1e300}, {1e-305, 1e-300}, {1e280, 1e300}, {5e-324, 1.0}}) {
      const AxisRange logarithmic = fittedLogarithmic(low, high), linear = fittedUpright(-1.0, high, 5);
      QVERIFY(QCPRange::validRange({logarithmic.lower, logarithmic.upper}));
      QVERIFY(QCPRange::validRange({linear.lower, linear.upper}));
      QVERIFY(logarithmic.lower > 0.0);
      QVERIFY(tickLabels(logarithmic, true).size() >= 2);
    }
  }

  void csvHasEveryPointAndQuotes() {
    LineChart chart;
    chart.setLabels("step", "");
    const int a = chart.addSeries("a, \"b\""), b = chart.addSeries("검증");
    chart.setData(a, {1, 2}, {0.1, NAN});
    chart.setData(b, {2, 3}, {5, 6.25});
    QCOMPARE(toCsv(chart.table()), QByteArray("step,\"a, \"\"b\"\"\",검증\r\n1,0.1,\r\n2,,5\r\n3,,6.25\r\n"));
  }

  void pdfKeepsTextAndEmbedsItsFonts() {
    const QByteArray pdf = exported("loss.pdf");
    QVERIFY(pdf.startsWith("%PDF-"));
    QVERIFY(pdf.contains("/FontFile"));
    QVERIFY(pdf.contains("/ToUnicode"));
    QVERIFY2(!pdf.contains("/Subtype /Image"), "the chart was drawn as a picture");
  }

  void numbersBesideWordsCanBeReadOutOfAPdf() {
    const QString reader = QStandardPaths::findExecutable("pdftotext");
    if (reader.isEmpty()) QSKIP("pdftotext (poppler-utils) is not installed");
    LineChart chart;
    chart.setTitle("within 5 % score 63.78 정확도 42");
    chart.setData(chart.addSeries("run 17"), {1, 2}, {3, 4});
    chart.setData(chart.addSeries("검증 28"), {1, 2}, {3, 4});
    QTemporaryDir folder;
    QFile pdf(folder.filePath("chart.pdf"));
    QVERIFY(pdf.open(QIODevice::WriteOnly));
    pdf.write(exportOf(chart, "chart.pdf"));
    pdf.close();
    QProcess process;
    process.start(reader, {pdf.fileName(), "-"});
    QVERIFY(process.waitForFinished());
    const QString text = QString::fromUtf8(process.readAllStandardOutput()).simplified();
    for (const char* part : {"within 5 % score 63.78", "정확도", "42", "run 17", "검증", "28"})
      QVERIFY2(text.contains(QString::fromUtf8(part)), qPrintable(text));
  }

  void svgKeepsItsTextInFontsThatHaveHangul() {
    const QByteArray svg = exported("loss.svg");
    QVERIFY(svg.contains("검증"));
    QVERIFY(svg.contains("'Noto Sans CJK KR'"));
    QVERIFY(!svg.contains("<image"));
    QVERIFY(QSvgRenderer(svg).isValid());
  }

  void svgIsWellFormedWhateverTheTitle() {
    LineChart chart;
    const QString title = "loss <train> & \"accuracy\"";
    chart.setTitle(title);
    chart.setData(chart.addSeries("a < b & c"), {1, 2}, {3, 4});
    QXmlStreamReader reader(exportOf(chart, "chart.svg"));
    QString read;
    while (!reader.atEnd()) {
      if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == u"title")
        read = reader.readElementText();
    }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QCOMPARE(read, title);
  }

  void pngHasTheChosenWidthAndResolution() {
    ChartExportOptions options;
    options.width = 1200;
    options.height = 600;
    options.dotsPerInch = 192;
    const QImage image = QImage::fromData(exported("loss.png", options));
    QCOMPARE(image.size(), QSize(1200, 600));
    QCOMPARE(image.dotsPerMeterX(), 7559);
    QCOMPARE(image.pixelColor(3, 3), lightTokens().surface);
  }

  void aPointBetweenGapsIsDrawn() {
    std::vector<double> x, none, one, halves;
    for (int i = 0; i < 40; ++i) {
      x.push_back(i);
      none.push_back(NAN);
      one.push_back(i == 20 ? 9.0 : NAN);
      halves.push_back(i % 2 == 0 ? 0.0 : 9.0);
    }
    for (const char* file : {"points.png", "points.svg"}) {
      QCOMPARE(inkOf(file, x, none), 0);
      QVERIFY2(inkOf(file, x, one) >= 4, file);
      QVERIFY2(inkOf(file, x, halves, true) >= 20 * 4, file);
    }
  }

  void theOnlyPlaceHasRoomAroundItWhateverItsSize() {
    for (const double place : {0.0, 1.0, 1000.0, 1e17, -1e20}) {
      const AxisRange range = fittedAcross(place, place);
      QVERIFY(range.lower < place && place < range.upper);
    }
    QCOMPARE(fittedAcross(3, 3).size(), 1.0);
    QCOMPARE(fittedAcross(1, 100).lower, 0.0);
  }

  void exportIsLightWhateverTheWindowIs() {
    Theme::apply(*qApp, ThemeChoice::dark);
    const QImage light = QImage::fromData(exported("loss.png"));
    ChartExportOptions options;
    options.dark = true;
    const QImage dark = QImage::fromData(exported("loss.png", options));
    Theme::apply(*qApp, ThemeChoice::light);
    QCOMPARE(light.pixelColor(2, 2), lightTokens().surface);
    QCOMPARE(dark.pixelColor(2, 2), darkTokens().surface);
  }

  void aFailedExportLeavesNothingAndSaysWhy() {
    const std::unique_ptr<LineChart> chart(makeLossChart());
    QTemporaryDir folder;
    ChartExportOptions options;
    options.file = folder.filePath("missing/loss.pdf");
    const Result<void> written = exportChart(*chart, options);
    QVERIFY(!written);
    QVERIFY(written.error().message().find("missing/loss.pdf") != std::string::npos);
    options.file = folder.filePath("loss.doc");
    QVERIFY(!exportChart(*chart, options));
    QVERIFY(QDir(folder.path()).isEmpty());
  }

  void barsTellTheExactNumberAndPerCent() {
    const std::unique_ptr<StackedBars> bars(makeParameterBars());
    bars->resize(900, bars->sizeHint().height());
    bars->show();
    QVERIFY(QTest::qWaitForWindowExposed(bars.get()));
    QSignalSpy clicked(bars.get(), &StackedBars::partClicked);
    QPoint inside;
    for (int x = 0; x < bars->width() && inside.isNull(); ++x) {
      const QPoint position(x, 30 + 19);
      if (bars->toolTipAt(position).contains("embedding")) inside = position + QPoint(4, 0);
    }
    QVERIFY(!inside.isNull());
    QCOMPARE(bars->toolTipAt(inside), QString("mt5-base, embedding: 192,086,016 parameters, 33.0\u00A0%"));
    QTest::mouseClick(bars.get(), Qt::LeftButton, Qt::NoModifier, inside);
    QCOMPARE(clicked.count(), 1);
    QCOMPARE(clicked[0], (QVariantList{0, 0}));
  }

  void barsCanBeDrilledWithTheKeyboard() {
    const std::unique_ptr<StackedBars> bars(makeParameterBars());
    QSignalSpy part(bars.get(), &StackedBars::partClicked), row(bars.get(), &StackedBars::rowClicked);
    QTest::keyClick(bars.get(), Qt::Key_Down);
    QTest::keyClick(bars.get(), Qt::Key_Return);
    QCOMPARE(row.count(), 1);
    QTest::keyClick(bars.get(), Qt::Key_Down);
    QTest::keyClick(bars.get(), Qt::Key_Right);
    QTest::keyClick(bars.get(), Qt::Key_Right);
    QTest::keyClick(bars.get(), Qt::Key_Return);
    QCOMPARE(part.count(), 1);
    QCOMPARE(part[0], (QVariantList{1, 1}));
  }

 private:
  static QStringList tickLabels(const AxisRange& range, bool logarithmic) {
    NumberTicker ticker;
    ticker.setLogarithmic(logarithmic);
    QVector<double> ticks;
    QVector<QString> labels;
    ticker.generate({range.lower, range.upper}, QLocale(), 'g', 6, ticks, nullptr, &labels);
    return labels;
  }

  /// Pixels in the colour of the only curve, below the heading.
  static int inkOf(const QString& file, const std::vector<double>& x, const std::vector<double>& y,
                   bool logarithmic = false) {
    LineChart chart;
    chart.setLogarithmicY(logarithmic);
    chart.setData(chart.addSeries("loss", 0), x, y);
    const QByteArray bytes = exportOf(chart, file);
    QImage image(800, 400, QImage::Format_RGB32);
    image.fill(lightTokens().surface);
    if (file.endsWith(".svg")) {
      QPainter painter(&image);
      QSvgRenderer(bytes).render(&painter);
    } else {
      image = QImage::fromData(bytes);
    }
    constexpr int kHeading = 60;
    int ink = 0;
    for (int row = kHeading; row < image.height(); ++row) {
      for (int column = 0; column < image.width(); ++column)
        ink += image.pixelColor(column, row).rgb() == lightTokens().series[0].rgb();
    }
    return ink;
  }

  static QByteArray exported(const QString& name, ChartExportOptions options = {}) {
    const std::unique_ptr<LineChart> chart(makeLossChart());
    return exportOf(*chart, name, options);
  }

  static QByteArray exportOf(LineChart& chart, const QString& name, ChartExportOptions options = {}) {
    QTemporaryDir folder;
    options.file = folder.filePath(name);
    if (options.width == 0) options.width = 800, options.height = 400;
    if (const Result<void> written = exportChart(chart, options); !written) {
      qWarning("%s", written.error().message().c_str());
      return {};
    }
    QFile file(options.file);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }
};

}  // namespace s2s
