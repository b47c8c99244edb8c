#include "widgets/charts/chart_export.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImage>
#include <QPageSize>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSaveFile>
#include <QSvgGenerator>
#include <cmath>

#include "widgets/charts/export_dialog.h"
#include "widgets/panes/confirm_dialog.h"
#include "widgets/theme/theme.h"

namespace s2s {
namespace {

constexpr int kScreenDotsPerInch = 96;
constexpr int kPaperDotsPerInch = 1200;  // fine enough that rounding to whole device units is invisible
constexpr int kLargestSide = 20'000;     // pixels; 20,000 squared is 1.6 GB, the most QImage is asked for

QByteArray asPdf(Chart& chart, QSize size, const ThemeTokens& tokens) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QPdfWriter writer(&buffer);
  writer.setTitle(chart.chartTitle());
  writer.setCreator("Seq2Seq Workbench");
  writer.setResolution(kPaperDotsPerInch);
  const double points = 72.0 / kScreenDotsPerInch;
  writer.setPageSize(QPageSize(QSizeF(size) * points, QPageSize::Point, QString(), QPageSize::ExactMatch));
  writer.setPageMargins({0, 0, 0, 0});
  chart.drawOn(writer, size, static_cast<double>(kPaperDotsPerInch) / kScreenDotsPerInch, tokens);
  return bytes;
}

QByteArray asSvg(Chart& chart, QSize size, const ThemeTokens& tokens) {
  QByteArray bytes;
  {
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setTitle(chart.chartTitle());
    generator.setDescription({});
    generator.setResolution(kScreenDotsPerInch);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(0, 0), size));
    chart.drawOn(generator, size, 1.0, tokens);
  }
  // Qt names one family; a viewer needs the others too, for Hangul above all.
  QStringList names = themeFont(TextSize::body).families() + QStringList{"Noto Sans CJK KR"};
  names.removeDuplicates();
  QStringList families;
  for (const QString& name : std::as_const(names))
    families << '\'' + QString(name).remove('\'').toHtmlEscaped() + '\'';
  QString text = QString::fromUtf8(bytes);
  static const QRegularExpression family("font-family=\"[^\"]*\"");
  return text.replace(family, "font-family=\"" + families.join(", ") + ", sans-serif\"").toUtf8();
}

QByteArray asPng(Chart& chart, QSize pixels, int dotsPerInch, const ThemeTokens& tokens) {
  const double scale = static_cast<double>(dotsPerInch) / kScreenDotsPerInch;
  QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
  if (image.isNull()) return {};
  image.fill(tokens.surface);
  chart.drawOn(image, (QSizeF(pixels) / scale).toSize(), scale, tokens);
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

}  // namespace

QByteArray toCsv(const ChartTable& table) {
  QByteArray text;
  addLine(text, table.header);
  for (const QStringList& row : table.rows) addLine(text, row);
  return text;
}

Result<void> exportChart(Chart& chart, const ChartExportOptions& options) {
  const QString ending = QFileInfo(options.file).suffix().toLower();
  const QSize screen = chart.chartSize().expandedTo({1, 1});
  const int width = options.width > 0 ? options.width : screen.width();
  const int height =
      options.height > 0 ? options.height : std::max(1, width * screen.height() / screen.width());
  if (width > kLargestSide || height > kLargestSide) {
    return Error{
        "a chart of " + std::to_string(width) + " × " + std::to_string(height) + " pixels is too large",
        options.file.toStdString(), "use at most 20000 pixels a side", Error::Kind::invalidInput};
  }
  if (options.dotsPerInch < 10 || options.dotsPerInch > 2400) {
    return Error{"a resolution of " + std::to_string(options.dotsPerInch) + " dots per inch is out of range",
                 options.file.toStdString(), "use 10 to 2400", Error::Kind::invalidInput};
  }
  const ThemeTokens& tokens = options.dark ? darkTokens() : lightTokens();
  QByteArray bytes;
  if (ending == "pdf")
    bytes = asPdf(chart, {width, height}, tokens);
  else if (ending == "svg")
    bytes = asSvg(chart, {width, height}, tokens);
  else if (ending == "png")
    bytes = asPng(chart, {width, height}, options.dotsPerInch, tokens);
  else if (ending == "csv")
    bytes = toCsv(chart.table());
  else {
    return Error{"cannot tell the format of the chart from its name", options.file.toStdString(),
                 "end it in .pdf, .svg, .png or .csv", Error::Kind::invalidInput};
  }
  if (bytes.isEmpty())
    return Error{"the chart could not be drawn", options.file.toStdString(), "make it smaller"};
  return writeWhole(options.file, bytes);
}

void exportChartInteractively(Chart& chart, QWidget* parent) {
  ExportDialog dialog(chart.chartTitle(), chart.chartSize(), parent);
  if (dialog.exec() != QDialog::Accepted) return;
  if (const Result<void> written = exportChart(chart, dialog.options()); !written) {
    ConfirmDialog::ask(QObject::tr("The chart was not written"),
                       QString::fromStdString(written.error().message()), {QObject::tr("Close")}, parent);
  }
}

}  // namespace s2s
