#pragma once
#include <vector>

#include "app/window/evaluate/comparison_draft.h"
#include "engine/comparisons/comparison_check.h"
#include "widgets/panes/card.h"

class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace s2s {

class EmptyState;
class SchemaForm;
class TableView;
class TextTableModel;
struct Workplace;

/// The models that are compared: a list to add to, take from and put in order, and the form of the chosen
/// one.
class EntrantsCard : public Card {
  Q_OBJECT
 public:
  explicit EntrantsCard(Workplace& workplace, QWidget* parent = nullptr);

  /// A list of entrants as a comparison has it.
  void setEntrants(const Json& entrants);
  Json entrants() const { return m_entrants; }
  /// What models that are added begin with.
  void setProposals(const Json& recipe, const EntrantWords& words);
  /// Every entrant starts from fresh weights, so none says what it begins with.
  void setAllRandom(bool random);
  void addModels(const QStringList& models);
  void remove(int entrant);
  /// By one place up (−1) or down (1).
  void move(int entrant, int by);
  void choose(int entrant);
  int chosen() const;
  bool isValid() const;

  /// Sizes beside the names, in the entrants' order; empty while they are not known.
  void setNeeds(const std::vector<EntrantNeeds>& needs);
  /// Names a problem of an entrant in the list and beside its field; null: there is none.
  void setProblem(const DraftProblem* problem);

  SchemaForm& form() { return *m_form; }
  TableView& table() { return *m_table; }

 Q_SIGNALS:
  void changed();

 private:
  void addInteractively();
  void showList();
  void showChosen();
  void showFields();
  void showProblem();
  void takeForm();
  void makeAlike();
  void entrantsChanged();
  QStringList rowOf(int entrant) const;
  QStringList names() const;
  QString problemOf(int entrant) const;

  Workplace& m_workplace;
  Json m_entrants = Json::array();
  Json m_recipe;
  EntrantWords m_words;
  bool m_allRandom = false;
  std::vector<EntrantNeeds> m_needs;
  DraftProblem m_problem;  ///< of no entrant where its number is −1
  std::string m_marked;    ///< the field that shows it
  bool m_showing = false;  ///< the form is filled, and not typed into
  int m_shown = -1;        ///< whose form it is
  QPushButton* m_add;
  QToolButton* m_up;
  QToolButton* m_down;
  QToolButton* m_remove;
  TableView* m_table;
  TextTableModel* m_rows;
  EmptyState* m_empty;
  QLabel* m_note;
  SchemaForm* m_form;
  QScrollArea* m_scroll;
};

}  // namespace s2s
