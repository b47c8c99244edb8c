#include "widgets/item_models/samples_model.h"

#include "widgets/theme/theme.h"

namespace s2s {

SamplesModel::SamplesModel(QObject* parent) : QAbstractTableModel(parent) {}

void SamplesModel::setSamples(std::vector<Row> rows) {
  beginResetModel();
  m_rows = std::move(rows);
  endResetModel();
}

void SamplesModel::setAnswers(Answers answers) {
  if (answers == m_answers) return;
  m_answers = answers;
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
}

int SamplesModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SamplesModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QVariant SamplesModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Row& row = m_rows[static_cast<std::size_t>(index.row())];
  if (role == Qt::ForegroundRole) {
    const ThemeTokens& tokens = Theme::current().tokens();
    if (index.column() == kReference) return tokens.muted;
    return index.column() == kOutput && row.output == row.reference ? tokens.good : tokens.text;
  }
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  switch (index.column()) {
    case kSource:
      return row.source;
    case kOutput:
      return row.output;
    case kReference:
      return row.reference;
    default:
      return {};
  }
}

QVariant SamplesModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case kSource:
      return m_answers == Answers::texts ? tr("source") : tr("text");
    case kOutput:
      return m_answers == Answers::texts ? tr("output") : tr("answer");
    case kReference:
      return m_answers == Answers::texts    ? tr("reference")
             : m_answers == Answers::labels ? tr("label")
                                            : tr("number");
    default:
      return {};
  }
}

}  // namespace s2s
