#include "app/window/run_catalogue.h"

#include <QDir>

#include "app/window/background.h"
#include "app/window/engine_bridge.h"
#include "app/window/settings.h"

namespace s2s {
namespace {

constexpr int kRefreshMilliseconds = 4000;

bool same(const RunSummary& a, const RunSummary& b) {
  return a.path == b.path && a.status == b.status && a.step == b.step && a.totalSteps == b.totalSteps &&
         a.loss == b.loss && a.validationLoss == b.validationLoss && a.notes == b.notes && a.tags == b.tags &&
         a.name == b.name;
}

}  // namespace

QString runKey(const RunSummary& run) { return QString::fromStdString(run.path.string()); }

RunCatalogue::RunCatalogue(Settings& settings, EngineBridge& bridge, QObject* parent)
    : QObject(parent), m_settings(settings), m_foreign(settings) {
  connect(&m_foreign, &ForeignRuns::changed, this, &RunCatalogue::changed);
  m_timer.setInterval(kRefreshMilliseconds);
  connect(&m_timer, &QTimer::timeout, this, &RunCatalogue::refresh);
  m_timer.start();
  connect(&bridge, &EngineBridge::runOpened, this, &RunCatalogue::refresh);
  connect(&bridge, &EngineBridge::trainingEnded, this, &RunCatalogue::refresh);
  connect(&bridge, &EngineBridge::trainingFailed, this, &RunCatalogue::refresh);
  connect(&bridge, &EngineBridge::runAdvanced, this, [this](const QString& run) {
    if (const auto at = m_metrics.find(run); at != m_metrics.end()) at->second->follow();
  });
}

void RunCatalogue::refresh() {
  // What another program writes grows without an event of ours.
  for (const ForeignRuns::Entry& entry : m_foreign.entries()) {
    if (const auto at = m_metrics.find(entry.path); at != m_metrics.end()) at->second->follow();
  }
  if (m_reading) return;
  m_reading = true;
  std::vector<std::filesystem::path> folders;
  for (const QString& folder : m_settings.runFolders()) folders.emplace_back(folder.toStdString());
  inBackground(
      this, [folders]() -> Result<std::vector<RunSummary>> { return listRuns(folders); },
      [this](Result<std::vector<RunSummary>> runs) {
        m_reading = false;
        if (!runs) return;
        const bool differs = !m_loaded || !std::ranges::equal(*runs, m_runs, same);
        m_loaded = true;
        m_runs = std::move(*runs);
        // A run that another process trains grows without an event of ours.
        for (const RunSummary& run : m_runs) {
          if (run.status != RunStatus::running) continue;
          if (const auto at = m_metrics.find(runKey(run)); at != m_metrics.end()) at->second->follow();
        }
        if (differs) Q_EMIT changed();
      });
}

const RunSummary* RunCatalogue::find(const QString& run) const {
  const auto at = std::ranges::find_if(m_runs, [&](const RunSummary& one) { return runKey(one) == run; });
  return at == m_runs.end() ? nullptr : &*at;
}

RunMetrics& RunCatalogue::metrics(const QString& run) {
  std::unique_ptr<RunMetrics>& slot = m_metrics[run];
  if (!slot) {
    slot = std::make_unique<RunMetrics>(run, m_foreign.find(run) ? RunKind::foreign : RunKind::own);
    slot->follow();
  }
  return *slot;
}

}  // namespace s2s
