#pragma once
#include <QSvgRenderer>
#include <QtTest>

#include "tests/widgets/sample_data.h"
#include "widgets/charts/chart_export.h"
#include "widgets/charts/chart_settings.h"
#include "widgets/charts/export_dialog.h"
#include "widgets/charts/figure_style_form.h"
#include "widgets/charts/histogram_chart.h"
#include "widgets/charts/interval_bars.h"
#include "widgets/charts/line_chart.h"
#include "widgets/charts/stacked_bars.h"

namespace s2s {

/// Figures of papers, several charts in one file, and the dialog that makes them.
class FigureStyleTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { chartSettings()->clear(); }
  void cleanupTestCase() { chartSettings()->clear(); }

  void stylesAreReadAsTheyAreWritten() {
    for (const FigureStyle& style : builtInFigureStyles()) {
      const Result<FigureStyle> read = figureStyleFrom(toJson(style));
      QVERIFY(read);
      QVERIFY(*read == style);
    }
    for (const char* wrong : {R"({"font_pt":3})", R"({"line_pt":"thin"})", R"({"legend":"left"})",
                              R"({"colour":1})", R"({"title":1})", R"("no such style")", "7"}) {
      QVERIFY2(!figureStyleFrom(*parseJson(wrong, "test")), wrong);
    }
    const Result<FigureStyle> changed = figureStyleFrom(Json{{"name", "single-column"}, {"font_pt", 9}});
    QVERIFY(changed);
    QCOMPARE(changed->widthMillimetres, 85.0);
    QCOMPARE(changed->fontPoints, 9.0);
  }

  void ownStylesAreRememberedByName() {
    FigureStyle own = builtInFigureStyles()[1];
    own.name = "논문 \"A\"";
    own.monochrome = true;
    saveFigureStyle(own);
    own.fontPoints = 10;
    saveFigureStyle(own);
    QCOMPARE(ownFigureStyles().size(), std::size_t{1});
    QVERIFY(*findFigureStyle(own.name) == own);
    QVERIFY(findFigureStyle("missing").error().message().find("double-column") != std::string::npos);
    removeFigureStyle(own.name);
    QVERIFY(ownFigureStyles().empty());
  }

  void aFigureHasTheSizeOfItsStyle() {
    const QByteArray svg = exported({makeLossChart()}, "figure.svg", styled("single-column"));
    const QRegularExpression size("<svg width=\"([0-9.]+)mm\" height=\"([0-9.]+)mm\"");
    const QRegularExpressionMatch match = size.match(QString::fromUtf8(svg.left(600)));
    QVERIFY2(match.hasMatch(), svg.left(300));
    QVERIFY(std::abs(match.captured(1).toDouble() - 85.0) < 0.05);
    QVERIFY(std::abs(match.captured(2).toDouble() - 56.0) < 0.05);
    ChartExportOptions options = styled("double-column");
    options.dotsPerInch = 300;
    QCOMPARE(QImage::fromData(exported({makeLossChart()}, "figure.png", options)).width(), 2126);  // 180 mm
    const QByteArray pdf = exported({makeLossChart()}, "figure.pdf", styled("single-column"));
    QVERIFY2(pdf.contains("/MediaBox [0 0 241") || pdf.contains("/MediaBox [0 0 240.9"),
             "85 mm are 240.94 points");
  }

  void legendsStandWhereTheStyleSays() {
    for (const LegendPlace place :
         {LegendPlace::above, LegendPlace::inside, LegendPlace::right, LegendPlace::direct}) {
      ChartExportOptions options = styled("double-column");
      options.style.legend = place;
      QVERIFY(exported({makeLossChart()}, "figure.svg", options).contains("검증"));
      QVERIFY(exported({makeMetricBars()}, "figure.svg", options).contains("m2m-tiny"));
    }
    ChartExportOptions options = styled("double-column");
    options.style.legend = LegendPlace::none;
    QVERIFY(!exported({makeLossChart()}, "figure.svg", options).contains("검증"));
  }

