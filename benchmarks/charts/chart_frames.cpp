// How long a line chart takes for one frame: ten curves of a million points each, raw and smoothed, while a
// person pans and zooms and while points come in. A frame finds the extremes of every pixel column, lays the
// chart out and draws it.
//
//   QT_QPA_PLATFORM=offscreen build/release/benchmarks/benchmark_charts

#include <time.h>
#include <QApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <random>
#include <vector>

#include "widgets/charts/line_chart.h"
#include "widgets/charts/qcustomplot_api.h"

namespace {

constexpr int kCurves = 10, kFrames = 200;
constexpr std::size_t kPoints = 1'000'000;
constexpr double kBudget = 8.0;  // milliseconds

/// Milliseconds that this thread has computed: what a busy machine does to elapsed times does not count.
double computed() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Frames {
  std::vector<double> milliseconds;
  double mostComputed = 0.0;
  double median() const { return milliseconds[milliseconds.size() / 2]; }
  double worst() const { return milliseconds.back(); }
};

/// Times frames; `change` is what happens before each, and is timed with it.
Frames measure(s2s::LineChart& chart, const std::function<void(int)>& change) {
  auto* plot = chart.findChild<QCustomPlot*>();
  Frames frames;
  for (int frame = -3; frame < kFrames; ++frame) {
    QElapsedTimer timer;
    timer.start();
    const double before = computed();
    change(frame + 3);
    plot->replot(QCustomPlot::rpImmediateRefresh);
    if (frame < 0) continue;
    frames.milliseconds.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    frames.mostComputed = std::max(frames.mostComputed, computed() - before);
  }
  std::ranges::sort(frames.milliseconds);
  return frames;
}

void report(const char* what, const Frames& frames) {
  std::printf("  %-42s median %6.2f ms   worst %6.2f ms   most computed %6.2f ms%s\n", what, frames.median(),
              frames.worst(), frames.mostComputed, frames.median() < kBudget ? "" : "   ABOVE 8");
}

double lossAt(double x, int curve, double noise) {
  return 1.0 + 0.15 * curve + 4.0 * std::exp(-x / 2e5) + 0.25 * noise;
}

void fill(s2s::LineChart& chart, double noiseScale) {
  std::mt19937 random(7);
  std::normal_distribution<double> noise;
  for (int curve = 0; curve < kCurves; ++curve) {
    std::vector<double> x(kPoints), y(kPoints);
    for (std::size_t i = 0; i < kPoints; ++i) {
      x[i] = static_cast<double>(i);
      y[i] = lossAt(x[i], curve, noiseScale * noise(random));
    }
    chart.setData(chart.addSeries(QString("run %1").arg(curve)), std::move(x), std::move(y));
  }
}

void measureAll(double noiseScale, const char* title) {
  s2s::LineChart chart;
  chart.resize(1280, 480);
  chart.setSmoothing(0.98);
  fill(chart, noiseScale);
  chart.show();
  QApplication::processEvents();
  std::printf("%s\n", title);
  const double whole = static_cast<double>(kPoints);
  report("everything in sight", measure(chart, [&](int) { chart.setXRange(0, whole); }));
  for (const double share : {0.5, 0.1, 0.01, 0.001, 0.0002}) {
    const double width = share * whole;
    const std::string what = "panning, " + std::to_string(100 * share).substr(0, 5) + " % in sight";
    report(what.c_str(), measure(chart, [&](int frame) {
             const double from = (whole - width) * frame / kFrames;
             chart.setXRange(from, from + width);
           }));
  }
  report("zooming, from all to 1,000 points", measure(chart, [&](int frame) {
           const double width = whole * std::pow(1000.0 / whole, static_cast<double>(frame) / kFrames);
           chart.setXRange(0.4 * (whole - width), 0.4 * (whole - width) + width);
         }));
  chart.fit();
  double next = whole;
  report("appending a point to each, all in sight", measure(chart, [&](int) {
           for (int curve = 0; curve < kCurves; ++curve) chart.append(curve, next, lossAt(next, curve, 0.1));
           next += 1.0;
           chart.setXRange(0, next);
         }));
}

}  // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  std::printf("%d curves of %zu points, raw and smoothed, 1280 x 480, %d frames each\n", kCurves, kPoints,
              kFrames);
  measureAll(1.0, "losses of training runs:");
  measureAll(12.0, "noise that fills the chart:");
}
