#include "engine/evaluation/rating_session.h"

#include <algorithm>
#include <array>
#include <fstream>

#include "engine/core/atomic_file.h"
#include "engine/core/clock.h"
#include "engine/core/line_appender.h"
#include "engine/core/random.h"
#include "engine/core/table_cell.h"
#include "engine/evaluation/sentence_table.h"
#include "engine/metrics/classification.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

constexpr const char* kItems = "items.jsonl";
constexpr const char* kKey = "key.json";
constexpr std::string_view kRatings = "ratings-", kEnding = ".jsonl";
constexpr std::size_t kLongestRater = 64;

Error invalid(const std::string& what, const fs::path& where, const std::string& remedy) {
  return Error{what, where.string(), remedy, Error::Kind::invalidInput};
}

bool isRater(std::string_view name) {
  return !name.empty() && name.size() <= kLongestRater && std::ranges::all_of(name, [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '-' || c == '_' || c >= 0x80;
  });
}

Result<fs::path> ratingsFile(const fs::path& folder, const std::string& rater) {
  if (isRater(rater)) return folder / (std::string(kRatings) + rater + std::string(kEnding));
  return invalid("'" + rater + "' cannot be a rater's name", folder, "use letters, digits, '-' and '_'");
}

/// The complete answers of a system by name.
Result<const std::vector<AnsweredRow>*> answersOf(const StoredEvaluation& evaluation,
                                                  const std::string& name) {
  const auto found = std::ranges::find(evaluation.systems, name, &SystemRecord::name);
  if (found == evaluation.systems.end()) {
    std::string known;
    for (const SystemRecord& system : evaluation.systems) known += (known.empty() ? "" : ", ") + system.name;
    return invalid("the evaluation has no system '" + name + "'", "", "there are: " + known);
  }
  const auto& answers = evaluation.answers[static_cast<std::size_t>(found - evaluation.systems.begin())];
  if (answers.size() == evaluation.test.rows.size()) return &answers;
  return invalid(name + " has not answered all rows", "", "finish its evaluation first");
}

/// Rows to be judged, in their order.
std::vector<std::size_t> drawRows(const std::vector<AnsweredRow>& one, const std::vector<AnsweredRow>& other,
                                  const RatingWishes& wishes) {
  std::vector<std::size_t> rows;
  const auto order =
      randomPermutation(static_cast<std::int64_t>(one.size()), CounterRandom(wishes.seed).stream(0));
  for (const std::int64_t place : order) {
    const auto row = static_cast<std::size_t>(place);
    if (wishes.items > 0 && rows.size() == wishes.items) break;
    if (!wishes.skipsEqual || one[row].output != other[row].output) rows.push_back(row);
  }
  return rows;
}

std::int64_t winsOf(const std::map<std::size_t, int>& judged, int category) {
  return std::ranges::count_if(judged, [&](const auto& one) { return one.second == category; });
}

/// What most raters of each item found; a tie where no category has more raters than every other. Raters of
/// one item judge the same two answers, so to count each of them would take agreement for evidence.
std::map<std::size_t, int> majorities(const std::vector<std::map<std::size_t, int>>& raters) {
  std::map<std::size_t, std::array<int, 3>> votes;
  for (const auto& judged : raters) {
    for (const auto& [item, category] : judged) ++votes[item][static_cast<std::size_t>(category)];
  }
  std::map<std::size_t, int> found;
  for (const auto& [item, counts] : votes) {
    const auto [first, second, tie] = counts;
    found[item] = first > std::max(second, tie) ? 0 : second > std::max(first, tie) ? 1 : 2;
  }
  return found;
}

Json countsOf(const std::vector<std::string>& systems, const std::map<std::size_t, int>& judged) {
  const std::int64_t first = winsOf(judged, 0), second = winsOf(judged, 1), ties = winsOf(judged, 2),
                     decided = first + second;
  const double share = decided == 0 ? 0.5 : static_cast<double>(first) / static_cast<double>(decided);
  const Interval bounds = wilsonInterval(share, decided);
  return {{"judged", decided + ties},
          {"wins", {{systems[0], first}, {systems[1], second}}},
          {"ties", ties},
          {"share_of_first", decided == 0 ? Json() : Json(share)},
          {"interval", decided == 0 ? Json() : Json::array({bounds.low, bounds.high})},
          {"p_value", signTest(first, second)}};
}

}  // namespace

