#include "widgets/item_models/text_table_model.h"

namespace s2s {

TextTableModel::TextTableModel(QObject* parent) : QAbstractTableModel(parent) {}

void TextTableModel::setTable(const QStringList& header, int rows, RowSource source) {
  beginResetModel();
  m_header = header;
  m_rows = rows;
  m_source = std::move(source);
  m_cachedRow = -1;
  endResetModel();
}

void TextTableModel::setRows(const QStringList& header, const QList<QStringList>& rows) {
  setTable(header, static_cast<int>(rows.size()), [rows](int row) { return rows[row]; });
}

int TextTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : m_rows; }

int TextTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_header.size());
}

QVariant TextTableModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  if (m_cachedRow != index.row()) {
    m_cached = m_source(index.row());
    m_cachedRow = index.row();
  }
  return m_cached.value(index.column());
}

QVariant TextTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  return m_header.value(section);
}

}  // namespace s2s
