#pragma once
#include <QWidget>

#include "app/window/data/data_check_runner.h"
#include "engine/core/json.h"

class QLabel;
class QPushButton;
class QSplitter;

namespace s2s {

class FindingsModel;
class TableView;
class TextTableModel;

/// What is wrong with the rows of a data set: counts and shares, examples of the chosen finding, and a tick
/// that leaves those rows out of training.
class ChecksPane : public QWidget {
  Q_OBJECT
 public:
  explicit ChecksPane(DataCheckRunner& runner, QWidget* parent = nullptr);

  /// Which data set is shown, and its filters.
  void setSet(const CheckedSetId& set, const Json& filters);
  /// The lengths behind which texts are cut, in tokens.
  void setCutOffs(qint64 source, qint64 target);
  FindingsModel& model() { return *m_model; }
  TableView& table() { return *m_table; }
  /// Rows of the examples that are shown.
  const QList<QStringList>& examples() const { return m_shownExamples; }
  QString filterText() const;

 Q_SIGNALS:
  void filterTicked(const s2s::Json& filter, bool ticked);
  void filtersWanted();
  /// The row of an example is to be shown.
  void lineWanted(qint64 line);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void showReport();
  std::vector<Finding> findings() const;
  void showExamples();
  void showFilters();
  void showState();
  void retranslate();

  DataCheckRunner& m_runner;
  CheckedSetId m_set;  ///< without a name: none
  Json m_filters = Json::array();
  qint64 m_cutOffs[2] = {128, 128};
  QList<QStringList> m_shownExamples;
  QList<qint64> m_exampleLines;
  QLabel* m_state;
  QWidget* m_body;
  QSplitter* m_splitter;
  TableView* m_table;
  FindingsModel* m_model;
  QLabel* m_filterText;
  QPushButton* m_moreFilters;
  TableView* m_exampleTable;
  TextTableModel* m_exampleModel;
  QLabel* m_noExamples;
};

}  // namespace s2s
