#pragma once
#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <memory>
#include <optional>

#include "engine/core/run_control.h"
#include "engine/data/checks/data_checks.h"

namespace s2s {

/// A set of a request, also in a report of an earlier one.
struct CheckedSetId {
  std::string name, path;
  bool operator==(const CheckedSetId&) const = default;
};

/// Runs the checks of all data sets in the background, anew whenever something changes that they depend on;
/// another choice of filters only counts what those leave out.
/// More than kMostBytesUnasked bytes, and what may be more, are checked when that is asked for only.
class DataCheckRunner : public QObject {
  Q_OBJECT
 public:
  static constexpr std::int64_t kMostBytesUnasked = std::int64_t{32} << 20;

  explicit DataCheckRunner(QObject* parent = nullptr);
  ~DataCheckRunner() override;

  /// What is to be checked from now on. Filters are counted, and do not hide from the checks what they leave
  /// out. Checks that run for something else end, and whatever they still find is dropped. `bytes` is how
  /// much there is to read; nothing where that is not known.
  void setRequest(const DataCheckRequest& request, std::optional<std::int64_t> bytes);
  /// Checks now, however large the files are.
  void run();
  void cancel();

  bool isRunning() const { return m_control != nullptr; }
  /// The report is of an earlier request, or there is none.
  bool isStale() const { return m_stale; }
  double progress() const { return m_progress; }
  qint64 rowsRead() const { return m_rowsRead; }
  const std::optional<DataReport>& report() const { return m_report; }
  /// What the report says of a set; null where it does not know it.
  const SetSummary* summary(const CheckedSetId& set) const;
  /// What the filters leave of a set; null where it has none or they have not been counted yet.
  const SetSummary* filtered(const CheckedSetId& set) const;

 Q_SIGNALS:
  void started();
  void progressed();
  void finished();
  void failed(const s2s::Error& error);

 private:
  struct Outcome {
    std::optional<DataReport> report;  ///< none where the one before still holds
    std::vector<SetSummary> filtered;
  };
  void take(Result<Outcome> outcome);

  DataCheckRequest m_request;
  std::optional<std::int64_t> m_bytes;  ///< to read for it
  std::string m_content;                ///< what the request is about, but for filters and cut-offs
  std::string m_reported;               ///< the same of the report
  std::optional<DataReport> m_report;
  std::vector<SetSummary> m_filtered;
  bool m_stale = true;
  double m_progress = 0.0;
  qint64 m_rowsRead = 0;
  int m_number = 0;  ///< of the run; results of others are late
  std::shared_ptr<RunControl> m_control;
  QTimer m_soon;  ///< while something is typed
  QThreadPool m_pool;
};

}  // namespace s2s
