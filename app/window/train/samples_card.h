#pragma once
#include <QPointer>
#include <vector>

#include "widgets/item_models/samples_model.h"
#include "widgets/panes/card.h"

class QAbstractItemDelegate;
class QToolButton;

namespace s2s {

class EmptyState;
class RunMetrics;
class TableView;

/// What the model answered at a validation, beside the reference; earlier validations a click away.
class SamplesCard : public Card {
  Q_OBJECT
 public:
  explicit SamplesCard(QWidget* parent = nullptr);

  /// Follows a run; nullptr shows none.
  void setRun(RunMetrics* metrics);
  /// The step whose samples are shown; -1 without any.
  qint64 step() const;
  const std::vector<SamplesModel::Row>& rows() const { return m_rows; }
  SamplesModel& model() { return *m_model; }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void update();
  void show(int index);
  void retranslate();

  QPointer<RunMetrics> m_metrics;
  std::vector<qint64> m_steps;  ///< validations with samples
  int m_shown = -1;             ///< index into m_steps
  bool m_newest = true;         ///< moves on with the run
  std::vector<SamplesModel::Row> m_rows;
  QToolButton* m_earlier;
  QToolButton* m_later;
  TableView* m_table;
  SamplesModel* m_model;
  QAbstractItemDelegate* m_difference;  ///< of the answers; numbers are not compared word by word
};

}  // namespace s2s
