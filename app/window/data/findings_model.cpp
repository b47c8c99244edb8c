#include "app/window/data/findings_model.h"

#include <algorithm>

#include "engine/data/filters/row_filter.h"
#include "widgets/item_models/sort_role.h"
#include "widgets/panes/labels.h"
#include "widgets/text/engine_text.h"
#include "widgets/text/number_format.h"
#include "widgets/text/sentence.h"

namespace s2s {
namespace {

/// With all defaults and without what a run writes into it; null where it is not valid.
Json completed(const Json& filter) {
  Result<Json> checked = checkFilters(Json::array({filter}));
  if (!checked) return nullptr;
  Json complete = checked->at(0);
  complete.erase("sha256");
  return complete;
}

bool doTheSame(const Json& filter, const Json& other) {
  const Json complete = completed(filter);
  return !complete.is_null() && complete == completed(other);
}

struct FindingWords {
  std::string_view finding;  ///< check and kind
  const char* words;
};
constexpr FindingWords kFindingWords[] = {
    {"duplicates.exact", QT_TRANSLATE_NOOP("s2s::FindingsModel", "Repeated rows")},
    {"duplicates.normalised", QT_TRANSLATE_NOOP("s2s::FindingsModel", "Repeated rows, loosely")},
    {"duplicates.source", QT_TRANSLATE_NOOP("s2s::FindingsModel", "Same source, other target")},
    {"copy.exact", QT_TRANSLATE_NOOP("s2s::FindingsModel", "Target equals source")},
    {"copy.normalised", QT_TRANSLATE_NOOP("s2s::FindingsModel", "Target equals source, loosely")},
    {"empty.source", QT_TRANSLATE_NOOP("s2s::FindingsModel", "Empty source")},
    {"empty.target", QT_TRANSLATE_NOOP("s2s::FindingsModel", "Empty target")},
    {"language.source.other", QT_TRANSLATE_NOOP("s2s::FindingsModel", "Source in another language")},
    {"language.source.mixed", QT_TRANSLATE_NOOP("s2s::FindingsModel", "Source in mixed languages")},
    {"language.source.undecided", QT_TRANSLATE_NOOP("s2s::FindingsModel", "Source of unclear language")},
    {"language.target.other", QT_TRANSLATE_NOOP("s2s::FindingsModel", "Target in another language")},
    {"language.target.mixed", QT_TRANSLATE_NOOP("s2s::FindingsModel", "Target in mixed languages")},
    {"language.target.undecided", QT_TRANSLATE_NOOP("s2s::FindingsModel", "Target of unclear language")},
    {"length-ratio.characters", QT_TRANSLATE_NOOP("s2s::FindingsModel", "Odd ratio of lengths")},
    {"leakage.exact.pair", QT_TRANSLATE_NOOP("s2s::FindingsModel", "Rows also in %1")},
    {"leakage.exact.source", QT_TRANSLATE_NOOP("s2s::FindingsModel", "Sources also in %1")},
    {"leakage.exact.target", QT_TRANSLATE_NOOP("s2s::FindingsModel", "Targets also in %1")},
    {"leakage.normalised.pair", QT_TRANSLATE_NOOP("s2s::FindingsModel", "Rows also in %1, loosely")},
    {"leakage.normalised.source", QT_TRANSLATE_NOOP("s2s::FindingsModel", "Sources also in %1, loosely")},
    {"leakage.normalised.target", QT_TRANSLATE_NOOP("s2s::FindingsModel", "Targets also in %1, loosely")},
    {"overlap.exact", QT_TRANSLATE_NOOP("s2s::FindingsModel", "Rows also in %1")},
    {"overlap.normalised", QT_TRANSLATE_NOOP("s2s::FindingsModel", "Rows also in %1, loosely")},
    {"split.exact.pair", QT_TRANSLATE_NOOP("s2s::FindingsModel", "Rows the split also holds out")},
    {"split.exact.source", QT_TRANSLATE_NOOP("s2s::FindingsModel", "Sources the split also holds out")},
    {"split.normalised.pair",
     QT_TRANSLATE_NOOP("s2s::FindingsModel", "Rows the split also holds out, loosely")},
    {"split.normalised.source",
     QT_TRANSLATE_NOOP("s2s::FindingsModel", "Sources the split also holds out, loosely")},
    {"unknown.source", QT_TRANSLATE_NOOP("s2s::FindingsModel", "Source unknown to %1")},
    {"unknown.target", QT_TRANSLATE_NOOP("s2s::FindingsModel", "Target unknown to %1")},
    {"lengths.source", QT_TRANSLATE_NOOP("s2s::FindingsModel", "Source too long for %1")},
    {"lengths.target", QT_TRANSLATE_NOOP("s2s::FindingsModel", "Target too long for %1")},
};

}  // namespace

bool hasFilter(const Json& filters, const Json& filter) {
  return filters.is_array() &&
         std::ranges::any_of(filters, [&](const Json& one) { return doTheSame(one, filter); });
}

Json withFilter(Json filters, const Json& filter, bool wanted) {
  if (!filters.is_array()) filters = Json::array();
  Json kept = Json::array();
  for (const Json& one : filters) {
    if (!doTheSame(one, filter)) kept.push_back(one);
  }
  if (wanted) kept.push_back(filter);
  return kept;
}

QString findingName(const Finding& finding) {
  const QString other = QString::fromStdString(finding.other);
  const std::string name = finding.check + '.' + finding.kind;
  for (const FindingWords& words : kFindingWords) {
    if (name == words.finding) return sentence(FindingsModel::tr(words.words), {other});
  }
  return engineText(finding.title);
}

QString findingText(const Finding& finding) {
  const QString text = engineText(finding.title);
  if (finding.check != "leakage" && finding.check != "overlap") return text;
  return FindingsModel::tr("%1: %2").arg(text, QString::fromStdString(finding.other));
}

void FindingsModel::setFindings(std::vector<Finding> findings, const Json& filters) {
  beginResetModel();
  m_findings = std::move(findings);
  m_filters = filters;
  endResetModel();
}

void FindingsModel::setFilters(const Json& filters) {
  m_filters = filters;
  if (!m_findings.empty())
    Q_EMIT dataChanged(index(0, kFilter), index(rowCount() - 1, kFilter), {Qt::CheckStateRole});
}

int FindingsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_findings.size());
}

int FindingsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QVariant FindingsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Finding& one = finding(index.row());
  const bool isNumber = index.column() == kRows || index.column() == kShare;
  switch (role) {
    case Qt::TextAlignmentRole:
      return int(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ForegroundRole:
      if (index.column() == kFilter) return {};
      return one.rows == 0                                ? textColor(TextColor::muted)
             : one.information || index.column() == kWhat ? textColor(TextColor::text)
                                                          : textColor(TextColor::caution);
    case Qt::CheckStateRole:
      if (index.column() != kFilter || one.filter.is_null()) return {};
      return hasFilter(m_filters, one.filter) ? Qt::Checked : Qt::Unchecked;
    case Qt::AccessibleTextRole:
      if (index.column() != kFilter) return {};
      return tr("Leave out: %1").arg(findingName(one));
    case Qt::ToolTipRole:
      return index.column() == kWhat ? findingText(one) : QVariant();
    case Qt::DisplayRole:
      break;
    default:
      return {};
  }
  switch (index.column()) {
    case kWhat:
      return findingName(one);
    case kRows:
      return one.rows == 0 ? tr("none") : exactNumber(one.rows);
    case kShare:
      return one.rows == 0 ? QString() : percent(one.share(), 2);
    default:
      return {};
  }
}

bool FindingsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::CheckStateRole ||
      !(flags(index) & Qt::ItemIsUserCheckable))
    return false;
  const bool ticked = value.toInt() == Qt::Checked;
  const Json filter = finding(index.row()).filter;
  m_filters = withFilter(m_filters, filter, ticked);
  // Two findings may share a filter, so all ticks are drawn anew.
  setFilters(m_filters);
  Q_EMIT filterTicked(filter, ticked);
  return true;
}

Qt::ItemFlags FindingsModel::flags(const QModelIndex& index) const {
  Qt::ItemFlags flags = QAbstractTableModel::flags(index);
  if (index.isValid() && index.column() == kFilter && !finding(index.row()).filter.is_null())
    flags |= Qt::ItemIsUserCheckable;
  return flags;
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole && (section == kRows || section == kShare))
    return int(Qt::AlignVCenter | Qt::AlignRight);
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case kWhat:
      return tr("what was found");
    case kRows:
      return tr("rows");
    case kShare:
      return tr("share");
    case kFilter:
      return tr("leave out");
    default:
      return {};
  }
}

}  // namespace s2s
