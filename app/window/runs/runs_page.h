#pragma once
#include "app/window/page.h"

class QAction;
class QKeyEvent;
class QLineEdit;
class QPushButton;
class QSplitter;

namespace s2s {

class Card;
class EmptyState;
class ErrorBanner;
class ExportRunDialog;
class PageTitle;
class RunDetailsCard;
class RunsChartCard;
class RunsModel;
class TableView;

/// All runs, live and past: compare their curves, read and note what they were, go on with them.
class RunsPage : public Page {
  Q_OBJECT
 public:
  explicit RunsPage(Workplace& workplace, QWidget* parent = nullptr);

  void runMainAction() override;
  void restoreLayout() override;
  void saveLayout() override;

  /// Selects and ticks a run, now or when the catalogue has found it.
  void showRun(const QString& run);
  QStringList selectedRuns() const;
  /// Asks what of a run is to be written as a Hugging Face directory, and writes it.
  ExportRunDialog* exportRun(const QString& run);
  /// Adds the curves of other programs at a path and ticks them.
  void addForeign(const QString& path);
  /// Moves a run to the trash, without a question.
  void deleteRun(const QString& run);

  RunsModel& model() { return *m_model; }
  RunsChartCard& chartCard() { return *m_chart; }
  RunDetailsCard& details() { return *m_details; }
  TableView& table() { return *m_table; }

 Q_SIGNALS:
  void promptWanted(const QString& model);
  void trainViewWanted(const QString& run);
  void resumeWanted(const QString& run);
  void goOnWanted(const QString& run);
  void newRunWanted();
  /// It is in the trash.
  void runDeleted(const QString& run);

 protected:
  void retranslate() override;
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void takeRuns();
  void fitColumns();
  void select(const QStringList& runs);
  void selectionChanged();
  void takeForeignMetrics();
  bool isForeign(const QString& run) const;
  void addForeignInteractively(bool folder);
  void deleteInteractively(const QString& run);

  QString m_wanted;
  bool m_tickedOnce = false;
  PageTitle* m_title;
  QPushButton* m_add;
  QAction* m_addFolder;
  QAction* m_addFile;
  QPushButton* m_prompt;
  ErrorBanner* m_banner;
  EmptyState* m_empty;
  QSplitter* m_across;
  QSplitter* m_down;
  RunsChartCard* m_chart;
  Card* m_tableCard;
  QLineEdit* m_filter;
  TableView* m_table;
  RunsModel* m_model;
  RunDetailsCard* m_details;
};

}  // namespace s2s
