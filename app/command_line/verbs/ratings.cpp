#include "engine/evaluation/rating_session.h"

#include <charconv>
#include <cstdio>

#include "app/command_line/verb.h"
#include "engine/core/atomic_file.h"

namespace s2s::command_line {
namespace {

struct RatingsOptions {
  std::string folder, evaluation, rater, exported;
  std::vector<std::string> systems, verdicts;
  std::size_t items = 0;
  bool keepEqual = false;
};

Result<int> makeSession(const RatingsOptions& own, const CommonOptions& common, Console& console) {
  const auto evaluation = readEvaluation(own.evaluation);
  if (!evaluation) return evaluation.error();
  const RatingWishes wishes{own.systems[0], own.systems[1], own.items, common.seed, !own.keepEqual};
  if (auto made = createRatingSession(own.folder, *evaluation, wishes); !made) return made.error();
  const auto session = RatingSession::open(own.folder);
  if (!session) return session.error();
  console.line(own.folder + ": " + std::to_string(session->items().size()) + " items to judge");
  console.document({{"folder", own.folder}, {"items", session->items().size()}});
  return kDone;
}

/// "12=first".
Result<std::pair<std::size_t, RatingVerdict>> judgementOf(const std::string& text) {
  std::size_t item = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), item);
  const bool named = problem == std::errc() && end != text.data() + text.size() && *end == '=';
  const auto verdict =
      named ? ratingVerdictOf(std::string(end + 1, text.data() + text.size())) : std::nullopt;
  if (verdict) return std::pair{item, *verdict};
  return Error{"'" + text + "' is no judgement", "", "write ITEM=first, ITEM=second or ITEM=tie",
               Error::Kind::invalidInput};
}

Result<int> rateItems(const RatingsOptions& own, Console& console) {
  const auto session = RatingSession::open(own.folder);
  if (!session) return session.error();
  std::vector<std::pair<std::size_t, RatingVerdict>> judgements;
  for (const std::string& text : own.verdicts) {
    const auto judgement = judgementOf(text);
    if (!judgement) return judgement.error();
    judgements.push_back(*judgement);
  }
  for (const auto& [item, verdict] : judgements) {
    if (auto rated = session->rate(own.rater, item, verdict); !rated) return rated.error();
  }
  const auto judged = session->ratings(own.rater);
  if (!judged) return judged.error();
  console.line(own.rater + ": " + std::to_string(judged->size()) + " of " +
               std::to_string(session->items().size()) + " judged");
  console.document({{"rater", own.rater}, {"judged", judged->size()}, {"items", session->items().size()}});
  return kDone;
}

/// What a rater has yet to judge; without a rater all items.
Result<int> showItems(const RatingsOptions& own, Console& console) {
  const auto session = RatingSession::open(own.folder);
  if (!session) return session.error();
  std::map<std::size_t, RatingVerdict> judged;
  if (!own.rater.empty()) {
    auto read = session->ratings(own.rater);
    if (!read) return read.error();
    judged = std::move(*read);
  }
  Json items = Json::array();
  for (const RatingItem& item : session->items()) {
    if (judged.contains(item.item)) continue;
    items.push_back({{"item", item.item},
                     {"source", item.source},
                     {"reference", item.reference},
                     {"first", item.first},
                     {"second", item.second}});
    console.line(std::to_string(item.item) + "  " + item.source + "\n   reference  " + item.reference +
                 "\n   first      " + item.first + "\n   second     " + item.second);
  }
  console.document({{"items", std::move(items)}});
  return kDone;
}

std::string shown(const Json& value) {
  if (!value.is_number_float()) return value.is_null() ? "" : value.dump();
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", value.get<double>());
  return text;
}

std::vector<std::string> lineOf(const std::string& rater, const Json& counts,
                                const std::vector<std::string>& systems) {
  const Json& interval = counts.at("interval");
  const Json& wins = counts.at("wins");
  return {rater,
          wins.at(systems[0]).dump(),
          wins.at(systems[1]).dump(),
          counts.at("ties").dump(),
          shown(counts.at("share_of_first")),
          interval.is_array() ? shown(interval.at(0)) + " to " + shown(interval.at(1)) : "",
          shown(counts.at("p_value"))};
}

Result<int> report(const RatingsOptions& own, Console& console) {
  const auto session = RatingSession::open(own.folder);
  if (!session) return session.error();
  const auto result = session->report();
  if (!result) return result.error();
  if (!own.exported.empty()) {
    const auto text = session->toTsv();
    if (!text) return text.error();
    if (auto written = writeFileAtomically(own.exported, *text); !written) return written.error();
  }
  const auto systems = result->at("systems").get<std::vector<std::string>>();
  std::vector<std::vector<std::string>> table = {
      {"rater", systems[0], systems[1], "ties", "share of the first", "95 % interval", "p (sign test)"}};
  const Json &raters = result->at("raters"), &agreement = result->at("agreement");
  for (const Json& rater : raters)
    table.push_back(lineOf(rater.at("rater").get<std::string>(), rater, systems));
  table.push_back(lineOf("together, by item", result->at("together"), systems));
  console.table(table);
  for (const Json& pair : agreement) {
    console.line(pair.at("first").get<std::string>() + " and " + pair.at("second").get<std::string>() +
                 " agree on " + shown(pair.at("observed")) + " of " + pair.at("items").dump() +
                 " items, kappa " + (pair.at("kappa").is_null() ? "undefined" : shown(pair.at("kappa"))));
  }
  console.document(*result);
  return kDone;
}

}  // namespace

VerbRun declareRatings(CLI::App& parser) {
  auto own = std::make_shared<RatingsOptions>();
  parser.require_subcommand(1);
  const auto part = [&](const char* name, const char* help) {
    CLI::App* added = parser.add_subcommand(name, help);
    added->add_option("DIR", own->folder, "Folder of the rating session")->required();
    added->fallthrough();
    return added;
  };
  CLI::App* start =
      part("new", "Draw items from an evaluation, in random order and with random sides (--seed)");
  start->add_option("--evaluation", own->evaluation, "Folder that evaluate or compare has kept (--dir)")
      ->required();
  start->add_option("--systems", own->systems, "The two that are judged, by their names")
      ->delimiter(',')
      ->expected(2)
      ->required();
  start->add_option("--items", own->items, "How many; otherwise all");
  start->add_flag("--keep-equal", own->keepEqual, "Also rows whose two answers are equal");
  CLI::App* items = part("items", "What is to be judged, without saying whose it is");
  items->add_option("--rater", own->rater, "Only what this one has not judged yet");
  CLI::App* rate = part("rate", "Add judgements");
  rate->add_option("--rater", own->rater, "Who judges")->required();
  rate->add_option("VERDICT", own->verdicts, "ITEM=first, ITEM=second or ITEM=tie")->required();
  CLI::App* shown = part("report", "Who won, and how far the raters agree");
  shown->add_option("--export", own->exported, "TSV file of every judgement");
  return [&parser, own](const CommonOptions& common, Console& console) -> Result<int> {
    if (parser.got_subcommand("new")) return makeSession(*own, common, console);
    if (parser.got_subcommand("items")) return showItems(*own, console);
    if (parser.got_subcommand("rate")) return rateItems(*own, console);
    return report(*own, console);
  };
}

}  // namespace s2s::command_line
