#pragma once
#include <vector>

#include "widgets/charts/painted_chart.h"

namespace s2s {

/// Names with shares of one, a bar each: labels of a classifier, tokens at a mask. Headings part the groups.
class ShareBars : public PaintedChart {
  Q_OBJECT
 public:
  struct Row {
    QString name;
    double share = 0.0;    ///< 0 … 1, the bar's length
    QString value = {};    ///< at the right end; empty: the share in per cent
    bool heading = false;  ///< only its name is shown
    bool hasBar = true;    ///< a number that is no share has none
  };
  explicit ShareBars(QWidget* parent = nullptr);
  void setRows(std::vector<Row> rows);
  const std::vector<Row>& rows() const { return m_rows; }
  /// The colour of series `index` for the bars.
  void setSeries(int index);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

  QString toolTipAt(QPoint position) const override;
  ChartTable table() const override;  ///< group, name, share
  QString chartTitle() const override;
  QSize chartSize() const override { return {width() + 2 * kPaperMargin, paperHeight()}; }
  int paperHeight() const override { return sizeHint().height() + 2 * kPaperMargin; }

 protected:
  void paint(QPainter& painter, QSizeF size, const ChartLook& look, bool onScreen) const override;
  void updateTexts() override;

 private:
  QString valueOf(const Row& row) const;
  QRectF lineOf(std::size_t row, qreal width) const;
  std::vector<Row> m_rows;
  int m_series = 0;
};

}  // namespace s2s
