#include "engine/data/checks/report_json.h"

namespace s2s {
namespace {

const char* nameOf(CheckedSet::Role role) {
  return role == CheckedSet::Role::train        ? "train"
         : role == CheckedSet::Role::validation ? "validation"
                                                : "test";
}

Json lengthsToJson(const LengthHistogram& lengths) {
  Json bins = Json::array();
  for (const LengthHistogram::Bin& bin : lengths.bins())
    bins.push_back({{"from", bin.from}, {"to", bin.to}, {"count", bin.count}});
  return {{"count", lengths.count()},        {"mean", lengths.mean()},
          {"p50", lengths.percentile(0.5)},  {"p90", lengths.percentile(0.9)},
          {"p95", lengths.percentile(0.95)}, {"p99", lengths.percentile(0.99)},
          {"longest", lengths.longest()},    {"bins", bins}};
}

Json examplesToJson(const std::vector<RowExample>& examples) {
  Json list = Json::array();
  for (const RowExample& example : examples) {
    list.push_back({{"line", example.line},
                    {"source", example.source},
                    {"target", example.target},
                    {"why", example.why}});
  }
  return list;
}

Json setToJson(const SetSummary& set) {
  Json filters = Json::array();
  for (const FilterCount& count : set.filters) {
    filters.push_back({{"kind", count.kind},
                       {"seen", count.seen},
                       {"removed", count.removed},
                       {"shortened", count.shortened}});
  }
  Json json = {{"name", set.name},         {"path", set.path},
               {"role", nameOf(set.role)}, {"rows", set.rows},
               {"bytes", set.bytes},       {"bad_row_count", set.badRows.count()},
               {"filters", filters},       {"source_characters", lengthsToJson(set.sourceCharacters)}};
  if (set.targetCharacters.count() > 0) json["target_characters"] = lengthsToJson(set.targetCharacters);
  if (!set.sourceLanguage.empty()) json["source_language"] = set.sourceLanguage;
  if (!set.targetLanguage.empty()) json["target_language"] = set.targetLanguage;
  return json;
}

Json findingToJson(const Finding& finding) {
  Json json = {{"check", finding.check},   {"kind", finding.kind},
               {"title", finding.title},   {"set", finding.set},
               {"rows", finding.rows},     {"of", finding.of},
               {"share", finding.share()}, {"information", finding.information}};
  if (!finding.other.empty()) {
    json["other"] = finding.other;
    json["other_rows"] = finding.otherRows;
    json["other_of"] = finding.otherOf;
    json["other_share"] = finding.otherShare();
  }
  json["examples"] = examplesToJson(finding.examples);
  json["filter"] = finding.filter;
  return json;
}

/// What was not counted is null.
Json tokensToJson(const TokenFinding& finding) {
  const auto counted = [](bool was, Json value) { return was ? std::move(value) : Json(nullptr); };
  const LengthHistogram& lengths = finding.lengths;
  return {{"set", finding.set},
          {"tokenizer", finding.tokenizer},
          {"side", finding.side},
          {"lengths", counted(finding.hasLengths, lengthsToJson(lengths))},
          {"cut_off", finding.cutOff},
          {"cut_texts", counted(finding.hasLengths, lengths.countAbove(finding.cutOff))},
          {"cut_share", counted(finding.hasLengths, lengths.shareAbove(finding.cutOff))},
          {"lost_tokens", counted(finding.hasLengths, lengths.lostAbove(finding.cutOff))},
          {"unknown_share", counted(finding.hasUnknown, finding.unknownShare)},
          {"texts_with_unknown", counted(finding.hasUnknown, finding.textsWithUnknown)},
          {"longest", examplesToJson(finding.longest)},
          {"with_unknown", examplesToJson(finding.withUnknown)},
          {"length_filter", finding.lengthFilter},
          {"unknown_filter", finding.unknownFilter}};
}

}  // namespace

Json reportToJson(const DataReport& report) {
  Json sets = Json::array(), findings = Json::array(), tokens = Json::array();
  for (const SetSummary& set : report.sets) sets.push_back(setToJson(set));
  for (const Finding& finding : report.findings) findings.push_back(findingToJson(finding));
  for (const TokenFinding& finding : report.tokens) tokens.push_back(tokensToJson(finding));
  return {{"sets", sets}, {"findings", findings}, {"tokens", tokens}, {"seconds", report.seconds}};
}

}  // namespace s2s
