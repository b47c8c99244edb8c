#pragma once
#include <QtTest>
#include <cmath>
#include <random>

#include "widgets/charts/curve_strokes.h"

namespace s2s {

class CurveStrokesTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  /// Random curves with spikes, gaps, even and uneven steps: what thin() hands to paper and what the canvas
  /// draws on screen reach the lowest and the highest value of every pixel column.
  void everyExtremeOfEveryColumnSurvives() {
    std::mt19937 random(17);
    for (int trial = 0; trial < 120; ++trial) {
      const CurveData curve = randomCurve(random, 1 + random() % 20'000);
      const int columns = 16 + static_cast<int>(random() % 400);
      const double whole = curve.x().back() - curve.x().front() + 1.0;
      const double lower = curve.x().front() + whole * 0.3 * unit(random);
      const double upper = lower + whole * (0.05 + 0.6 * unit(random));
      const CurveData::Thinned thinned = curve.thin(lower, upper, columns);
      const CurveData::Columns drawn = curve.columns(lower, upper, columns);
      ColumnCanvas canvas;
      canvas.clear(columns, kRows);
      strokeCurve(canvas, drawn, lower, upper, kScale, {kInk, 1.0});
      const QImage& image = canvas.image();
      const double width = (upper - lower) / columns;
      for (int c = 0; c < columns; ++c) {
        const auto [low, high] = plainExtremes(
            curve, lower + width * c, c + 1 == columns ? upper : lower + width * (c + 1), c + 1 == columns);
        if (!(low <= high)) continue;
        QVERIFY2(holds(thinned, low) && holds(thinned, high), qPrintable(QString("column %1").arg(c)));
        for (const double value : {low, high}) {
          const int row = std::clamp(static_cast<int>(rowOf(value)), 0, kRows - 1);
          QVERIFY2(qAlpha(image.pixel(c, row)) > 0,
                   qPrintable(QString("trial %1 column %2 row %3").arg(trial).arg(c).arg(row)));
        }
      }
    }
  }

  void theLineRunsThroughColumnsWithoutPoints() {
    CurveData curve;
    curve.assign({0, 100}, {0, 100});
    ColumnCanvas canvas;
    canvas.clear(100, kRows);
    strokeCurve(canvas, curve.columns(0, 100, 100), 0, 100, kScale, {kInk, 1.0});
    for (int c = 0; c < 100; ++c)
      QVERIFY(qAlpha(canvas.image().pixel(c, static_cast<int>(rowOf(c + 0.5)))) > 0);
  }

  void neighboursOutsideAreLinesToTheEdges() {
    CurveData curve;
    curve.assign({-100, 50, 200}, {10, 60, 10});
    ColumnCanvas canvas;
    canvas.clear(100, kRows);
    strokeCurve(canvas, curve.columns(0, 100, 100), 0, 100, kScale, {kInk, 1.0});
    QVERIFY(qAlpha(canvas.image().pixel(0, static_cast<int>(rowOf(43.4)))) > 0);
    QVERIFY(qAlpha(canvas.image().pixel(99, static_cast<int>(rowOf(43.4)))) > 0);
  }

  void aGapIsNotBridged() {
    CurveData curve;
    curve.assign({10, 50, 90}, {50, NAN, 50});
    ColumnCanvas canvas;
    canvas.clear(100, kRows);
    strokeCurve(canvas, curve.columns(0, 100, 100), 0, 100, kScale, {kInk, 1.0});
    for (int y = 0; y < kRows; ++y) QCOMPARE(qAlpha(canvas.image().pixel(50, y)), 0);
    QVERIFY(qAlpha(canvas.image().pixel(10, static_cast<int>(rowOf(50)))) > 0);
  }

  void aPointBetweenGapsIsADotDashedOrNot() {
    std::vector<double> x, y;
    for (int i = 0; i <= 100; ++i) {
      x.push_back(i);
      y.push_back(i % 10 == 5 ? 50.0 : NAN);
    }
    CurveData curve;
    curve.assign(x, y);
    for (const QList<qreal>& dash : {QList<qreal>{}, QList<qreal>{4, 2}}) {
      ColumnCanvas canvas;
      canvas.clear(101, kRows);
      strokeCurve(canvas, curve.columns(0, 101, 101), 0, 101, kScale, {kInk, 2.0, dash});
      const auto ink = [&](int column, double away) {
        return qAlpha(canvas.image().pixel(column, static_cast<int>(rowOf(50) + away)));
      };
      for (int point = 5; point < 100; point += 10) {
        for (const int column : {point - 2, point, point + 2}) QVERIFY(ink(column, 0.5) > 0);
        QVERIFY(ink(point, 2) > 0 && ink(point, -2) > 0);
        QCOMPARE(ink(point - 3, 0.5), 0);
        QCOMPARE(ink(point, 4), 0);
      }
    }
  }

  void dashesLeaveGaps() {
    CurveData curve;
    curve.assign({0, 100}, {50, 50});
    ColumnCanvas canvas;
    canvas.clear(100, kRows);
    strokeCurve(canvas, curve.columns(0, 100, 100), 0, 100, kScale, {kInk, 2.0, {4, 2}});
    int drawn = 0;
    for (int c = 0; c < 100; ++c) drawn += qAlpha(canvas.image().pixel(c, static_cast<int>(rowOf(50)))) > 0;
    QVERIFY2(drawn > 55 && drawn < 78, qPrintable(QString::number(drawn)));
  }

  void partlyCoveredPixelsAreBlended() {
    ColumnCanvas canvas;
    canvas.clear(1, 20);
    canvas.stroke(0, 2.5, 5.25, qRgba(0, 0, 0, 255));
    const QImage& image = canvas.image();
    QCOMPARE(qAlpha(image.pixel(0, 2)), 128);
    QCOMPARE(qAlpha(image.pixel(0, 3)), 255);
    QCOMPARE(qAlpha(image.pixel(0, 4)), 255);
    QCOMPARE(qAlpha(image.pixel(0, 5)), 64);
    QCOMPARE(qAlpha(image.pixel(0, 6)), 0);
  }

  void faintOverFaintIsStronger() {
    ColumnCanvas canvas;
    canvas.clear(1, 32);
    canvas.stroke(0, 0, 32, qPremultiply(qRgba(255, 0, 0, 80)));
    canvas.stroke(0, 0, 32, qPremultiply(qRgba(255, 0, 0, 80)));
    for (int y = 0; y < 32; ++y) {
      const int alpha = qAlpha(canvas.image().pixel(0, y));
      QVERIFY2(std::abs(alpha - (255 - 175 * 175 / 255)) <= 2, qPrintable(QString::number(alpha)));
    }
  }

  void whatLiesOutsideTheCanvasIsNotDrawn() {
    ColumnCanvas canvas;
    canvas.clear(3, 3);
    for (const int column : {-1, 3}) canvas.stroke(column, 0, 3, kInk);
    canvas.stroke(1, -5, 0, kInk);
    canvas.stroke(1, 3, 9, kInk);
    canvas.stroke(1, NAN, 2, kInk);
    for (int y = 0; y < 3; ++y) {
      for (int x = 0; x < 3; ++x) QCOMPARE(qAlpha(canvas.image().pixel(x, y)), 0);
    }
  }

 private:
  static constexpr int kRows = 200;
  static constexpr QRgb kInk = 0xFF000000u;
  /// 0 … 100 from below to above.
  static constexpr RowScale kScale{100.0, kRows / 100.0};
  static double rowOf(double value) { return kScale.rowOf(value); }
  static double unit(std::mt19937& random) { return std::uniform_real_distribution<double>(0, 1)(random); }

  static CurveData randomCurve(std::mt19937& random, std::size_t size) {
    std::vector<double> x, y;
    const bool even = random() % 2 == 0;
    double place = 0.0;
    for (std::size_t i = 0; i < size; ++i) {
      // Steps of very different length, some of none.
      place += even ? 0.25 : random() % 7 == 0 ? 0.0 : std::pow(unit(random), 4) * 3.0;
      x.push_back(place);
      double value = 45.0 + 10.0 * unit(random);
      if (random() % 300 == 0) value = 100.0 * unit(random);
      if (random() % 500 == 0) value = NAN;
      y.push_back(value);
    }
    CurveData curve;
    curve.assign(std::move(x), std::move(y));
    return curve;
  }

  static std::pair<double, double> plainExtremes(const CurveData& curve, double lower, double upper,
                                                 bool closed) {
    double low = INFINITY, high = -INFINITY;
    for (std::size_t i = 0; i < curve.size(); ++i) {
      const double x = curve.x()[i], y = curve.y()[i];
      if (x < lower || x > upper || (x == upper && !closed) || !std::isfinite(y)) continue;
      low = std::min(low, y);
      high = std::max(high, y);
    }
    return {low, high};
  }

  static bool holds(const CurveData::Thinned& thinned, double value) {
    return std::find(thinned.y.begin(), thinned.y.end(), value) != thinned.y.end();
  }
};

}  // namespace s2s
