#include "engine/evaluation/rating_round.h"

#include <algorithm>
#include <set>

#include "engine/core/atomic_file.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

/// Whether a person could tell the two apart anywhere. Systems that are not there count as different, so that
/// createRatingSession() can say what is wrong with them.
bool differ(const StoredEvaluation& evaluation, const std::string& first, const std::string& second) {
  const std::vector<AnsweredRow>* answers[2] = {nullptr, nullptr};
  for (std::size_t i = 0; i < evaluation.systems.size(); ++i) {
    if (evaluation.systems[i].name == first) answers[0] = &evaluation.answers[i];
    if (evaluation.systems[i].name == second) answers[1] = &evaluation.answers[i];
  }
  if (answers[0] == nullptr || answers[1] == nullptr) return true;
  return !std::ranges::equal(*answers[0], *answers[1], {}, &AnsweredRow::output, &AnsweredRow::output);
}

}  // namespace

Result<void> createRatingRound(const fs::path& folder, const StoredEvaluation& evaluation,
                               const RatingRoundWishes& wishes) {
  std::vector<RatingWishes> sessions;
  for (const auto& [first, second] : wishes.pairs) {
    // Another seed for each pair: a source does not come up twice in a row.
    if (!wishes.skipsEqual || first == second || differ(evaluation, first, second))
      sessions.push_back({first, second, wishes.items, wishes.seed + sessions.size(), wishes.skipsEqual});
  }
  if (sessions.empty())
    return Error{"all answers of the systems are equal", folder.string(), "there is nothing to judge",
                 Error::Kind::invalidInput};
  return writeFolder(folder, [&](const fs::path& temporary) -> Result<void> {
    for (std::size_t i = 0; i < sessions.size(); ++i) {
      auto made = createRatingSession(temporary / std::to_string(i + 1), evaluation, sessions[i]);
      if (!made) return made;
    }
    return {};
  });
}

Result<RatingRound> RatingRound::open(const fs::path& folder) {
  RatingRound round;
  round.m_folder = folder;
  std::error_code ignored;
  for (int number = 1; fs::is_directory(folder / std::to_string(number), ignored); ++number) {
    auto session = RatingSession::open(folder / std::to_string(number));
    if (!session) return session.error();
    round.m_sessions.push_back(*std::move(session));
  }
  if (round.m_sessions.empty())
    return Error{"this is no round of ratings", folder.string(), "begin a new one",
                 Error::Kind::invalidInput};
  for (std::size_t session = 0; session < round.m_sessions.size(); ++session) {
    for (std::size_t item = 0; item < round.m_sessions[session].items().size(); ++item)
      round.m_places.push_back({session, item});
  }
  std::ranges::sort(round.m_places, {},
                    [](const Place& place) { return std::pair(place.item, place.session); });
  return round;
}

Result<std::map<RatingRound::Place, RatingVerdict>> RatingRound::ratings(const std::string& rater) const {
  std::map<Place, RatingVerdict> all;
  for (std::size_t session = 0; session < m_sessions.size(); ++session) {
    const auto judged = m_sessions[session].ratings(rater);
    if (!judged) return judged.error();
    for (const auto& [item, verdict] : *judged) all[{session, item}] = verdict;
  }
  return all;
}

Result<void> RatingRound::rate(const std::string& rater, const Place& place, RatingVerdict verdict) const {
  return m_sessions[place.session].rate(rater, place.item, verdict);
}

Result<void> RatingRound::withdraw(const std::string& rater, const Place& place) const {
  return m_sessions[place.session].withdraw(rater, place.item);
}

std::vector<std::string> RatingRound::raters() const {
  std::set<std::string> names;
  for (const RatingSession& session : m_sessions) {
    for (std::string& rater : session.raters()) names.insert(std::move(rater));
  }
  return {names.begin(), names.end()};
}

Result<Json> RatingRound::report() const {
  Json pairs = Json::array();
  for (const RatingSession& session : m_sessions) {
    auto report = session.report();
    if (!report) return report.error();
    pairs.push_back(*std::move(report));
  }
  return Json{{"pairs", std::move(pairs)}};
}

Result<std::vector<fs::path>> RatingRound::write(const fs::path& file) const {
  if (file.extension() == ".json") {
    const auto whole = report();
    if (!whole) return whole.error();
    if (auto written = writeFileAtomically(file, writeJson(*whole, 2) + "\n"); !written)
      return written.error();
    return std::vector{file};
  }
  std::vector<fs::path> files;
  for (std::size_t i = 0; i < m_sessions.size(); ++i) {
    fs::path one = file;
    if (m_sessions.size() > 1)
      one.replace_filename(file.stem().string() + "-" + std::to_string(i + 1) + file.extension().string());
    const auto text = m_sessions[i].toTsv();
    if (!text) return text.error();
    if (auto written = writeFileAtomically(one, *text); !written) return written.error();
    files.push_back(std::move(one));
  }
  return files;
}

}  // namespace s2s
