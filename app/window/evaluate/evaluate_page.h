#pragma once
#include <memory>

#include "app/window/engine_bridge.h"
#include "app/window/page.h"
#include "engine/evaluation/sentence_table.h"

class QLabel;
class QMenu;
class QProgressBar;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace s2s {

class ComparisonPane;
class EmptyState;
class ErrorBanner;
class EvaluationSetupCard;
class MetricsPane;
class PageTitle;
class PairsPane;
class SegmentedControl;
class SentencesPane;

/// A test set through several models: numbers with intervals, paired tests, every sentence.
class EvaluatePage : public Page {
  Q_OBJECT
 public:
  explicit EvaluatePage(Workplace& workplace, QWidget* parent = nullptr);

  /// Evaluates, or ends the evaluation under way; what was answered stays, and the same goes on from there.
  void runMainAction() override;
  void restoreLayout() override;
  void saveLayout() override;

  /// Shows an evaluation's folder.
  void openFolder(const QString& folder);
  void addModel(const QString& model);
  /// One line of `output` for each line of `input`, by the first of the models.
  void translateFile(const QString& input, const QString& output);

  EvaluationSetupCard& setup() { return *m_setup; }
  MetricsPane& metrics() { return *m_metrics; }
  PairsPane& pairs() { return *m_pairs; }
  SentencesPane& sentences() { return *m_sentences; }
  ComparisonPane& comparison() { return *m_comparison; }
  /// Whether a fair comparison is shown instead of one test set.
  void showComparison(bool shown);
  ErrorBanner& banner() { return *m_banner; }
  QString folder() const { return m_folder; }
  bool isRunning() const { return m_job != 0; }

 Q_SIGNALS:
  /// The sentences of what is shown are there.
  void sentencesReady();

 protected:
  void retranslate() override;

 private:
  enum class Work { none, evaluating, translating };
  /// What is shown of a folder.
  struct Shown {
    Json report;
    std::shared_ptr<const SentenceTable> sentences;
  };
  static Result<Shown> read(const QString& folder);

  void start();
  void stop();
  void end();
  void takeRow(qint64 system, const Json& row);
  void showReport(const Json& report);
  void readSentences();
  void fillOpenMenu();
  void openInteractively();
  void translateInteractively();
  void copyCommand();
  void showState();
  QString freshFolder() const;
  QString evaluationsFolder() const;

  Work m_work = Work::none;
  JobId m_job = 0;
  Json m_report = Json::object();
  Json m_terms;         ///< of the evaluation begun last
  bool m_whole = true;  ///< it came to its end
  QString m_folder;
  quint64 m_reading = 0;  ///< late answers of another folder are dropped
  PageTitle* m_title;
  QMenu* m_openMenu;
  QPushButton* m_open;
  QMenu* m_moreMenu;
  QAction* m_translate;
  QAction* m_copy;
  QPushButton* m_more;
  QPushButton* m_main;
  ErrorBanner* m_banner;
  QSplitter* m_splitter;
  EvaluationSetupCard* m_setup;
  QLabel* m_progressText;
  QProgressBar* m_progress;
  SegmentedControl* m_shows;
  QStackedWidget* m_panes;
  EmptyState* m_empty;
  MetricsPane* m_metrics;
  PairsPane* m_pairs;
  SentencesPane* m_sentences;
  SegmentedControl* m_mode;
  QStackedWidget* m_modes;
  ComparisonPane* m_comparison;
};

}  // namespace s2s
