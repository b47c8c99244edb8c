#pragma once
#include <QWidget>

#include "engine/core/json.h"

class QComboBox;
class QLabel;
class QSplitter;

namespace s2s {

class ConfusionMatrix;
class TableView;
class TextTableModel;

/// Which labels are taken for which, of one system and one label column, and how well each label is found.
class LabelsPane : public QWidget {
  Q_OBJECT
 public:
  explicit LabelsPane(QWidget* parent = nullptr);

  void setReport(const Json& report);
  /// Whether anything in the report is of labels.
  bool hasLabels() const;
  QComboBox& systemBox() { return *m_system; }
  QComboBox& columnBox() { return *m_column; }
  ConfusionMatrix& matrix() { return *m_matrix; }
  TableView& table() { return *m_table; }

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void fillColumns();
  void show();
  void retranslate();
  /// The table as wide as it needs, the rest to the matrix, until somebody has moved the line between.
  void divide();

  Json m_report = Json::object();
  QLabel* m_systemLabel;
  QComboBox* m_system;
  QLabel* m_columnLabel;
  QComboBox* m_column;
  ConfusionMatrix* m_matrix;
  TableView* m_table;
  TextTableModel* m_rows;
  QSplitter* m_split;
  bool m_dividedByHand = false;
};

}  // namespace s2s
