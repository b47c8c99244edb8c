#include "engine/evaluation/rating_sitting.h"

#include <algorithm>

namespace s2s {

Result<RatingSitting> RatingSitting::begin(RatingRound round, const std::string& rater) {
  const auto judged = round.ratings(rater);
  if (!judged) return judged.error();
  RatingSitting sitting(std::move(round), rater);
  for (const RatingRound::Place& place : sitting.m_round.places())
    if (!judged->contains(place)) sitting.m_left.push_back(place);
  return sitting;
}

const RatingItem* RatingSitting::current() const {
  return m_left.empty() ? nullptr : &m_round.item(m_left.front());
}

Result<void> RatingSitting::judge(RatingVerdict verdict) {
  if (m_left.empty()) return {};
  const RatingRound::Place place = m_left.front();
  if (auto kept = m_round.rate(m_rater, place, verdict); !kept) return kept;
  m_left.pop_front();
  m_done.push_back(place);
  m_skipped = std::min(m_skipped, m_left.size());
  return {};
}

void RatingSitting::skip() {
  if (m_left.size() < 2) return;
  m_left.push_back(m_left.front());
  m_left.pop_front();
  m_skipped = std::min(m_skipped + 1, m_left.size());
}

Result<void> RatingSitting::undo() {
  if (m_done.empty()) return {};
  if (auto withdrawn = m_round.withdraw(m_rater, m_done.back()); !withdrawn) return withdrawn;
  m_left.push_front(m_done.back());
  m_done.pop_back();
  return {};
}

}  // namespace s2s
