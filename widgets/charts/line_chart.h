#pragma once
#include <QSharedPointer>
#include <QTimer>
#include <QWidget>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "widgets/charts/chart.h"

class QCPItemText;
class QCustomPlot;
class QPainter;

namespace s2s {

class ChartHeader;
class CurveData;
class CurveLayer;
class Crosshair;
class NumberTicker;

/// Curves over steps: raw faint, smoothed strong. Wheel zooms, drag pans, double-click fits, right-click
/// exports, the crosshair reads all curves. A million points a curve are drawn by the extremes of each pixel
/// column, so no peak is lost.
class LineChart : public QWidget, public Chart {
  Q_OBJECT
 public:
  explicit LineChart(QWidget* parent = nullptr);
  ~LineChart() override;

  void setTitle(const QString& title);  ///< heading, accessible name, proposed file name
  void setLabels(const QString& x, const QString& y);
  void setEmptyText(const QString& text);  ///< shown while no curve has a point

  /// Adds a curve. `style` fixes colour and dash (the same run keeps its colour everywhere); by default the
  /// next.
  int addSeries(const QString& name, std::optional<int> style = {});
  void setSeriesName(int series, const QString& name);
  /// Of the curves there are, in the order they came.
  QStringList seriesNames() const;
  void removeSeries(int series);  ///< other numbers stay as they are
  void clear();                   ///< removes all curves
  void setSeriesVisible(int series, bool visible);
  /// Whether smoothing applies (default). Validation curves with few points usually say no.
  void setSeriesSmoothed(int series, bool smoothed);
  /// A weight of its own instead of the chart's (setSmoothing).
  void setSeriesSmoothing(int series, double weight);

  /// x must not decrease; where it does, the points are sorted. y that is not finite leaves a gap.
  void setData(int series, std::vector<double> x, std::vector<double> y);
  void append(int series, double x, double y);
  void append(int series, std::span<const double> x, std::span<const double> y);
  std::size_t pointCount(int series) const;
  bool hasPoints() const;

  /// Weight of the past in the exponential moving average (bias-corrected), 0 (none) to below 1.
  void setSmoothing(double weight);
  double smoothing() const { return m_smoothing; }
  void setLogarithmicY(bool logarithmic);  ///< values at or below zero are then left out
  bool logarithmicY() const { return m_logarithmic; }

  /// Shows everything and follows what is appended.
  void fit();
  bool isZoomed() const { return m_zoomed; }
  void setXRange(double lower, double upper);

  /// Other charts that a right click offers to export together with this one.
  void setExportTogether(std::function<void()> exportTogether) {
    m_exportTogether = std::move(exportTogether);
  }

  /// Puts the crosshair at x (to link charts); nothing: hides it.
  void setCursor(std::optional<double> x);

  void drawOn(QCPPainter& painter, QSize size, double detail, const ChartLook& look) override;
  ChartTable table() const override;
  ChartTable drawnTable(int width) const override;
  QString chartTitle() const override { return m_title; }
  QSize chartSize() const override { return size(); }
  QSize sizeHint() const override { return {480, 240}; }
  QSize minimumSizeHint() const override { return {200, 120}; }

  /// What the crosshair reads at x: a name and a value for each visible curve.
  struct Reading {
    QString name;
    QString value;
    int style = 0;
  };
  std::vector<Reading> readingsAt(double x) const;

 Q_SIGNALS:
  void cursorMoved(double x);
  void cursorLeft();

 protected:
  void changeEvent(QEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void showEvent(QShowEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  static constexpr double kZoomStep = 0.85;  ///< share of the range that is left
  struct Series;
  Series& series(int number) const;
  struct NamedCurve {
    QString name;
    const CurveData* curve;
  };
  /// What is visible, raw and smoothed.
  std::vector<NamedCurve> namedCurves() const;
  ChartTable tableOf(std::span<const NamedCurve> curves) const;
  void connectPlot();
  void applyLook(const ChartLook& look);
  void updateSmoothing(Series& series, std::size_t from) const;
  void updateHeader();
  void refreshSoon();
  void refreshNow();
  /// Ranges that hold all points.
  struct Fitted;
  Fitted fitted() const;
  /// Sets them, with as many ticks as the axes' rectangle has room for.
  void fitAxes(QSize room);
  void setTickCounts(QSize room);
  /// Tells the layer what to draw.
  void fillLayer();
  void showEmptyText();
  /// On paper: names at the ends of the curves, or a legend where no curve runs.
  void drawNames(QPainter& painter, const ChartLook& look) const;
  void drawInnerLegend(QPainter& painter, const ChartLook& look) const;
  int roomForNames(int width, const ChartLook& look) const;
  void pointAt(QPoint position);
  /// Scales what is seen around a point, never to more than everything.
  void zoomAt(double x, double y, double factor, bool onlyX);
  void wheel(QWheelEvent* event);

  QCustomPlot* m_plot;
  ChartHeader* m_header;
  CurveLayer* m_layer;
  Crosshair* m_crosshair;
  QCPItemText* m_empty;
  QSharedPointer<NumberTicker> m_xTicker, m_yTicker;
  std::vector<std::unique_ptr<Series>> m_series;
  QTimer m_refresh;
  QString m_title, m_xLabel, m_yLabel, m_emptyText;
  double m_smoothing = 0.0;
  bool m_logarithmic = false;
  bool m_zoomed = false;
  std::optional<double> m_cursor;  ///< where the crosshair stands
  std::function<void()> m_exportTogether;
  bool m_setting = false;  ///< the axes are being set by the chart itself
};

}  // namespace s2s
