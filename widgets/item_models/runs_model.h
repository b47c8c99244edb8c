#pragma once
#include <QAbstractTableModel>
#include <QDateTime>
#include <QStringList>
#include <optional>
#include <vector>

namespace s2s {

/// One run as the table shows it.
struct RunRow {
  QString id;  ///< stable key: the run's folder
  QString name;
  QString status;  ///< running | paused | finished | failed | stopped …
  QString model;
  qint64 step = 0;
  qint64 totalSteps = 0;
  std::optional<double> loss;            ///< last training loss
  std::optional<double> validationLoss;  ///< the last one
  std::optional<double> accuracy;
  QDateTime started;
  double seconds = 0.0;
  QStringList tags;
  int style = 0;  ///< its colour everywhere
};

/// Runs, ticked to be overlaid. Updating keeps ticks, selection and order by id.
class RunsModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column {
    kName,
    kStatus,
    kModel,
    kStep,
    kLoss,
    kValidationLoss,
    kAccuracy,
    kStarted,
    kDuration,
    kTags,
    kColumns
  };
  explicit RunsModel(QObject* parent = nullptr);

  void setRuns(std::vector<RunRow> runs);
  const RunRow& run(int row) const { return m_runs.at(static_cast<std::size_t>(row)); }
  int rowOf(const QString& id) const;  ///< -1: none
  QStringList ticked() const;
  void setTicked(const QString& id, bool ticked);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

 Q_SIGNALS:
  void tickedChanged();

 private:
  std::vector<RunRow> m_runs;
  QStringList m_ticked;
};

}  // namespace s2s
