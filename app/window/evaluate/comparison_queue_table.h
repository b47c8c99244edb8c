#pragma once
#include <QWidget>
#include <vector>

#include "engine/comparisons/run_progress.h"

class QLabel;

namespace s2s {

class TableView;
class TextTableModel;

/// The runs of a comparison, in the order in which they are done, and how far each is.
class ComparisonQueueTable : public QWidget {
  Q_OBJECT
 public:
  explicit ComparisonQueueTable(QWidget* parent = nullptr);
  /// `progress`: of each run, or empty. `training`: name of the run that trains now in this program; empty:
  /// none.
  void setQueue(const Comparison& comparison, const ComparisonQueue& queue,
                const std::vector<RunProgress>& progress, const QString& training);
  TableView& table() { return *m_table; }

 private:
  QLabel* m_title;
  TableView* m_table;
  TextTableModel* m_rows;
};

}  // namespace s2s
