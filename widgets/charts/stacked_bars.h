#pragma once
#include <vector>

#include "widgets/charts/painted_chart.h"

namespace s2s {

/// Horizontal stacked bars: the parameters of models by part. Hover tells the exact number and per cent; a
/// click (or Return on the focused bar) drills in.
class StackedBars : public PaintedChart {
  Q_OBJECT
 public:
  struct Row {
    QString name;
    std::vector<double> values;  ///< one for each part
  };
  explicit StackedBars(QWidget* parent = nullptr);

  void setParts(const QStringList& parts);
  void setRows(std::vector<Row> rows);
  const std::vector<Row>& rows() const { return m_rows; }
  void setFootnote(const QString& text);
  void setUnit(const QString& unit);  ///< "parameters": named by the tooltip

  QString toolTipAt(QPoint position) const override;
  /// Height that shows all bars on paper.
  int paperHeight() const override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

  ChartTable table() const override;
  QSize chartSize() const override { return {width(), paperHeight()}; }

 Q_SIGNALS:
  void partClicked(int row, int part);
  void rowClicked(int row);  ///< on the name or the total

 protected:
  void paint(QPainter& painter, QSizeF size, const ChartLook& look, bool onScreen) const override;
  void updateTexts() override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  struct Place;  ///< where everything goes at a size
  struct Hit {
    int row = -1;
    int part = -1;
  };
  Place place(QSizeF size, const ChartLook& look) const;
  void paintRow(QPainter& painter, int row, const Place& place, QSizeF size, const ChartLook& look,
                Hit marked) const;
  Place placeOnScreen() const;
  Hit hitAt(QPointF position) const;
  QString describe(Hit hit) const;

  QString m_footnote, m_unit;
  QStringList m_parts;
  std::vector<Row> m_rows;
  Hit m_marked;
};

}  // namespace s2s
