#pragma once
#include <QDialog>
#include <string>

#include "engine/core/json.h"

class QLabel;
class QListWidget;
class QMenu;
class QPushButton;

namespace s2s {

class SchemaForm;

/// The filters of a data set, in the order in which they apply, each with its options.
class FiltersDialog : public QDialog {
  Q_OBJECT
 public:
  explicit FiltersDialog(const Json& filters, QWidget* parent = nullptr);
  /// Checked, with all defaults.
  Json filters() const { return m_filters; }
  void add(const std::string& kind);
  /// What is wrong with them; empty: nothing.
  QString problem() const;

 private:
  void fillList(int current);
  void showCurrent();
  void takeForm();
  void move(int by);
  void showState();
  /// What the engine says of the filters, with the names that the dialog shows.
  QString problemText(const std::string& problem) const;
  /// Marks the field that it is about, where its filter is shown; empty: none.
  void markField(const std::string& problem);

  Json m_filters;
  bool m_showing = false;
  std::string m_marked;  ///< the form's field that shows what is wrong
  QListWidget* m_list;
  QPushButton* m_add;
  QPushButton* m_remove;
  QPushButton* m_up;
  QPushButton* m_down;
  QLabel* m_help;
  SchemaForm* m_form;
  QLabel* m_problem;
  QPushButton* m_use;
};

}  // namespace s2s