  void blackAndWhiteHasNoColour() {
    ChartExportOptions options = styled("single-column");
    options.style.monochrome = true;
    options.dotsPerInch = 150;
    for (Chart* chart :
         {static_cast<Chart*>(makeLossChart()), static_cast<Chart*>(makeMetricBars()),
          static_cast<Chart*>(makeLengthsHistogram()), static_cast<Chart*>(makeParameterBars())}) {
      const QImage image = QImage::fromData(exported({chart}, "figure.png", options));
      QVERIFY(!image.isNull());
      for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
          const QRgb pixel = image.pixel(x, y);
          QVERIFY(std::abs(qRed(pixel) - qBlue(pixel)) <= 1 && std::abs(qRed(pixel) - qGreen(pixel)) <= 1);
        }
      }
    }
  }

  void severalChartsArePagesOfOnePdf() {
    const QByteArray pdf =
        exported({makeLossChart(), makeMetricBars(), makeLengthsHistogram()}, "all.pdf", {});
    QCOMPARE(pdf.count("/Type /Page\n"), 3);
    QVERIFY(pdf.contains("/FontFile"));
  }

  void aGridIsOnePage() {
    ChartExportOptions options = styled("double-column");
    options.arrangement = {true, 2};
    const std::vector<Chart*> charts = {makeLossChart(), makeMetricBars(), makeLengthsHistogram()};
    QCOMPARE(exported(charts, "all.pdf", options).count("/Type /Page\n"), 1);
    const std::vector<Chart*> again = {makeLossChart(), makeMetricBars(), makeLengthsHistogram()};
    const QByteArray svg = exported(again, "all.svg", options);
    const QRegularExpression height("height=\"([0-9.]+)mm\"");
    // Two rows of 80 mm.
    QVERIFY(std::abs(height.match(QString::fromUtf8(svg.left(600))).captured(1).toDouble() - 160.0) < 0.05);
    for (const char* text : {"검증", "chrF++", "byt5-small"}) QVERIFY2(svg.contains(text), text);
  }

  void onlyAPdfHasPages() {
    QVERIFY(exported({makeLossChart(), makeMetricBars()}, "all.png", {}, false).isEmpty());
    QVERIFY(exported({makeLossChart(), makeMetricBars()}, "all.csv", {}, false).isEmpty());
    QVERIFY(exported({}, "none.pdf", {}, false).isEmpty());
  }

  /// A chart that was shown, resized and hovered gives the file that one fresh from its data gives.
  void theFileDoesNotDependOnTheScreen() {
    for (const char* name : {"chart.svg", "chart.pdf", "chart.png"}) {
      const std::unique_ptr<LineChart> shown(makeLossChart());
      shown->resize(333, 222);
      shown->show();
      QVERIFY(QTest::qWaitForWindowExposed(shown.get()));
      shown->setCursor(700.0);
      QTest::qWait(80);
      ChartExportOptions options;
      options.width = 800;
      options.height = 400;
      const QByteArray fromScreen = written({shown.get()}, name, options);
      QVERIFY(!fromScreen.isEmpty());
      QCOMPARE(withoutIds(fromScreen), withoutIds(exported({makeLossChart()}, name, options)));
      QCOMPARE(withoutIds(written({shown.get()}, name, options)), withoutIds(fromScreen));
    }
  }

  void theNumbersDrawnAreFewAndInSight() {
    LineChart chart;
    const int series = chart.addSeries("loss");
    std::vector<double> x, y;
    for (int i = 0; i < 100'000; ++i) x.push_back(i), y.push_back(i == 54'321 ? 99.0 : i % 7);
    chart.setData(series, x, y);
    chart.setXRange(50'000, 60'000);
    const ChartTable drawn = chart.drawnTable(200);
    QVERIFY(drawn.rows.size() <= 4 * 200);
    QVERIFY(std::any_of(drawn.rows.begin(), drawn.rows.end(), [](const QStringList& row) {
      return row == QStringList{"54321", "99"};
    }));
    for (const QStringList& row : drawn.rows) QVERIFY(row[0].toInt() >= 50'000 && row[0].toInt() <= 60'000);
    QCOMPARE(chart.table().rows.size(), std::size_t{100'000});
  }

  void theDialogShowsWhatComesOutAndRemembersIt() {
    const std::unique_ptr<LineChart> chart(makeLossChart());
    chart->resize(640, 320);
    {
      ExportDialog dialog({offerOf(*chart)});
      QVERIFY(!dialog.preview().isNull());
      dialog.styleForm().setStyle(*findFigureStyle("single-column"));
      QTRY_VERIFY(std::abs(dialog.preview().width() / double(dialog.preview().height()) - 85.0 / 56.0) <
                  0.02);
      QCOMPARE(dialog.options().width, 0);
      FigureStyle edited = dialog.styleForm().style();
      edited.fontPoints = 11;
      dialog.styleForm().setStyle(edited);
      dialog.styleForm().keepAs("mine");
      QCOMPARE(dialog.options().style.name, QString("mine"));
    }
    QCOMPARE(findFigureStyle("mine")->fontPoints, 11.0);
  }

  void theDialogFitsOnASmallScreen() {
    std::vector<std::unique_ptr<LineChart>> charts;
    std::vector<ChartOffer> offers;
    for (int i = 0; i < 6; ++i) offers.push_back(offerOf(*charts.emplace_back(makeLossChart())));
    ExportDialog dialog(offers);
    QVERIFY2(dialog.minimumSizeHint().height() <= 560,
             qPrintable(QString::number(dialog.minimumSizeHint().height())));
    QVERIFY(dialog.minimumSizeHint().width() <= 1366);
    dialog.resize(dialog.minimumSizeHint());
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    for (const QPushButton* button : dialog.findChildren<QPushButton*>()) {
      if (!button->isVisible()) continue;
      QVERIFY(dialog.rect().contains(QRect(button->mapTo(&dialog, QPoint()), button->size())));
    }
  }

  void theDialogMakesOnlyTheChartsThatAreTicked() {
    const std::unique_ptr<LineChart> first(makeLossChart());
    int made = 0;
    ExportDialog dialog({offerOf(*first),
                         {"other",
                          [&made] {
                            ++made;
                            return std::shared_ptr<Chart>(makeMetricBars());
                          },
                          false}});
    QCOMPARE(dialog.chosenCharts().size(), std::size_t{1});
    QCOMPARE(made, 0);
    dialog.setTicked(1, true);
    QCOMPARE(dialog.chosenCharts().size(), std::size_t{2});
    QCOMPARE(dialog.chosenCharts().size(), std::size_t{2});
    QCOMPARE(made, 1);
  }

 private:
  static ChartExportOptions styled(const char* name) {
    ChartExportOptions options;
    options.style = *findFigureStyle(name);
    return options;
  }

  static QByteArray written(const std::vector<Chart*>& charts, const QString& name,
                            ChartExportOptions options, bool mustWork = true) {
    QTemporaryDir folder;
    options.file = folder.filePath(name);
    if (const Result<void> done = exportCharts(charts, options); !done) {
      if (mustWork) qWarning("%s", done.error().message().c_str());
      return {};
    }
    QFile file(options.file);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }

  /// Of charts made for this alone.
  static QByteArray exported(const std::vector<Chart*>& charts, const QString& name,
                             ChartExportOptions options, bool mustWork = true) {
    std::vector<std::unique_ptr<Chart>> owned;
    for (Chart* chart : charts) owned.emplace_back(chart);
    return written(charts, name, std::move(options), mustWork);
  }

  static QByteArray withoutIds(QByteArray bytes) {
    static const QRegularExpression ids(
        "/CreationDate ?\\([^)]*\\)|/ID ?\\[[^\\]]*\\]|<xmp:[A-Za-z]*Date>[^<]*<|"
        "uuid:[0-9a-f-]+");
    return QString::fromLatin1(bytes).remove(ids).toLatin1();
  }
};

}  // namespace s2s
