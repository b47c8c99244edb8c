#pragma once
#include <QAbstractTableModel>
#include <memory>

#include "engine/evaluation/sentence_table.h"

namespace s2s {

/// An evaluation sentence by sentence: texts, a score for each system, and how much the systems disagree.
class SentencesModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  using QAbstractTableModel::QAbstractTableModel;

  void setTable(std::shared_ptr<const SentenceTable> table);
  const std::shared_ptr<const SentenceTable>& table() const { return m_table; }
  /// Translated anew.
  void retranslate();

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  /// What stands in a column, and of which system.
  enum class Kind { line, source, reference, disagreement, length, score, loss, output };
  struct Column {
    Kind kind;
    std::size_t system = 0;
  };
  std::optional<double> numberOf(const Column& column, const SentenceRow& row) const;
  QString textOf(const Column& column, const SentenceRow& row) const;

  std::shared_ptr<const SentenceTable> m_table;
  std::vector<Column> m_columns;
};

}  // namespace s2s
