#include "widgets/charts/chart_export.h"

#include <QBuffer>
#include <QFileInfo>
#include <QHashFunctions>
#include <QImage>
#include <QPageSize>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSaveFile>
#include <QSvgGenerator>
#include <cmath>

#include "widgets/charts/chart_page.h"
#include "widgets/charts/qcustomplot_api.h"
#include "widgets/theme/document_fonts.h"

namespace s2s {
namespace {

constexpr double kPointsPerInch = 72.0;
constexpr int kPaperDotsPerInch = 1200;  // fine enough that rounding to whole device units is invisible

QString titleOf(const std::vector<ChartPage>& pages) {
  QStringList titles;
  for (const ChartPage& page : pages) {
    for (const ChartPage::Cell& cell : page.cells) titles << cell.chart->chartTitle();
  }
  return titles.join(", ");
}

QPageSize pageSizeOf(const ChartPage& page) {
  return QPageSize(page.points, QPageSize::Point, QString(), QPageSize::ExactMatch);
}

/// Qt writes a PDF's fonts in the order of a hash whose seed differs between processes; while this lives, it
/// does not, so that the window and the command line write the same bytes.
class SameOrderEverywhere {
 public:
  SameOrderEverywhere() { QHashSeed::setDeterministicGlobalSeed(); }
  ~SameOrderEverywhere() { QHashSeed::resetRandomGlobalSeed(); }
  SameOrderEverywhere(const SameOrderEverywhere&) = delete;
  SameOrderEverywhere& operator=(const SameOrderEverywhere&) = delete;
};

QByteArray asPdf(const std::vector<ChartPage>& pages) {
  const SameOrderEverywhere order;
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QPdfWriter writer(&buffer);
  writer.setTitle(titleOf(pages));
  writer.setCreator("Seq2Seq Workbench");
  writer.setResolution(kPaperDotsPerInch);
  writer.setPageMargins({0, 0, 0, 0});
  QCPPainter painter;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    writer.setPageSize(pageSizeOf(pages[i]));
    if (i == 0) {
      painter.begin(&writer);
      painter.setMode(QCPPainter::pmVectorized);
      painter.setMode(QCPPainter::pmNoCaching);
    } else {
      writer.newPage();
    }
    drawPage(painter, pages[i], pages[i].pointsPerPixel * kPaperDotsPerInch / kPointsPerInch);
  }
  painter.end();
  return bytes;
}

QByteArray asSvg(const ChartPage& page) {
  QByteArray bytes;
  {
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setTitle(titleOf({page}).toHtmlEscaped());  // it is written as it is given
    generator.setDescription({});
    // The size in millimetres follows from pixels and resolution: a fine one rounds it least.
    generator.setResolution(kPaperDotsPerInch);
    generator.setSize((page.points * kPaperDotsPerInch / kPointsPerInch).toSize());
    generator.setViewBox(QRectF(QPointF(0, 0), page.pixels()));
    drawPage(generator, page, 1.0);
  }
  // Qt names one family; a viewer needs the others too, for Hangul above all.
  QStringList names = documentFont(TextSize::body).families() + QStringList{"Noto Sans CJK KR"};
  names.removeDuplicates();
  QStringList families;
  for (const QString& name : std::as_const(names))
    families << '\'' + QString(name).remove('\'').toHtmlEscaped() + '\'';
  QString text = QString::fromUtf8(bytes);
  static const QRegularExpression family("font-family=\"[^\"]*\"");
  return text.replace(family, "font-family=\"" + families.join(", ") + ", sans-serif\"").toUtf8();
}

QImage drawnImage(const ChartPage& page, QSize pixels, double scale) {
  QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
  if (image.isNull()) return image;
  image.fill(page.look.tokens.surface);
  drawPage(image, page, scale);
  return image;
}

QByteArray asPng(const ChartPage& page, int dotsPerInch) {
  const double perPoint = dotsPerInch / kPointsPerInch;
  const QSize pixels = (page.points * perPoint).toSize().expandedTo({1, 1});
  QImage image = drawnImage(page, pixels, page.pointsPerPixel * perPoint);
  if (image.isNull()) return {};
  const int dotsPerMeter = static_cast<int>(std::lround(dotsPerInch / 0.0254));
  image.setDotsPerMeterX(dotsPerMeter);
  image.setDotsPerMeterY(dotsPerMeter);
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  return image.save(&buffer, "PNG") ? bytes : QByteArray();
}

QByteArray quoted(const QString& cell) {
  static const QRegularExpression special("[\",\r\n]");
  if (!cell.contains(special)) return cell.toUtf8();
  return '"' + QString(cell).replace('"', "\"\"").toUtf8() + '"';
}

void addLine(QByteArray& text, const QStringList& cells) {
  for (int i = 0; i < cells.size(); ++i) {
    if (i > 0) text += ',';
    text += quoted(cells[i]);
  }
  text += "\r\n";
}

Result<void> writeWhole(const QString& path, const QByteArray& bytes) {
  QSaveFile file(path);
  file.setDirectWriteFallback(false);
  if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
    return Error{"cannot write the chart: " + file.errorString().toStdString(), path.toStdString(),
                 "choose a folder that exists and can be written to"};
  }
  return {};
}

