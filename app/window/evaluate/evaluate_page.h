#pragma once
#include "app/window/engine_bridge.h"
#include "app/window/evaluate/evaluation_folders.h"
#include "app/window/page.h"
#include "app/window/render/report_writer.h"
#include "engine/experiments/file_translation.h"

class QMenu;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace s2s {

class ComparisonPane;
class ErrorBanner;
class EvaluationSetupCard;
class MetricsPane;
class PageTitle;
class PairsPane;
class RatingPane;
class ResultsCard;
class SegmentedControl;
class SentencesPane;

/// A test set through several models: numbers with intervals, paired tests, every sentence, and what people
/// prefer who do not know whose answers they read.
class EvaluatePage : public Page {
  Q_OBJECT
 public:
  explicit EvaluatePage(Workplace& workplace, QWidget* parent = nullptr);

  /// Evaluates, or ends the evaluation under way; what was answered stays, and the same goes on from there.
  void runMainAction() override;
  void restoreLayout() override;
  void saveLayout() override;

  /// Shows an evaluation's folder, and fills the form with what was asked.
  void openFolder(const QString& folder);
  /// Shows a comparison's folder, or the file that describes one.
  void openComparison(const QString& path);
  void addModel(const QString& model);
  /// One line of `output` for each line of `input`, by the selected system, else the first.
  void translateFile(const QString& input, const QString& output);
  /// Of the dialog that asks for the file: who translates it, and what is put before its lines.
  QString translationTitle() const;
  /// The shown evaluation as its name says: .html, .pdf, .md or .tex.
  void writeReport(const QString& file);

  EvaluationSetupCard& setup() { return *m_setup; }
  ResultsCard& results() { return *m_results; }
  MetricsPane& metrics();
  PairsPane& pairs();
  SentencesPane& sentences();
  ComparisonPane& comparison() { return *m_comparison; }
  RatingPane& rating() { return *m_rating; }
  /// Whether a fair comparison is shown instead of one test set.
  void showComparison(bool shown);
  /// Whether the shown evaluation is judged by people.
  void showRating(bool shown);
  ErrorBanner& banner() { return *m_banner; }
  QString folder() const { return m_folder; }
  bool isRunning() const { return m_job != 0; }
  /// What it has the engine do, in a word or two; empty: nothing.
  QString workText() const;

 Q_SIGNALS:
  void workChanged();
  /// The sentences of what is shown are there.
  void sentencesReady();

 protected:
  void retranslate() override;

 private:
  enum class Work { none, evaluating, translating };
  enum Mode { kTestSet, kComparison, kRating };
  Mode mode() const;
  void layOut();
  void connectParts();
  void connectEngine();
  void begin(Work work, JobId job, std::function<QString()> progress);
  void start();
  /// Whether what the form asks is what was stopped in the folder.
  bool goesOn(const EvaluationRequest& request) const;
  void stop();
  void end();
  void takeRow(qint64 system, const Json& row);
  void showReport(const Json& report);
  void readSentences();
  void takeSentences(const ShownEvaluation& shown);
  void fillOpenMenu();
  void openInteractively();
  void translateInteractively();
  /// How the selected system is asked for a file: as in the evaluation. Without the files.
  Result<FileTranslationRequest> translationRequest() const;
  void reportTranslation(const Json& result);
  void reportInteractively();
  void copyCommand();
  void showState();
  void showWords();
  QString evaluationsFolder() const;

  Work m_work = Work::none;
  JobId m_job = 0;
  Json m_report = Json::object();
  Json m_key;              ///< evaluationKey() of the evaluation begun or opened last; null: it cannot go on
  bool m_whole = true;     ///< it came to its end
  bool m_resumes = false;  ///< the one under way goes on in a folder that was there
  bool m_rates = false;
  QString m_folder;
  QString m_translator;    ///< the system that writes a file now, for people
  QStringList m_complete;  ///< systems of the folder that have answered every row
  quint64 m_reading = 0;   ///< late answers of another folder are dropped
  ReportWriter m_reports;
  PageTitle* m_title;
  SegmentedControl* m_mode;
  QPushButton* m_back;
  QMenu* m_openMenu;
  QPushButton* m_open;
  QMenu* m_moreMenu;
  QAction* m_translate;
  QAction* m_copy;
  QPushButton* m_more;
  QPushButton* m_main;
  ErrorBanner* m_banner;
  QStackedWidget* m_modes;
  QSplitter* m_splitter;
  EvaluationSetupCard* m_setup;
  ResultsCard* m_results;
  ComparisonPane* m_comparison;
  RatingPane* m_rating;
};

}  // namespace s2s
