#include "app/command_line/engine_verbs/opened_model.h"
#include "app/command_line/engine_verbs/source_arguments.h"
#include "app/command_line/text_input.h"

namespace s2s::command_line {
namespace {

struct ClassifyOptions {
  std::string model;
  std::int64_t batchSize = 16;
};

/// --prompts lines {"text", "pair"}; texts and lines of standard input are single texts.
Result<std::vector<ClassifierQuestion>> readQuestions(const SourceArguments& arguments) {
  std::vector<ClassifierQuestion> questions;
  if (arguments.prompts.empty()) {
    const auto inputs = readSources(arguments);
    if (!inputs) return inputs.error();
    for (const SourceInput& input : *inputs) questions.push_back({input.text, std::nullopt});
    return questions;
  }
  const auto invalid = [](const std::string& what, const std::string& where) {
    return Error{what, where, R"(write {"text": "…"} or {"text": "…", "pair": "…"})",
                 Error::Kind::invalidInput};
  };
  const auto read =
      forEachJsonLine(arguments.prompts, [&](const Json& object, const std::string& where) -> Result<void> {
        if (!object.contains("text") || !object["text"].is_string())
          return invalid("there is no \"text\"", where);
        ClassifierQuestion question{object["text"].get<std::string>(), std::nullopt};
        if (object.contains("pair") && !object["pair"].is_null()) {
          if (!object["pair"].is_string()) return invalid("\"pair\" is not a text", where);
          question.second = object["pair"].get<std::string>();
        }
        questions.push_back(std::move(question));
        return {};
      });
  if (!read) return read.error();
  return questions;
}

/// {"label","probabilities"} or {"score"}; with several label columns the first one's, and all under
/// "columns".
Json resultJson(const std::vector<Verdict>& verdicts) {
  const auto one = [](const Verdict& verdict) -> Json {
    if (verdict.score) return {{"score", *verdict.score}};
    Json probabilities = Json::object();
    for (const auto& [label, probability] : verdict.probabilities) probabilities[label] = probability;
    return {{"label", verdict.label}, {"probabilities", std::move(probabilities)}};
  };
  Json result = one(verdicts.front());
  if (verdicts.size() < 2) return result;
  for (const Verdict& verdict : verdicts) result["columns"][verdict.column] = one(verdict);
  return result;
}

std::string lineOf(const std::vector<Verdict>& verdicts) {
  std::string line;
  for (const Verdict& verdict : verdicts) {
    line +=
        (line.empty() ? "" : "\t") + (verdict.column.empty() ? "" : verdict.column + ": ") + verdict.label;
    if (verdict.score) continue;
    double best = 0.0;
    for (const auto& [label, probability] : verdict.probabilities) best = std::max(best, probability);
    line += " (" + std::to_string(static_cast<int>(best * 1000.0 + 0.5) / 10) + " %)";
  }
  return line;
}

}  // namespace

VerbRun declareClassify(CLI::App& parser) {
  auto own = std::make_shared<ClassifyOptions>();
  parser.add_option("MODEL", own->model, "A directory with weights, or a run")->required();
  parser.add_option("--batch-size", own->batchSize, "Texts classified together")->check(CLI::Range(1, 65536));
  const auto sources = declareSources(parser);
  return [=](const CommonOptions& common, Console& console) -> Result<int> {
    auto handle = openModelArgument(own->model, common, console);
    if (!handle) return handle.error();
    const auto questions = readQuestions(*sources);
    if (!questions) return questions.error();
    const auto verdicts = handle->classify(*questions, own->batchSize);
    for (const std::string& note : handle->takeNotes()) console.warning(note);
    if (!verdicts) return verdicts.error();
    Json results = Json::array();
    for (const auto& ofQuestion : *verdicts) {
      results.push_back(resultJson(ofQuestion));
      console.line(lineOf(ofQuestion));
    }
    console.document({{"results", std::move(results)}});
    return kDone;
  };
}

}  // namespace s2s::command_line
