#pragma once
#include <QAbstractTableModel>
#include <vector>

namespace s2s {

/// Parts of models (groups, layers or tensors) with their parameters and share.
class ParametersModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  struct Row {
    QString model;
    QString part;
    QString shape;  ///< "512 × 512"; may be empty
    qint64 parameters = 0;
    double share = 0.0;  ///< of its model, 0…1
  };
  enum Column { kModel, kPart, kShape, kParameters, kShare, kColumns };
  explicit ParametersModel(QObject* parent = nullptr);
  void setRows(std::vector<Row> rows);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<Row> m_rows;
};

}  // namespace s2s
