#pragma once
#include <QPointer>
#include <vector>

#include "app/window/page.h"
#include "app/window/prompt/prompt_history.h"
#include "engine/demo/demo_files.h"

class QHBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QSplitter;

namespace s2s {

class AnswerCard;
class Card;
class EmptyState;
class ErrorBanner;
class PageTitle;
class PromptBar;
class SegmentedControl;
class TableView;
class TextTableModel;

/// One prompt, several models side by side.
class PromptPage : public Page {
  Q_OBJECT
 public:
  explicit PromptPage(Workplace& workplace, QWidget* parent = nullptr);

  void runMainAction() override { ask(); }
  void restoreLayout() override;
  void saveLayout() override;

  /// Adds a card for a MODEL argument (a run means its best checkpoint, or its live weights while it trains).
  void addModel(const QString& argument);
  void removeModel(const QString& argument);
  /// The demo's models asked its sentence, and the offer to fine-tune two of them, one after the other.
  void showDemo(const DemoFiles& demo);
  /// One more of the demo's models has been fine-tuned and is ready to be asked.
  void setDemoTrained();
  void setPrompt(PromptTask task, const QString& text, const QString& from = {}, const QString& to = {});
  void ask();
  void showError(const Error& error);

  const std::vector<AnswerCard*>& cards() const { return m_cards; }
  const PromptHistory& history() const { return m_history; }
  /// Writes the history; the name's ending decides between JSON and TSV.
  Result<void> exportHistory(const QString& file) const;

 Q_SIGNALS:
  /// `recipe` is its place in DemoFiles::recipes().
  void demoFineTuneWanted(std::size_t recipe);
  void demoWanted();

 protected:
  void retranslate() override;

 private:
  void retranslateDemo();
  AnswerCard* cardOf(const QString& argument) const;
  AnswerCard* makeCard(const QString& argument);
  void chooseModel();
  void describe(const QString& argument);
  void askWhenReady();
  void followLiveRun();
  void take(const PromptAnswer& answer);
  void finish();
  void cancel();
  void markDifferences();
  void showCount();
  void showHistory();
  void reuse(int row);
  void exportHistoryInteractively();
  void storeModels();

  PromptHistory m_history;
  JobId m_job = 0;
  PromptRequest m_asked;
  std::vector<AnswerCard*> m_cards;
  std::size_t m_demoTrained = 0;  ///< how many of the demo's recipes have been run
  bool m_demoShown = false;
  bool m_askWhenReady = false;  ///< as soon as every card can answer

  PageTitle* m_title;
  QPushButton* m_add;
  SegmentedControl* m_task;
  ErrorBanner* m_banner;
  PromptBar* m_bar;
  Card* m_demoCard;
  QLabel* m_demoText;
  QPushButton* m_demoButton;
  EmptyState* m_empty;
  QScrollArea* m_cardArea;
  QHBoxLayout* m_cardRow;
  QSplitter* m_splitter;
  Card* m_historyCard;
  QPushButton* m_export;
  TableView* m_historyTable;
  TextTableModel* m_historyModel;
};

}  // namespace s2s
