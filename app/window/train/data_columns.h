#pragma once
#include <QStringList>
#include <QWidget>

#include "app/window/train/data_needs.h"
#include "engine/data/row_reader.h"
#include "engine/recipes/recipe.h"

class QComboBox;
class QGridLayout;
class QLineEdit;

namespace s2s {

class TickPicker;

/// Which columns of a file are text, second text, target or labels, and what is written around them: only
/// what the objective and the model ask for.
class DataColumns : public QWidget {
  Q_OBJECT
 public:
  static constexpr int kLabelWidth = 128;  ///< of the names beside the fields

  explicit DataColumns(const DataNeeds& needs, const DataSource& source, QWidget* parent = nullptr);

  /// The file's columns. With `guess` they are proposed, else `source` says which are chosen. A prefix is
  /// proposed where none is said elsewhere (DataNeeds::asksAsTrained).
  void setColumns(const TablePreview& preview, const DataSource& source, bool guess);
  /// Writes the choice into `source`; columns go by name where `named`, else by number.
  void write(DataSource& source, bool named) const;

  /// What stands in the way; empty: nothing.
  QString problem() const;
  /// How a row looks to the model, or to each of those that are asked differently.
  QStringList previewHeader() const;
  QStringList previewOf(const Row& row) const;

 Q_SIGNALS:
  void changed();

 private:
  void addRow(const QString& name, QWidget* field);
  void fillLanguages(QComboBox* box, const std::string& chosen);
  void guess(const TablePreview& preview, const DataSource& source);
  QList<int> answerColumns() const;
  QString answerTitle() const;
  /// What stands before the text, and for whom: once, or for every prefix that one of several models has.
  struct Fed {
    QString title, prefix;
  };
  QList<Fed> fed() const;

  DataNeeds m_needs;
  QGridLayout* m_grid;
  QComboBox* m_source;
  QComboBox* m_pair;
  QComboBox* m_target;
  TickPicker* m_labels;
  QLineEdit* m_prefix;
  QComboBox* m_sourceLanguage;
  QComboBox* m_targetLanguage;
};

}  // namespace s2s
