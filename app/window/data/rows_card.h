#pragma once
#include <QPointer>

#include "widgets/panes/card.h"

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace s2s {

class DataSet;
class PagedTableModel;
class RowsView;
class SegmentedControl;

/// The rows of a data set as they are in the file, with a choice above each column of what it is for; and the
/// rows that cannot be used.
class RowsCard : public Card {
  Q_OBJECT
 public:
  explicit RowsCard(QWidget* parent = nullptr);

  /// Null: nothing is shown.
  void setDataSet(DataSet* set);
  void showBadRows(bool bad);
  /// A line number goes to that line; anything else to the next row that holds the text. A search that takes
  /// longer than a moment says how far it is and can be stopped.
  void find(const QString& what);
  RowsView& view() { return *m_view; }
  PagedTableModel& model() { return *m_model; }
  /// The chosen row; -1 where none is.
  qint64 currentRow() const;
  void goToRow(qint64 row);

 Q_SIGNALS:
  void currentRowChanged(qint64 row);
  void badRowsExportWanted();
  /// What find() has to say: "line 12", "nothing found".
  void reported(const QString& text);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void showColumns();
  void showGrowth();
  /// How far the file is read or searched.
  void showProgress();
  QString factsText() const;
  void fillUseBoxes();
  void retranslate();

  QPointer<DataSet> m_set;
  SegmentedControl* m_which;
  QLineEdit* m_find;
  QToolButton* m_stop;  ///< ends the search
  QPushButton* m_export;
  QLabel* m_facts;
  QProgressBar* m_progress;
  QStackedWidget* m_views;
  RowsView* m_view;
  PagedTableModel* m_model;
  RowsView* m_badView;
  PagedTableModel* m_badModel;
  QLabel* m_noBadRows;
};

}  // namespace s2s
