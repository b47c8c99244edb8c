#pragma once
#include <memory>
#include <vector>

#include "app/window/models/model_folder_dialog.h"
#include "engine/core/run_control.h"

class QCheckBox;
class QListWidget;
class QListWidgetItem;

namespace s2s {

class PieceCountsCard;

/// Makes a directory of a model with fewer pieces in its vocabulary: asks which shall stay, counts what that
/// leaves before anything is written, then writes it. Counting can be cancelled too.
class TrimVocabularyDialog : public ModelFolderDialog {
  Q_OBJECT
 public:
  /// `model`: a MODEL argument with weights; `name` for people.
  TrimVocabularyDialog(Workplace& workplace, const QString& model, const QString& name,
                       QWidget* parent = nullptr);
  ~TrimVocabularyDialog() override;

  void addCorpora(const QStringList& files);
  /// Data sets of a recipe: their texts by the columns that they name, and what is fed and written beside
  /// them.
  void addSets(const std::vector<DataSource>& sets);
  void setLanguages(const QString& codes);
  /// Counts what would stay; `counted` or `failed` follows.
  void count();

  /// What was counted last; null before and while the wishes have changed since.
  const Json& numbers() const { return m_numbers; }

 Q_SIGNALS:
  void counted();

 protected:
  ExportRequest request() const override;
  bool isComplete() const override { return !m_numbers.is_null(); }
  void setFieldsEnabled(bool idle) override;
  void stopWork() override;
  void retranslate() override;

 private:
  TrimmingWishes wishes() const;
  /// What the line of a data set says.
  static QString textOf(const DataSource& set);
  QListWidgetItem* addItem(const QString& text, const QString& file);
  void chooseCorpora();
  /// The wishes are not those that were counted any more.
  void wishesChanged();
  void showNumbers();

  QString m_model, m_name;
  std::shared_ptr<RunControl> m_counting;  ///< of the count under way
  Json m_numbers;
  std::vector<DataSource> m_sets;  ///< those that were added
  QListWidget* m_corpora;
  QLabel* m_hint;  ///< in the empty list
  QPushButton* m_addCorpus;
  QPushButton* m_removeCorpus;
  QLineEdit* m_languages;
  QCheckBox* m_characters;
  PieceCountsCard* m_result;
  QPushButton* m_count;
};

}  // namespace s2s
