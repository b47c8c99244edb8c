#pragma once
#include <filesystem>
#include <optional>

#include "app/window/train/data_needs.h"
#include "engine/recipes/recipe.h"
#include "widgets/panes/card.h"

class QPushButton;
class QScrollArea;

namespace s2s {

class ElidedLabel;
class MemoryPlanPanel;
class SchemaForm;
class TrainedWeightsLine;
struct RecipeChange;
struct Workplace;

/// The recipe as a form: training data, the common settings, the rest folded, and what it will need in
/// memory.
class RecipePanel : public Card {
  Q_OBJECT
 public:
  explicit RecipePanel(Workplace& workplace, QWidget* parent = nullptr);

  /// Shows a recipe whose relative paths start at `folder`.
  void setRecipe(const Json& recipe, const std::filesystem::path& folder);
  /// The recipe as it stands, defaults left out.
  Json recipe() const;
  const std::filesystem::path& folder() const { return m_folder; }
  bool hasData() const { return !m_data.empty(); }
  /// Checked whole, or the first problem; the problem is also shown beside its field.
  Result<Json> checkedRecipe();
  /// Shows an error of the engine beside the field whose JSON path it begins with; false where there is none.
  bool showProblem(const Error& error);
  /// A recipe that runs can be read but not changed.
  void setEditable(bool editable);
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
  void chooseData();
  void showData();
  void suggestModels();
  void suggestMetrics(const Recipe& recipe);
  /// What is trained, and the plan of the memory for it.
  void showNeeds();
  /// One undoable step, whatever number of fields it changes.
  /// Asks which pieces stay, with the training data to look at, and takes the smaller model.
  void trimVocabulary();
  QStringList dataFiles() const;
  void takeRemedy(const std::vector<RecipeChange>& changes, const QString& name);
  std::optional<DataSource> dataSource() const;
  /// MODEL as the engine takes it, relative to the recipe's folder where it is there; empty: none is named.
  QString modelArgument() const;
  DataNeeds dataNeedsNow() const;
  void setDataSource(const DataSource& source);

  Workplace& m_workplace;
  std::filesystem::path m_folder;
  Json m_data = Json::array();  ///< data.train
  class QLabel* m_dataLabel;
  QPushButton* m_dataButton;
  ElidedLabel* m_dataProblem;
  SchemaForm* m_form;
  QScrollArea* m_scroll;
  TrainedWeightsLine* m_trained;
  MemoryPlanPanel* m_memory;
};

}  // namespace s2s
