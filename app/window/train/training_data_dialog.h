#pragma once
#include <QDialog>
#include <QTimer>

#include "app/window/train/data_needs.h"
#include "engine/data/row_reader.h"
#include "engine/recipes/recipe.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace s2s {

class DataColumns;
class ErrorBanner;
class Settings;
class TableView;
class TextTableModel;

/// Which file a run learns from, what its columns are, and how its first rows look.
class TrainingDataDialog : public QDialog {
  Q_OBJECT
 public:
  TrainingDataDialog(Settings& settings, const DataSource& source, const DataNeeds& needs,
                     QWidget* parent = nullptr);
  ~TrainingDataDialog() override;

  /// The choice; its path is absolute.
  DataSource source() const;
  /// Another file. The targets that lie beside it under its name are taken along.
  void setFile(const QString& file);
  /// The file whose lines are the targets of a plain text's; empty: none.
  void setTargets(const QString& file);

 private:
  void chooseFile();
  void chooseTargets();
  void typed();
  /// After a pause in typing: what leads to a file is taken, and the field is left as it was typed.
  void takeTyped();
  /// After a longer one: what leads to no file is said, and what was chosen before stays until the field is
  /// left.
  void nameMissing();
  /// When the focus leaves: it is taken wherever it leads, and what cannot be opened is said.
  void finishTyping();
  void takeFile(const QString& file);
  void takeTargets(const QString& file);
  /// The choice without its columns.
  DataSource file() const;
  bool mayHaveTargets() const;
  void showTargets();
  QStringList badRowWords() const;
  void preview();
  void show(const TablePreview& preview);
  void showRows();
  bool hasNamedColumns() const;

  Settings& m_settings;
  DataNeeds m_needs;
  DataSource m_source;
  TablePreview m_preview;
  int m_previewNumber = 0;  ///< a late preview of an earlier choice is dropped
  bool m_guess = false;     ///< a new file: what DataColumns guesses is proposed
  QTimer m_typing;          ///< a pause in typing, after which what was typed is looked at
  QTimer m_standing;        ///< one after which it is hardly half a path any more
  QLineEdit* m_file;
  QComboBox* m_format;
  QLabel* m_targetLabel;
  QLineEdit* m_targets;
  QPushButton* m_chooseTargets;
  QCheckBox* m_header;
  DataColumns* m_columns;
  ErrorBanner* m_banner;
  QLabel* m_note;
  TableView* m_table;
  TextTableModel* m_rows;
  QPushButton* m_use;
};

}  // namespace s2s
