#include <algorithm>
#include <cmath>

#include "app/command_line/unread_options.h"
#include "app/command_line/verbs/metrics_tables.h"
#include "engine/core/utf8.h"
#include "engine/metrics/correlation.h"

namespace s2s::command_line {
namespace {

struct MetricsOptions {
  std::string hypotheses;
  std::vector<std::string> references, baselines;
  std::vector<std::string> metrics = {"bleu", "chrf", "chrf++", "ter"};
  AnswerOptions answers;
  double smoothingValue = 0.0;
  bool confidence = false, segments = false;
  std::string paired = "bootstrap";
  std::int64_t samples = 0;  ///< 0: the test's default
  CLI::Option* tokenizeGiven = nullptr;
  CLI::Option* smoothingValueGiven = nullptr;
  CLI::Option* pairedGiven = nullptr;
  std::vector<MetricOption> ofMetrics;  ///< options that only some metrics read
};

using Lists = std::vector<std::vector<std::string>>;

Json orNull(double value) { return std::isfinite(value) ? Json(value) : Json(); }

bool isMostlyHangul(const std::vector<std::string>& lines) {
  std::size_t hangul = 0, others = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(lines.size(), 1000); ++i) {
    for (const char32_t c : codePoints(lines[i])) {
      if ((c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3131 && c <= 0x318E))
        ++hangul;
      else if (c > U' ')
        ++others;
    }
  }
  return hangul > others;
}

/// What a person with Korean references should know; the scores stay sacreBLEU's.
void tellOfKorean(const MetricsOptions& own, const Lists& references, const Console& console) {
  if (!isMostlyHangul(references.front())) return;
  const auto asked = [&](std::string_view beginning) {
    return std::ranges::any_of(own.metrics, [&](const auto& name) { return name.starts_with(beginning); });
  };
  if (asked("bleu") && own.tokenizeGiven->count() == 0)
    console.note(
        "note: the references are Korean; --tokenize char compares characters, and chrf++ says more");
  if (asked("rouge") && own.answers.texts.rougeTokenize == "ascii")
    console.warning("rouge_score's tokenizer drops Hangul; --rouge-tokenize unicode keeps all words");
}

SignificanceOptions significanceOf(const MetricsOptions& own, std::uint64_t seed) {
  SignificanceOptions options;
  options.test = own.paired == "bootstrap" ? PairedTest::bootstrap : PairedTest::randomisation;
  if (own.samples > 0) options.samples = own.samples;
  options.seed = seed;
  return options;
}

ResamplingOptions resamplingOf(const MetricsOptions& own, std::uint64_t seed) {
  const bool ofTest = own.baselines.empty() || own.paired == "bootstrap";
  return {own.samples > 0 && ofTest ? own.samples : 1000, seed};
}

SignatureFacts factsOf(const MetricsOptions& own, std::uint64_t seed) {
  SignatureFacts facts;
  facts.references = own.references.size();
  facts.seed = seed;
  const SignificanceOptions test = significanceOf(own, seed);
  if (!own.baselines.empty() && test.test == PairedTest::randomisation) facts.randomisation = test.count();
  if (own.confidence || (!own.baselines.empty() && test.test == PairedTest::bootstrap))
    facts.bootstrap = resamplingOf(own, seed).samples;
  return facts;
}

/// Every pair of systems with a defined score. Holm's adjustment is for the tests that are made, so a score
/// that is undefined must not count among them.
Result<std::vector<PairComparison>> testedPairs(const MetricReport& report,
                                                const SignificanceOptions& options) {
  std::vector<std::size_t> defined;
  std::vector<const ScoredRows*> rows;
  for (std::size_t i = 0; i < report.systems.size(); ++i) {
    if (!report.systems[i].isDefined) continue;
    defined.push_back(i);
    rows.push_back(report.systems[i].rows.get());
  }
  if (rows.size() < 2) return std::vector<PairComparison>();
  auto pairs = compareAllPairs(rows, options);
  if (!pairs) return pairs.error();
  for (PairComparison& pair : *pairs) {
    pair.system = defined[pair.system];
    pair.baseline = defined[pair.baseline];
  }
  return pairs;
}

Result<MetricReport> reportOf(const std::string& name, const std::vector<AnswersFile>& systems,
                              const Lists& references, const MetricsOptions& own, std::uint64_t seed) {
  const auto metric = findAnswerMetric(name);
  if (!metric) return metric.error();
  MetricReport report{*metric, {}, {}, {}};
  for (const AnswersFile& system : systems) {
    auto scored = scoreAnswers(**metric, system.answers, references, own.answers);
    if (!scored) {
      Error error = scored.error();
      error.where = system.file + (error.where.empty() ? "" : ", " + error.where);
      return error;
    }
    report.systems.push_back(std::move(*scored));
  }
  if (factsOf(own, seed).bootstrap) {
    auto intervals = bootstrapConfidence(report.rows(), resamplingOf(own, seed));
    if (!intervals) return intervals.error();
    report.intervals = std::move(*intervals);
  }
  if (systems.size() > 1) {
    auto pairs = testedPairs(report, significanceOf(own, seed));
    if (!pairs) return pairs.error();
    report.pairs = std::move(*pairs);
    const std::size_t hypotheses = systems.size() - 1;
    std::ranges::stable_partition(report.pairs,
                                  [&](const PairComparison& pair) { return pair.system == hypotheses; });
  }
  return report;
}

/// The scores of one system under one metric.
Json scoreDocument(const MetricReport& report, std::size_t number, const SignatureFacts& facts) {
  const ScoredAnswers& system = report.systems[number];
  Json document = {{"name", report.metric->name},
                   {"score", system.isDefined ? orNull(system.rows->score()) : Json()},
                   {"signature", system.signatureFor(facts)}};
  if (system.metric) {
    if (std::string details = system.metric->details(system.sum); !details.empty())
      document["details"] = std::move(details);
  }
  if (!report.intervals.empty() && system.isDefined) {
    const ConfidenceInterval& interval = report.intervals[number];
    document["mean"] = orNull(interval.mean);
    document["half_width"] = orNull(interval.halfWidth);
    document["interval"] = {orNull(interval.low), orNull(interval.high)};
  }
  return document;
}

/// A correlation's own p-value; an undefined one is null, as SciPy's is NaN.
void addCorrelation(Json& document, const AnswersFile& system, const Lists& references) {
  const auto x = readNumbers(references.front()), y = readNumbers(system.answers);
  if (!x || !y) return;
  const CorrelationTest test = document["name"] == "pearson" ? pearsonTest(*x, *y) : spearmanTest(*x, *y);
  document["p_value"] = orNull(test.pValue);
}

/// Rows by expected and given label, and the scores of each label.
Json labelDocument(const AnswersFile& system, const std::vector<std::string>& references) {
  const NumberedLabels labels = numberLabels(references, system.answers);
  const auto scores = scoresByClass(ClassCounts::of(labels.expected, labels.predicted));
  Json classes = Json::array();
  for (std::size_t i = 0; i < scores.size(); ++i) {
    classes.push_back({{"label", labels.names[i]},
                       {"precision", scores[i].precision},
                       {"recall", scores[i].recall},
                       {"f1", scores[i].f1},
                       {"support", scores[i].support}});
  }
  constexpr std::size_t kWidest = 1000;  // a larger matrix is no answer for anybody
  Json document = {{"labels", labels.names}, {"counts", nullptr}, {"classes", std::move(classes)}};
  if (labels.names.size() <= kWidest)
    document["counts"] = confusionMatrix(labels.expected, labels.predicted).counts;
  return document;
}

Json pairDocument(const MetricReport& report, const PairComparison& pair,
                  const std::vector<AnswersFile>& systems, const SignificanceOptions& test) {
  return {{"name", report.metric->name},
          {"system", systems[pair.system].file},
          {"baseline", systems[pair.baseline].file},
          {"delta", pair.delta},
          {"p_value", pair.pValue},
          {"adjusted_p_value", pair.adjustedPValue},
          {"test", test.test == PairedTest::bootstrap ? "paired bootstrap" : "approximate randomisation"},
          {"samples", test.count()}};
}

/// Every line's own score; BLEU with effective order, as sacreBLEU's --sentence-level has it.
Result<Json> segmentDocument(const std::string& name, const AnswersFile& system, const Lists& references,
                             const MetricsOptions& own) {
  MetricOptions options = own.answers.texts;
  options.effectiveOrder = true;
  const auto metric = makeMetric(name, options);
  if (!metric) return metric.error();
  const auto statistics = SegmentStatistics::of(**metric, system.answers, references);
  if (!statistics) return statistics.error();
  Json scores = Json::array();
  for (std::size_t i = 0; i < statistics->segments(); ++i)
    scores.push_back((*metric)->score(statistics->segment(i)));
  return scores;
}

Result<std::vector<AnswersFile>> readSystems(const MetricsOptions& own) {
  std::vector<AnswersFile> systems;
  std::vector<std::string> files = own.baselines;
  files.push_back(own.hypotheses);
  for (const std::string& file : files) {
    auto answers = readSegments(file);
    if (!answers) return answers.error();
    systems.push_back({file, std::move(*answers)});
  }
  return systems;
}

/// An option that nothing would read is a mistake of whoever gave it.
Result<void> checkRead(const MetricsOptions& own) {
  if (own.pairedGiven->count() > 0 && own.baselines.empty())
    return Error{"--paired tests against baselines, and none is given", "",
                 "name one with --baseline, or leave --paired out", Error::Kind::invalidInput};
  if (own.samples > 0 && own.baselines.empty() && !own.confidence)
    return Error{"--samples is of intervals and tests, and none are asked for", "",
                 "ask for them with --confidence or --baseline, or leave --samples out",
                 Error::Kind::invalidInput};
  const std::string& smoothing = own.answers.texts.smoothing;
  if (own.smoothingValueGiven->count() > 0 && (smoothing == "exp" || smoothing == "none"))
    return Error{"--smooth-value is of floor and add-k, and the smoothing is " + smoothing, "",
                 "choose one of these with --smooth, or leave --smooth-value out", Error::Kind::invalidInput};
  return {};
}

Result<int> run(const MetricsOptions& own, std::uint64_t seed, Console& console) {
  if (auto read = checkRead(own); !read) return read.error();
  for (const std::string& name : own.metrics) {  // before files are read
    if (const auto known = findAnswerMetric(name); !known) return known.error();
  }
  if (auto read = checkOptionsAreRead(own.ofMetrics, own.metrics); !read) return read.error();
  Lists references;
  for (const std::string& file : own.references) {
    auto lines = readSegments(file);
    if (!lines) return lines.error();
    references.push_back(std::move(*lines));
  }
  const auto systems = readSystems(own);
  if (!systems) return systems.error();
  tellOfKorean(own, references, console);

  const SignatureFacts facts = factsOf(own, seed);
  const AnswersFile& hypotheses = systems->back();
  std::vector<MetricReport> reports;
  Json metrics = Json::array(), baselines = Json::array(), significance = Json::array(), segments;
  for (std::size_t i = 0; i + 1 < systems->size(); ++i)
    baselines.push_back({{"file", (*systems)[i].file}, {"metrics", Json::array()}});
  bool ofLabels = false;
  for (const std::string& name : own.metrics) {
    console.progress(name);
    auto report = reportOf(name, *systems, references, own, seed);
    if (!report) return console.endProgress(), report.error();
    ofLabels = ofLabels || report->metric->of == AnswerMetric::Of::labels;
    for (std::size_t i = 0; i < systems->size(); ++i) {
      Json document = scoreDocument(*report, i, facts);
      if (name == "pearson" || name == "spearman") addCorrelation(document, (*systems)[i], references);
      (i + 1 < systems->size() ? baselines[i]["metrics"] : metrics).push_back(std::move(document));
    }
    for (const PairComparison& pair : report->pairs)
      significance.push_back(pairDocument(*report, pair, *systems, significanceOf(own, seed)));
    if (own.segments && report->metric->of == AnswerMetric::Of::texts) {
      auto scores = segmentDocument(name, hypotheses, references, own);
      if (!scores) return scores.error();
      segments[name] = std::move(*scores);
    }
    reports.push_back(std::move(*report));
  }
  console.endProgress();
  printScores(reports, *systems, facts, console);
  printPairs(reports, *systems, significanceOf(own, seed).test, console);
  Json document = {{"metrics", std::move(metrics)}, {"significance", std::move(significance)}};
  if (!baselines.empty()) document["baselines"] = std::move(baselines);
  if (ofLabels) {
    document["confusion"] = labelDocument(hypotheses, references.front());
    printConfusion(document["confusion"], console);
  }
  if (own.segments) {
    printSegments(segments, console);
    document["segments"] = std::move(segments);
  }
  console.document(document);
  return kDone;
}

std::string namesOfMetrics() {
  std::string names;
  for (const AnswerMetric& metric : answerMetrics()) names += (names.empty() ? "" : ", ") + metric.name;
  return names;
}

void declareTextOptions(CLI::App& parser, MetricsOptions& own) {
  MetricOptions& texts = own.answers.texts;
  const std::vector<std::string_view> bleu = {"bleu"}, ter = {"ter"},
                                      cased = {"bleu", "chrf", "chrf++", "exact"},
                                      rouge = {"rouge1", "rouge2", "rougeL", "rougeLsum"};
  own.tokenizeGiven = parser.add_option("--tokenize", texts.tokenize, "BLEU: 13a, intl, char, zh or none");
  own.smoothingValueGiven =
      parser.add_option("--smooth-value", own.smoothingValue, "BLEU: what floor (0.1) and add-k (1) take");
  own.ofMetrics = {
      {own.tokenizeGiven, bleu},
      {parser.add_flag("--lowercase", texts.lowercase, "BLEU, chrF and exact match without regard to case"),
       cased},
      {parser.add_option("--smooth", texts.smoothing, "BLEU: exp, floor, add-k or none"), bleu},
      {own.smoothingValueGiven, bleu},
      {parser.add_flag("--ter-normalized", texts.terNormalized,
                       "TER: cut punctuation off words, read entities"),
       ter},
      {parser.add_flag("--ter-no-punctuation", texts.terNoPunctuation, "TER: without punctuation"), ter},
      {parser.add_flag("--ter-asian-support", texts.terAsianSupport,
                       "TER: the two above for Chinese and Japanese characters too"),
       ter},
      {parser.add_flag("--ter-case-sensitive", texts.terCaseSensitive, "TER: with regard to case"), ter},
      {parser.add_option("--rouge-tokenize", texts.rougeTokenize,
                         "ROUGE: ascii (rouge_score's, which drops Hangul) or unicode"),
       rouge},
      {parser.add_flag("--rouge-stemmer", texts.rougeStemmer, "ROUGE: Porter's stems of English words"),
       rouge}};
}

std::vector<std::string_view> metricsOfTexts() {
  std::vector<std::string_view> names;
  for (const AnswerMetric& metric : answerMetrics()) {
    if (metric.of == AnswerMetric::Of::texts) names.emplace_back(metric.name);
  }
  return names;
}

}  // namespace

