#pragma once
#include <QWidget>

#include "engine/comparisons/comparison_result.h"

class QLabel;

namespace s2s {

class TableView;
class TextTableModel;

/// What each entrant came to on the test set, and what each wrote.
class ComparisonTables : public QWidget {
  Q_OBJECT
 public:
  explicit ComparisonTables(QWidget* parent = nullptr);
  void setResult(const ComparisonResult& result);

 private:
  void showScores(const ComparisonResult& result);
  void showSamples(const ComparisonResult& result);

  QLabel* m_scoresTitle;
  TableView* m_scores;
  TextTableModel* m_scoreRows;
  QLabel* m_samplesTitle;
  TableView* m_samples;
  TextTableModel* m_sampleRows;
};

}  // namespace s2s
