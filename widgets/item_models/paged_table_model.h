#pragma once
#include <QAbstractTableModel>
#include <QStringList>
#include <list>
#include <set>
#include <unordered_map>
#include <vector>

namespace s2s {

/// A table of any number of rows that holds only those that were looked at lately. A row that is missing is
/// asked for in a block (blockWanted) and drawn empty until it was handed in (takeBlock), so no view ever
/// waits for a file. The first column is the row's number in its file.
class PagedTableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  static constexpr int kBlockRows = 128;
  static constexpr std::size_t kMostBlocks = 64;  ///< held at once; the least recently shown leaves first
  static constexpr int kNumberColumn = 0;

  struct Row {
    qint64 number = 0;  ///< shown in the first column
    QStringList cells;
    QString problem = {};  ///< why the row cannot be used; shown in place of missing cells
  };

  explicit PagedTableModel(QObject* parent = nullptr);
  /// Forgets all rows. `numberTitle` heads the first column.
  void reset(const QString& numberTitle, const QStringList& columns);
  /// The table grows while its file is read; it never shrinks but by reset().
  void setRows(qint64 rows);
  /// Rows from block · kBlockRows on. Handed in for an earlier table they would be wrong: the caller drops
  /// those.
  void takeBlock(int block, std::vector<Row> rows);
  /// Asks for everything again that is shown: cells look different now.
  void forgetBlocks();
  /// The row where it is held.
  const Row* row(int row) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 Q_SIGNALS:
  /// Once for each block until it is handed in or left the memory.
  void blockWanted(int block) const;

 private:
  using Order = std::list<int>;
  struct Block {
    std::vector<Row> rows;
    Order::iterator place;
  };
  void touch(const Block& block) const;

  QString m_numberTitle;
  QStringList m_columns;
  int m_rows = 0;
  std::unordered_map<int, Block> m_blocks;
  mutable Order m_order;  ///< of use, the latest first
  mutable std::set<int> m_wanted;
};

}  // namespace s2s
