#include "app/window/prompt/direction_table.h"

#include "app/window/languages.h"
#include "widgets/text/engine_text.h"
#include "widgets/text/number_format.h"
#include "widgets/theme/theme.h"

namespace s2s {

using State = DirectionMatrix::Cell::State;

DirectionTable::DirectionTable(const DirectionMatrix& matrix, QObject* parent)
    : QAbstractTableModel(parent), m_matrix(matrix) {
  connect(&matrix, &DirectionMatrix::reset, this, [this] {
    beginResetModel();
    endResetModel();
  });
  connect(&matrix, &DirectionMatrix::cellChanged, this, [this](const QString& from, const QString& to) {
    const QModelIndex cell = index(static_cast<int>(m_matrix.from().indexOf(from)),
                                   static_cast<int>(m_matrix.to().indexOf(to)) + 1);
    Q_EMIT dataChanged(cell, cell);
  });
}

void DirectionTable::setShows(Shows shows) {
  beginResetModel();
  m_shows = shows;
  endResetModel();
}

void DirectionTable::setCommonSentence(const QString& sentence) {
  m_common = sentence;
  if (rowCount() > 0) Q_EMIT dataChanged(index(0, kSentence), index(rowCount() - 1, kSentence));
}

void DirectionTable::setOwnSentences(const DirectionMatrix::Sentences& sentences) {
  beginResetModel();
  m_own = sentences;
  endResetModel();
}

DirectionMatrix::Sentences DirectionTable::sentences() const {
  DirectionMatrix::Sentences sentences;
  for (const QString& from : m_matrix.from()) {
    const auto own = m_own.find(from);
    sentences[from] = own == m_own.end() ? m_common : own->second;
  }
  return sentences;
}

void DirectionTable::retranslate() {
  if (columnCount() > 0) Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
  if (rowCount() > 0) Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
}

int DirectionTable::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_matrix.from().size());
}

int DirectionTable::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_matrix.to().size()) + 1;
}

QString DirectionTable::textOf(const DirectionMatrix::Cell& cell) const {
  switch (cell.state) {
    case State::unasked:
      return {};
    case State::waiting:
    case State::asked:
      return cell.state == State::asked ? tr("asked…") : QString("…");
    case State::failed:
      return tr("cannot: %1").arg(engineText(cell.error.what));
    case State::answered:
      break;
  }
  return m_shows == Shows::scores ? measuredNumber(cell.answer.score, 3)
                                  : QString::fromStdString(cell.answer.text);
}

QString DirectionTable::toolTipOf(const DirectionMatrix::Cell& cell, const QString& from,
                                  const QString& to) const {
  if (cell.state == State::failed) return engineMessage(cell.error);
  if (cell.state != State::answered) return {};
  QStringList lines{
      tr("%1 → %2").arg(languageName(from), languageName(to)), QString::fromStdString(cell.answer.text),
      tr("%1 · score %2").arg(duration(cell.answer.seconds), measuredNumber(cell.answer.score, 3))};
  if (cell.untrained()) lines << tr("never trained in this direction");
  return lines.join('\n');
}

QVariant DirectionTable::sentenceData(const QString& from, int role) const {
  const auto own = m_own.find(from);
  const bool borrowed = own == m_own.end();
  switch (role) {
    case Qt::EditRole:
      return borrowed ? QString() : own->second;
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
      return borrowed ? m_common : own->second;
    case Qt::ForegroundRole:
      return borrowed ? Theme::current().tokens().muted : Theme::current().tokens().text;
    default:
      return {};
  }
}

QVariant DirectionTable::cellData(const QString& from, const QString& to, int role) const {
  const DirectionMatrix::Cell& cell = m_matrix.cell(from, to);
  const ThemeTokens& tokens = Theme::current().tokens();
  switch (role) {
    case Qt::DisplayRole:
      return textOf(cell);
    case Qt::ToolTipRole:
      return toolTipOf(cell, from, to);
    case Qt::AccessibleTextRole:
      return cell.untrained() ? tr("untrained direction: %1").arg(textOf(cell)) : textOf(cell);
    case Qt::ForegroundRole:
      return cell.state == State::failed     ? tokens.bad
             : cell.state == State::answered ? tokens.text
                                             : tokens.muted;
    case kUntrainedRole:
      return cell.untrained();
    case kDiagonalRole:
      return from == to;
    default:
      return {};
  }
}

QVariant DirectionTable::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const QString from = m_matrix.from()[index.row()];
  return index.column() == kSentence ? sentenceData(from, role)
                                     : cellData(from, m_matrix.to()[index.column() - 1], role);
}

bool DirectionTable::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (!index.isValid() || index.column() != kSentence || role != Qt::EditRole) return false;
  const QString from = m_matrix.from()[index.row()], sentence = value.toString().trimmed();
  if (sentence.isEmpty()) {
    m_own.erase(from);
  } else {
    m_own[from] = sentence;
  }
  Q_EMIT dataChanged(index, index);
  Q_EMIT sentencesEdited();
  return true;
}

Qt::ItemFlags DirectionTable::flags(const QModelIndex& index) const {
  const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
  return index.isValid() && index.column() == kSentence ? flags | Qt::ItemIsEditable : flags;
}

QVariant DirectionTable::headerData(int section, Qt::Orientation orientation, int role) const {
  if (role != Qt::DisplayRole) return {};
  if (orientation == Qt::Vertical) return languageName(m_matrix.from().value(section));
  return section == kSentence ? tr("sentence")
                              : tr("→ %1").arg(languageName(m_matrix.to().value(section - 1)));
}

}  // namespace s2s
