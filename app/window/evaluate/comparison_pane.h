#pragma once
#include <QWidget>
#include <functional>
#include <memory>
#include <optional>

#include "app/window/engine_bridge.h"
#include "app/window/evaluate/comparison_dialog.h"
#include "app/window/render/report_writer.h"
#include "engine/comparisons/comparison_queue.h"
#include "engine/comparisons/comparison_result.h"
#include "engine/comparisons/run_progress.h"

class QBoxLayout;
class QPushButton;
class QScrollArea;

namespace s2s {

class ComparisonCurves;
class ComparisonProgress;
class ComparisonQueueTable;
class ComparisonTables;
class ElidedLabel;
class EmptyState;
class TableView;
class VerdictView;
struct Workplace;

/// Fair comparisons: composed or opened, a queue of runs that is worked off unattended, and at the end the
/// verdict in words, curves on a common axis, scores, samples, and a report.
class ComparisonPane : public QWidget {
  Q_OBJECT
 public:
  explicit ComparisonPane(Workplace& workplace, QWidget* parent = nullptr);

  /// A comparison's description (JSON), or the folder of one; refused while one runs.
  void openFile(const QString& file);
  void openFolder(const QString& folder);
  void openDemo();
  /// Puts a comparison into a folder of its own below the workbench's data, and shows its queue.
  void take(const Comparison& comparison);
  /// Where the recipe of the Train page comes from when a comparison is composed.
  void setRecipeOffer(ComparisonDialog::RecipeOffer offer) { m_recipeOffer = std::move(offer); }
  /// Begins, goes on, or pauses after the micro-batch under way.
  void runMainAction();
  bool isRunning() const;
  /// Of the comparison that is shown; empty while there is none, as before a description is begun.
  QString folder() const { return m_folder; }
  /// What the page's main button does now.
  QString mainText() const;
  bool canRun() const;
  /// As its name says: .html, .md, .tex or .pdf.
  void writeReport(const QString& file);
  /// For a terminal; empty where nothing is open.
  QString command() const;
  QStringList verdict() const;
  TableView& queueTable();

 Q_SIGNALS:
  void changed();
  void failed(const s2s::Error& error);
  void reported(const QString& text);

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* makeContent();
  void listen();
  /// The folder's name of the run that trains now; empty: none does.
  QString trainingRun() const;
  void showStep();
  /// Begins what has no folder yet, or goes on in its folder; with `retryFailed` also with runs that failed.
  void begin(bool retryFailed);
  void end(const QString& reason);
  bool refusesToOpen();
  void compose(bool copy);
  void openInteractively();
  void reportInteractively();
  void copyCommand();
  QString folderFor(const Comparison& comparison) const;
  /// Shows the description that `read` gives on another thread; what was asked for before comes too late.
  void openDescription(const QString& name, std::function<Result<Comparison>()> read);
  void read(const QString& folder);
  void showQueue();
  void showResult();
  void showReporting();
  void retranslate();

  Workplace& m_workplace;
  ComparisonDialog::RecipeOffer m_recipeOffer;
  JobId m_job = 0;
  QString m_folder;  ///< of the comparison that is shown; empty until the engine has made it
  std::optional<Comparison> m_comparison;
  std::optional<ComparisonQueue> m_queue;
  std::vector<RunProgress> m_runProgress;  ///< of the queue's runs, in its folder; empty where it has none
  std::shared_ptr<const ComparisonResult> m_result;  ///< null: there is none yet
  bool m_resultIsUnreadable = false;                 ///< there is one, but not of a form that is known
  quint64 m_reading = 0;                             ///< late answers of another file or folder are dropped
  ReportWriter m_reports;
  ElidedLabel* m_name;
  QPushButton* m_new;
  QPushButton* m_edit;
  QPushButton* m_open;
  QPushButton* m_copy;
  QPushButton* m_report;
  QPushButton* m_retry;
  ComparisonProgress* m_progress;
  EmptyState* m_empty;
  QPushButton* m_emptyNew;
  QPushButton* m_emptyOpen;
  VerdictView* m_verdict;
  ComparisonQueueTable* m_queueTable;
  ComparisonCurves* m_curves;
  ComparisonTables* m_tables;
  QBoxLayout* m_halves;
  QScrollArea* m_scroll;
};

}  // namespace s2s