Error refused(const char* what, const ChartExportOptions& options, const char* remedy) {
  return {what, options.file.toStdString(), remedy, Error::Kind::invalidInput};
}

Result<QByteArray> drawn(std::span<Chart* const> charts, const ChartExportOptions& options,
                         const QString& ending) {
  const auto pages = planPages(charts, options);
  if (!pages) return pages.error();
  if (ending == "pdf") return asPdf(*pages);
  if (ending != "svg" && ending != "png") {
    return refused("cannot tell the format of the chart from its name", options,
                   "end it in .pdf, .svg, .png or .csv");
  }
  if (pages->size() > 1)
    return refused("only a PDF has several pages", options, "end it in .pdf, or put the charts in a grid");
  return ending == "svg" ? asSvg(pages->front()) : asPng(pages->front(), options.dotsPerInch);
}

/// The width that the numbers in sight are thinned to.
int drawnWidth(const Chart& chart, const ChartExportOptions& options) {
  Chart* const one = const_cast<Chart*>(&chart);
  const auto pages = planPages(std::span(&one, 1), options);
  return pages ? pages->front().cells.front().size.width() - 2 * pages->front().look.margin
               : chart.chartSize().width();
}

}  // namespace

QByteArray toCsv(const ChartTable& table) {
  QByteArray text;
  addLine(text, table.header);
  for (const QStringList& row : table.rows) addLine(text, row);
  return text;
}

Result<void> exportCharts(std::span<Chart* const> charts, const ChartExportOptions& options) {
  const QString ending = QFileInfo(options.file).suffix().toLower();
  if (ending == "csv") {
    if (charts.size() != 1)
      return refused("a CSV holds the numbers of one chart", options, "write a file for each");
    const Chart& chart = *charts.front();
    return writeWhole(options.file, toCsv(options.numbers == ChartNumbers::all
                                              ? chart.table()
                                              : chart.drawnTable(drawnWidth(chart, options))));
  }
  const auto bytes = drawn(charts, options, ending);
  if (!bytes) return bytes.error();
  if (bytes->isEmpty())
    return Error{"the chart could not be drawn", options.file.toStdString(), "make it smaller"};
  return writeWhole(options.file, *bytes);
}

Result<void> exportChart(Chart& chart, const ChartExportOptions& options) {
  Chart* const one = &chart;
  return exportCharts(std::span(&one, 1), options);
}

QImage previewOf(std::span<Chart* const> charts, const ChartExportOptions& options, QSize most) {
  const auto pages = planPages(charts, options);
  if (!pages) return {};
  const ChartPage& page = pages->front();
  const double scale = std::min(most.width() / page.pixels().width(), most.height() / page.pixels().height());
  return drawnImage(page, (page.pixels() * scale).toSize().expandedTo({1, 1}), scale);
}

}  // namespace s2s
