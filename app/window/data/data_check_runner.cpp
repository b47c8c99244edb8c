#include "app/window/data/data_check_runner.h"

#include <algorithm>

#include "app/window/background.h"
#include "engine/data/checks/recipe_checks.h"

namespace s2s {
namespace {

constexpr int kSoonMilliseconds = 500;

std::string contentOf(const DataCheckRequest& request) {
  Json content = Json::array();
  Recipe recipe;
  for (const CheckedSet& set : withoutFilters(request).sets) {
    recipe.data.train.push_back(set.data);
    content.push_back({static_cast<int>(set.role), static_cast<int>(set.needs), set.isLeftOut});
  }
  content.push_back(recipeToJson(recipe).at("data").at("train"));
  for (const CheckedTokenizer& tokenizer : request.tokenizers) content.push_back(tokenizer.name);
  const SplitOptions& split = request.split;
  content.push_back({split.validation, split.test, split.seed, split.stratified, split.keepsTogether});
  return writeJson(content);
}

Json filtersOf(const DataCheckRequest& request) {
  Json filters = Json::array();
  for (const CheckedSet& set : request.sets) filters.push_back(set.data.filters);
  return filters;
}

const SetSummary* find(const std::vector<SetSummary>& sets, const CheckedSetId& set) {
  const auto at = std::ranges::find_if(
      sets, [&](const SetSummary& one) { return one.name == set.name && one.path == set.path; });
  return at == sets.end() ? nullptr : &*at;
}

}  // namespace

DataCheckRunner::DataCheckRunner(QObject* parent) : QObject(parent) {
  m_pool.setMaxThreadCount(1);
  m_soon.setSingleShot(true);
  m_soon.setInterval(kSoonMilliseconds);
  connect(&m_soon, &QTimer::timeout, this, [this] {
    if (m_bytes && *m_bytes <= kMostBytesUnasked) run();
  });
}

DataCheckRunner::~DataCheckRunner() {
  if (m_control) m_control->requestStop();
}

void DataCheckRunner::setRequest(const DataCheckRequest& request, std::optional<std::int64_t> bytes) {
  m_bytes = bytes;
  const std::string content = contentOf(request);
  const bool same = content == m_content && filtersOf(request) == filtersOf(m_request);
  if (same && (!m_stale || isRunning() || m_soon.isActive())) return;
  cancel();
  m_request = request;
  m_content = content;
  m_stale = true;
  if (request.sets.empty()) {
    m_report.reset();
    m_filtered.clear();
    m_soon.stop();
    Q_EMIT finished();
    return;
  }
  m_soon.start();
}

void DataCheckRunner::run() {
  m_soon.stop();
  cancel();
  if (m_request.sets.empty()) return;
  m_control = std::make_shared<RunControl>();
  m_progress = 0.0;
  m_rowsRead = 0;
  const int number = ++m_number;
  const auto tell = [guard = QPointer<DataCheckRunner>(this), number](const DataCheckProgress& progress) {
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [guard, number, progress] {
          if (!guard || guard->m_number != number) return;
          guard->m_progress = progress.share;
          guard->m_rowsRead = progress.rows;
          Q_EMIT guard->progressed();
        },
        Qt::QueuedConnection);
  };
  inBackground(
      this,
      [request = m_request, anew = !m_report || m_content != m_reported, control = m_control,
       tell]() -> Result<Outcome> {
        Outcome outcome;
        if (anew) {
          Result<DataReport> report = checkData(withoutFilters(request), *control, tell);
          if (!report) return report.error();
          outcome.report = std::move(*report);
        }
        Result<std::vector<SetSummary>> filtered = countFilters(request, *control, tell);
        if (!filtered) return filtered.error();
        outcome.filtered = std::move(*filtered);
        return outcome;
      },
      [this, number](Result<Outcome>&& outcome) {
        if (number == m_number) take(std::move(outcome));
      },
      &m_pool);
  Q_EMIT started();
}

void DataCheckRunner::cancel() {
  m_soon.stop();
  if (!m_control) return;
  m_control->requestStop();
  m_control.reset();
  ++m_number;
  Q_EMIT finished();
}

const SetSummary* DataCheckRunner::summary(const CheckedSetId& set) const {
  return m_report ? find(m_report->sets, set) : nullptr;
}

const SetSummary* DataCheckRunner::filtered(const CheckedSetId& set) const { return find(m_filtered, set); }

void DataCheckRunner::take(Result<Outcome> outcome) {
  m_control.reset();
  if (outcome) {
    if (outcome->report) {
      m_report = std::move(outcome->report);
      m_reported = m_content;
    }
    m_filtered = std::move(outcome->filtered);
    m_stale = false;
    Q_EMIT finished();
    return;
  }
  Q_EMIT finished();
  if (outcome.error().kind != Error::Kind::cancelled) Q_EMIT failed(outcome.error());
}

}  // namespace s2s
