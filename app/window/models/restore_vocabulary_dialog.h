#pragma once
#include <QTimer>
#include <optional>

#include "app/window/models/model_folder_dialog.h"
#include "engine/vocabulary/restoring_plan.h"

namespace s2s {

class PieceCountsCard;

/// Makes a directory of a model whose vocabulary was trimmed, with the whole vocabulary again. Says what
/// comes back before anything is written; the rows that were left out come from the model that was trimmed,
/// which is asked for and checked.
class RestoreVocabularyDialog : public ModelFolderDialog {
  Q_OBJECT
 public:
  /// `model`: a MODEL argument with the map of a trimmed vocabulary; `name` for people. Among `candidates`
  /// (MODEL arguments) the first that was trimmed is proposed.
  RestoreVocabularyDialog(Workplace& workplace, const QString& model, const QString& name,
                          const QStringList& candidates, QWidget* parent = nullptr);

  void setOriginal(const QString& original);
  QString original() const;
  /// Whether it was checked and is the model that was trimmed.
  bool isOriginalRight() const { return m_right; }

 Q_SIGNALS:
  /// The original that stands there was looked at.
  void originalChecked();

 protected:
  ExportRequest request() const override;
  bool isComplete() const override { return m_right; }
  void setFieldsEnabled(bool idle) override;
  void retranslate() override;

 private:
  void takePlan(const RestoringPlan& plan, const QString& proposal);
  void chooseOriginal();
  void checkOriginal();
  void showOriginal(const Result<bool>& checked);
  void showAbout();
  void showCounts();

  QString m_model, m_name;
  std::optional<RestoringPlan> m_plan;
  bool m_right = false;
  std::string m_whyNot;  ///< in the engine's words; empty: not checked, or right
  QTimer m_typing;       ///< runs while a path may be half typed: that it is none is said behind a pause
  int m_check = 0;  ///< number of the newest; results of others are late
  QLineEdit* m_original;
  QPushButton* m_choose;
  QLabel* m_about;  ///< what was found of the original
  PieceCountsCard* m_counts;
};

}  // namespace s2s
