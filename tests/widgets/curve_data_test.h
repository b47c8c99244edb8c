#pragma once
#include <QtTest>
#include <random>

#include "engine/curves/exponential_average.h"
#include "widgets/charts/curve_data.h"
#include "widgets/charts/line_clip.h"

namespace s2s {

class CurveDataTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void extremesAreThoseOfPlainSearch() {
    const CurveData curve = randomCurve(5000);
    std::mt19937 random(3);
    for (int trial = 0; trial < 500; ++trial) {
      std::size_t begin = random() % curve.size(), end = begin + random() % (curve.size() - begin + 1);
      const CurveData::Extremes found = curve.extremes(begin, end);
      QCOMPARE(found.any, begin < end);
      if (!found.any) continue;
      const auto first = curve.y().begin() + static_cast<std::ptrdiff_t>(begin);
      const auto last = curve.y().begin() + static_cast<std::ptrdiff_t>(end);
      QCOMPARE(curve.y()[found.lowest], *std::min_element(first, last));
      QCOMPARE(curve.y()[found.highest], *std::max_element(first, last));
    }
  }

  void appendingPieceByPieceIsAssigning() {
    const CurveData whole = randomCurve(4321);
    CurveData pieces;
    std::size_t done = 0;
    for (std::size_t size = 1; done < whole.size(); size = size * 3 % 97 + 1) {
      const std::size_t count = std::min(size, whole.size() - done);
      pieces.append(std::span(whole.x()).subspan(done, count), std::span(whole.y()).subspan(done, count));
      done += count;
    }
    QVERIFY(pieces.x() == whole.x());
    for (std::size_t begin = 0; begin < whole.size(); begin += 131) {
      const CurveData::Extremes a = whole.extremes(begin, whole.size()),
                                b = pieces.extremes(begin, pieces.size());
      QCOMPARE(whole.y()[a.lowest], pieces.y()[b.lowest]);
      QCOMPARE(whole.y()[a.highest], pieces.y()[b.highest]);
    }
  }

