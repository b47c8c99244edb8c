#pragma once
#include <QPointer>
#include <QStringList>
#include <QTimer>
#include <vector>

#include "app/window/data/column_uses.h"
#include "engine/core/json.h"
#include "widgets/panes/card.h"

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace s2s {

class DataSet;
class SchemaForm;

/// The data sets of the page and what each is used for, the chosen one's own settings, and how all of them
/// become training and validation rows: split, mixture, longest texts. Both forms are the recipe's.
class DataSetsCard : public Card {
  Q_OBJECT
 public:
  explicit DataSetsCard(QWidget* parent = nullptr);

  /// The sets stay the page's own.
  void setDataSets(const std::vector<DataSet*>& sets);
  void setCurrent(DataSet* set);
  DataSet* current() const;

  /// The recipe's section `data` without its data sets.
  Json section() const;
  void setSection(const Json& section);
  /// Takes what was typed a moment ago; else it waits until the typing pauses, for a file may be read anew.
  void takeTyped();
  /// What is wrong in the forms; empty: nothing.
  QString problem() const;
  SchemaForm& sectionForm() { return *m_sectionForm; }
  SchemaForm& setForm() { return *m_setForm; }

 Q_SIGNALS:
  void currentChanged(s2s::DataSet* set);
  void addWanted();
  void removeWanted(s2s::DataSet* set);
  /// What the section says has changed.
  void sectionChanged();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void showSets();
  /// What is asked for depends on how many sets are trained on, and on their answers.
  void fillForms();
  void showCurrent();
  /// Hands what the form holds to the set that it is of.
  void takeForm();
  static QString answerText(ColumnUse answer);
  void retranslate();

  std::vector<DataSet*> m_sets;
  bool m_showing = false;     ///< the forms are being filled
  QPointer<DataSet> m_shown;  ///< whose settings the form holds
  QTimer m_typed;
  QStringList m_commonOptions;
  QToolButton* m_add;
  QToolButton* m_remove;
  QListWidget* m_list;
  QScrollArea* m_scroll;
  QLabel* m_useLabel;
  QComboBox* m_use;
  QLabel* m_objective;  ///< what the roles of the columns stand for
  SchemaForm* m_setForm;
  QLabel* m_sectionTitle;
  SchemaForm* m_sectionForm;
};

}  // namespace s2s
