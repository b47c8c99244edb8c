#pragma once
#include <QAbstractItemView>
#include <map>
#include <optional>

class QHeaderView;

namespace s2s {

/// A table for any number of rows: QTableView keeps some bytes for each row and lays out in pixels, which
/// ends at 60 million; this one scrolls by rows and knows of none but those it shows. Rows are chosen one at
/// a time. A widget can stand above each column.
class RowsView : public QAbstractItemView {
  Q_OBJECT
 public:
  static constexpr int kRowHeight = 33;

  explicit RowsView(QWidget* parent = nullptr);
  QHeaderView* header() const { return m_header; }
  /// Takes the widget over; it is as wide as the column and follows it. Null takes the old one away.
  void setColumnWidget(int column, QWidget* widget);
  QWidget* columnWidget(int column) const;
  /// All columns but the first share the width, each with `narrowest` at least, until somebody drags one.
  void shareWidth(int narrowest);
  /// The row is chosen and stands in the middle.
  void goTo(int row);
  /// -1 where none is.
  int currentRow() const { return currentIndex().row(); }
  /// Rows that fit whole.
  int rowsOnScreen() const;

  void setModel(QAbstractItemModel* model) override;
  QRect visualRect(const QModelIndex& index) const override;
  void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
  QModelIndex indexAt(const QPoint& point) const override;

 Q_SIGNALS:
  void currentRowChanged(int row);

 protected:
  QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
  int horizontalOffset() const override;
  int verticalOffset() const override;
  bool isIndexHidden(const QModelIndex& index) const override;
  void setSelection(const QRect& area, QItemSelectionModel::SelectionFlags command) override;
  QRegion visualRegionForSelection(const QItemSelection& selection) const override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
  void updateGeometries() override;
  void scrollContentsBy(int dx, int dy) override;
  void rowsInserted(const QModelIndex& parent, int start, int end) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;

 private:
  int firstRow() const;
  int rowCount() const;
  void placeColumnWidgets();
  void giveShares();

  QHeaderView* m_header;
  QWidget* m_strip;  ///< holds the widgets above the columns
  std::map<int, QWidget*> m_columnWidgets;
  std::optional<int> m_narrowest;  ///< of columns that share the width
  bool m_sharing = false;
  int m_wheel = 0;  ///< eighths of a degree that make no row yet
};

}  // namespace s2s
