#pragma once
#include <QTimer>
#include <optional>

#include "app/window/page.h"
#include "app/window/train/composed_recipe.h"
#include "engine/core/json.h"
#include "engine/core/result.h"

class QKeyEvent;
class QLabel;
class QMenu;
class QPushButton;
class QSplitter;
class QToolButton;

namespace s2s {

class Card;
class CautionNote;
class ErrorBanner;
class PageTitle;
class RecipePanel;
class RunEditsLine;
class RunCharts;
class SamplesCard;

/// Composes a recipe, starts it, and shows the run while it goes.
class TrainPage : public Page {
  Q_OBJECT
 public:
  explicit TrainPage(Workplace& workplace, QWidget* parent = nullptr);

  void runMainAction() override;
  void restoreLayout() override;
  void saveLayout() override;

  /// An empty form for a new run, or one for a model. What was composed before is one step back.
  void composeNew();
  void composeFor(const QString& model);
  /// Shows a recipe file in the form, as one step; problems are told in the banner.
  bool openRecipe(const QString& file);
  /// Starts a recipe file. What was composed before comes back with the next form.
  bool startRecipe(const QString& file);
  bool saveRecipe(const QString& file);
  /// Data sets and what belongs to them, as a JSON merge patch of the recipe that is composed. Words that say
  /// the languages go where the model has tokens for them. False where a run trains.
  bool takeData(const Json& changes);
  /// The kind of objective that the recipe names.
  std::string objective() const;
  /// The seed that it names; nothing while no number stands there.
  std::optional<std::uint64_t> seed() const;
  /// Starts what the form says; false where it is not valid or another run trains.
  bool start();
  void pause();
  /// Goes on with a run; where it is shown, with what was edited in its recipe.
  void resumeRun(const QString& run);
  /// Shows a run with the cursor where it can be made longer.
  void goOn(const QString& run);
  /// Shows a run that is there already, live or not.
  void showRun(const QString& run);
  const QString& shownRun() const { return m_run; }
  /// Where the run is shown, what was composed before is shown in its place: its folder is gone.
  void forget(const QString& run);
  /// Says that the run's model can be asked now.
  void announceTrained(const QString& run);

  RecipePanel& recipePanel() { return *m_recipe; }
  RunCharts& charts() { return *m_charts; }
  SamplesCard& samples() { return *m_samples; }
  QString problem() const;
  QStringList warnings() const;
  QPushButton* mainButton() const { return m_main; }
  QPushButton* goOnButton() const { return m_goOn; }
  RunEditsLine& editsLine() { return *m_edits; }

 Q_SIGNALS:
  /// The model of this run is to be asked on the Prompt page.
  void askWanted(const QString& run);
  void demoWanted();

 protected:
  void retranslate() override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  /// What the page is about, and so what its buttons do.
  enum class Mode {
    composing,
    waiting,
    live,
    blocked,
    pausing,
    resumable,
    finished,
    elsewhere  ///< another program trains it, or the list of runs does not have it
  };
  Mode mode() const;
  void showState();
  void showMainAction(Mode now);
  QString subtitle() const;
  void showWarnings();
  void setShownRun(const QString& run);
  /// From a run to a form: the one that gave way to it, else what the run has.
  void composeAgain();
  /// What is composed or gave way to a run, and was not started; nothing where nobody has changed a proposal.
  std::optional<ComposedRecipe> draft() const;
  /// Puts a recipe into the form, one step behind what stands there.
  void replaceForm(ComposedRecipe recipe, const QString& name);
  void propose(const QString& model);
  /// Proposes again for a model that was read since, where the form still shows the first proposal.
  void proposeAgain(const QString& model);
  void readRecipeOf(const QString& run);
  void openInteractively();
  void saveInteractively();
  void copyCommand();
  void showEngineError(const Error& error);
  void showObstacle();
  void findRate();

  QString m_run;            ///< folder of the run that is shown; empty while a recipe is composed
  bool m_starting = false;  ///< started here, its folder is not there yet
  bool m_resuming = false;  ///< taken up again here, with what the form says, and not opened yet
  bool m_goingOn = false;   ///< its length is to be edited as soon as its recipe is there
  Mode m_mode = Mode::composing;  ///< that is shown
  quint64 m_reading = 0;          ///< number of the last recipe that was asked for
  QString m_announced;
  QString m_obstacle;          ///< that the banner shows
  QString m_proposedFor;       ///< model that could not be read yet when a recipe for it was proposed
  Json m_proposal;             ///< the recipe that nobody has changed yet, as the form shows it
  std::optional<ComposedRecipe> m_draft;     ///< while a run is shown: the form that gave way to it
  std::optional<ComposedRecipe> m_setAside;  ///< while a recipe starts: the form that gave way to that
  QTimer m_draftTimer;                       ///< until the draft is kept
  PageTitle* m_title;
  QPushButton* m_recipeButton;
  QMenu* m_recipeMenu;
  QAction* m_openAction;
  QAction* m_saveAction;
  QAction* m_copyAction;
  QPushButton* m_new;
  QPushButton* m_goOn;
  QPushButton* m_ask;
  QPushButton* m_stop;
  QToolButton* m_exportCharts;
  QPushButton* m_main;
  ErrorBanner* m_banner;
  CautionNote* m_warnings;
  RunEditsLine* m_edits;
  QSplitter* m_splitter;
  RecipePanel* m_recipe;
  RunCharts* m_charts;
  SamplesCard* m_samples;
};

}  // namespace s2s
