#pragma once
#include <QWidget>
#include <vector>

#include "app/window/data/data_check_runner.h"

class QLabel;
class QSpinBox;

namespace s2s {

class CautionNote;
class EmptyState;
class HistogramChart;
class SegmentedControl;
class TableView;
class TextTableModel;
struct Workplace;

/// How long the texts are in the tokens of each model, with the length at which they are cut as a line to
/// drag, and how much of them each vocabulary cannot write.
class LengthsPane : public QWidget {
  Q_OBJECT
 public:
  enum Side { kSource, kTarget };

  LengthsPane(Workplace& workplace, DataCheckRunner& runner, QWidget* parent = nullptr);

  void setSet(const CheckedSetId& set);
  void setModels(const QStringList& models);
  void setCutOff(Side side, qint64 tokens);
  Side side() const;
  void showSide(Side side);
  HistogramChart& chart() { return *m_chart; }
  /// What is said of each model, as it stands in the table.
  QList<QStringList> rows() const { return m_shownRows; }
  QStringList remarks() const;

 Q_SIGNALS:
  /// The line was let go, or a number typed.
  void cutOffChosen(s2s::LengthsPane::Side side, qint64 tokens);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  std::vector<const TokenFinding*> findings() const;
  void showReport();
  void showChart();
  void showShares();
  void showState();
  void showRemarks();
  QString languageOf() const;
  void retranslate();

  Workplace& m_workplace;
  DataCheckRunner& m_runner;
  CheckedSetId m_set;  ///< without a name: none
  QStringList m_models;
  qint64 m_cutOffs[2] = {128, 128};
  QList<QStringList> m_shownRows;
  SegmentedControl* m_side;
  QLabel* m_cutLabel;
  QSpinBox* m_cut;
  QLabel* m_state;
  QWidget* m_body;
  HistogramChart* m_chart;
  TableView* m_table;
  TextTableModel* m_rows;
  CautionNote* m_remarks;
};

}  // namespace s2s
