#pragma once
// How long trained runs still take to answer a test set, from what they have answered so far.

#include <cstddef>
#include <optional>

namespace s2s {

/// Fed as a comparison tells of its work: which runs have still to answer, and how far the one under way is.
/// All answer the same rows, so that the pace of one speaks for the next until that has one of its own.
class AnsweringTime {
 public:
  /// So many runs have not answered everything; the one under way is among them.
  void waiting(std::size_t runs);
  /// The run under way has answered this share of the rows; the first it tells was there before. `now` is any
  /// steady clock; seconds.
  void answered(double share, double now);

  /// Nothing before the first rows are answered, and where nothing waits.
  std::optional<double> seconds() const;

 private:
  struct Begin {
    double share, now;
  };
  std::size_t m_waiting = 0;
  double m_share = 0.0;
  std::optional<Begin> m_begin;  ///< of the run under way
  std::optional<double> m_aRun;  ///< seconds that all rows take one run
};

}  // namespace s2s
