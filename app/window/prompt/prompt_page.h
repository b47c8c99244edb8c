#pragma once
#include <set>

#include "app/window/page.h"
#include "app/window/prompt/prompt_history.h"
#include "engine/demo/demo_files.h"

class QPushButton;
class QSplitter;
class QStackedWidget;

namespace s2s {

class AnswerCard;
class AnswerColumns;
class DemoCard;
class DirectionsCard;
class ErrorBanner;
class HistoryCard;
class PageTitle;
class PromptBar;
class SegmentedControl;

/// One prompt, several models side by side; or one model in all directions of translation.
class PromptPage : public Page {
  Q_OBJECT
 public:
  explicit PromptPage(Workplace& workplace, QWidget* parent = nullptr);

  void runMainAction() override;
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
  /// The table of directions in place of the columns.
  void showDirections();
  void ask();
  void showError(const Error& error);

  const std::vector<AnswerCard*>& cards() const;
  const PromptHistory& history() const;
  PromptBar& bar() { return *m_bar; }
  DirectionsCard& directions() { return *m_directions; }

 Q_SIGNALS:
  /// `recipe` is its place in DemoFiles::recipes().
  void demoFineTuneWanted(std::size_t recipe);
  void demoWanted();

 protected:
  void retranslate() override;

 private:
  void connectParts();
  void connectAnswers();
  void chooseModel();
  void showTask(int index);
  void showModels();
  /// Asks the models whose blanks are written alike with one job.
  void askEach(const PromptRequest& request);
  bool isMine(JobId job) const { return m_jobs.contains(job); }
  void take(const PromptAnswer& answer);
  void takeFailure(const QString& model, const Error& error);
  void endJob(JobId job);
  void finish();
  void cancel();

  std::set<JobId> m_jobs;
  PromptRequest m_asked;
  bool m_askWhenReady = false;  ///< as soon as every card can answer

  PageTitle* m_title;
  QPushButton* m_add;
  SegmentedControl* m_task;
  ErrorBanner* m_banner;
  DemoCard* m_demo;
  QStackedWidget* m_views;
  PromptBar* m_bar;
  QSplitter* m_splitter;
  AnswerColumns* m_columns;
  HistoryCard* m_history;
  DirectionsCard* m_directions;
};

}  // namespace s2s