std::optional<RatingVerdict> ratingVerdictOf(const std::string& name) {
  if (name == "first") return RatingVerdict::first;
  if (name == "second") return RatingVerdict::second;
  if (name == "tie") return RatingVerdict::tie;
  return std::nullopt;
}

std::string toText(RatingVerdict verdict) {
  return verdict == RatingVerdict::first ? "first" : verdict == RatingVerdict::second ? "second" : "tie";
}

Result<void> createRatingSession(const fs::path& folder, const StoredEvaluation& evaluation,
                                 const RatingWishes& wishes) {
  if (wishes.firstSystem == wishes.secondSystem)
    return invalid("a system cannot be judged against itself", folder, "name two");
  const auto one = answersOf(evaluation, wishes.firstSystem);
  if (!one) return one.error();
  const auto other = answersOf(evaluation, wishes.secondSystem);
  if (!other) return other.error();
  const std::vector<std::size_t> rows = drawRows(**one, **other, wishes);
  if (rows.empty())
    return invalid("all answers of the two systems are equal", folder, "there is nothing to judge");
  const CounterRandom sides = CounterRandom(wishes.seed).stream(1);
  std::string items;
  Json key = {{"systems", {wishes.firstSystem, wishes.secondSystem}},
              {"seed", wishes.seed},
              {"data", {{"path", evaluation.test.path}, {"sha256", evaluation.test.sha256}}},
              {"items", Json::array()}};
  for (std::size_t item = 0; item < rows.size(); ++item) {
    const std::size_t row = rows[item];
    const bool swapped = sides.below(item, 2) == 1;
    const std::string &a = (**one)[row].output, &b = (**other)[row].output;
    items += writeJson({{"item", item},
                        {"source", shownSource(evaluation.test.rows[row])},
                        {"reference", evaluation.test.rows[row].target},
                        {"first", swapped ? b : a},
                        {"second", swapped ? a : b}}) +
             "\n";
    key["items"].push_back({{"row", row}, {"swapped", swapped}});
  }
  return writeFolder(folder, [&](const fs::path& temporary) -> Result<void> {
    if (auto written = writeFileAtomically(temporary / kItems, items); !written) return written;
    return writeFileAtomically(temporary / kKey, writeJson(key, 1) + "\n");
  });
}

Result<RatingSession> RatingSession::open(const fs::path& folder) {
  const auto key = readJsonFile(folder / kKey);
  if (!key) return key.error();
  RatingSession session;
  session.m_folder = folder;
  try {
    key->at("systems").get_to(session.m_systems);
    const Json& list = key->at("items");
    for (const Json& item : list)
      session.m_key.push_back({item.at("row").get<std::size_t>(), item.at("swapped").get<bool>()});
    std::ifstream stream(folder / kItems, std::ios::binary);
    for (std::string line; std::getline(stream, line);) {
      const auto object = parseJson(line, (folder / kItems).string());
      if (!object) return object.error();
      session.m_items.push_back({session.m_items.size(), object->at("source").get<std::string>(),
                                 object->at("reference").get<std::string>(),
                                 object->at("first").get<std::string>(),
                                 object->at("second").get<std::string>()});
    }
  } catch (const Json::exception& problem) {
    return invalid("this is no rating session: " + std::string(problem.what()), folder, "make a new one");
  }
  if (session.m_systems.size() != 2 || session.m_items.size() != session.m_key.size())
    return invalid("items and key of this rating session do not belong together", folder, "make a new one");
  return session;
}

Result<std::map<std::size_t, RatingVerdict>> RatingSession::ratings(const std::string& rater) const {
  const auto file = ratingsFile(m_folder, rater);
  if (!file) return file.error();
  std::map<std::size_t, RatingVerdict> judged;
  std::ifstream stream(*file, std::ios::binary);
  for (std::string line; std::getline(stream, line);) {
    const auto object = parseJson(line, "");
    if (!object || !object->is_object()) continue;  // torn
    const auto item = object->find("item"), verdict = object->find("verdict");
    if (item == object->end() || !item->is_number_unsigned()) continue;
    if (verdict == object->end()) continue;
    if (verdict->is_null()) judged.erase(item->get<std::size_t>());
    if (!verdict->is_string()) continue;
    const auto known = ratingVerdictOf(verdict->get<std::string>());
    if (known && item->get<std::size_t>() < m_items.size()) judged[item->get<std::size_t>()] = *known;
  }
  return judged;
}

