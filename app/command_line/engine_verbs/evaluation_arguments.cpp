#include "app/command_line/engine_verbs/evaluation_arguments.h"

#include <algorithm>
#include <cstdio>

#include "app/command_line/engine_verbs/generation_arguments.h"
#include "app/command_line/engine_verbs/recipe_data.h"
#include "app/command_line/engine_verbs/report_files.h"
#include "app/command_line/pause_signal.h"
#include "engine/comparisons/comparison_evaluation.h"
#include "engine/core/atomic_file.h"
#include "engine/core/number_text.h"
#include "engine/core/table_cell.h"
#include "engine/data/tasks_as_text.h"
#include "engine/data/text_pairs.h"
#include "engine/evaluation/sentence_table.h"
#include "engine/experiments/evaluated_task.h"
#include "engine/metrics/metric.h"
#include "engine/recipes/data_source_json.h"
#include "engine/reports/shareable.h"
#include "engine/reports/test_set_report.h"
#include "engine/runs/label_record.h"

namespace s2s::command_line {

std::shared_ptr<EvaluationArguments> declareEvaluation(CLI::App& parser) {
  auto own = std::make_shared<EvaluationArguments>();
  EvaluationRequest& request = own->request;
  parser.add_option("--data", request.data.path, "File of pairs")->required();
  parser.add_option("--source", own->source, "Column of the sources, by header or by number from 1");
  parser.add_option("--target", own->target, "Column of the references");
  parser.add_option("--target-file", request.data.targetPath,
                    "Parallel text: the file whose lines are the references of --data's lines");
  parser.add_option("--pair", own->pair, "Classifiers: column of the second texts");
  parser
      .add_option("--labels", own->labels,
                  "Classifiers with several label columns: these, in place of --target")
      ->delimiter(',');
  parser.add_option("--format", request.data.format, "auto, or the name of a file format");
  parser.add_option("--encoding", request.data.encoding,
                    "auto, utf-8, utf-16le, utf-16be, cp949 or another name that ICU knows");
  parser.add_flag("--no-header", own->noHeader, "The file's first row is data");
  parser.add_option("--limit", request.limit, "Only the first so many rows")->check(CLI::PositiveNumber);
  parser.add_option("--task", own->task,
                    "What answers are held against: automatic, texts, labels (also written ones), numbers");
  CLI::Option* asIn = parser.add_option(
      "--as-in", own->asIn, "Recipe or run: ask with the prefix, languages and as_text of its data set");
  parser.add_option("--set", own->set, "Which training set of --as-in; without it, the first")->needs(asIn);
  parser.add_option("--as-text", own->asText,
                    "Labels or numbers as words: a recipe's as_text as JSON, in place of that of --as-in");
  parser.add_flag("--snap-labels", request.snapsLabels,
                  "A written answer that is no label counts as the nearest one");
  parser
      .add_option("--metric", request.metrics,
                  "Metrics of the task, as s2s metrics has them; otherwise those that suit it")
      ->delimiter(',');
  // An empty label is one too, which an optional string would not take.
  own->ofMetrics.push_back(
      {parser.add_option_function<std::string>(
           "--positive", [&request](const std::string& label) { request.positive = label; },
           "precision, recall, f1: the label that is looked for"),
       {"precision", "recall", "f1"}});
  own->ofMetrics.push_back(
      {parser.add_option("--threshold", request.threshold, "binarised_f1: numbers from here on are alike"),
       {"binarised_f1"}});
  own->tokenizeGiven =
      parser.add_option("--tokenize", request.tokenize,
                        "BLEU's words: 13a, intl, char, zh, none; otherwise what suits the target");
  own->ofMetrics.push_back(
      {parser.add_option("--rouge-tokenize", request.rougeTokenize,
                         "ROUGE's words: ascii (rouge_score's, which drops Hangul; otherwise) or unicode"),
       {"rouge1", "rouge2", "rougeL", "rougeLsum"}});
  parser.add_option("--resamples", request.resamples, "Resamples of intervals and paired tests")
      ->check(CLI::Range(1, 1'000'000));
  parser.add_flag("--no-generation", own->noGeneration, "Only the likelihood of the references");
  parser.add_flag("--no-likelihood", own->noLikelihood, "Only what is written");
  parser.add_option("--outputs", own->outputs, "TSV file of the outputs");
  parser.add_option("--sentences", own->sentences,
                    "File of every sentence's scores and how much the outputs differ; .json, else TSV");
  declareReportOption(parser, "--report", "Report with scores, tests, labels, samples and settings",
                      own->reports);
  CLI::Option* directory = parser.add_option(
      "--dir", request.directory, "Folder that keeps everything as it comes, so that it can be resumed");
  parser.add_flag("--resume", request.resume, "Go on with the evaluation in --dir")->needs(directory);
  CLI::Option* prefix = parser.add_option_function<std::string>(
      "--prefix",
      [&request](const std::string& text) {
        request.data.prefix = text;
        request.asksAsTrained = false;  // also an empty one is said
      },
      "Written before every source; without it and without languages (which classifiers do not know), a run "
      "is asked as it was trained");
  parser.add_flag("--classifiers-as-trained", request.asksClassifiersAsTrained,
                  "Classifiers are asked with the prefix they were trained with, whatever --prefix says; so "
                  "it is with an as_text, and with an --as-in of texts");
  CLI::Option* from = parser.add_option("--from", request.fromLanguage,
                                        "Language of the sources, for each family's own way to be asked");
  CLI::Option* to = parser.add_option("--to", request.toLanguage, "Language of the references");
  from->excludes(prefix)->needs(to);
  to->needs(from);
  own->generation = declareGeneration(parser);
  return own;
}

/// Parallel text has the columns source and target, which need not be named.
Result<void> EvaluationArguments::nameColumns(DataSource& data) const {
  const auto missing = [](const std::string& option, const std::string& instead) {
    return Error{option + " is needed", "", "name the column, by header or by number from 1" + instead,
                 Error::Kind::invalidInput};
  };
  const bool isParallel = !data.targetPath.empty();
  if (source.empty() && !isParallel) return missing("--source", ", or give --target-file");
  if (target.empty() && labels.empty() && !isParallel)
    return missing("--target", ", or the label columns with --labels, or give --target-file");
  const auto rows = openRows(data.path, readerOptions(data));
  if (!rows) return rows.error();
  const auto name = [&](const std::string& given, auto& column) -> Result<void> {
    auto found = columnNamed((*rows)->columns(), given, data.path);
    if (!found) return found.error();
    column = std::move(*found);
    return {};
  };
  if (!source.empty()) {
    if (auto named = name(source, data.source); !named) return named;
  }
  if (!target.empty()) {
    if (auto named = name(target, data.target); !named) return named;
  }
  if (!pair.empty()) {
    if (auto named = name(pair, data.pair); !named) return named;
  }
  for (const std::string& label : labels) {
    if (auto named = name(label, data.labels.emplace_back()); !named) return named;
  }
  return {};
}

Result<void> EvaluationArguments::writeAsText(EvaluationRequest& whole) const {
  if (!asText.empty()) {
    const auto json = parseJson(asText, "--as-text");
    if (!json) return json.error();
    auto parsed = parseAsText(*json, "--as-text");
    if (!parsed) return parsed.error();
    whole.data.asText = std::move(*parsed);
  }
  whole.snapsLabels = whole.snapsLabels || (whole.data.asText && whole.data.asText->correct);
  whole.asksClassifiersAsTrained = whole.asksClassifiersAsTrained || whole.data.asText;
  return {};
}

/// Without names those that suit the task are counted: of texts BLEU is one, and of labels and numbers none
/// reads an option.
Result<void> EvaluationArguments::checkMetricOptions(const EvaluationRequest& whole) const {
  std::vector<std::string> counted = whole.metrics;
  if (counted.empty() && evaluatedTask(whole) == EvaluationTask::texts) counted = {"bleu"};
  std::vector<MetricOption> options = ofMetrics;
  if (sentences.empty()) options.push_back({tokenizeGiven, {"bleu"}});
  return checkOptionsAreRead(options, counted);
}

Result<void> EvaluationArguments::checkPairOf(const DataSource& like) const {
  const bool isRead =
      asText.empty() && (like.asText ? writesPair(*like.asText)
                                     : evaluationTaskOfObjective(like.objective) != EvaluationTask::texts);
  if (!isRead || !like.pair || !pair.empty()) return {};
  return Error{"the data set " + like.name + " of --as-in has a second text, and --pair is not given", asIn,
               "name the column of the second texts with --pair", Error::Kind::invalidInput};
}

Result<EvaluationRequest> EvaluationArguments::requestFor(std::vector<EvaluatedSystem> systems,
                                                          const CommonOptions& common) const {
  EvaluationRequest whole = request;
  whole.systems = std::move(systems);
  whole.data.header = !noHeader;
  if (auto named = nameColumns(whole.data); !named) return named.error();
  if (!asIn.empty()) {
    const auto like = dataSetOf(asIn, set);
    if (!like) return like.error();
    if (auto paired = checkPairOf(*like); !paired) return paired.error();
    if (whole.asksAsTrained) {
      whole.data.prefix = like->prefix;
      whole.asksClassifiersAsTrained |= evaluationTaskOfObjective(like->objective) == EvaluationTask::texts;
    }
    whole.asksAsTrained = false;
    whole.data.sourceLanguage = like->sourceLanguage;
    whole.data.targetLanguage = like->targetLanguage;
    whole.data.asText = like->asText;
    auto learned = labelsLearnedBy(asIn);
    if (!learned) return learned.error();
    whole.learnedLabels = std::move(*learned);
  }
  if (auto written = writeAsText(whole); !written) return written.error();
  if (auto read = checkPairIsRead(whole); !read) return read.error();
  whole.identifiesModels = !reports.empty();
  whole.writes = !noGeneration;
  whole.forces = !noLikelihood;
  const auto asked = evaluationTaskOf(task);
  if (!asked) return asked.error();
  whole.task = *asked;
  const auto options = generationOptions(*generation, common);
  if (!options) return options.error();
  whole.generation = *options;
  if (auto fits = checkEvaluationRequest(whole); !fits) return fits.error();
  if (auto read = checkMetricOptions(whole); !read) return read.error();
  return whole;
}

Result<EvaluationResult> evaluateShowing(const EvaluationRequest& request, const CommonOptions& common,
                                         Console& console) {
  RunControl control;
  const PauseSignal pausing(control);
  EvaluationObserver observer;
  observer.message = [&](const std::string& text) { console.progress(text); };
  observer.warning = [&](const std::string& text) {
    console.endProgress();
    console.warning(text);
  };
  observer.progress = [&](std::size_t system, const std::string& name, std::size_t done, std::size_t rows) {
    console.progress((request.systems.size() > 1
                          ? std::to_string(system + 1) + "/" + std::to_string(request.systems.size()) + " "
                          : "") +
                     name + ": " + std::to_string(done) + " of " + std::to_string(rows) + " answered");
  };
  observer.systemEnded = [&](std::size_t, const SystemOutcome&, const Json& row) {
    console.endProgress();
    const std::string name = row.at("model").get<std::string>();
    const Json& notes = row.at("notes");
    for (const Json& note : notes) console.warning(name + ": " + note.get<std::string>());
    if (row.at("status") != "failed") return;
    const Json& error = row.at("error");
    console.warning(
        name + " failed: " +
        Error{error.value("what", ""), error.value("where", ""), error.value("remedy", "")}.message());
  };
  auto result = runEvaluation(request, {common.device, common.precision, common.threads}, observer, &control);
  console.endProgress();
  if (!result && result.error().kind == Error::Kind::cancelled) {
    return Error{result.error().what, request.directory.string(),
                 request.directory.empty() ? "with --dir it can be resumed" : "--resume goes on",
                 Error::Kind::cancelled};
  }
  return result;
}

Result<void> saveOutputs(const EvaluationArguments& arguments, const EvaluationResult& result,
                         const std::string& file) {
  std::vector<std::string> names;
  std::vector<std::vector<AnsweredRow>> answers;
  for (const SystemOutcome& outcome : result.outcomes) {
    if (outcome.failure) continue;
    names.push_back(outcome.record.name);
    answers.push_back(outcome.answers);
  }
  std::string text = "source\treference";
  for (const std::string& name : names) text += names.size() == 1 ? "\toutput" : "\t" + tableCell(name);
  text += "\n";
  for (std::size_t i = 0; i < result.test.rows.size(); ++i) {
    text += tableCell(shownSource(result.test.rows[i])) + "\t" + tableCell(result.test.rows[i].target);
    for (const auto& ofSystem : answers) text += "\t" + tableCell(exactText(ofSystem[i]));
    text += "\n";
  }
  if (auto written = writeFileAtomically(file, text); !written) return written;
  if (arguments.sentences.empty()) return {};
  const Json tokenize = result.report.at("headline").at("tokenize");
  const auto table = SentenceTable::of(result.test.rows, names, answers,
                                       tokenize.is_string() ? tokenize.get<std::string>() : "13a");
  if (!table) return table.error();
  return table->write(arguments.sentences);
}

Result<std::vector<std::string>> writeReports(const EvaluationArguments& arguments,
                                              const EvaluationRequest& request,
                                              const EvaluationResult& result, Console& console) {
  if (arguments.reports.empty()) return std::vector<std::string>();
  auto report = reportOf(shareable(storedEvaluation(request, result), std::filesystem::current_path()));
  if (!report) return report.error();
  return writeReport(*std::move(report), {arguments.reports, ""}, "", console);
}

namespace {

int decimalsOf(const std::string& metric) { return metricKinds().find(metric).ok() ? 2 : 4; }

std::string withDecimals(double value, int decimals) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  return text;
}

}  // namespace

std::string shownScore(const std::string& metric, const Json& score) {
  return score.is_number() ? withDecimals(score.get<double>(), decimalsOf(metric)) : "undefined";
}

std::string shownDifference(const std::string& metric, const Json& difference) {
  if (!difference.is_number()) return "undefined";
  const double value = difference.get<double>();
  return withDecimals(value, legibleDecimals(value, decimalsOf(metric)));
}

}  // namespace s2s::command_line
