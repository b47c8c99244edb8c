#pragma once
// What the session's callers have asked for and its worker has yet to do.

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/core/run_control.h"
#include "engine/core/thread_annotations.h"
#include "engine/evaluation/evaluation_request.h"
#include "engine/experiments/file_translation.h"
#include "engine/front_door/export_request.h"
#include "engine/session.h"

namespace s2s {

struct TrainWork {
  Json recipe;
  std::filesystem::path recipeFolder, run, runsFolder;
};
struct ResumeWork {
  std::filesystem::path run;
  std::vector<std::string> changes;
};
struct CompareWork {
  Json comparison;  ///< null: the one that lies in `folder`
  std::filesystem::path comparisonFolder, folder;
  bool retryFailed = false;
};
struct FindRateWork {
  Json recipe;
  std::filesystem::path recipeFolder;
};

struct Job {
  JobId id = 0;
  std::shared_ptr<RunControl> control;  ///< shared with whoever pauses, stops or cancels
  std::variant<TrainWork, ResumeWork, CompareWork, PromptRequest, ExportRequest, FindRateWork, XrayRequest,
               EvaluationRequest, FileTranslationRequest>
      work;

  bool trains() const {
    return std::holds_alternative<TrainWork>(work) || std::holds_alternative<ResumeWork>(work) ||
           std::holds_alternative<CompareWork>(work);
  }
};

/// First in, first out; prompts and X-rays may overtake a training job that waits or runs. Safe from any
/// thread.
class JobQueue {
 public:
  /// Gives the job an id and keeps its control until done(). A second training job while one waits or runs
  /// gets an id but is not taken in: `accepted` is false.
  struct Ticket {
    JobId id = 0;
    bool accepted = true;
  };
  template <typename Work>
  Ticket add(Work work) {
    return add(Job{0, std::make_shared<RunControl>(), std::move(work)});
  }

  /// Waits for the next job; nothing once the queue is closed.
  std::optional<Job> next() S2S_EXCLUDES(m_mutex);
  /// The next prompt or X-ray, if one waits.
  std::optional<Job> nextQuestion() S2S_EXCLUDES(m_mutex);
  bool hasQuestion() const S2S_EXCLUDES(m_mutex);
  /// The job has ended: it cannot be paused or stopped any more.
  void done(const Job& job) S2S_EXCLUDES(m_mutex);

  /// The control of a job that waits or runs; null for others.
  std::shared_ptr<RunControl> control(JobId id) const S2S_EXCLUDES(m_mutex);

  /// Pauses what trains, stops everything else, and lets next() return nothing.
  void close() S2S_EXCLUDES(m_mutex);
  bool isClosed() const S2S_EXCLUDES(m_mutex);

 private:
  Ticket add(Job job) S2S_EXCLUDES(m_mutex);

  struct Active {
    std::shared_ptr<RunControl> control;
    bool trains = false;
  };
  mutable Mutex m_mutex;
  std::condition_variable_any m_changed;
  std::deque<Job> m_waiting S2S_GUARDED_BY(m_mutex);
  std::map<JobId, Active> m_active S2S_GUARDED_BY(m_mutex);  ///< waiting and running
  JobId m_lastId S2S_GUARDED_BY(m_mutex) = 0;
  bool m_closed S2S_GUARDED_BY(m_mutex) = false;
};

}  // namespace s2s
