#pragma once
#include <QTableView>

namespace s2s {

/// A table in the program's look: rows of 32 px with lines between, no grid, numbers with tabular digits,
/// columns sorted by a click on the header (the model's kSortRole where it has one).
class TableView : public QTableView {
  Q_OBJECT
 public:
  explicit TableView(QWidget* parent = nullptr);
  /// Puts a sorting and filtering proxy between; `sourceModel` is not owned.
  void setSortableModel(QAbstractItemModel* sourceModel);
  /// Keeps rows in which a column contains `text` (case-insensitive).
  void setFilterText(const QString& text);
  /// Row of the source model; -1 for an invalid index.
  int sourceRow(const QModelIndex& index) const;
  QList<int> selectedSourceRows() const;
  /// Columns as wide as what stands in them and their headings, but not wider than `widest` (0: no limit).
  void fitColumns(int widest = 0);
  /// The width in which all columns stand so, and a scroll bar.
  int fittedWidth(int widest = 0) const;
  /// As high as its rows, at most `most` of them: a table that scrolls with what lies around it.
  void fitRows(int most = 12);
  /// The same where there is room; down to `least` rows where there is not.
  void fitRowsInRoom(int least = 3, int most = 12);
  /// Copies the selection (or all rows) as tab-separated text with a header.
  QString toTabSeparated() const;

 private:
  int fittedColumn(int column, int widest) const;
  int heightOfRows(int most) const;
};

}  // namespace s2s
