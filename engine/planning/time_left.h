#pragma once
// How long a run still takes, from what its steps took so far.

#include <cstdint>
#include <deque>
#include <optional>

namespace s2s {

/// Corrects itself while the run goes: the usual duration of the last steps (their median, so that a pause of
/// the machine does not count) and the time that validations and checkpoints have taken beside them.
class TimeLeft {
 public:
  /// A run that has `startStep` of `totalSteps` steps behind it.
  TimeLeft(std::int64_t startStep, std::int64_t totalSteps)
      : m_start(startStep), m_step(startStep), m_total(totalSteps) {}

  /// Step `step` is done and took so many seconds, nothing but itself counted.
  void stepDone(std::int64_t step, double seconds);
  /// Something between two steps: a validation, a checkpoint.
  void pausedFor(double seconds);

  /// Nothing before the first step, or where the end is not known.
  std::optional<double> seconds() const;

 private:
  std::int64_t m_start, m_step, m_total;
  std::deque<double> m_recent;
  double m_between = 0.0;           ///< seconds of everything between steps
  std::int64_t m_betweenSteps = 0;  ///< steps up to the last such thing
};

}  // namespace s2s
