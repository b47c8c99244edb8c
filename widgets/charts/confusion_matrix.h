#pragma once
#include <cstdint>
#include <vector>

#include "widgets/charts/painted_chart.h"

namespace s2s {

/// Which labels a classifier takes for which: a row for each reference label, a column for each answer, the
/// darker the larger its share of the row. Numbers stand in the cells as large as all of them fit; counts too
/// long for their cells give way to whole per cents. Columns too narrow for names bear the rows' numbers. A
/// click (or Return on the focused cell) chooses a cell.
class ConfusionMatrix : public PaintedChart {
  Q_OBJECT
 public:
  explicit ConfusionMatrix(QWidget* parent = nullptr);

  /// `counts[reference][answer]`. Answers are the labels and, where `other` is not empty, one more column of
  /// that name for what is none of them. Counts of another size throw std::logic_error.
  void setCounts(const QStringList& labels, std::vector<std::vector<std::int64_t>> counts,
                 const QString& other = {});
  /// Shares of each row in per cent instead of counts.
  void setShares(bool shares);
  bool showsShares() const { return m_shares; }
  const QStringList& labels() const { return m_labels; }
  const QStringList& answers() const { return m_answers; }
  std::int64_t count(int reference, int answer) const;

  /// A width in which every cell has room for its digits.
  int comfortableWidth() const;
  /// What stands in a cell now; empty where nothing does. "·" is less than half a per cent.
  QString textAt(int reference, int answer) const;

  QString toolTipAt(QPoint position) const override;
  void drawOn(QCPPainter& painter, QSize size, double detail, const ChartLook& look) override;
  ChartTable table() const override;  ///< counts, a row for each reference label
  QSize sizeHint() const override { return {420, 380}; }
  QSize minimumSizeHint() const override { return {220, 200}; }

 Q_SIGNALS:
  void cellClicked(int reference, int answer);

 protected:
  void paint(QPainter& painter, QSizeF size, const ChartLook& look, bool onScreen) const override;
  void updateTexts() override;
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  struct Cell {
    int reference = -1, answer = -1;
    bool operator==(const Cell&) const = default;
  };
  enum class Unit { none, counts, shares, wholeShares };
  enum class Heads { flat, turned, numbered };
  struct Digits;
  struct Place;
  Place placeFor(QSizeF size, const ChartLook& look) const;
  Place placeOnScreen() const;
  /// The largest digits that every number fits its cell with.
  Digits digitsFor(const Place& place, const ChartLook& look) const;
  /// Says in the heading what the numbers are that fit into a size.
  void showUnit(QSizeF size, const ChartLook& look);
  void paintCell(QPainter& painter, const Place& place, Cell cell, const ChartLook& look, bool marked) const;
  void paintDigits(QPainter& painter, const Place& place, const Digits& digits, Cell cell,
                   const ChartLook& look) const;
  void paintLabels(QPainter& painter, const Place& place, const ChartLook& look) const;
  void paintHeads(QPainter& painter, const Place& place, const ChartLook& look) const;
  void paintAxisNames(QPainter& painter, const Place& place, const ChartLook& look) const;
  double shareOf(Cell cell) const;
  std::int64_t totalOf(int reference) const;
  QString cellText(Cell cell, const Digits& digits) const;
  Cell cellAt(QPointF position) const;
  std::int64_t largestCount() const;
  QColor groundOf(Cell cell, const ChartLook& look) const;
  qreal widestLabel(const QFont& font) const;
  QString describe(Cell cell) const;

  QStringList m_labels;
  QStringList m_answers;  ///< names of the columns
  std::vector<std::vector<std::int64_t>> m_counts;
  bool m_shares = false;
  Cell m_marked;
};

}  // namespace s2s
