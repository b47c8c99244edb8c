#include "engine/evaluation/answered_row.h"

#include <array>
#include <charconv>
#include <cmath>

namespace s2s {
namespace {

Json toJson(const RowVerdict& verdict) {
  Json json = {{"column", verdict.column}, {"label", verdict.label}};
  if (verdict.number) json["number"] = *verdict.number;
  for (const auto& [label, probability] : verdict.probabilities) json["probabilities"][label] = probability;
  return json;
}

/// A number that JSON has none for was written as null.
double numberOr(const Json& json, double otherwise) {
  return json.is_number() ? json.get<double>() : otherwise;
}

RowVerdict verdictOf(const Json& json) {
  RowVerdict verdict;
  json.at("column").get_to(verdict.column);
  json.at("label").get_to(verdict.label);
  if (json.contains("number")) verdict.number = numberOr(json.at("number"), NAN);
  if (json.contains("probabilities")) {
    for (const auto& [label, probability] : json.at("probabilities").items())
      verdict.probabilities.emplace_back(label, numberOr(probability, NAN));
  }
  return verdict;
}

/// The shortest text that is read as the very same number.
std::string exactNumber(double number) {
  std::array<char, 32> text{};
  const auto [end, problem] = std::to_chars(text.data(), text.data() + text.size(), number);
  return {text.data(), end};
}

}  // namespace

std::string exactText(const AnsweredRow& answer) {
  std::string shown, exact;
  for (const RowVerdict& verdict : answer.verdicts) {
    const char* const between = shown.empty() ? "" : ", ";
    shown += between + verdict.label;
    exact += between + (verdict.number ? exactNumber(*verdict.number) : verdict.label);
  }
  // Else the words of a template were put in the places of the labels.
  return shown == answer.output ? exact : answer.output;
}

Json toJson(const AnsweredRow& answer) {
  Json json = {{"row", answer.row}, {"output", answer.output}};
  if (answer.sourceCut) json["source_cut"] = true;
  if (answer.referenceCut) json["reference_cut"] = true;
  if (answer.seconds > 0.0) json["seconds"] = answer.seconds;
  if (!answer.verdicts.empty()) {
    Json& verdicts = json["verdicts"] = Json::array();
    for (const RowVerdict& verdict : answer.verdicts) verdicts.push_back(toJson(verdict));
    return json;
  }
  json["ids"] = answer.ids;
  json["score"] = answer.score;
  if (answer.likelihood) {
    json["loss"] = answer.likelihood->loss;
    json["tokens"] = answer.likelihood->tokens;
    json["correct"] = answer.likelihood->correct;
    json["bytes"] = answer.likelihood->bytes;
    if (answer.likelihood->unknown > 0) json["unknown"] = answer.likelihood->unknown;
    if (answer.likelihood->vanished > 0) json["vanished"] = answer.likelihood->vanished;
  }
  return json;
}

std::optional<AnsweredRow> answeredRowOf(const Json& line) {
  try {
    AnsweredRow answer;
    line.at("row").get_to(answer.row);
    line.at("output").get_to(answer.output);
    answer.sourceCut = line.value("source_cut", false);
    answer.referenceCut = line.value("reference_cut", false);
    answer.seconds = line.value("seconds", 0.0);
    if (line.contains("verdicts")) {
      const Json& verdicts = line.at("verdicts");
      for (const Json& verdict : verdicts) answer.verdicts.push_back(verdictOf(verdict));
      return answer;
    }
    line.at("ids").get_to(answer.ids);
    answer.score = numberOr(line.at("score"), NAN);
    if (line.contains("loss")) {
      RowLikelihood& likelihood = answer.likelihood.emplace();
      likelihood.loss = numberOr(line.at("loss"), NAN);
      line.at("tokens").get_to(likelihood.tokens);
      line.at("correct").get_to(likelihood.correct);
      line.at("bytes").get_to(likelihood.bytes);
      likelihood.unknown = line.value("unknown", std::int64_t{0});
      likelihood.vanished = line.value("vanished", std::int64_t{0});
    }
    return answer;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

}  // namespace s2s
