#pragma once
#include <QTimer>

#include "engine/core/json.h"
#include "engine/runs/run_directory.h"
#include "widgets/panes/card.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace s2s {

class ElidedLabel;
class TableView;
class TextTableModel;
struct Workplace;

/// What is known of the chosen run, with its notes and tags; for two runs, where their recipes differ; for a
/// run of another program, what it is called here.
class RunDetailsCard : public Card {
  Q_OBJECT
 public:
  explicit RunDetailsCard(Workplace& workplace, QWidget* parent = nullptr);
  /// None, one, or two runs.
  void setRuns(const QStringList& runs);
  /// The same runs, after their files have changed.
  void refresh();
  const QStringList& runs() const { return m_runs; }
  /// Writes notes and tags that were typed and not written yet.
  void flushNotes();
  int differenceCount() const;
  QLineEdit* foreignName() const { return m_foreignName; }
  QPushButton* goOnButton() const { return m_goOn; }
  QPushButton* forgetButton() const { return m_forget; }

 Q_SIGNALS:
  void resumeWanted(const QString& run);
  /// With other settings, or longer than it was to be.
  void goOnWanted(const QString& run);
  void trainViewWanted(const QString& run);
  void exportWanted(const QString& run);
  void deleteWanted(const QString& run);
  void failed(const s2s::Error& error);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void show();
  void showForeign();
  void showDifferences();
  void retranslate();
  void setOneRunVisible(bool visible);

  Workplace& m_workplace;
  QStringList m_runs;
  QString m_notesOf;  ///< the run whose notes stand in the fields
  QTimer m_saveTimer;
  QLabel* m_state;
  QLabel* m_numbers;
  ElidedLabel* m_folder;
  QLabel* m_message;
  QLabel* m_notesLabel;
  QPlainTextEdit* m_notes;
  QLabel* m_tagsLabel;
  QLineEdit* m_tags;
  QPushButton* m_resume;
  QPushButton* m_goOn;
  QPushButton* m_view;
  QPushButton* m_export;
  QPushButton* m_delete;
  QLabel* m_foreignNameLabel;
  QLineEdit* m_foreignName;
  QPushButton* m_forget;
  TableView* m_differences;
  TextTableModel* m_differenceModel;
};

}  // namespace s2s
