#include "widgets/charts/chart_page.h"

#include <QFileInfo>
#include <algorithm>
#include <cmath>

#include "widgets/charts/qcustomplot_api.h"

namespace s2s {
namespace {

constexpr int kLargestSide = 20'000;  // pixels; 20,000 squared is 1.6 GB, the most QImage is asked for
constexpr double kPointsPerInch = 72.0, kMillimetresPerInch = 25.4, kScreenDotsPerInch = 96.0;
constexpr int kMostColumns = 12;

double fromMillimetres(double length) { return length / kMillimetresPerInch * kPointsPerInch; }

/// Points of a pixel of the options.
double optionPixel(const ChartExportOptions& options) {
  const bool picture = QFileInfo(options.file).suffix().compare("png", Qt::CaseInsensitive) == 0;
  return kPointsPerInch / (picture ? options.dotsPerInch : kScreenDotsPerInch);
}

double widthOf(const Chart& chart, const ChartExportOptions& options) {
  if (options.width > 0) return options.width * optionPixel(options);
  if (options.style.widthMillimetres > 0) return fromMillimetres(options.style.widthMillimetres);
  return std::max(chart.chartSize().width(), 1) * optionPixel(options);
}

/// Height of a chart that is `width` points wide.
double heightOf(const Chart& chart, double width, const ChartExportOptions& options) {
  if (options.height > 0) return options.height * optionPixel(options);
  if (chart.paperHeight() > 0) return chart.paperHeight() * options.style.pointsPerPixel();
  if (options.style.heightMillimetres > 0) return fromMillimetres(options.style.heightMillimetres);
  const QSize screen = chart.chartSize().expandedTo({1, 1});
  return std::max(width * screen.height() / screen.width(), optionPixel(options));
}

QSize inPixels(QSizeF points, const ChartExportOptions& options) {
  return (points / options.style.pointsPerPixel()).toSize().expandedTo({1, 1});
}

ChartPage emptyPage(const ChartExportOptions& options) {
  ChartPage page;
  page.pointsPerPixel = options.style.pointsPerPixel();
  page.look = options.style.look(options.dark);
  return page;
}

ChartPage pageOf(Chart& chart, const ChartExportOptions& options) {
  ChartPage page = emptyPage(options);
  const double width = widthOf(chart, options);
  page.points = {width, heightOf(chart, width, options)};
  page.cells.push_back({&chart, {0, 0}, inPixels(page.points, options)});
  return page;
}

ChartPage gridOf(std::span<Chart* const> charts, const ChartExportOptions& options) {
  ChartPage page = emptyPage(options);
  const auto count = static_cast<int>(charts.size());
  const int columns = std::clamp(options.arrangement.columns, 1, std::min(count, kMostColumns));
  const bool whole = options.width > 0 || options.style.widthMillimetres > 0;
  const double width = widthOf(*charts.front(), options) / (whole ? columns : 1);
  double height = 0;
  for (const Chart* chart : charts) height = std::max(height, heightOf(*chart, width, options));
  const int rows = (count + columns - 1) / columns;
  page.points = {width * columns, height * rows};
  const QSize cell = inPixels({width, height}, options);
  for (int i = 0; i < count; ++i) {
    const QPointF at(width * (i % columns), height * (i / columns));
    page.cells.push_back({charts[static_cast<std::size_t>(i)], (at / page.pointsPerPixel).toPoint(), cell});
  }
  return page;
}

Error outOfRange(std::string what, const ChartExportOptions& options, const char* remedy) {
  return {std::move(what), options.file.toStdString(), remedy, Error::Kind::invalidInput};
}

}  // namespace

Result<std::vector<ChartPage>> planPages(std::span<Chart* const> charts, const ChartExportOptions& options) {
  if (charts.empty()) return outOfRange("there is no chart to write", options, "choose one");
  if (options.dotsPerInch < 10 || options.dotsPerInch > 2400) {
    return outOfRange(
        "a resolution of " + std::to_string(options.dotsPerInch) + " dots per inch is out of range", options,
        "use 10 to 2400");
  }
  std::vector<ChartPage> pages;
  if (options.arrangement.grid && charts.size() > 1) {
    pages.push_back(gridOf(charts, options));
  } else {
    for (Chart* chart : charts) pages.push_back(pageOf(*chart, options));
  }
  for (const ChartPage& page : pages) {
    const QSize pixels = (page.points / optionPixel(options)).toSize();
    if (pixels.width() <= kLargestSide && pixels.height() <= kLargestSide) continue;
    return outOfRange("a chart of " + std::to_string(pixels.width()) + " × " +
                          std::to_string(pixels.height()) + " pixels is too large",
                      options, "use at most 20000 pixels a side");
  }
  return pages;
}

void drawPage(QCPPainter& painter, const ChartPage& page, double scale) {
  painter.save();
  painter.scale(scale, scale);
  painter.fillRect(QRectF(QPointF(0, 0), page.pixels()), page.look.tokens.surface);
  for (const ChartPage::Cell& cell : page.cells) {
    painter.save();
    painter.translate(cell.at);
    cell.chart->drawOn(painter, cell.size, scale, page.look);
    painter.restore();
  }
  painter.restore();
}

void drawPage(QPaintDevice& device, const ChartPage& page, double scale) {
  QCPPainter painter;
  painter.begin(&device);
  painter.setMode(QCPPainter::pmVectorized);
  painter.setMode(QCPPainter::pmNoCaching);
  drawPage(painter, page, scale);
}

}  // namespace s2s
