#include "app/command_line/engine_verbs/generation_arguments.h"
#include "app/command_line/engine_verbs/opened_model.h"
#include "engine/core/clock.h"
#include "engine/data/text_pairs.h"
#include "engine/experiments/evaluation.h"
#include "engine/experiments/label_evaluation.h"

namespace s2s::command_line {
namespace {

struct EvaluateOptions {
  std::string model, source, target, pair, from, to, outputs;
  std::vector<std::string> labels;
  DataSource data;
  bool noHeader = false;
  std::size_t limit = 0;
  std::vector<std::string> metrics = EvaluationOptions().metrics;
};

/// The data set's usable rows, at most as many as the limit; what was skipped is said on stderr.
Result<std::vector<TextPair>> readPairs(const EvaluateOptions& own, RowNeeds needs, const Console& console) {
  DataSource data = own.data;
  data.header = !own.noHeader;
  data.source = own.source;
  data.target = own.target;
  if (!own.pair.empty()) data.pair = own.pair;
  data.labels.assign(own.labels.begin(), own.labels.end());
  auto loaded = loadPairs(data, needs);
  if (!loaded) return loaded.error();
  if (loaded->badRows.count() > 0) {
    const BadRow& first = loaded->badRows.described().front();
    console.warning(std::to_string(loaded->badRows.count()) + " rows of " + data.path +
                    " cannot be used; the first is line " + std::to_string(first.line) + ": " + first.why);
  }
  if (own.limit > 0 && loaded->pairs.size() > own.limit) loaded->pairs.resize(own.limit);
  return std::move(loaded->pairs);
}

/// How the model is asked: by --from and --to, else with --prefix alone.
Result<TranslationWay> wayOf(const EvaluateOptions& own, const ModelHandle& model) {
  if (own.from.empty()) return TranslationWay{own.data.prefix, "", ""};
  return model.wayToTranslate(own.from, own.to, std::nullopt);
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

/// Writes the outputs, prints the scores and answers with the contract's document.
Result<int> report(const EvaluateOptions& own, const ModelHandle& model, const std::vector<TextPair>& pairs,
                   const std::vector<std::string>& outputs, const Json& metrics, Console& console) {
  const std::string file =
      own.outputs.empty() ? "evaluation-" + model.name() + "-" + nowForFolderName() + ".tsv" : own.outputs;
  if (auto written = writeOutputs(file, pairs, outputs); !written) return written.error();
  std::vector<std::vector<std::string>> table = {{"metric", "score", "95 % interval"}};
  for (const Json& metric : metrics) {
    const std::string column = metric.value("column", "");
    table.push_back(
        {metric["name"].get<std::string>() + (column.empty() ? "" : " " + column), metric["score"].dump(),
         metric.contains("interval") ? metric["interval"][0].dump() + " to " + metric["interval"][1].dump()
                                     : ""});
  }
  console.table(table);
  console.line("outputs: " + file);
  console.document({{"metrics", metrics}, {"outputs", file}, {"examples", pairs.size()}});
  return kDone;
}

Result<int> evaluateWriter(const EvaluateOptions& own, const GenerationOptions& options, ModelHandle& model,
                           Console& console) {
  const auto pairs = readPairs(own, RowNeeds::target, console);
  if (!pairs) return pairs.error();
  const auto way = wayOf(own, model);
  if (!way) return way.error();
  const auto evaluation = evaluateModel(
      model, *pairs, {way->prefix, own.metrics, options, way->sourceLanguage, way->targetLanguage}, nullptr,
      [&](std::size_t finished) {
        console.progress(std::to_string(finished) + " of " + std::to_string(pairs->size()) + " answered");
      });
  console.endProgress();
  for (const std::string& note : model.takeNotes()) console.warning(note);
  if (!evaluation) return evaluation.error();
  return report(own, model, *pairs, evaluation->outputs, metricsOf(*evaluation), console);
}

Result<int> evaluateClassifier(const EvaluateOptions& own, const GenerationOptions& options,
                               ModelHandle& model, Console& console) {
  const auto rows = readPairs(own, RowNeeds::labels, console);
  if (!rows) return rows.error();
  const auto evaluation =
      evaluateLabels(model, *rows, own.data.prefix, options.batchSize, nullptr, [&](std::size_t finished) {
        console.progress(std::to_string(finished) + " of " + std::to_string(rows->size()) + " classified");
      });
  console.endProgress();
  for (const std::string& note : model.takeNotes()) console.warning(note);
  if (!evaluation) return evaluation.error();
  Json metrics = Json::array();
  for (const LabelScore& score : evaluation->scores) {
    Json metric = {{"name", score.name}, {"score", score.score}};
    if (!score.column.empty()) metric["column"] = score.column;
    if (score.interval) metric["interval"] = {score.interval->low, score.interval->high};
    metrics.push_back(std::move(metric));
  }
  return report(own, model, *rows, evaluation->outputs, metrics, console);
}

void declareOptions(CLI::App& parser, EvaluateOptions& own) {
  parser.add_option("MODEL", own.model, "A directory with weights, or a run")->required();
  parser.add_option("--data", own.data.path, "File of pairs")->required();
  parser.add_option("--source", own.source, "Column of the sources, by header or by number from 1")
      ->required();
  parser.add_option("--target", own.target, "Column of the references")->required();
  parser.add_option("--pair", own.pair, "Classifiers: column of the second texts");
  parser
      .add_option("--labels", own.labels,
                  "Classifiers with several label columns: these, in place of --target")
      ->delimiter(',');
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
    auto model = openModelArgument(own->model, common, console);
    if (!model) return model.error();
    return model->task() == ModelTask::sequenceClassification
               ? evaluateClassifier(*own, *options, *model, console)
               : evaluateWriter(*own, *options, *model, console);
  };
}

}  // namespace s2s::command_line
