#pragma once
#include <QDialog>
#include <memory>

#include "app/window/engine_bridge.h"
#include "engine/core/run_control.h"
#include "engine/vocabulary/trimming_wishes.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace s2s {

class Card;
class ErrorBanner;
struct Workplace;

/// Makes a directory of a model with fewer pieces in its vocabulary: asks which shall stay, counts what that
/// leaves before anything is written, then writes it. Counting and writing can be cancelled.
class TrimVocabularyDialog : public QDialog {
  Q_OBJECT
 public:
  /// `model`: a MODEL argument with weights; `name` for people.
  TrimVocabularyDialog(Workplace& workplace, const QString& model, const QString& name,
                       QWidget* parent = nullptr);
  ~TrimVocabularyDialog() override;

  void addCorpora(const QStringList& files);
  void setLanguages(const QString& codes);
  void setFolder(const QString& folder);
  /// Counts what would stay; `counted` or `failed` follows.
  void count();
  /// Writes the directory; accepted when it is there.
  void write();
  /// Ends counting or writing, or closes the dialog.
  void reject() override;

  /// What was counted last; null before and while the wishes have changed since.
  const Json& numbers() const { return m_numbers; }
  /// The directory that was written.
  QString folder() const;

 Q_SIGNALS:
  void counted();
  void failed(const s2s::Error& error);

 private:
  enum class Work { none, counting, writing };
  TrimmingWishes wishes() const;
  void chooseCorpora();
  void chooseFolder();
  /// The wishes are not those that were counted any more.
  void wishesChanged();
  void setWork(Work work);
  void showProgress(double share);
  void showNumbers();
  void fail(const Error& error);

  Workplace& m_workplace;
  QString m_model;
  Work m_work = Work::none;
  std::shared_ptr<RunControl> m_counting;  ///< of the count under way
  JobId m_writing = 0;
  Json m_numbers;
  QListWidget* m_corpora;
  QLabel* m_hint;  ///< in the empty list
  QPushButton* m_addCorpus;
  QPushButton* m_removeCorpus;
  QLineEdit* m_languages;
  QCheckBox* m_characters;
  Card* m_result;
  QLabel* m_vocabulary;
  QLabel* m_parameters;
  QLabel* m_coverage;
  QLineEdit* m_folder;
  QPushButton* m_browse;
  QProgressBar* m_progress;
  QLabel* m_progressText;
  ErrorBanner* m_banner;
  QPushButton* m_cancel;
  QPushButton* m_count;
  QPushButton* m_trim;
};

}  // namespace s2s
