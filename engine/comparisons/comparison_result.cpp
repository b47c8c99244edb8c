#include "engine/comparisons/comparison_result.h"

#include <algorithm>
#include <cmath>

#include "engine/metrics/significance.h"

namespace s2s {
namespace {

constexpr std::array kKinds = {"caution", "equal", "unequal", "finding", "undecided"};
constexpr std::array kPoints = {"random", "self-supervised", "supervised-elsewhere", "supervised-here"};
constexpr std::array kEqualised = {"steps", "target_bytes", "operations", "wall_time", "memory"};

template <typename Value>
Json orNull(const std::optional<Value>& value) {
  return value ? Json(*value) : Json();
}

template <typename Value>
std::optional<Value> optionalOf(const Json& json, const char* key) {
  const Json& value = json.at(key);
  return value.is_null() ? std::nullopt : std::optional(value.get<Value>());
}

/// What former versions did not write may be missing.
template <typename Value>
std::optional<Value> laterOptionalOf(const Json& json, const char* key) {
  return json.contains(key) ? optionalOf<Value>(json, key) : std::nullopt;
}

/// Numbers that are not finite are written as null.
double numberOr(double notFinite, const Json& json, const char* key) {
  const Json& value = json.at(key);
  return value.is_null() ? notFinite : value.get<double>();
}

double numberOf(const Json& json, const char* key) { return numberOr(0.0, json, key); }

/// Of scores that are not finite there are infinite ones only: the perplexity of a model that diverged.
double scoreOf(const Json& json, const char* key) { return numberOr(INFINITY, json, key); }

/// Nothing where a bound is not finite.
std::optional<std::array<double, 2>> boundsOf(const Json& json) {
  const Json& bounds = json.at("interval");
  if (bounds.is_null() || bounds.at(0).is_null() || bounds.at(1).is_null()) return std::nullopt;
  return bounds.get<std::array<double, 2>>();
}

template <typename Enumeration, typename Names>
Enumeration nameIn(const Names& names, const Json& json) {
  const auto found = std::ranges::find(names, json.get<std::string>());
  if (found == names.end()) throw Json::other_error::create(599, "an unknown name", &json);
  return static_cast<Enumeration>(found - names.begin());
}

Json pointToJson(const CurvePoint& point) {
  return {{"step", point.step},
          {"target_bytes", point.targetBytes},
          {"operations", point.operations},
          {"seconds", point.seconds},
          {"bits_per_byte", orNull(point.bitsPerByte)},
          {"loss", orNull(point.loss)},
          {"accuracy", orNull(point.accuracy)},
          {"pearson", orNull(point.pearson)}};
}

CurvePoint pointFrom(const Json& json) {
  return {json.at("step"),
          json.at("target_bytes"),
          numberOf(json, "operations"),
          numberOf(json, "seconds"),
          optionalOf<double>(json, "bits_per_byte"),
          optionalOf<double>(json, "loss"),
          optionalOf<double>(json, "accuracy"),
          laterOptionalOf<double>(json, "pearson")};
}

Json dataToJson(const std::vector<DataHash>& data) {
  Json list = Json::array();
  for (const DataHash& one : data)
    list.push_back({{"name", one.name}, {"path", one.path}, {"sha256", one.sha256}});
  return list;
}

std::vector<DataHash> dataFrom(const Json& list) {
  std::vector<DataHash> data;
  for (const Json& one : list) data.push_back({one.at("name"), one.at("path"), one.at("sha256")});
  return data;
}

Json learnedToJson(const std::vector<LearnedTestRows>& learned) {
  Json list = Json::array();
  for (const LearnedTestRows& one : learned)
    list.push_back({{"entrant", one.entrant}, {"rows", one.rows}, {"of", one.of}});
  return list;
}

std::vector<LearnedTestRows> learnedFrom(const Json& list) {
  std::vector<LearnedTestRows> learned;
  for (const Json& one : list) learned.push_back({one.at("entrant"), one.at("rows"), one.at("of")});
  return learned;
}

Json runToJson(const ComparedRun& run) {
  Json curve = Json::array(), scores = Json::array();
  for (const CurvePoint& point : run.curve) curve.push_back(pointToJson(point));
  for (const TestScore& score : run.scores)
    scores.push_back({{"name", score.name}, {"score", score.score}, {"signature", score.signature}});
  return {{"seed", run.seed},
          {"folder", run.folder},
          {"failure", run.failure},
          {"end", pointToJson(run.end)},
          {"curve", std::move(curve)},
          {"batch_size", run.batchSize},
          {"takes_epoch_at_once", run.takesEpochAtOnce},
          {"peak_bytes", run.peakBytes},
          {"tokens_per_second", run.tokensPerSecond},
          {"output_tokens_per_second", run.outputTokensPerSecond},
          {"order_digests", run.orderDigests},
          {"learned_rows", run.learnedRows},
          {"scores", std::move(scores)},
          {"notes", run.notes},
          {"data", dataToJson(run.data)},
          {"counted_on_other_data", run.isCountedOnOtherData}};
}

ComparedRun runFrom(const Json& json) {
  ComparedRun run;
  run.seed = json.at("seed");
  run.folder = json.at("folder");
  run.failure = json.at("failure");
  run.end = pointFrom(json.at("end"));
  for (const Json& point : json.at("curve")) run.curve.push_back(pointFrom(point));
  run.batchSize = json.at("batch_size");
  run.takesEpochAtOnce = json.value("takes_epoch_at_once", false);  // former versions did not write it
  run.peakBytes = json.at("peak_bytes");
  run.tokensPerSecond = numberOf(json, "tokens_per_second");
  run.outputTokensPerSecond = numberOf(json, "output_tokens_per_second");
  run.orderDigests = json.at("order_digests").get<std::vector<std::string>>();
  run.learnedRows = json.value("learned_rows", std::int64_t{0});  // former versions did not count them
  for (const Json& score : json.at("scores"))
    run.scores.push_back({score.at("name"), scoreOf(score, "score"), score.at("signature")});
  run.notes = json.value("notes", std::vector<std::string>());  // former versions did not write them
  run.data = dataFrom(json.value("data", Json::array()));       // nor these
  run.isCountedOnOtherData = json.value("counted_on_other_data", false);
  return run;
}

Json entrantToJson(const ComparedEntrant& entrant) {
  Json runs = Json::array(), scores = Json::array();
  for (const ComparedRun& run : entrant.runs) runs.push_back(runToJson(run));
  for (const ScoreSummary& score : entrant.scores) {
    scores.push_back({{"name", score.name},
                      {"mean", score.mean},
                      {"spread", orNull(score.spread)},
                      {"interval", orNull(score.interval)},
                      {"seeds", score.seeds},
                      {"comparable", score.isComparable}});
  }
  const ParameterParts& parts = entrant.parameters;
  return {{"name", entrant.name},
          {"model", entrant.model},
          {"starting_point", toText(entrant.startingPoint)},
          {"parameters",
           {{"total", parts.total},
            {"embeddings", parts.embeddings},
            {"encoder", parts.encoder},
            {"decoder", parts.decoder},
            {"head", parts.head}}},
          {"unknown_targets", entrant.unknownTargets},
          {"cut_targets", entrant.cutTargets},
          {"scores", std::move(scores)},
          {"weights", toJson(entrant.weights)},
          {"runs", std::move(runs)}};
}

ComparedEntrant entrantFrom(const Json& json) {
  ComparedEntrant entrant;
  entrant.name = json.at("name");
  entrant.model = json.at("model");
  entrant.startingPoint = nameIn<StartingPoint>(kPoints, json.at("starting_point"));
  const Json& parts = json.at("parameters");
  entrant.parameters = {parts.at("total"), parts.at("embeddings"), parts.at("encoder"), parts.at("decoder"),
                        parts.at("head")};
  entrant.unknownTargets = numberOf(json, "unknown_targets");
  entrant.cutTargets = json.value("cut_targets", 0.0);
  for (const Json& score : json.at("scores")) {
    entrant.scores.push_back({score.at("name"), scoreOf(score, "mean"), optionalOf<double>(score, "spread"),
                              boundsOf(score), score.at("seeds"), score.value("comparable", true)});
  }
  for (const Json& run : json.at("runs")) entrant.runs.push_back(runFrom(run));
  entrant.weights = weightFilesFrom(json.value("weights", Json()));
  return entrant;
}

ComparedSample sampleFrom(const Json& json) {
  ComparedSample sample{json.at("source"), json.at("reference"), {}};
  for (const Json& output : json.at("outputs"))
    sample.outputs.push_back(output.is_null() ? std::nullopt : std::optional(output.get<std::string>()));
  return sample;
}

Json sampleToJson(const ComparedSample& sample) {
  Json outputs = Json::array();
  for (const auto& output : sample.outputs) outputs.push_back(orNull(output));
  return {{"source", sample.source}, {"reference", sample.reference}, {"outputs", std::move(outputs)}};
}

ComparisonResult resultFrom(const Json& json) {
  ComparisonResult result;
  result.name = json.at("name");
  result.equalised = nameIn<Equalised>(kEqualised, json.at("equalised"));
  result.amount = optionalOf<double>(json, "amount");
  result.significance = json.at("significance");
  result.resamples = json.value("resamples", std::int64_t{0});
  result.headline = json.at("headline");
  result.higherIsBetter = json.at("higher_is_better");
  result.testRows = json.at("test_rows");
  result.badRows = json.value("bad_rows", std::int64_t{0});  // former versions did not write them
  result.firstBadRow = json.value("first_bad_row", "");
  result.seeds = json.at("seeds").get<std::vector<std::uint64_t>>();
  for (const Json& line : json.at("verdict"))
    result.verdict.push_back({nameIn<VerdictLine::Kind>(kKinds, line.at("kind")), line.at("text")});
  for (const Json& entrant : json.at("entrants")) result.entrants.push_back(entrantFrom(entrant));
  for (const Json& pair : json.at("pairs")) {
    result.pairs.push_back({pair.at("first"), pair.at("second"), pair.at("metric"),
                            numberOr(NAN, pair, "difference"), numberOr(1.0, pair, "p_value"),
                            numberOr(1.0, pair, "adjusted"), boundsOf(pair), pair.at("every_seed_agrees"),
                            laterOptionalOf<double>(pair, "randomisation_p_value"),
                            laterOptionalOf<double>(pair, "randomisation_adjusted"),
                            pair.value("tested_seeds", std::size_t{0})});
  }
  for (const Json& sample : json.at("samples")) result.samples.push_back(sampleFrom(sample));
  for (const Json& setting : json.at("settings"))
    result.settings.push_back({setting.at("path"), setting.at("values").get<std::vector<std::string>>()});
  result.data = dataFrom(json.at("data"));
  result.learnedTest = learnedFrom(json.value("learned_test_rows", Json::array()));
  result.description = json.at("description");
  result.environment = json.at("environment");
  return result;
}

}  // namespace

Json toJson(const ComparisonResult& result) {
  Json verdict = Json::array(), entrants = Json::array(), pairs = Json::array(), samples = Json::array(),
       settings = Json::array();
  for (const VerdictLine& line : result.verdict)
    verdict.push_back({{"kind", kKinds[static_cast<std::size_t>(line.kind)]}, {"text", line.text}});
  for (const ComparedEntrant& entrant : result.entrants) entrants.push_back(entrantToJson(entrant));
  for (const ComparedPair& pair : result.pairs) {
    pairs.push_back({{"first", pair.first},
                     {"second", pair.second},
                     {"metric", pair.metric},
                     {"difference", pair.difference},
                     {"tested", pair.isTested()},
                     {"p_value", pair.pValue},
                     {"adjusted", pair.adjusted},
                     {"randomisation_p_value", orNull(pair.randomisationPValue)},
                     {"randomisation_adjusted", orNull(pair.randomisationAdjusted)},
                     {"interval", orNull(pair.interval)},
                     {"every_seed_agrees", pair.everySeedAgrees},
                     {"tested_seeds", pair.testedSeeds}});
  }
  for (const ComparedSample& sample : result.samples) samples.push_back(sampleToJson(sample));
  for (const UnequalSetting& setting : result.settings)
    settings.push_back({{"path", setting.path}, {"values", setting.values}});
  return {{"name", result.name},
          {"equalised", toText(result.equalised)},
          {"amount", orNull(result.amount)},
          {"significance", result.significance},
          {"resamples", result.resamples},
          {"headline", result.headline},
          {"higher_is_better", result.higherIsBetter},
          {"test_rows", result.testRows},
          {"bad_rows", result.badRows},
          {"first_bad_row", result.firstBadRow},
          {"seeds", result.seeds},
          {"verdict", std::move(verdict)},
          {"entrants", std::move(entrants)},
          {"pairs", std::move(pairs)},
          {"samples", std::move(samples)},
          {"settings", std::move(settings)},
          {"data", dataToJson(result.data)},
          {"learned_test_rows", learnedToJson(result.learnedTest)},
          {"description", result.description},
          {"environment", result.environment}};
}

bool ComparedPair::isTested() const { return std::isfinite(difference); }

double ComparedPair::decidingPValue() const { return s2s::decidingPValue(adjusted, randomisationAdjusted); }

Result<ComparisonResult> comparisonResultFrom(const Json& json) {
  try {
    return resultFrom(json);
  } catch (const Json::exception& problem) {
    const std::string text = problem.what();  // "[json.exception.out_of_range.403] key 'runs' not found"
    const std::string why = text.substr(text.find("] ") + 2);
    return Error{"the result of the comparison has another form: " + why, "comparison.json",
                 "make it again with s2s comparison resume"};
  }
}

}  // namespace s2s
