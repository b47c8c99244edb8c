#pragma once
#include <QWidget>
#include <optional>
#include <vector>

#include "app/window/data/xray_choice.h"
#include "app/window/engine_bridge.h"
#include "engine/front_door/sample_xray.h"
#include "widgets/panes/token_grid.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QSpinBox;
class QVBoxLayout;

namespace s2s {

class ElidedLabel;
class ErrorBanner;
class TokenLegend;
struct ModelDescription;
struct RecipeToLookAt;
struct Workplace;

/// Sample X-ray: exactly what a model is fed for the chosen row, position by position.
class XrayPane : public QWidget {
  Q_OBJECT
 public:
  explicit XrayPane(Workplace& workplace, QWidget* parent = nullptr);

  /// Those that can be chosen, by their MODEL arguments. Until one is chosen by hand, the first that fits the
  /// columns is shown.
  void setModels(const QStringList& models);
  /// What the columns are for, which decides on the model and the objective where none was chosen by hand;
  /// `objective` is the data set's own, empty where it has none.
  void setColumns(const std::vector<ColumnUse>& uses, const std::string& objective);
  /// The row on this line of the data set; `answer` is what its answer's column holds. The model, the
  /// objective and the epoch are the pane's own.
  void look(const RecipeToLookAt& look, qint64 line, const QString& answer);
  /// There is much to read before; a button asks whether it should be.
  void offer(const QString& sentence);
  /// There is nothing to look at; the sentence says why.
  void showNothing(const QString& sentence);

  const std::optional<SampleXray>& xray() const { return m_xray; }
  const std::vector<TokenGrid*>& grids() const { return m_grids; }
  QString model() const;
  QString problem() const;

 Q_SIGNALS:
  /// What was offered is taken.
  void wanted();
  /// Another model, objective or epoch was chosen: look() is wanted anew.
  void choiceChanged();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QString workplaceName(const QString& model) const;
  void proposeModel();
  /// Nothing where the model cannot be shown.
  std::optional<XrayChoice> choice(const ModelDescription& model) const;
  void take(const SampleXray& xray);
  void showXray();
  void showProblem(const Error& error);
  void clearContent();
  void addText(const QString& text);
  void addGrid(const QString& title, std::vector<TokenGrid::Lane> lanes);
  TokenLegend* makeLegend();
  void addSteps();
  void addLabels();
  QString writtenText() const;
  std::string chosenObjective() const;
  void fillObjectives();
  void retranslate();

  Workplace& m_workplace;
  JobId m_job = 0;
  std::optional<SampleXray> m_xray;
  std::vector<ColumnUse> m_uses;
  std::string m_ownObjective;    ///< the data set's; empty: the columns decide
  bool m_modelIsChosen = false;  ///< by hand
  bool m_writesAnswer = false;   ///< labels or numbers are shown as text, as the model has no head
  std::vector<TokenGrid*> m_grids;
  QLabel* m_modelLabel;
  QComboBox* m_model;
  QLabel* m_objectiveLabel;
  QComboBox* m_objective;
  QLabel* m_epochLabel;
  QSpinBox* m_epoch;
  ErrorBanner* m_banner;
  QWidget* m_emptyArea;
  QPushButton* m_take;
  QLabel* m_state;  ///< why there is nothing, or that it is coming
  QScrollArea* m_scroll;
  QVBoxLayout* m_content = nullptr;
};

}  // namespace s2s
