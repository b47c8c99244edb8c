#pragma once
#include <filesystem>
#include <optional>

#include "app/window/train/composed_recipe.h"
#include "app/window/train/data_needs.h"
#include "app/window/train/model_beginning.h"
#include "app/window/train/recipe_editing.h"
#include "app/window/train/run_edits.h"
#include "engine/recipes/recipe.h"
#include "widgets/panes/card.h"

class QPushButton;
class QScrollArea;

namespace s2s {

class ElidedLabel;
class MemoryPlanPanel;
class TrainedWeightsLine;
struct RecipeChange;
struct Workplace;

/// The recipe as a form: training data, the common settings, the rest folded, and what it will need in
/// memory.
class RecipePanel : public Card {
  Q_OBJECT
 public:
  explicit RecipePanel(Workplace& workplace, QWidget* parent = nullptr);

  /// Shows a recipe whose relative paths start at `folder`. Nothing leads back to what was shown before.
  void setRecipe(const Json& recipe, const std::filesystem::path& folder);
  /// The same in the place of another one that is composed, as one step back; `name` says what was done.
  void replaceRecipe(ComposedRecipe recipe, const QString& name);
  /// The same of a run: edits are counted from there.
  void setRunRecipe(const Json& recipe, const std::filesystem::path& folder);
  /// What the form says is what the run has.
  void keepAsRuns();
  /// It is not known what the run has, and so nothing of it can be edited, forwards or backwards.
  void forgetRun();
  bool knowsRun() const { return m_runRecipe.has_value(); }
  /// Where the form differs from what the run has.
  std::vector<RunEdit> edits() const;
  /// The edits as resume() takes them, or why the run cannot go on with them, as the engine says it.
  Result<std::vector<std::string>> checkedChanges() const;
  /// Sets what was edited to what the run has; one step back undoes it.
  void takeEditsBack();
  /// Puts the cursor into what says how long the run is; false where that cannot be changed now.
  bool focusLength();
  /// The recipe as it stands, defaults left out.
  Json recipe() const;
  const std::filesystem::path& folder() const { return m_folder; }
  ComposedRecipe composed() const { return {recipe(), m_folder}; }
  bool hasData() const { return !m_data.empty(); }
  /// Checked whole, or the first problem; the problem is also shown beside its field.
  Result<Json> checkedRecipe();
  /// Shows an error of the engine beside the field whose JSON path it begins with; false where there is none.
  bool showProblem(const Error& error);
  /// What of it can be changed; of a run that goes on nothing while it is not known what the run has.
  void setEditing(RecipeEditing editing);
  QString dataText() const;
  /// The model has tokens for languages; false while it is not known.
  bool modelHasLanguages() const { return dataNeedsNow().hasLanguages(); }
  SchemaForm& form() { return *m_form; }
  MemoryPlanPanel& memoryPlan() { return *m_memory; }

 Q_SIGNALS:
  void changed();
  /// A learning rate is to be looked for.
  void rateWanted();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void show(const ComposedRecipe& composed);
  /// What a run begins with follows its model.
  std::vector<SchemaForm::Assignment> followersOf(const std::string& path, const Json& value);
  /// Puts the cursor into a field that there is, and the field into sight.
  void showField(const std::string& path);
  void applyEditing();
  void showRateAction();
  void chooseData();
  void showData();
  void suggestModels();
  void suggestMetrics(const Recipe& recipe);
  /// What is trained, and the plan of the memory for it.
  void showNeeds();
  /// Asks which pieces stay beside those of all that the recipe feeds, and takes the smaller model.
  void trimVocabulary();
  /// All for training and validation, their paths as they are from here; none while the recipe has a mistake.
  std::vector<DataSource> dataSets() const;
  /// One undoable step, whatever number of fields it changes.
  void takeRemedy(const std::vector<RecipeChange>& changes, const QString& name);
  std::optional<DataSource> dataSource() const;
  /// MODEL as the engine takes it, relative to the recipe's folder where it is there; empty: none is named.
  QString modelArgument() const;
  QString argumentOf(const QString& model) const;
  DataNeeds dataNeedsNow() const;
  void setDataSource(const DataSource& source);

  Workplace& m_workplace;
  std::filesystem::path m_folder;
  Json m_data = Json::array();  ///< data.train
  ModelBeginning m_beginning;
  std::optional<Json> m_runRecipe;  ///< what the run that is shown has
  RecipeEditing m_wanted = RecipeEditing::everything, m_editing = RecipeEditing::everything;
  class QLabel* m_dataLabel;
  QPushButton* m_dataButton;
  ElidedLabel* m_dataProblem;
  SchemaForm* m_form;
  QScrollArea* m_scroll;
  TrainedWeightsLine* m_trained;
  MemoryPlanPanel* m_memory;
};

}  // namespace s2s
