#pragma once
#include <QWidget>
#include <functional>

#include "engine/core/json.h"

class QComboBox;
class QLabel;

namespace s2s {

class CautionNote;
class IntervalBars;
class TableView;
class TextTableModel;

/// The numbers of an evaluation: the verdict in words, what else is to be known of them, a metric as bars
/// with intervals, and all of them as a table.
class MetricsPane : public QWidget {
  Q_OBJECT
 public:
  /// `style` gives the series colour of a MODEL argument; models of one colour get others here.
  explicit MetricsPane(std::function<int(const QString& model)> style, QWidget* parent = nullptr);

  /// Of a whole report, or of the rows that are there so far (then without pairs).
  void setReport(const Json& report);
  QString verdict() const;
  /// What is to be known of the models' numbers, a line for each note: behind the models that it is said of.
  const QStringList& notes() const;
  QComboBox& metricBox() { return *m_metric; }
  TableView& table() { return *m_table; }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void showMetric();
  void retranslate();

  std::function<int(const QString&)> m_style;
  Json m_report = Json::object();
  QLabel* m_verdict;
  CautionNote* m_notes;
  QLabel* m_metricLabel;
  QComboBox* m_metric;
  QString m_chosen;  ///< by hand; else the headline, which is known only at the end
  IntervalBars* m_bars;
  TableView* m_table;
  TextTableModel* m_rows;
};

}  // namespace s2s
