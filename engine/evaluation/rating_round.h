#pragma once
// Several pairs of systems judged in one go. A round is a folder of rating sessions, "1", "2", …, one for
// each pair; each of them is whole by itself (engine/evaluation/rating_session.h, `s2s ratings`).

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/evaluation/rating_session.h"

namespace s2s {

struct RatingRoundWishes {
  std::vector<std::pair<std::string, std::string>> pairs;  ///< names in the evaluation
  std::size_t items = 0;                                   ///< of each pair; 0: all
  std::uint64_t seed = 1;
  bool skipsEqual = true;
};

/// Makes the folder, whole or not at all. A pair whose answers are all equal has nothing to judge and is left
/// out; without any other the folder is not made. Errors as those of createRatingSession().
Result<void> createRatingRound(const std::filesystem::path& folder, const StoredEvaluation& evaluation,
                               const RatingRoundWishes& wishes);

class RatingRound {
 public:
  /// Where an item lies: in which session, and its number there.
  struct Place {
    std::size_t session = 0, item = 0;
    auto operator<=>(const Place&) const = default;
  };

  /// A folder without sessions is an error of kind invalidInput.
  static Result<RatingRound> open(const std::filesystem::path& folder);

  const std::filesystem::path& folder() const { return m_folder; }
  const std::vector<RatingSession>& sessions() const { return m_sessions; }
  /// All items in the order of judging: the pairs take turns.
  const std::vector<Place>& places() const { return m_places; }
  const RatingItem& item(const Place& place) const { return m_sessions[place.session].items()[place.item]; }

  Result<std::map<Place, RatingVerdict>> ratings(const std::string& rater) const;
  Result<void> rate(const std::string& rater, const Place& place, RatingVerdict verdict) const;
  Result<void> withdraw(const std::string& rater, const Place& place) const;
  /// Everybody who has judged, sorted.
  std::vector<std::string> raters() const;

  /// {"pairs": []}, each as RatingSession::report().
  Result<Json> report() const;
  /// As the name says: .json the report, else a TSV of every judgement; of several pairs one each,
  /// NAME-1.tsv, NAME-2.tsv, … Gives the files.
  Result<std::vector<std::filesystem::path>> write(const std::filesystem::path& file) const;

 private:
  std::filesystem::path m_folder;
  std::vector<RatingSession> m_sessions;
  std::vector<Place> m_places;
};

}  // namespace s2s
