#pragma once
// Two systems' answers judged by people who do not know which is which. A session is a folder of plain files:
//   items.jsonl         what a rater sees: item, source, reference, first, second; nothing says whose they
//   are key.json            whose they are: systems, and for every item its row and which system is first
//   ratings-NAME.jsonl  one rater's judgements: item, verdict, at; of an item judged again the last counts; a
//   verdict
//                       of null takes back what was judged

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/evaluation/evaluation_directory.h"

namespace s2s {

struct RatingItem {
  std::size_t item = 0;  ///< from 0, in the order of judging
  std::string source, reference;
  std::string first, second;  ///< the two answers
};

enum class RatingVerdict { first, second, tie };
/// "first", "second" or "tie"; nothing else.
std::optional<RatingVerdict> ratingVerdictOf(const std::string& name);
std::string toText(RatingVerdict verdict);

struct RatingWishes {
  std::string firstSystem, secondSystem;  ///< names in the evaluation
  std::size_t items = 0;                  ///< 0: all
  std::uint64_t seed = 1;                 ///< which rows, their order, and which system is first in each
  bool skipsEqual = true;                 ///< rows whose two answers are equal are not asked
};

/// Makes the folder, whole or not at all. Unknown systems, systems that have not answered all rows, and a
/// folder that exists are errors of kind invalidInput.
Result<void> createRatingSession(const std::filesystem::path& folder, const StoredEvaluation& evaluation,
                                 const RatingWishes& wishes);

class RatingSession {
 public:
  static Result<RatingSession> open(const std::filesystem::path& folder);

  const std::vector<RatingItem>& items() const { return m_items; }
  /// Names of the two, in no relation to first and second of an item.
  const std::vector<std::string>& systems() const { return m_systems; }

  /// Judgements by item. `rater` is a name of letters, digits, '-' and '_'; other names are an error.
  Result<std::map<std::size_t, RatingVerdict>> ratings(const std::string& rater) const;
  /// Appends one; on the disk when it returns.
  Result<void> rate(const std::string& rater, std::size_t item, RatingVerdict verdict) const;
  /// Takes back what this rater has judged of the item; on the disk when it returns.
  Result<void> withdraw(const std::string& rater, std::size_t item) const;
  /// Everybody who has judged, sorted.
  std::vector<std::string> raters() const;

  /// Who won, for every rater and for all together, and how far raters agree:
  /// {"systems":[A,B],"items","raters":[{"rater","judged","wins":{"A","B"},"ties","share_of_first",
  /// "interval":[],"p_value"}],"together":{…},"agreement":[{"first","second","items","observed","kappa"}]}.
  /// Wins are of systems, not of sides. Together every item counts once, as most of its raters judged it,
  /// and as a tie where no verdict has more raters than every other one. `p_value` is the sign test's, ties
  /// left out; the interval is Wilson's of the first system's share of the decided. `kappa` is Cohen's (1960)
  /// over A, B and tie, null where chance alone explains everything.
  Result<Json> report() const;

  /// rater, item, row, source, reference, the two systems' answers, whose was preferred.
  Result<std::string> toTsv() const;

 private:
  struct Key {
    std::size_t row = 0;
    bool swapped = false;  ///< the second system's answer is the first one shown
  };
  Result<void> append(const std::string& rater, std::size_t item, const Json& verdict) const;
  /// 0: the first system, 1: the second, 2: a tie.
  int preferred(std::size_t item, RatingVerdict verdict) const;

  std::filesystem::path m_folder;
  std::vector<RatingItem> m_items;
  std::vector<std::string> m_systems;
  std::vector<Key> m_key;
};

/// Two-sided sign test: how likely `wins` against `losses` or worse is where either is as likely. 1 without
/// any.
double signTest(std::int64_t wins, std::int64_t losses);

/// Cohen's kappa of two raters over categories 0 … `categories` - 1, one for each item; nothing where none
/// are given or where agreement by chance is certain.
std::optional<double> cohensKappa(std::span<const int> one, std::span<const int> other, int categories);

}  // namespace s2s
