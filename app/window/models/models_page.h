#pragma once
#include <memory>

#include "app/window/page.h"
#include "engine/core/result.h"

class QLabel;
class QMenu;
class QPushButton;
class QScrollArea;
class QSplitter;
class QStackedWidget;

namespace s2s {

class Card;
class ErrorBanner;
class ModelFolderDialog;
class PageTitle;
class ParametersModel;
struct ModelDescription;
class StackedBars;
class TableView;
class TokenizerCard;

/// Chosen models side by side: exact parameter counts, layers, memory, tokenizers.
class ModelsPage : public Page {
  Q_OBJECT
 public:
  explicit ModelsPage(Workplace& workplace, QWidget* parent = nullptr);

  void runMainAction() override { chooseModel(); }
  void restoreLayout() override;
  void saveLayout() override;

  void addModel(const QString& argument);
  void removeModel(const QString& argument);
  QStringList models() const { return m_chosen; }
  /// What can be done with a model of this page.
  std::unique_ptr<QMenu> menuOf(const QString& argument);
  /// Shows the layers of one model; empty: all models.
  void drillInto(const QString& argument);
  const QString& drilled() const { return m_drilled; }
  void setTableVisible(bool visible);
  StackedBars& bars() { return *m_bars; }
  ParametersModel& table() { return *m_parameters; }
  TokenizerCard& tokenizers() { return *m_tokenizers; }

 Q_SIGNALS:
  void promptWanted(const QString& model);
  void fineTuneWanted(const QString& model);

 protected:
  void retranslate() override;

 private:
  void chooseModel();
  void trimVocabulary(const ModelDescription& model);
  void restoreVocabulary(const ModelDescription& model);
  /// Shows the dialog; what it writes joins the models.
  void writeWith(ModelFolderDialog* dialog, const QString& report);
  void show();
  void showOverview();
  void showLayers();
  /// Below the bars: buffers, and what explains a count.
  void showRemarks(const std::vector<const ModelDescription*>& models);

  QStringList m_chosen;
  QStringList m_rows;  ///< argument of each bar
  QString m_drilled;
  PageTitle* m_title;
  QPushButton* m_asTable;
  QPushButton* m_export;
  QPushButton* m_add;
  ErrorBanner* m_banner;
  QSplitter* m_splitter;
  Card* m_card;
  QPushButton* m_back;
  QStackedWidget* m_views;
  StackedBars* m_bars;
  TableView* m_table;
  QLabel* m_remarks;
  ParametersModel* m_parameters;
  TokenizerCard* m_tokenizers;
};

}  // namespace s2s
