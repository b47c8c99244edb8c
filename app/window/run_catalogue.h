#pragma once
// All runs the window knows, kept up to date in the background.

#include <QObject>
#include <QTimer>
#include <map>
#include <memory>
#include <vector>

#include "app/window/foreign_runs.h"
#include "app/window/run_metrics.h"
#include "engine/runs/run_directory.h"

namespace s2s {

class EngineBridge;
class Settings;

class RunCatalogue : public QObject {
  Q_OBJECT
 public:
  RunCatalogue(Settings& settings, EngineBridge& bridge, QObject* parent = nullptr);

  /// Looks through the folders again; `changed` follows where something differs.
  void refresh();
  /// Newest first.
  const std::vector<RunSummary>& runs() const { return m_runs; }
  const RunSummary* find(const QString& run) const;
  /// Whether the folders have been looked through once.
  bool loaded() const { return m_loaded; }

  /// Runs of other programs that a person has added; not among runs().
  ForeignRuns& foreign() { return m_foreign; }

  /// The curves of a run, own or foreign, shared by all pages. Reading starts with the first call.
  RunMetrics& metrics(const QString& run);

 Q_SIGNALS:
  void changed();

 private:
  Settings& m_settings;
  ForeignRuns m_foreign;
  QTimer m_timer;
  bool m_loaded = false;
  bool m_reading = false;
  std::vector<RunSummary> m_runs;
  std::map<QString, std::unique_ptr<RunMetrics>> m_metrics;
};

/// The path of a summary as Qt text, the key of a run everywhere in the window.
QString runKey(const RunSummary& run);

}  // namespace s2s
