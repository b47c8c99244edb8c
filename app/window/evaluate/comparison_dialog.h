#pragma once
#include <QDialog>
#include <QTimer>
#include <functional>
#include <optional>

#include "app/window/evaluate/comparison_draft.h"
#include "app/window/evaluate/comparison_look.h"

class QLabel;
class QMenu;
class QPushButton;

namespace s2s {

class EntrantsCard;
class ErrorBanner;
class PickerField;
class SchemaForm;
struct Workplace;

/// Composes a fair comparison: what its models share, which models they are, what is made equal among them,
/// and what judges them. Everything is checked by the engine while it is typed, and what will be run is said
/// before.
class ComparisonDialog : public QDialog {
  Q_OBJECT
 public:
  /// `trainRecipe` gives the recipe of the Train page; null where it has none.
  using RecipeOffer = std::function<SharedRecipe()>;
  ComparisonDialog(Workplace& workplace, RecipeOffer trainRecipe, QWidget* parent = nullptr);
  ~ComparisonDialog() override;

  /// A description to begin with, whose relative paths begin at `folder`.
  void setDescription(const Json& description, const std::filesystem::path& folder);
  void setRecipe(const SharedRecipe& recipe);
  bool openRecipe(const QString& file);
  /// Its prefix and languages, where there are any, are what entrants without ones of their own are asked
  /// with.
  void setTestSet(const DataSource& test);

  /// As it stands.
  Json description() const;
  /// What the engine found in description(); nothing while it is looked at, and where it cannot be run.
  const std::optional<CheckedComparison>& checked() const { return m_checked; }
  /// Complete, with absolute paths, so that `s2s comparison run` takes it from anywhere.
  bool save(const QString& file);
  QString command() const;
  QString summary() const;
  /// Which rows of the test set cannot be used; empty: all can.
  QString leftOut() const;
  /// What stands in the way and has no place of its own; empty: nothing.
  QString problem() const;

  EntrantsCard& entrants() { return *m_entrants; }
  SchemaForm& form() { return *m_form; }
  QPushButton* useButton() const { return m_use; }

 Q_SIGNALS:
  /// A short sentence about something that went well.
  void reported(const QString& text);

 private:
  QWidget* makeLeft();
  void fillRecipeMenu();
  void chooseRecipeFile();
  void chooseTestSet();
  void saveInteractively();
  void copyCommand();
  void showRecipe();
  void showTestSet();
  void showEqualised();
  void propose();
  void changed();
  void check();
  void showChecked();
  void showProblem(const Error* error);
  /// What has still to be chosen; empty: nothing.
  QString missing() const;
  bool mayBeUsed() const;

  Workplace& m_workplace;
  RecipeOffer m_trainRecipe;
  SharedRecipe m_shared;
  DecidingSet m_test;
  std::optional<CheckedComparison> m_checked;
  std::optional<TrainingTime> m_time;  ///< of m_checked
  TimedRunsLater m_timed;
  bool m_looks = false;    ///< the engine looks at description(), or is about to
  QTimer m_wait;           ///< a pause in typing, after which the engine looks
  quint64 m_checking = 0;  ///< late answers about an earlier draft are dropped
  std::string m_marked;    ///< the form's field that shows the engine's problem
  PickerField* m_recipeField;
  QMenu* m_recipeMenu;
  PickerField* m_testField;
  SchemaForm* m_form;
  EntrantsCard* m_entrants;
  ErrorBanner* m_banner;
  QLabel* m_summary;
  QLabel* m_leftOut;
  QLabel* m_problem;
  QPushButton* m_copy;
  QPushButton* m_save;
  QPushButton* m_use;
};

}  // namespace s2s
