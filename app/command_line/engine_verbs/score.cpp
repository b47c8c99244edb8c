#include <cmath>
#include <cstdio>

#include "app/command_line/engine_verbs/opened_model.h"
#include "app/command_line/engine_verbs/source_arguments.h"
#include "engine/metrics/likelihood.h"

namespace s2s::command_line {
namespace {

struct ScoreOptions {
  std::string model, pairs, language, targetLanguage;
  std::int64_t batchSize = 16;
};

Result<std::vector<ScoredPair>> readPairs(const std::string& path) {
  std::vector<ScoredPair> pairs;
  const auto read = forEachJsonLine(path, [&](const Json& object, const std::string& where) -> Result<void> {
    auto source = readInput(object, "source", where);
    if (!source) return source.error();
    auto target = readInput(object, "target", where);
    if (!target) return target.error();
    pairs.push_back({std::move(*source), std::move(*target)});
    return {};
  });
  if (!read) return read.error();
  return pairs;
}

std::string shown(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4f", value);
  return text;
}

/// An unknown token stands for any text at the price of one, and a character that vanishes costs nothing.
void warnOfUnknown(const std::vector<Likelihood>& likelihoods, Console& console) {
  std::int64_t unknown = 0, tokens = 0;
  for (const Likelihood& one : likelihoods) {
    unknown += one.unknown + one.vanished;
    tokens += std::ssize(one.tokenLogProbabilities) + one.vanished;
  }
  if (static_cast<double>(unknown) > kMostUnknownTargets * static_cast<double>(tokens))
    console.warning("the vocabulary has no pieces for " + std::to_string(unknown) + " of the targets' " +
                    std::to_string(tokens) +
                    " tokens; bits per byte, in which these are cheap, cannot be compared");
}

}  // namespace

VerbRun declareScore(CLI::App& parser) {
  auto own = std::make_shared<ScoreOptions>();
  parser.add_option("MODEL", own->model, "A directory with weights, or a run")->required();
  const auto ensemble = declareEnsemble(parser);
  parser
      .add_option("--pairs", own->pairs, R"(JSON Lines: {"source","target"} or {"source_ids","target_ids"})")
      ->required();
  parser.add_option("--language", own->language,
                    "Language of the sources, for families with language tokens");
  parser.add_option("--target-language", own->targetLanguage, "Language of the targets");
  parser.add_option("--batch-size", own->batchSize, "Pairs scored together")->check(CLI::Range(1, 65536));
  return [own, ensemble](const CommonOptions& common, Console& console) -> Result<int> {
    auto pairs = readPairs(own->pairs);
    if (!pairs) return pairs.error();
    for (ScoredPair& pair : *pairs) {
      pair.source.language = own->language;
      pair.target.language = own->targetLanguage;
    }
    auto handle = openModelArgument(own->model, *ensemble, common, console);
    if (!handle) return handle.error();
    std::vector<Likelihood> likelihoods;
    if (!pairs->empty()) {
      auto scored = handle->score(*pairs, own->batchSize);
      if (!scored) return scored.error();
      for (const std::string& note : handle->takeNotes()) console.warning(note);
      warnOfUnknown(*scored, console);
      likelihoods = std::move(*scored);
    }
    Json results = Json::array();
    std::vector<std::vector<std::string>> table = {{"pair", "loss", "tokens", "bits per byte"}};
    for (const Likelihood& one : likelihoods) {
      results.push_back({{"loss", one.loss},
                         {"token_log_probabilities", one.tokenLogProbabilities},
                         {"bits_per_byte", one.bitsPerByte ? Json(*one.bitsPerByte) : Json()}});
      table.push_back({std::to_string(results.size()), shown(one.loss),
                       std::to_string(one.tokenLogProbabilities.size()),
                       one.bitsPerByte ? shown(*one.bitsPerByte) : ""});
    }
    console.document({{"results", results}});
    console.table(table);
    return kDone;
  };
}

}  // namespace s2s::command_line
