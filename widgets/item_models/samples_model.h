#pragma once
#include <QAbstractTableModel>
#include <vector>

namespace s2s {

/// Samples of a model's answers: source, output, reference. An output equal to the reference is
/// good-coloured.
class SamplesModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  struct Row {
    QString source, output, reference;
  };
  enum Column { kSource, kOutput, kReference, kColumns };
  /// What is answered names the columns.
  enum class Answers { texts, labels, numbers };
  explicit SamplesModel(QObject* parent = nullptr);
  void setAnswers(Answers answers);
  void setSamples(std::vector<Row> rows);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<Row> m_rows;
  Answers m_answers = Answers::texts;
};

}  // namespace s2s
