#include "widgets/item_models/parameters_model.h"

#include "widgets/item_models/sort_role.h"
#include "widgets/text/number_format.h"

namespace s2s {

ParametersModel::ParametersModel(QObject* parent) : QAbstractTableModel(parent) {}

void ParametersModel::setRows(std::vector<Row> rows) {
  beginResetModel();
  m_rows = std::move(rows);
  endResetModel();
}

int ParametersModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ParametersModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QVariant ParametersModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Row& row = m_rows[static_cast<std::size_t>(index.row())];
  const bool numeric = index.column() == kParameters || index.column() == kShare;
  if (role == Qt::TextAlignmentRole) {
    return static_cast<int>((numeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  }
  if (role == kSortRole && index.column() == kParameters) return row.parameters;
  if (role == kSortRole && index.column() == kShare) return row.share;
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != kSortRole) return {};
  switch (index.column()) {
    case kModel:
      return row.model;
    case kPart:
      return row.part;
    case kShape:
      return row.shape;
    case kParameters:
      return exactNumber(row.parameters);
    case kShare:
      return percent(row.share, 2);
    default:
      return {};
  }
}

QVariant ParametersModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole && (section == kParameters || section == kShare)) {
    return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
  }
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case kModel:
      return tr("model");
    case kPart:
      return tr("part");
    case kShape:
      return tr("shape");
    case kParameters:
      return tr("parameters");
    case kShare:
      return tr("share");
    default:
      return {};
  }
}

}  // namespace s2s
