#pragma once
#include <QAbstractTableModel>
#include <QStringList>
#include <functional>

namespace s2s {

/// A table of texts of any length that asks for a row only when it is shown: data previews, prompt histories.
class TextTableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  using RowSource = std::function<QStringList(int row)>;
  explicit TextTableModel(QObject* parent = nullptr);
  void setTable(const QStringList& header, int rows, RowSource source);
  /// A short table held whole.
  void setRows(const QStringList& header, const QList<QStringList>& rows);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QStringList m_header;
  int m_rows = 0;
  RowSource m_source;
  mutable int m_cachedRow = -1;  ///< the views ask a row cell by cell
  mutable QStringList m_cached;
};

}  // namespace s2s
