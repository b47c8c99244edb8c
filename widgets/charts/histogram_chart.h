#pragma once
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "widgets/charts/histogram_bins.h"
#include "widgets/charts/painted_chart.h"

namespace s2s {

/// How often whole values occur (lengths in tokens), several series overlaid, with a vertical cut-off line
/// that can be dragged. Values come with their counts, so that shares beyond the line are exact whatever the
/// width of the bars. The axis leaves out the last thousandth of each series and says how many those are.
/// The wheel zooms, a double click (Home) fits, a double click with Shift (End) shows all; the arrow keys
/// move the line by 1, with Shift by 10.
class HistogramChart : public PaintedChart {
  Q_OBJECT
 public:
  struct Series {
    QString name;
    CountedValues values;
    std::optional<int> style{};  ///< colour; by default the place in the list
  };
  explicit HistogramChart(QWidget* parent = nullptr);

  /// Replaces the series and fits the axis; the line stays.
  void setSeries(std::vector<Series> series);
  const std::vector<Series>& series() const { return m_series; }
  /// What the values are ("tokens"), and of what there are so many ("rows"); named by axes and tooltips.
  void setLabels(const QString& x, const QString& y);
  /// Shares of each series instead of counts, for series of different size.
  void setShares(bool shares);

  /// The largest value that is kept; the line stands behind it. Nothing: no line.
  void setCutOff(std::optional<std::int64_t> cutOff);
  std::optional<std::int64_t> cutOff() const { return m_cutOff; }
  /// Where the line may be moved to; from 1 to the largest value by default.
  void setCutOffRange(std::int64_t lowest, std::int64_t highest);

  void fit();
  void showAll();
  AxisRange shownRange() const { return m_range; }
  /// A place of the line in the widget; nothing without one or where it is out of sight.
  std::optional<QPoint> cutOffPosition() const;

  QString toolTipAt(QPoint position) const override;
  ChartTable table() const override;                ///< a row for every value
  ChartTable drawnTable(int width) const override;  ///< a row for every bar
  QSize sizeHint() const override { return {480, 260}; }
  QSize minimumSizeHint() const override { return {200, 140}; }

 Q_SIGNALS:
  void cutOffMoved(qint64 value);   ///< whenever a person moves it, also while it is dragged
  void cutOffChosen(qint64 value);  ///< when it is let go, or moved by a key

 protected:
  void paint(QPainter& painter, QSizeF size, const ChartLook& look, bool onScreen) const override;
  void updateTexts() override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  struct Scene;  ///< bars and axes at a size
  Scene sceneFor(QSizeF size, const ChartLook& look) const;
  Scene sceneOnScreen() const;
  void paintBars(QPainter& painter, const Scene& scene, const ChartLook& look) const;
  /// Gives the place of the words beside the line.
  QRectF paintCutOff(QPainter& painter, const Scene& scene, const ChartLook& look) const;
  void paintBeyondAxis(QPainter& painter, const Scene& scene, const ChartLook& look) const;
  QStringList cutOffLines() const;
  bool isEmpty() const { return m_largest == std::numeric_limits<std::int64_t>::min(); }
  bool nearLine(QPointF position) const;
  /// Whether it has moved.
  bool moveCutOff(std::int64_t value);

  std::vector<Series> m_series;
  std::int64_t m_smallest, m_largest;  ///< of all series
  QString m_xLabel, m_yLabel;
  bool m_shares = false;
  bool m_dragging = false;
  std::optional<std::int64_t> m_cutOff, m_lowestCutOff, m_highestCutOff;
  AxisRange m_range;
};

}  // namespace s2s
