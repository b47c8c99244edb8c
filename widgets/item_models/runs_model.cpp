#include "widgets/item_models/runs_model.h"

#include <QLocale>
#include <QPainter>
#include <QPixmap>

#include "widgets/item_models/sort_role.h"
#include "widgets/text/number_format.h"
#include "widgets/theme/theme.h"

namespace s2s {
namespace {

QString measured(const std::optional<double>& value) { return value ? measuredNumber(*value) : QString(); }
QVariant sortable(const std::optional<double>& value) { return value ? QVariant(*value) : QVariant(); }

QPixmap colorDot(int style) {
  QPixmap pixmap(20, 20);
  pixmap.setDevicePixelRatio(2);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(Theme::current().tokens().seriesColor(style));
  painter.drawEllipse(QRectF(1, 1, 8, 8));
  return pixmap;
}

bool isNumeric(int column) {
  return column == RunsModel::kStep || column == RunsModel::kLoss || column == RunsModel::kValidationLoss ||
         column == RunsModel::kAccuracy || column == RunsModel::kDuration;
}

QString display(const RunRow& run, int column) {
  switch (column) {
    case RunsModel::kName:
      return run.name;
    case RunsModel::kStatus:
      return run.status;
    case RunsModel::kModel:
      return run.model;
    case RunsModel::kStep:
      return run.totalSteps > 0 ? exactNumber(run.step) + " / " + exactNumber(run.totalSteps)
                                : exactNumber(run.step);
    case RunsModel::kLoss:
      return measured(run.loss);
    case RunsModel::kValidationLoss:
      return measured(run.validationLoss);
    case RunsModel::kAccuracy:
      return run.accuracy ? percent(*run.accuracy, 1) : QString();
    case RunsModel::kStarted:
      return QLocale().toString(run.started, QLocale::ShortFormat);
    case RunsModel::kDuration:
      return duration(run.seconds);
    case RunsModel::kTags:
      return run.tags.join(", ");
    default:
      return {};
  }
}

QVariant sortValue(const RunRow& run, int column) {
  switch (column) {
    case RunsModel::kStep:
      return run.step;
    case RunsModel::kLoss:
      return sortable(run.loss);
    case RunsModel::kValidationLoss:
      return sortable(run.validationLoss);
    case RunsModel::kAccuracy:
      return sortable(run.accuracy);
    case RunsModel::kStarted:
      return run.started;
    case RunsModel::kDuration:
      return run.seconds;
    default:
      return display(run, column);
  }
}

}  // namespace

RunsModel::RunsModel(QObject* parent) : QAbstractTableModel(parent) {}

void RunsModel::setRuns(std::vector<RunRow> runs) {
  const bool sameRows = runs.size() == m_runs.size() &&
                        std::equal(runs.begin(), runs.end(), m_runs.begin(),
                                   [](const RunRow& a, const RunRow& b) { return a.id == b.id; });
  if (sameRows) {  // a live update: selection and scroll position stay
    m_runs = std::move(runs);
    if (!m_runs.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
    return;
  }
  beginResetModel();
  m_runs = std::move(runs);
  QStringList kept;
  for (const RunRow& run : m_runs) {
    if (m_ticked.contains(run.id)) kept << run.id;
  }
  const bool lost = kept.size() != m_ticked.size();
  m_ticked = kept;
  endResetModel();
  if (lost) Q_EMIT tickedChanged();
}

int RunsModel::rowOf(const QString& id) const {
  for (std::size_t i = 0; i < m_runs.size(); ++i) {
    if (m_runs[i].id == id) return static_cast<int>(i);
  }
  return -1;
}

QStringList RunsModel::ticked() const { return m_ticked; }

void RunsModel::setTicked(const QString& id, bool ticked) {
  const int row = rowOf(id);
  if (row < 0 || m_ticked.contains(id) == ticked) return;
  if (ticked)
    m_ticked << id;
  else
    m_ticked.removeAll(id);
  Q_EMIT dataChanged(index(row, kName), index(row, kName), {Qt::CheckStateRole});
  Q_EMIT tickedChanged();
}

int RunsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int RunsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QVariant RunsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const RunRow& row = run(index.row());
  switch (role) {
    case Qt::DisplayRole:
      return display(row, index.column());
    case kSortRole:
      return sortValue(row, index.column());
    case Qt::ToolTipRole:
      return index.column() == kName ? row.id : display(row, index.column());
    case Qt::TextAlignmentRole:
      return static_cast<int>((isNumeric(index.column()) ? Qt::AlignRight : Qt::AlignLeft) |
                              Qt::AlignVCenter);
    case Qt::CheckStateRole:
      if (index.column() == kName) return m_ticked.contains(row.id) ? Qt::Checked : Qt::Unchecked;
      return {};
    case Qt::DecorationRole:
      return index.column() == kName ? QVariant(colorDot(row.style)) : QVariant();
    default:
      return {};
  }
}

bool RunsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid) ||
      index.column() != kName) {
    return false;
  }
  setTicked(run(index.row()).id, value.toInt() == Qt::Checked);
  return true;
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) {
    return static_cast<int>((isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  }
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case kName:
      return tr("run");
    case kStatus:
      return tr("state");
    case kModel:
      return tr("model");
    case kStep:
      return tr("step");
    case kLoss:
      return tr("loss");
    case kValidationLoss:
      return tr("validation loss");
    case kAccuracy:
      return tr("accuracy");
    case kStarted:
      return tr("started");
    case kDuration:
      return tr("took");
    case kTags:
      return tr("tags");
    default:
      return {};
  }
}

Qt::ItemFlags RunsModel::flags(const QModelIndex& index) const {
  const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
  return index.isValid() && index.column() == kName ? flags | Qt::ItemIsUserCheckable : flags;
}

}  // namespace s2s
