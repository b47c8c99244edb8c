#include "engine/front_door/job_queue.h"

#include <algorithm>

namespace s2s {
namespace {

bool isQuestion(const Job& job) {
  return std::holds_alternative<PromptRequest>(job.work) || std::holds_alternative<XrayRequest>(job.work);
}

}  // namespace

JobQueue::Ticket JobQueue::add(Job job) {
  MutexLock lock(m_mutex);
  const bool trains = job.trains();
  job.id = ++m_lastId;
  const bool busy = std::ranges::any_of(m_active, [](const auto& entry) { return entry.second.trains; });
  if (trains && busy) return {job.id, false};
  m_active[job.id] = {job.control, trains};
  m_waiting.push_back(std::move(job));
  m_changed.notify_all();
  return {m_lastId, true};
}

std::optional<Job> JobQueue::next() {
  MutexLock lock(m_mutex);
  while (m_waiting.empty() && !m_closed) m_changed.wait(m_mutex);
  if (m_closed) return std::nullopt;
  Job job = std::move(m_waiting.front());
  m_waiting.pop_front();
  return job;
}

std::optional<Job> JobQueue::nextQuestion() {
  MutexLock lock(m_mutex);
  const auto found = std::ranges::find_if(m_waiting, isQuestion);
  if (found == m_waiting.end()) return std::nullopt;
  Job job = std::move(*found);
  m_waiting.erase(found);
  return job;
}

bool JobQueue::hasQuestion() const {
  MutexLock lock(m_mutex);
  return std::ranges::any_of(m_waiting, isQuestion);
}

void JobQueue::done(const Job& job) {
  MutexLock lock(m_mutex);
  m_active.erase(job.id);
}

std::shared_ptr<RunControl> JobQueue::control(JobId id) const {
  MutexLock lock(m_mutex);
  const auto found = m_active.find(id);
  return found == m_active.end() ? nullptr : found->second.control;
}

void JobQueue::close() {
  MutexLock lock(m_mutex);
  m_closed = true;
  for (auto& [id, active] : m_active) {
    if (active.trains) {
      active.control->requestPause();
    } else {
      active.control->requestStop();
    }
  }
  m_changed.notify_all();
}

bool JobQueue::isClosed() const {
  MutexLock lock(m_mutex);
  return m_closed;
}

}  // namespace s2s
