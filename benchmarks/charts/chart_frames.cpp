// How long a line chart takes for one frame: four curves of a million points each, raw and smoothed. A frame
// thins the points, lays the chart out and draws it; x moves a little every time.
//
//   QT_QPA_PLATFORM=offscreen build/release/benchmarks/benchmark_charts

#include <QApplication>
#include <QElapsedTimer>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "widgets/charts/line_chart.h"
#include "widgets/charts/qcustomplot_api.h"

namespace {

constexpr int kCurves = 4, kFrames = 100;
constexpr std::size_t kPoints = 1'000'000;

double medianFrame(s2s::LineChart& chart, double width) {
  auto* plot = chart.findChild<QCustomPlot*>();
  std::vector<double> milliseconds;
  for (int frame = 0; frame < kFrames; ++frame) {
    chart.setXRange(frame, frame + width);
    QElapsedTimer timer;
    timer.start();
    plot->replot(QCustomPlot::rpImmediateRefresh);
    milliseconds.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
  }
  std::ranges::sort(milliseconds);
  return milliseconds[kFrames / 2];
}

}  // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  s2s::LineChart chart;
  chart.resize(1280, 480);
  chart.setSmoothing(0.9);
  for (int curve = 0; curve < kCurves; ++curve) {
    std::vector<double> x(kPoints), y(kPoints);
    for (std::size_t i = 0; i < kPoints; ++i) {
      x[i] = static_cast<double>(i);
      y[i] = 2.0 + curve + std::sin(x[i] * 1e-4) + 0.3 * std::sin(x[i] * 12.9898) * std::cos(x[i] * 78.233);
    }
    chart.setData(chart.addSeries(QString("curve %1").arg(curve)), std::move(x), std::move(y));
  }
  chart.show();
  QApplication::processEvents();
  std::printf("%d curves of %zu points, raw and smoothed, 1280 x 480, median of %d frames\n", kCurves,
              kPoints, kFrames);
  for (const double share : {1.0, 0.1, 0.001})
    std::printf("%6.1f %% of x shown: %6.2f ms\n", 100 * share, medianFrame(chart, share * kPoints));
}
