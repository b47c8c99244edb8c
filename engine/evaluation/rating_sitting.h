#pragma once
// One person's way through a round of ratings. Every judgement is on the disk before the next item is shown.

#include <cstddef>
#include <deque>
#include <string>
#include <vector>

#include "engine/evaluation/rating_round.h"

namespace s2s {

class RatingSitting {
 public:
  /// Goes on behind what this rater has judged before. A name that cannot be a rater's is an error.
  static Result<RatingSitting> begin(RatingRound round, const std::string& rater);

  const RatingRound& round() const { return m_round; }
  const std::string& rater() const { return m_rater; }
  /// What is to be judged now; null where nothing is left.
  const RatingItem* current() const;
  std::size_t items() const { return m_round.places().size(); }
  std::size_t judged() const { return items() - m_left.size(); }
  /// How many of those left were skipped in this sitting.
  std::size_t skipped() const { return m_skipped; }
  bool canUndo() const { return !m_done.empty(); }

  /// Keeps the judgement and goes on; where it cannot be kept, nothing changes.
  Result<void> judge(RatingVerdict verdict);
  /// Puts the item behind all others.
  void skip();
  /// Takes the last judgement of this sitting back and shows its item again.
  Result<void> undo();

 private:
  RatingSitting(RatingRound round, std::string rater)
      : m_round(std::move(round)), m_rater(std::move(rater)) {}

  RatingRound m_round;
  std::string m_rater;
  std::deque<RatingRound::Place> m_left;
  std::vector<RatingRound::Place> m_done;
  std::size_t m_skipped = 0;  ///< these stand at the end of m_left
};

}  // namespace s2s
