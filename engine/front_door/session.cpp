#include "engine/session.h"

#include <thread>

#include "engine/core/event_queue.h"
#include "engine/core/process_memory.h"
#include "engine/core/thread_annotations.h"
#include "engine/front_door/job_queue.h"
#include "engine/front_door/worker.h"

namespace s2s {
namespace {

/// Enough for minutes of a fast run that nobody looks at; then the worker waits for its reader.
constexpr std::size_t kEventCapacity = 1 << 16;

}  // namespace

class Session::Implementation {
 public:
  explicit Implementation(SessionOptions options)
      : m_events(kEventCapacity), m_thread([this, options] {
          setState(describeDevice(options));
          work(options, m_jobs, m_events);
        }) {}

  ~Implementation() {
    m_jobs.close();
    m_events.close();  // so that a worker that waits for room goes on
    m_thread.join();
  }

  template <typename Work>
  JobId add(Work work) {
    const JobQueue::Ticket ticket = m_jobs.add(std::move(work));
    if (!ticket.accepted) {
      m_events.tryPush(
          event::JobFailed{ticket.id, Error{"a run trains already", "", "pause or stop it first"}});
    }
    return ticket.id;
  }

  EngineState state() const S2S_EXCLUDES(m_mutex) {
    MutexLock lock(m_mutex);
    EngineState now = m_state;
    now.residentBytes = residentBytes();
    return now;
  }

  JobQueue m_jobs;
  EventQueue<Event> m_events;

 private:
  void setState(EngineState state) S2S_EXCLUDES(m_mutex) {
    MutexLock lock(m_mutex);
    m_state = std::move(state);
  }

  mutable Mutex m_mutex;
  EngineState m_state
      S2S_GUARDED_BY(m_mutex);  ///< the device is found on the worker: looking for cards takes time
  std::thread m_thread;         ///< last: it uses everything above
};

Session::Session(SessionOptions options)
    : m_implementation(std::make_unique<Implementation>(std::move(options))) {}
Session::~Session() = default;

JobId Session::train(const Json& recipe, const std::filesystem::path& recipeFolder,
                     const std::filesystem::path& run, const std::filesystem::path& runsFolder) {
  return m_implementation->add(TrainWork{recipe, recipeFolder, run, runsFolder});
}

JobId Session::resume(const std::filesystem::path& run, const std::vector<std::string>& changes) {
  return m_implementation->add(ResumeWork{run, changes});
}

JobId Session::compare(const Json& comparison, const std::filesystem::path& comparisonFolder,
                       const std::filesystem::path& folder, bool retryFailed) {
  return m_implementation->add(CompareWork{comparison, comparisonFolder, folder, retryFailed});
}

JobId Session::ask(const PromptRequest& request) { return m_implementation->add(PromptRequest(request)); }

JobId Session::exportModel(const ExportRequest& request) {
  return m_implementation->add(ExportRequest(request));
}

JobId Session::findRate(const Json& recipe, const std::filesystem::path& recipeFolder) {
  return m_implementation->add(FindRateWork{recipe, recipeFolder});
}

JobId Session::xray(const XrayRequest& request) { return m_implementation->add(XrayRequest(request)); }

JobId Session::evaluate(const EvaluationRequest& request) {
  return m_implementation->add(EvaluationRequest(request));
}

JobId Session::translateFile(const FileTranslationRequest& request) {
  return m_implementation->add(FileTranslationRequest(request));
}

void Session::tryAgain(JobId job) {
  if (const auto control = m_implementation->m_jobs.control(job)) control->requestRetry();
}

void Session::pause(JobId job) {
  if (const auto control = m_implementation->m_jobs.control(job)) control->requestPause();
}

void Session::stop(JobId job) {
  if (const auto control = m_implementation->m_jobs.control(job)) control->requestStop();
}

void Session::cancel(JobId job) { stop(job); }

EngineState Session::state() const { return m_implementation->state(); }

std::vector<Event> Session::takeEvents() { return m_implementation->m_events.takeAll(); }

}  // namespace s2s
