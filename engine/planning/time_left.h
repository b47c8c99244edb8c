#pragma once
// How long a run still takes, from what its steps took so far.

#include <cstdint>
#include <deque>
#include <optional>

namespace s2s {

/// Fed with the events of a run as they come. Corrects itself while the run goes: the usual duration of the
/// last steps (their median, so that a pause of the machine does not count) and the time that validations and
/// checkpoints have taken beside them. `trained` is the run's own clock (time_s of metrics.jsonl), `now` any
/// steady one; seconds.
class TimeLeft {
 public:
  /// 0: how many steps there are is not known.
  explicit TimeLeft(std::int64_t totalSteps = 0) : m_total(totalSteps) {}

  void stepDone(std::int64_t step, double trained, double now);
  void validated(double trained, double now);
  void checkpointWritten(double now);

  /// Nothing before the first measured step, or where the end is not known.
  std::optional<double> seconds() const;

 private:
  void between(double seconds);

  std::int64_t m_total;
  std::optional<std::int64_t> m_start;  ///< steps done before the first that was heard of
  std::int64_t m_step = 0;
  std::optional<double> m_trained;  ///< at the last event
  std::optional<double> m_now;
  std::deque<double> m_recent;      ///< durations of the last steps
  double m_between = 0.0;           ///< seconds of validations and checkpoints
  std::int64_t m_betweenSteps = 0;  ///< steps up to the last of them
};

}  // namespace s2s
