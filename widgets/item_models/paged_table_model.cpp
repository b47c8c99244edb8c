#include "widgets/item_models/paged_table_model.h"

#include <algorithm>
#include <limits>

#include "widgets/text/number_format.h"

namespace s2s {
namespace {

constexpr qsizetype kLongestCell = 400;  ///< characters drawn; no column is that wide
constexpr qsizetype kLongestToolTip = 2000;

QString oneLine(QString text) {
  text.truncate(kLongestCell);
  return text.replace('\n', QChar(0x21B5)).replace('\t', ' ').remove('\r');
}

}  // namespace

PagedTableModel::PagedTableModel(QObject* parent) : QAbstractTableModel(parent) {}

void PagedTableModel::reset(const QString& numberTitle, const QStringList& columns) {
  beginResetModel();
  m_numberTitle = numberTitle;
  m_columns = columns;
  m_rows = 0;
  m_blocks.clear();
  m_order.clear();
  m_wanted.clear();
  endResetModel();
}

void PagedTableModel::setRows(qint64 rows) {
  const int wanted = static_cast<int>(std::min<qint64>(rows, std::numeric_limits<int>::max()));
  if (wanted <= m_rows) return;
  // A block that was cut off by the old end is asked for again.
  const int last = m_rows / kBlockRows;
  if (const auto cut = m_blocks.find(last); m_rows % kBlockRows != 0 && cut != m_blocks.end()) {
    m_order.erase(cut->second.place);
    m_blocks.erase(cut);
  }
  m_wanted.erase(last);
  beginInsertRows({}, m_rows, wanted - 1);
  m_rows = wanted;
  endInsertRows();
}

void PagedTableModel::takeBlock(int block, std::vector<Row> rows) {
  m_wanted.erase(block);
  if (const auto old = m_blocks.find(block); old != m_blocks.end()) m_order.erase(old->second.place);
  m_order.push_front(block);
  m_blocks[block] = {std::move(rows), m_order.begin()};
  while (m_blocks.size() > kMostBlocks) {
    m_blocks.erase(m_order.back());
    m_order.pop_back();
  }
  const int first = block * kBlockRows, last = std::min(m_rows, first + kBlockRows) - 1;
  if (first <= last) Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
}

void PagedTableModel::forgetBlocks() {
  m_blocks.clear();
  m_order.clear();
  m_wanted.clear();
  if (m_rows > 0) Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, columnCount() - 1));
}

void PagedTableModel::touch(const Block& block) const {
  m_order.splice(m_order.begin(), m_order, block.place);
}

const PagedTableModel::Row* PagedTableModel::row(int row) const {
  const auto block = m_blocks.find(row / kBlockRows);
  if (block == m_blocks.end()) return nullptr;
  const auto within = static_cast<std::size_t>(row % kBlockRows);
  return within < block->second.rows.size() ? &block->second.rows[within] : nullptr;
}

int PagedTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : m_rows; }

int PagedTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_columns.size()) + 1;
}

QVariant PagedTableModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  if (role == Qt::TextAlignmentRole)
    return int(Qt::AlignVCenter | (index.column() == kNumberColumn ? Qt::AlignRight : Qt::AlignLeft));
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  const int block = index.row() / kBlockRows;
  const auto held = m_blocks.find(block);
  if (held == m_blocks.end()) {
    // Tooltips and accessibility ask for what is shown, so only what is shown is fetched.
    if (m_wanted.insert(block).second) Q_EMIT blockWanted(block);
    return {};
  }
  touch(held->second);
  const Row* one = row(index.row());
  if (!one) return {};
  if (index.column() == kNumberColumn) {
    return role == Qt::DisplayRole ? QVariant(exactNumber(one->number)) : QVariant();
  }
  const QString text = one->cells.value(index.column() - 1);
  if (role == Qt::DisplayRole) return oneLine(text);
  return one->problem.isEmpty() ? text.left(kLongestToolTip) : one->problem;
}

QVariant PagedTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole)
    return int(Qt::AlignVCenter | (section == kNumberColumn ? Qt::AlignRight : Qt::AlignLeft));
  if (role != Qt::DisplayRole) return {};
  return section == kNumberColumn ? m_numberTitle : m_columns.value(section - 1);
}

}  // namespace s2s
