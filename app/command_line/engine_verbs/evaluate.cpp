#include "app/command_line/engine_verbs/generation_arguments.h"
#include "app/command_line/engine_verbs/opened_model.h"
#include "engine/core/clock.h"
#include "engine/data/text_pairs.h"
#include "engine/experiments/evaluation.h"
#include "engine/generation/prompting.h"

namespace s2s::command_line {
namespace {

struct EvaluateOptions {
  std::string model, source, target, from, to, outputs;
  DataSource data;
  bool noHeader = false;
  std::size_t limit = 0;
  std::vector<std::string> metrics = EvaluationOptions().metrics;
};

/// The data set's usable rows, at most as many as the limit; what was skipped is said on stderr.
Result<std::vector<TextPair>> readPairs(const EvaluateOptions& own, const Console& console) {
  DataSource data = own.data;
  data.header = !own.noHeader;
  data.source = own.source;
  data.target = own.target;
  auto loaded = loadPairs(data);
  if (!loaded) return loaded.error();
  if (loaded->badRows.count() > 0) {
    const BadRow& first = loaded->badRows.described().front();
    console.warning(std::to_string(loaded->badRows.count()) + " rows of " + data.path +
                    " cannot be used; the first is line " + std::to_string(first.line) + ": " + first.why);
  }
  if (own.limit > 0 && loaded->pairs.size() > own.limit) loaded->pairs.resize(own.limit);
  return std::move(loaded->pairs);
}

Result<std::string> prefixOf(const EvaluateOptions& own) {
  if (own.from.empty()) return own.data.prefix;
  return translationPrefix(own.from, own.to);
}

Json metricsOf(const Evaluation& evaluation) {
  Json metrics = Json::array();
  metrics.push_back({{"name", "loss"}, {"score", evaluation.loss}});
  metrics.push_back({{"name", "token_accuracy"}, {"score", evaluation.tokenAccuracy}});
  for (const MetricScore& score : evaluation.scores) {
    metrics.push_back({{"name", score.name}, {"score", score.score}, {"signature", score.signature}});
  }
  return metrics;
}

void declareOptions(CLI::App& parser, EvaluateOptions& own) {
  parser.add_option("MODEL", own.model, "A directory with weights, or a run")->required();
  parser.add_option("--data", own.data.path, "File of pairs")->required();
  parser.add_option("--source", own.source, "Column of the sources, by header or by number from 1")
      ->required();
  parser.add_option("--target", own.target, "Column of the references")->required();
  parser.add_option("--format", own.data.format, "auto, tsv, csv, json, jsonl or text");
  parser.add_flag("--no-header", own.noHeader, "The file's first row is data");
  parser.add_option("--limit", own.limit, "Only the first so many rows")->check(CLI::PositiveNumber);
  parser.add_option("--metric", own.metrics, "Metrics of the outputs")->delimiter(',');
  parser.add_option("--outputs", own.outputs, "TSV file of the outputs; otherwise evaluation-MODEL-DATE.tsv");
  CLI::Option* prefix = parser.add_option("--prefix", own.data.prefix, "Written before every source");
  CLI::Option* from =
      parser.add_option("--from", own.from, "Language of the sources, for the family's own prefix");
  CLI::Option* to = parser.add_option("--to", own.to, "Language of the references");
  from->excludes(prefix)->needs(to);
  to->needs(from);
}

}  // namespace

VerbRun declareEvaluate(CLI::App& parser) {
  auto own = std::make_shared<EvaluateOptions>();
  declareOptions(parser, *own);
  const auto generation = declareGeneration(parser);
  return [=](const CommonOptions& common, Console& console) -> Result<int> {
    const auto options = generationOptions(*generation, common);
    if (!options) return options.error();
    const auto prefix = prefixOf(*own);
    if (!prefix) return prefix.error();
    const auto pairs = readPairs(*own, console);
    if (!pairs) return pairs.error();
    auto model = openModelArgument(own->model, common, console);
    if (!model) return model.error();
    const auto evaluation =
        evaluateModel(*model, *pairs, {*prefix, own->metrics, *options}, nullptr, [&](std::size_t finished) {
          console.progress(std::to_string(finished) + " of " + std::to_string(pairs->size()) + " answered");
        });
    console.endProgress();
    if (!evaluation) return evaluation.error();
    const std::string file = own->outputs.empty()
                                 ? "evaluation-" + model->name() + "-" + nowForFolderName() + ".tsv"
                                 : own->outputs;
    if (auto written = writeOutputs(file, *pairs, evaluation->outputs); !written) return written.error();
    const Json metrics = metricsOf(*evaluation);
    std::vector<std::vector<std::string>> table = {{"metric", "score"}};
    for (const Json& metric : metrics) table.push_back({metric["name"], metric["score"].dump()});
    console.table(table);
    console.line("outputs: " + file);
    console.document({{"metrics", metrics}, {"outputs", file}, {"examples", pairs->size()}});
    return kDone;
  };
}

}  // namespace s2s::command_line
