#pragma once
#include <QWidget>
#include <optional>

#include "app/window/train/recipe_editing.h"
#include "engine/planning/memory_budget.h"
#include "engine/planning/remedies.h"

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace s2s {

class MemoryGauge;
class NumberEdit;

/// What a recipe will need in memory, against this device or a budget, what had to be assumed for that, and
/// what makes it need less.
class MemoryPlanPanel : public QWidget {
  Q_OBJECT
 public:
  explicit MemoryPlanPanel(QWidget* parent = nullptr);

  /// Plans in the background; what was planned before stays until that is done. `config`: content of
  /// config.json of the recipe's model.
  void plan(const Recipe& recipe, const Json& config);
  /// Nothing is known to plan with.
  void clear();
  /// What "auto" stands for, as the engine says: a card of so many bytes; 0: the processor.
  void setCard(std::uint64_t bytes);
  /// Which remedies can be taken: all, those alone that a run may take up while it goes on, or none.
  void setEditing(RecipeEditing editing);

  /// For tests and screenshots: an own budget as a person would choose it; nothing: this device.
  void setBudgetGib(std::optional<double> gibibytes);
  const std::vector<Remedy>& remedies() const { return m_remedies; }  ///< those that are listed
  QPushButton* remedyButton(std::size_t index) const;

 Q_SIGNALS:
  /// The recipe is to be changed so; `name` says what was chosen.
  void remedyChosen(const std::vector<s2s::RecipeChange>& changes, const QString& name);
  /// The model is to be made again with the pieces alone that the data uses.
  void trimmingWanted();
  /// A new plan is shown, or why there is none.
  void planned();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  /// What the background gives back.
  struct Answer {
    MemoryPlan memory;
    MemoryBudget budget;
    std::vector<Remedy> remedies;
    std::vector<std::string> notes;  ///< what had to be assumed, in the engine's words
  };
  static Result<Answer> work(Recipe recipe, const Json& config, std::optional<double> budgetGib,
                             std::uint64_t cardBytes);
  std::optional<double> chosenBudget() const;
  /// The recipe for what it is planned for: as it stands, or on the card that was chosen.
  Recipe plannedRecipe() const;
  void planAgain();
  void show(const Answer& answer);
  void listRemedies();
  /// In the gauge's place.
  void showProblem(const Error& error);
  void showGauge();
  void showNotes();
  void showRemedies();
  void take(const Remedy& remedy);
  void retranslate();

  std::optional<std::pair<Recipe, Json>> m_asked;
  std::optional<Answer> m_answer;
  std::vector<Remedy> m_remedies;
  quint64 m_question = 0;  ///< number of the last one; answers to older ones are dropped
  std::uint64_t m_cardBytes = 0;
  RecipeEditing m_editing = RecipeEditing::everything;
  bool m_all = false;  ///< more remedies than the first few are shown
  MemoryGauge* m_gauge;
  QLabel* m_problem;
  QLabel* m_notes;
  QLabel* m_budgetLabel;
  QComboBox* m_budget;
  NumberEdit* m_ownBudget;
  QLabel* m_remediesLabel;
  QVBoxLayout* m_buttons;
  QPushButton* m_more;
};

}  // namespace s2s
