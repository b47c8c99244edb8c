#pragma once
#include <QTimer>
#include <memory>
#include <vector>

#include "app/window/page.h"
#include "engine/core/json.h"
#include "engine/core/result.h"

class QAction;
class QLabel;
class QMenu;
class QPushButton;
class QSplitter;
class QVBoxLayout;

namespace s2s {

class DataCheckRunner;
class DataSet;
class DataSetsCard;
class DataToolsCard;
struct DemoFiles;
class EmptyState;
class ErrorBanner;
struct FoundDataSet;
class PageTitle;
class RowsCard;

/// Files of text before they are trained on: what is in them, what is wrong with them, what each column is
/// for, and what a model is really fed of a row.
class DataPage : public Page {
  Q_OBJECT
 public:
  explicit DataPage(Workplace& workplace, QWidget* parent = nullptr);
  ~DataPage() override;

  void runMainAction() override { useForTraining(); }
  void restoreLayout() override;
  void saveLayout() override;

  /// Adds files, and what is in folders, to what is on the page.
  void openFiles(const QStringList& paths);
  void openDemo();
  void remove(DataSet* set);
  /// Hands everything to the Train page, or says what is missing.
  void useForTraining();
  /// A copy of the set without bad rows and without what its filters leave out.
  void saveClean(const DataSet& set, const QString& file);
  /// A list of the set's bad rows with their lines and reasons.
  void saveBadRows(const DataSet& set, const QString& file);
  /// The seed of the training that the data is for: rows that a split holds out are drawn from it.
  void setSeed(std::uint64_t seed);
  /// The checks of this page as commands for a shell.
  QString command() const;
  /// What is on the page as changes of a recipe whose objective is `objective`.
  Json changesFor(const std::string& objective) const;

  std::vector<DataSet*> sets() const;
  DataSet* current() const;
  DataSetsCard& setsCard() { return *m_setsCard; }
  RowsCard& rowsCard() { return *m_rowsCard; }
  DataToolsCard& tools() { return *m_tools; }
  DataCheckRunner& checks() { return *m_checks; }
  ErrorBanner& banner() { return *m_banner; }
  QPushButton* mainButton() const { return m_use; }

 Q_SIGNALS:
  /// The Train page is to take what changesFor() says.
  void trainingWanted();

 protected:
  void retranslate() override;

 private:
  void connectParts();
  void add(const FoundDataSet& found);
  void takeDemo(const DemoFiles& demo);
  QStringList recentFiles() const;
  void showRecent();
  void setsChanged();
  void showCurrent();
  void showState();
  void askForChecks();
  void lookThrough();
  void takeCutOffs();
  void showLine(qint64 line);
  void openInteractively();
  void openFolderInteractively();
  void fillOpenMenu();
  void copyCommand();
  void exportBadRows();
  /// Whether a recipe can be made of the page; what is missing is said in the banner.
  bool makesRecipe();
  void cleanAndSave();
  void tickFilter(const Json& filter, bool ticked);
  void chooseFilters();

  std::vector<std::unique_ptr<DataSet>> m_sets;
  std::uint64_t m_seed = 1;
  bool m_xrayWanted = false;  ///< although there is much to read
  QTimer m_xraySoon;          ///< while the rows are gone through
  PageTitle* m_title;
  QMenu* m_openMenu;
  QPushButton* m_open;
  QMenu* m_moreMenu;
  QAction* m_clean;
  QAction* m_copy;
  QPushButton* m_more;
  QPushButton* m_use;
  ErrorBanner* m_banner;
  EmptyState* m_empty;
  QPushButton* m_demo;
  QLabel* m_recentTitle;
  QWidget* m_recentArea;
  QVBoxLayout* m_recent;
  QSplitter* m_across;
  QSplitter* m_down;
  DataCheckRunner* m_checks;
  DataSetsCard* m_setsCard;
  RowsCard* m_rowsCard;
  DataToolsCard* m_tools;
};

}  // namespace s2s