VerbRun declareMetrics(CLI::App& parser) {
  auto own = std::make_shared<MetricsOptions>();
  parser.add_option("--hypotheses", own->hypotheses, "File of outputs, one a line")->required();
  parser
      .add_option("--references", own->references,
                  "File of references, one a line; several files: several "
                  "references for each output")
      ->required();
  parser.add_option("--baseline", own->baselines, "Files of other systems' outputs, to test against");
  parser.add_option("--metric", own->metrics, "Any of: " + namesOfMetrics())->delimiter(',');
  declareTextOptions(parser, *own);
  // An empty label is one too, which an optional string would not take.
  own->ofMetrics.push_back(
      {parser.add_option_function<std::string>(
           "--positive", [own](const std::string& label) { own->answers.positive = label; },
           "precision, recall and f1: the label that is looked for; otherwise 1"),
       {"precision", "recall", "f1"}});
  own->ofMetrics.push_back({parser.add_option("--threshold", own->answers.threshold,
                                              "binarised_f1: from where a number counts as yes"),
                            {"binarised_f1"}});
  parser.add_flag("--confidence", own->confidence, "Bootstrap intervals at 95 %");
  own->pairedGiven =
      parser.add_option("--paired", own->paired, "Test against baselines: bootstrap or randomisation")
          ->check(CLI::IsMember({"bootstrap", "randomisation", "randomization"}));
  parser
      .add_option("--samples", own->samples,
                  "Resamples (1,000 unless given) or trials of randomisation (10,000)")
      ->check(CLI::Range(std::int64_t{1}, std::int64_t{10'000'000}));
  own->ofMetrics.push_back(
      {parser.add_flag("--segments", own->segments, "Metrics of texts: also every line's own score"),
       metricsOfTexts()});
  return [own](const CommonOptions& common, Console& console) -> Result<int> {
    if (own->smoothingValueGiven->count() > 0) own->answers.texts.smoothingValue = own->smoothingValue;
    return run(*own, common.seedGiven ? common.seed : SignificanceOptions{}.seed, console);
  };
}

}  // namespace s2s::command_line
