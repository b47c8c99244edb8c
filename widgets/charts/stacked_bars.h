#pragma once
#include <QWidget>
#include <vector>

#include "widgets/charts/chart.h"

namespace s2s {

/// Horizontal stacked bars: the parameters of models by part. Hover tells the exact number and per cent; a
/// click (or Return on the focused bar) drills in.
class StackedBars : public QWidget, public Chart {
  Q_OBJECT
 public:
  struct Row {
    QString name;
    std::vector<double> values;  ///< one for each part
  };
  explicit StackedBars(QWidget* parent = nullptr);

  void setTitle(const QString& title);  ///< shown above the legend; may be empty
  void setParts(const QStringList& parts);
  void setRows(std::vector<Row> rows);
  const std::vector<Row>& rows() const { return m_rows; }
  void setFootnote(const QString& text);
  void setUnit(const QString& unit);  ///< "parameters": named by the tooltip
  void setEmptyText(const QString& text);

  QString toolTipAt(QPoint position) const;
  /// Height that shows all bars on paper.
  int paperHeight() const;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

  void drawOn(QPaintDevice& device, QSize size, double scale, const ThemeTokens& tokens) override;
  ChartTable table() const override;
  QString chartTitle() const override { return m_title; }
  QSize chartSize() const override { return {width(), paperHeight()}; }

 Q_SIGNALS:
  void partClicked(int row, int part);
  void rowClicked(int row);  ///< on the name or the total

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  bool event(QEvent* event) override;

 private:
  struct Place;  ///< where everything goes at a size
  struct Hit {
    int row = -1;
    int part = -1;
  };
  Place place(QSizeF size) const;
  void paint(QPainter& painter, QSizeF size, const ThemeTokens& tokens, Hit marked) const;
  Hit hitAt(QPointF position) const;
  QString describe(Hit hit) const;

  QString m_title, m_footnote, m_unit, m_emptyText;
  QStringList m_parts;
  std::vector<Row> m_rows;
  Hit m_marked;
};

}  // namespace s2s