  void noPeakIsLostInAMillionPoints() {
    std::vector<double> x(1'000'000), y(x.size(), 1.0);
    for (std::size_t i = 0; i < x.size(); ++i) x[i] = static_cast<double>(i);
    const std::size_t peaks[] = {0, 1, 31, 32, 333'333, 777'777, 999'999};
    for (const std::size_t peak : peaks) y[peak] = 100.0 + static_cast<double>(peak);
    y[500'001] = -50.0;
    CurveData curve;
    curve.assign(x, y);
    const CurveData::Thinned thinned = curve.thin(0, 999'999, 900);
    QVERIFY(thinned.x.size() <= 4 * 900 + 2);
    QVERIFY(std::is_sorted(thinned.x.begin(), thinned.x.end()));
    const auto drawn = [&](std::size_t index) {
      for (std::size_t i = 0; i < thinned.x.size(); ++i) {
        if (thinned.x[i] == x[index] && thinned.y[i] == y[index]) return true;
      }
      return false;
    };
    // Of several peaks in one pixel column only the highest is drawn, and a column's first and last point
    // always.
    for (const std::size_t peak : {std::size_t{0}, std::size_t{32}, std::size_t{333'333},
                                   std::size_t{777'777}, std::size_t{999'999}}) {
      QVERIFY2(drawn(peak), qPrintable(QString::number(peak)));
    }
    QVERIFY(drawn(500'001));
  }

  void zoomedInEveryPointIsThereAndOneNeighbourOnEitherSide() {
    const CurveData curve = randomCurve(10'000);
    const CurveData::Thinned thinned = curve.thin(5000, 5099, 500);
    QCOMPARE(thinned.x.size(), std::size_t{102});
    QCOMPARE(thinned.x.front(), 4999.0);
    QCOMPARE(thinned.x.back(), 5100.0);
  }

  void missingValuesAreGaps() {
    CurveData curve;
    curve.assign({1, 2, 3}, {1.0, NAN, 3.0});
    const CurveData::Thinned thinned = curve.thin(0, 10, 100);
    QCOMPARE(thinned.y.size(), std::size_t{3});
    QVERIFY(std::isnan(thinned.y[1]));
    QCOMPARE(curve.nearest(2.4), std::size_t{2});
  }

  void onALogarithmicAxisWhatIsNotPositiveIsMissing() {
    CurveData curve;
    curve.assign({1, 2, 3}, {0.0, -1.0, 3.0});
    curve.setPositiveOnly(true);
    const CurveData::Extremes found = curve.extremes(0, 3);
    QVERIFY(found.any);
    QCOMPARE(found.lowest, std::size_t{2});
    QVERIFY(std::isnan(curve.thin(0, 4, 50).y[0]));
  }

  void pointsOutOfOrderAreSorted() {
    CurveData curve;
    curve.assign({3, 1, 2}, {30, 10, 20});
    curve.append(std::vector<double>{0.5}, std::vector<double>{5});
    QVERIFY((curve.y() == std::vector<double>{5, 10, 20, 30}));
    QCOMPARE(curve.y()[curve.extremes(0, 4).lowest], 5.0);
  }

  void theMovingAverageIsCorrectedForItsStart() {
    ExponentialAverage average(0.9);
    QCOMPARE(average.next(5.0), 5.0);
    // (0.9·0.1·5 + 0.1·10) / (1 − 0.9²) = 1.45 / 0.19
    QVERIFY(std::abs(average.next(10.0) - 1.45 / 0.19) < 1e-12);
    QVERIFY(std::isnan(average.next(NAN)));
    QVERIFY(std::isfinite(average.next(10.0)));
  }

  void clippingCutsAtTheEdges() {
    const CurveData::Thinned line{{0, 10, 20}, {0, 10, 0}};
    const CurveData::Thinned inside = clipped(line, {0, 20, 0, 5});
    // Up to the edge at (5, 5), a gap, and down again from (15, 5).
    QCOMPARE(inside.x.size(), std::size_t{5});
    QCOMPARE(inside.x[1], 5.0);
    QCOMPARE(inside.y[1], 5.0);
    QVERIFY(std::isnan(inside.y[2]));
    QCOMPARE(inside.x[3], 15.0);
    QCOMPARE(inside.x[4], 20.0);
  }

  void clippingKeepsPointsBetweenGaps() {
    const CurveData::Thinned line{{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, NAN, 2, NAN, 9, NAN, 3, 4, NAN, 5}};
    const CurveData::Thinned inside = clipped(line, {0, 9, 0, 5});
    std::vector<double> x, y;
    for (std::size_t i = 0; i < inside.x.size(); ++i) {
      if (!std::isnan(inside.y[i])) x.push_back(inside.x[i]), y.push_back(inside.y[i]);
    }
    // All but the one at (4, 9), which lies above.
    QVERIFY((x == std::vector<double>{0, 2, 6, 7, 9}));
    QVERIFY((y == std::vector<double>{1, 2, 3, 4, 5}));
    for (std::size_t i = 1; i < inside.x.size(); ++i) {
      const bool joined = !std::isnan(inside.y[i - 1]) && !std::isnan(inside.y[i]);
      QCOMPARE(joined, inside.y[i] == 4.0);
    }
    QCOMPARE(clipped({{3}, {2}}, {0, 9, 0, 5}).x, std::vector<double>{3});
    QVERIFY(clipped({{3}, {NAN}}, {0, 9, 0, 5}).x.empty());
    QVERIFY(clipped({}, {0, 9, 0, 5}).x.empty());
  }

  void clippingKeepsPointsBesideHugeOnes() {
    const CurveData::Thinned line{{1, 2, 3, 4}, {1.5, 1e38, 1.5, 1.25}};
    QVERIFY(clipped(line, {0, 5, 0, 1e39}).y == line.y);
    const CurveData::Thinned inside = clipped(line, {0, 5, 1, 4});
    // Up to the edge, a gap, and down again from it.
    QCOMPARE(inside.y.size(), std::size_t{6});
    QCOMPARE(inside.y[1], 4.0);
    QVERIFY(std::isnan(inside.y[2]));
    QCOMPARE(inside.y[3], 4.0);
    QCOMPARE(inside.x[3], 3.0);
    QCOMPARE(inside.y[4], 1.5);
    QCOMPARE(inside.y[5], 1.25);
  }

  void onALogarithmicAxisLinesAreCutWhereTheyAreSeenToCross() {
    const CurveData::Thinned inside = clippedLogarithmic({{1, 3, 5, 6}, {1, 100, NAN, 2}}, {0, 9, 0.1, 10});
    QCOMPARE(inside.x[0], 1.0);
    QCOMPARE(inside.x[1], 2.0);
    QCOMPARE(inside.y[1], 10.0);
    QVERIFY(std::isnan(inside.y[2]));
    QCOMPARE(inside.x.back(), 6.0);
    QCOMPARE(inside.y.back(), 2.0);
  }

 private:
  static CurveData randomCurve(std::size_t size) {
    std::mt19937 random(11);
    std::normal_distribution<double> noise;
    std::vector<double> x(size), y(size);
    for (std::size_t i = 0; i < size; ++i) {
      x[i] = static_cast<double>(i);
      y[i] = noise(random);
    }
    CurveData curve;
    curve.assign(x, y);
    return curve;
  }
};

}  // namespace s2s
