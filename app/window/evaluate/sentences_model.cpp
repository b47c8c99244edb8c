#include "app/window/evaluate/sentences_model.h"

#include <QLocale>

#include "widgets/item_models/sort_role.h"

namespace s2s {

void SentencesModel::setTable(std::shared_ptr<const SentenceTable> table) {
  beginResetModel();
  m_table = std::move(table);
  m_columns.clear();
  if (m_table) {
    m_columns = {{Kind::line}, {Kind::source}, {Kind::length}, {Kind::disagreement}};
    bool hasLoss = false;
    for (const SentenceRow& row : m_table->rows())
      for (const SentenceAnswer& answer : row.answers) hasLoss |= answer.loss.has_value();
    const auto add = [&](Kind kind) {
      for (std::size_t i = 0; i < m_table->systems().size(); ++i) m_columns.push_back({kind, i});
    };
    add(Kind::score);
    m_columns.push_back({Kind::reference});
    add(Kind::output);
    if (hasLoss) add(Kind::loss);
  }
  endResetModel();
}

void SentencesModel::retranslate() {
  if (!m_columns.empty()) Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int SentencesModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || !m_table ? 0 : static_cast<int>(m_table->rows().size());
}

int SentencesModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

std::optional<double> SentencesModel::numberOf(const Column& column, const SentenceRow& row) const {
  switch (column.kind) {
    case Kind::line:
      return static_cast<double>(row.line);
    case Kind::disagreement:
      return row.disagreement;
    case Kind::length:
      return static_cast<double>(row.sourceLength);
    case Kind::score:
      return row.answers[column.system].chrf;
    case Kind::loss:
      return row.answers[column.system].loss;
    case Kind::source:
    case Kind::reference:
    case Kind::output:
      return std::nullopt;
  }
  return std::nullopt;
}

QString SentencesModel::textOf(const Column& column, const SentenceRow& row) const {
  if (column.kind == Kind::source) return QString::fromStdString(row.source);
  if (column.kind == Kind::reference) return QString::fromStdString(row.reference);
  if (column.kind == Kind::output) return QString::fromStdString(row.answers[column.system].output);
  const auto number = numberOf(column, row);
  if (!number) return "–";
  if (column.kind == Kind::line || column.kind == Kind::length)
    return QLocale().toString(static_cast<qlonglong>(*number));
  return QLocale().toString(*number, 'f', column.kind == Kind::score ? 1 : 2);
}

QVariant SentencesModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || !m_table) return {};
  const Column& column = m_columns[static_cast<std::size_t>(index.column())];
  const SentenceRow& row = m_table->rows()[static_cast<std::size_t>(index.row())];
  const bool isText =
      column.kind == Kind::source || column.kind == Kind::reference || column.kind == Kind::output;
  if (role == Qt::DisplayRole) return textOf(column, row);
  if (role == Qt::ToolTipRole && isText) return textOf(column, row);
  if (role == Qt::TextAlignmentRole && !isText) return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
  if (role == kSortRole) {
    if (isText) return textOf(column, row);
    const auto number = numberOf(column, row);
    return number ? QVariant(*number) : QVariant();
  }
  return {};
}

QVariant SentencesModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columnCount())
    return {};
  const Column& column = m_columns[static_cast<std::size_t>(section)];
  const QString system = m_table && column.system < m_table->systems().size()
                             ? QString::fromStdString(m_table->systems()[column.system])
                             : QString();
  switch (column.kind) {
    case Kind::line:
      return tr("Line");
    case Kind::disagreement:
      return tr("Disagreement");
    case Kind::length:
      return tr("Characters");
    case Kind::score:
      return tr("chrF++ · %1").arg(system);
    case Kind::loss:
      return tr("Loss · %1").arg(system);
    case Kind::source:
      return tr("Source");
    case Kind::reference:
      return tr("Reference");
    case Kind::output:
      return system;
  }
  return {};
}

}  // namespace s2s
