#pragma once
#include <QAbstractTableModel>
#include <vector>

#include "engine/data/checks/data_checks.h"

namespace s2s {

/// What the checks found in one data set, a row each, with a tick for leaving those rows out.
class FindingsModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { kWhat, kRows, kShare, kFilter, kColumns };

  using QAbstractTableModel::QAbstractTableModel;
  /// Those of a report that are of `set`; `filters` are the data set's own.
  void setFindings(std::vector<Finding> findings, const Json& filters);
  void setFilters(const Json& filters);
  const Finding& finding(int row) const { return m_findings[static_cast<std::size_t>(row)]; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 Q_SIGNALS:
  void filterTicked(const s2s::Json& filter, bool ticked);

 private:
  std::vector<Finding> m_findings;
  Json m_filters = Json::array();
};

/// Whether a list of filters has one that does what `filter` does: the same options, written out or not.
bool hasFilter(const Json& filters, const Json& filter);
/// The list with that filter, or without it.
Json withFilter(Json filters, const Json& filter, bool wanted);

/// What was found: in a few words, and as a sentence.
QString findingName(const Finding& finding);
QString findingText(const Finding& finding);

}  // namespace s2s
