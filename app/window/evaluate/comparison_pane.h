#pragma once
#include <QWidget>
#include <optional>

#include "app/window/engine_bridge.h"
#include "engine/comparisons/comparison_queue.h"
#include "engine/comparisons/comparison_result.h"

class QComboBox;
class QLabel;
class QMenu;
class QPushButton;
class QVBoxLayout;

namespace s2s {

class Card;
class EmptyState;
class LineChart;
class TableView;
class TextTableModel;
struct Workplace;

/// Fair comparisons: a queue of runs that is worked off unattended, and at the end the verdict in words,
/// curves on a common axis, scores, samples, and a report.
class ComparisonPane : public QWidget {
  Q_OBJECT
 public:
  explicit ComparisonPane(Workplace& workplace, QWidget* parent = nullptr);

  /// A comparison's description (JSON), or the folder of one.
  void openFile(const QString& file);
  void openFolder(const QString& folder);
  void openDemo();
  /// Begins, goes on, or pauses after the micro-batch under way.
  void runMainAction();
  bool isRunning() const;
  QString folder() const { return m_folder; }
  /// What the page's main button does now.
  QString mainText() const;
  bool canRun() const;
  /// As its name says: .html, .md, .tex or .pdf.
  void writeReport(const QString& file);
  QStringList verdict() const;
  TableView& queueTable() { return *m_queueTable; }

 Q_SIGNALS:
  void changed();
  void failed(const s2s::Error& error);
  void reported(const QString& text);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  enum class Axis { steps, targetBytes, operations, seconds };
  void openInteractively();
  void reportInteractively();
  void readFolder();
  void showQueue();
  void showResult();
  void showCurves();
  void showSamples();
  void retranslate();

  Workplace& m_workplace;
  JobId m_job = 0;
  QString m_file;    ///< a description that was not begun yet
  QString m_folder;  ///< of the comparison that is shown; empty: none
  std::optional<Comparison> m_comparison;
  std::optional<ComparisonQueue> m_queue;
  std::optional<ComparisonResult> m_result;
  quint64 m_reading = 0;  ///< late answers of another folder are dropped
  QPushButton* m_open;
  QPushButton* m_report;
  QLabel* m_name;
  EmptyState* m_empty;
  QWidget* m_content;
  QVBoxLayout* m_verdict;
  QComboBox* m_axis;
  QLabel* m_axisLabel;
  LineChart* m_curves;
  QLabel* m_queueLabel;
  TableView* m_queueTable;
  TextTableModel* m_queueRows;
  QLabel* m_scoresLabel;
  TableView* m_scores;
  TextTableModel* m_scoreRows;
  QLabel* m_samplesLabel;
  TableView* m_samples;
  TextTableModel* m_sampleRows;
};

}  // namespace s2s
