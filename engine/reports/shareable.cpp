#include "engine/reports/shareable.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

void seeTextsFrom(const fs::path& base, Json& json) {
  if (json.is_string()) json = seenFrom(base, json.get<std::string>());
  if (!json.is_structured()) return;
  for (Json& member : json) seeTextsFrom(base, member);
}

void forgetMachine(Json& environment) {
  if (!environment.is_object() || !environment.contains("system") || !environment["system"].is_object())
    return;
  for (const char* key : {"host", "kernel"}) environment["system"].erase(key);
}

}  // namespace

std::string seenFrom(const fs::path& base, const std::string& text) {
  if (!text.starts_with('/')) return text;
  const fs::path relative = fs::path(text).lexically_relative(base);
  if (relative.empty()) return text;
  int steps = 0;
  for (const fs::path& part : relative) steps += part == ".." ? 1 : 0;
  return steps <= 1 ? relative.string() : text;
}

ComparisonResult shareable(ComparisonResult result, const fs::path& base) {
  for (DataHash& data : result.data) data.path = seenFrom(base, data.path);
  for (ComparedEntrant& entrant : result.entrants) {
    entrant.model = seenFrom(base, entrant.model);
    for (WeightFile& weights : entrant.weights) weights.path = seenFrom(base, weights.path);
    for (ComparedRun& run : entrant.runs) {
      for (DataHash& data : run.data) data.path = seenFrom(base, data.path);
    }
  }
  seeTextsFrom(base, result.description);
  forgetMachine(result.environment);
  return result;
}

SuiteResult shareable(SuiteResult result, const fs::path& base) {
  for (SuiteTaskResult& task : result.tasks) {
    for (SuiteFile& file : task.files) file.path = seenFrom(base, file.path);
  }
  forgetMachine(result.environment);
  return result;
}

StoredEvaluation shareable(StoredEvaluation evaluation, const fs::path& base) {
  evaluation.test.path = seenFrom(base, evaluation.test.path);
  for (TestFile& file : evaluation.test.files) file.path = seenFrom(base, file.path);
  for (SystemRecord& system : evaluation.systems) {
    for (std::string& model : system.models) model = seenFrom(base, model);
  }
  for (Json* json : {&evaluation.terms, &evaluation.asked, &evaluation.results}) seeTextsFrom(base, *json);
  forgetMachine(evaluation.environment);
  return evaluation;
}

}  // namespace s2s