Result<void> RatingSession::rate(const std::string& rater, std::size_t item, RatingVerdict verdict) const {
  return append(rater, item, toText(verdict));
}

Result<void> RatingSession::withdraw(const std::string& rater, std::size_t item) const {
  return append(rater, item, nullptr);
}

Result<void> RatingSession::append(const std::string& rater, std::size_t item, const Json& verdict) const {
  const auto file = ratingsFile(m_folder, rater);
  if (!file) return file.error();
  if (item >= m_items.size())
    return invalid("there is no item " + std::to_string(item), m_folder,
                   "there are " + std::to_string(m_items.size()) + ", from 0");
  auto appender = LineAppender::open(*file);
  if (!appender) return appender.error();
  const Json line = {{"item", item}, {"verdict", verdict}, {"at", nowIso8601()}};
  if (auto written = appender->append(writeJson(line)); !written) return written;
  return appender->sync();
}

std::vector<std::string> RatingSession::raters() const {
  std::vector<std::string> names;
  std::error_code problem;
  for (fs::directory_iterator entry(m_folder, problem), end; !problem && entry != end;
       entry.increment(problem)) {
    const std::string name = entry->path().filename().string();
    if (!name.starts_with(kRatings) || !name.ends_with(kEnding)) continue;
    std::string rater = name.substr(kRatings.size(), name.size() - kRatings.size() - kEnding.size());
    if (isRater(rater)) names.push_back(std::move(rater));
  }
  std::ranges::sort(names);
  return names;
}

int RatingSession::preferred(std::size_t item, RatingVerdict verdict) const {
  if (verdict == RatingVerdict::tie) return 2;
  return (verdict == RatingVerdict::second) != m_key[item].swapped ? 1 : 0;
}

Result<Json> RatingSession::report() const {
  const std::vector<std::string> names = raters();
  std::vector<std::map<std::size_t, int>> all;
  Json each = Json::array();
  for (const std::string& rater : names) {
    const auto judged = ratings(rater);
    if (!judged) return judged.error();
    std::map<std::size_t, int>& categories = all.emplace_back();
    for (const auto& [item, verdict] : *judged) categories[item] = preferred(item, verdict);
    Json row = {{"rater", rater}};
    row.update(countsOf(m_systems, categories));
    each.push_back(std::move(row));
  }
  Json agreement = Json::array();
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t k = i + 1; k < all.size(); ++k) {
      std::vector<int> one, other;
      for (const auto& [item, category] : all[i]) {
        const auto same = all[k].find(item);
        if (same == all[k].end()) continue;
        one.push_back(category);
        other.push_back(same->second);
      }
      double equal = 0.0;
      for (std::size_t item = 0; item < one.size(); ++item) equal += one[item] == other[item];
      const auto kappa = cohensKappa(one, other, 3);
      agreement.push_back({{"first", names[i]},
                           {"second", names[k]},
                           {"items", one.size()},
                           {"observed", one.empty() ? Json() : Json(equal / static_cast<double>(one.size()))},
                           {"kappa", kappa ? Json(*kappa) : Json()}});
    }
  }
  return Json{{"systems", m_systems},
              {"items", m_items.size()},
              {"raters", std::move(each)},
              {"together", countsOf(m_systems, majorities(all))},
              {"agreement", std::move(agreement)}};
}

Result<std::string> RatingSession::toTsv() const {
  std::string text = "rater\titem\trow\tsource\treference\t" + tableCell(m_systems[0]) + "\t" +
                     tableCell(m_systems[1]) + "\tpreferred\n";
  for (const std::string& rater : raters()) {
    const auto judged = ratings(rater);
    if (!judged) return judged.error();
    for (const auto& [item, verdict] : *judged) {
      const RatingItem& shown = m_items[item];
      const bool swapped = m_key[item].swapped;
      const int winner = preferred(item, verdict);
      text += rater + "\t" + std::to_string(item) + "\t" + std::to_string(m_key[item].row + 1) + "\t" +
              tableCell(shown.source) + "\t" + tableCell(shown.reference) + "\t" +
              tableCell(swapped ? shown.second : shown.first) + "\t" +
              tableCell(swapped ? shown.first : shown.second) + "\t" +
              (winner == 2 ? "tie" : tableCell(m_systems[static_cast<std::size_t>(winner)])) + "\n";
    }
  }
  return text;
}

}  // namespace s2s
