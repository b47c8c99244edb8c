#pragma once
// What charts that paint themselves have in common: heading and legend, paper, tooltips, export by a right
// click.

#include <QWidget>

#include "widgets/charts/chart.h"
#include "widgets/charts/chart_heading.h"

namespace s2s {

class PaintedChart : public QWidget, public Chart {
  Q_OBJECT
 public:
  explicit PaintedChart(QWidget* parent = nullptr);

  void setTitle(const QString& title);  ///< heading, accessible name, proposed file name
  void setEmptyText(const QString& text);

  /// What the mouse reads at a place of the widget.
  virtual QString toolTipAt(QPoint position) const = 0;

  void drawOn(QCPPainter& painter, QSize size, double detail, const ChartLook& look) override;
  QString chartTitle() const override { return m_title; }
  QSize chartSize() const override { return size(); }

 protected:
  /// Everything within `size`; what is marked or dragged only on screen.
  virtual void paint(QPainter& painter, QSizeF size, const ChartLook& look, bool onScreen) const = 0;

  /// Where the body of the chart stands between heading and legend.
  QRectF bodyArea(QSizeF size, const ChartLook& look) const;
  void paintHeading(QPainter& painter, QSizeF size, const ChartLook& look) const;
  /// A legend inside the plot, at its upper right.
  void paintInnerLegend(QPainter& painter, const QRectF& plot, const ChartLook& look) const;
  void paintEmptyText(QPainter& painter, const QRectF& area, const ChartLook& look) const;

  /// Heading, legend and what a screen reader says, after texts, data or language have changed.
  virtual void updateTexts() = 0;

  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  bool event(QEvent* event) override;

  ChartHeading m_heading;
  QString m_title, m_emptyText;
};

}  // namespace s2s
