#pragma once
#include <QWidget>
#include <vector>

namespace s2s {

/// Names with shares of one, a bar each: labels of a classifier, tokens at a mask. Headings part the groups.
class ShareBars : public QWidget {
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

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  QString valueOf(const Row& row) const;
  QRectF lineOf(std::size_t row) const;
  std::vector<Row> m_rows;
  int m_series = 0;
};

}  // namespace s2s
