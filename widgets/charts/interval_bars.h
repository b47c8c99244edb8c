#pragma once
#include <optional>
#include <vector>

#include "widgets/charts/axis_fit.h"
#include "widgets/charts/painted_chart.h"

namespace s2s {

struct PlotFrame;

/// Groups of bars with intervals of confidence: metrics, and in each a bar for every model. Bars begin at
/// zero, so that their lengths can be compared; values stand above them where there is room. Bars can be
/// walked through with the arrow keys.
class IntervalBars : public PaintedChart {
  Q_OBJECT
 public:
  struct Bar {
    double value = 0.0;  ///< not finite: there is none
    std::optional<AxisRange> interval{};
  };
  struct Series {
    QString name;
    std::vector<Bar> bars;       ///< one for each group
    std::optional<int> style{};  ///< colour; by default the place in the list
  };
  explicit IntervalBars(QWidget* parent = nullptr);

  /// Series with another number of bars than there are groups are completed with none, or cut.
  void setData(const QStringList& groups, std::vector<Series> series);
  const QStringList& groups() const { return m_groups; }
  const std::vector<Series>& series() const { return m_series; }
  /// What the values are, named by the axis; what the intervals are ("95 % confidence, bootstrap").
  void setLabels(const QString& value, const QString& interval);
  /// Digits of values behind the point; 1 by default.
  void setDecimals(int decimals);

  QString toolTipAt(QPoint position) const override;
  ChartTable table() const override;  ///< group, series, value, lower, upper
  QSize sizeHint() const override { return {480, 260}; }
  QSize minimumSizeHint() const override { return {240, 140}; }

 Q_SIGNALS:
  void barClicked(int group, int series);

 protected:
  void paint(QPainter& painter, QSizeF size, const ChartLook& look, bool onScreen) const override;
  void updateTexts() override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  struct Hit {
    int group = -1, series = -1;
    bool operator==(const Hit&) const = default;
  };
  struct Scene;
  Scene sceneFor(QSizeF size, const ChartLook& look) const;
  Scene sceneOnScreen() const;
  AxisRange valueRange(int ticks) const;
  bool isEmpty() const;
  void paintBar(QPainter& painter, const Scene& scene, Hit at, const ChartLook& look, bool marked) const;
  Hit hitAt(QPointF position) const;
  QString describe(Hit hit) const;
  QString valueText(double value) const;

  QStringList m_groups;
  std::vector<Series> m_series;
  QString m_valueLabel, m_intervalLabel;
  int m_decimals = 1;
  Hit m_marked;
};

}  // namespace s2s
