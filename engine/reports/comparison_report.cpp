#include "engine/reports/comparison_report.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "engine/comparisons/curve_measure.h"
#include "engine/comparisons/numbers_in_words.h"
#include "engine/core/number_text.h"
#include "engine/planning/byte_text.h"

namespace s2s {
namespace {

using Tone = ReportText::Tone;

ReportSection verdictSection(const ComparisonResult& result) {
  ReportSection section{"Verdict", {}};
  for (const VerdictLine& line : result.verdict) {
    const bool caution = line.kind == VerdictLine::Kind::caution;
    const bool finding = line.kind == VerdictLine::Kind::finding;
    section.blocks.push_back(
        ReportText{caution ? Tone::caution : (finding ? Tone::good : Tone::plain), line.text});
  }
  return section;
}

std::vector<std::string> metricNames(const ComparisonResult& result) {
  std::vector<std::string> names;
  for (const ComparedEntrant& entrant : result.entrants) {
    for (const ScoreSummary& score : entrant.scores) {
      if (std::ranges::find(names, score.name) == names.end()) names.push_back(score.name);
    }
  }
  return names;
}

const ScoreSummary* scoreOf(const ComparedEntrant& entrant, const std::string& name) {
  const auto found = std::ranges::find(entrant.scores, name, &ScoreSummary::name);
  return found == entrant.scores.end() ? nullptr : &*found;
}

std::string scoreText(const ScoreSummary* score) {
  if (score == nullptr) return "–";
  const auto shown = [&](double value) { return scoreInWords(score->name, value); };
  std::string text = shown(score->mean);
  if (score->spread) text += " ± " + differenceInWords(score->name, *score->spread);
  if (score->interval)
    text += " (" + shown((*score->interval)[0]) + " to " + shown((*score->interval)[1]) + ")";
  return text;
}

/// What the p-values and intervals of differences are over.
std::string pairTitle(const ComparisonResult& result) {
  const bool seeds = std::ranges::any_of(result.pairs, &ComparedPair::countsSeeds);
  return std::string("Paired tests over the test rows") +
         (seeds ? " and the seeds (Student's t of those that both have)" : "") +
         ", two-sided: bootstrap and approximate randomisation, of which the larger p decides; p-values "
         "adjusted within each metric (Holm 1979)";
}

ReportTable pairTable(const ComparisonResult& result) {
  ReportTable table{pairTitle(result),
                    {"first", "second", "metric", "difference", "95 % interval", "p (bootstrap)", "adjusted",
                     "p (randomisation)", "adjusted", "every seed agrees"},
                    {},
                    {false, false, false, true, true, true, true, true, true, false}};
  for (const ComparedPair& pair : result.pairs) {
    if (pair.first >= result.entrants.size() || pair.second >= result.entrants.size()) continue;
    const auto shown = [&](double value) { return signedInWords(pair.metric, value); };
    const auto shownP = [&](std::optional<double> p) {
      return p && pair.isTested() ? formatted("%.4f", *p) : "–";
    };
    table.rows.push_back(
        {result.entrants[pair.first].name, result.entrants[pair.second].name, pair.metric,
         shown(pair.difference),
         pair.interval ? shown((*pair.interval)[0]) + " to " + shown((*pair.interval)[1]) : "–",
         shownP(pair.pValue), shownP(pair.adjusted), shownP(pair.randomisationPValue),
         shownP(pair.randomisationAdjusted),
         !pair.isTested()       ? "not tested"
         : pair.everySeedAgrees ? "yes"
                                : "no"});
  }
  return table;
}

ReportTable spendingTable(const ComparisonResult& result) {
  ReportTable table{"What each run came to",
                    {"model", "seed", "steps", "rows a micro-batch", "target bytes", "operations",
                     "training time", "peak memory", "training tokens/s", "output tokens/s"},
                    {},
                    {false, true, true, true, true, true, true, true, true, true}};
  for (const ComparedEntrant& entrant : result.entrants) {
    for (const ComparedRun& run : entrant.runs) {
      if (!run.failure.empty()) {
        table.rows.push_back({entrant.name, std::to_string(run.seed), "failed"});
        continue;
      }
      const bool counted = !run.isCountedOnOtherData;
      table.rows.push_back(
          {entrant.name, std::to_string(run.seed), groupedNumber(run.end.step), groupedNumber(run.batchSize),
           counted ? groupedNumber(run.end.targetBytes) : "–",
           counted ? formatted("%.3g", run.end.operations) : "–", formatted("%.1f s", run.end.seconds),
           run.peakBytes > 0 ? byteText(run.peakBytes) : "–", formatted("%.0f", run.tokensPerSecond),
           run.outputTokensPerSecond > 0 ? formatted("%.0f", run.outputTokensPerSecond) : "–"});
    }
  }
  return table;
}

ReportTable parameterTable(const ComparisonResult& result) {
  ReportTable table{"Parameters; the output matrix counts with the embeddings, tied ones once",
                    {"model", "made from", "began from", "embeddings", "encoder", "decoder", "head",
                     "outside embeddings", "all"},
                    {},
                    {false, false, false, true, true, true, true, true, true}};
  for (const ComparedEntrant& entrant : result.entrants) {
    const ParameterParts& parts = entrant.parameters;
    table.rows.push_back({entrant.name, entrant.model, inWords(entrant.startingPoint),
                          groupedNumber(parts.embeddings), groupedNumber(parts.encoder),
                          groupedNumber(parts.decoder), groupedNumber(parts.head),
                          groupedNumber(parts.outsideEmbeddings()), groupedNumber(parts.total)});
  }
  return table;
}

ReportBars parameterBars(const ComparisonResult& result) {
  ReportBars bars{"Parameters", "", {"embeddings", "encoder", "decoder", "head"}, {}};
  for (const ComparedEntrant& entrant : result.entrants) {
    const ParameterParts& parts = entrant.parameters;
    bars.bars.push_back({entrant.name,
                         {static_cast<double>(parts.embeddings), static_cast<double>(parts.encoder),
                          static_cast<double>(parts.decoder), static_cast<double>(parts.head)},
                         std::nullopt,
                         0});
  }
  return bars;
}

ReportBars headlineBars(const ComparisonResult& result) {
  ReportBars bars{result.headline + " on the test set, 95 % intervals", "", {result.headline}, {}};
  for (std::size_t i = 0; i < result.entrants.size(); ++i) {
    const ScoreSummary* score = scoreOf(result.entrants[i], result.headline);
    if (score == nullptr || !std::isfinite(score->mean)) continue;
    bars.bars.push_back({result.entrants[i].name, {score->mean}, score->interval, static_cast<int>(i)});
  }
  return bars;
}

/// One way to look along the training.
struct CurveAxis {
  const char *title, *label;
  double (*of)(const CurvePoint&);
};

constexpr CurveAxis kCurveAxes[] = {
    {"steps", "optimizer steps", [](const CurvePoint& p) { return static_cast<double>(p.step); }},
    {"target bytes", "bytes of learned targets",
     [](const CurvePoint& p) { return static_cast<double>(p.targetBytes); }},
    {"operations", "floating-point operations", [](const CurvePoint& p) { return p.operations; }},
    {"time", "seconds of training", [](const CurvePoint& p) { return p.seconds; }}};

const char* labelOf(CurveMeasure measure) {
  switch (measure) {
    case CurveMeasure::bitsPerByte:
      return "bits per byte";
    case CurveMeasure::accuracy:
      return "accuracy";
    case CurveMeasure::pearson:
      return "Pearson correlation";
    case CurveMeasure::loss:
      break;
  }
  return "loss, nats per target token";
}

ReportLines curvesAlong(const CurveAxis& axis, CurveMeasure measure, const ComparisonResult& result) {
  const std::string label = labelOf(measure);
  ReportLines chart{"Validation " + label + " against " + axis.title, axis.label, label, {}};
  for (std::size_t i = 0; i < result.entrants.size(); ++i) {
    const ComparedEntrant& entrant = result.entrants[i];
    for (const ComparedRun& run : entrant.runs) {
      ReportSeries series;
      series.name = entrant.name + (entrant.runs.size() > 1 ? ", seed " + std::to_string(run.seed) : "");
      series.style = static_cast<int>(i);
      MeasuredCurve curve = measuredCurve(run, measure, axis.of);
      series.x = std::move(curve.x);
      series.y = std::move(curve.y);
      if (!series.x.empty()) chart.series.push_back(std::move(series));
    }
  }
  return chart;
}

ReportSection curveSection(const ComparisonResult& result) {
  ReportSection section{"Training on a common axis", {}};
  const CurveMeasure measure = curveMeasureOf(result);
  if (measure == CurveMeasure::loss)
    section.blocks.push_back(ReportText{Tone::caution,
                                        "Losses per token cannot be compared between models with different "
                                        "vocabularies; look at each curve alone."});
  for (const CurveAxis& axis : kCurveAxes) {
    ReportLines chart = curvesAlong(axis, measure, result);
    if (!chart.series.empty()) section.blocks.push_back(std::move(chart));
  }
  return section;
}

ReportTable sampleTable(const ComparisonResult& result) {
  ReportTable table{"Outputs of the first seed", {"source", "reference"}, {}, {}};
  for (const ComparedEntrant& entrant : result.entrants) table.columns.push_back(entrant.name);
  for (const ComparedSample& sample : result.samples) {
    std::vector<std::string> row = {sample.source, sample.reference};
    for (const auto& output : sample.outputs) row.push_back(output.value_or("–"));
    table.rows.push_back(std::move(row));
  }
  return table;
}

ReportTable dataTable(const ComparisonResult& result) {
  ReportTable table{"Data", {"set", "file", "SHA-256"}, {}, {}};
  for (const DataHash& data : result.data) table.rows.push_back({data.name, data.path, data.sha256});
  return table;
}

ReportTable weightsTable(const ComparisonResult& result) {
  ReportTable table{"Weights that the training began from", {"model", "file", "SHA-256"}, {}, {}};
  for (const ComparedEntrant& entrant : result.entrants) {
    for (const WeightFile& file : entrant.weights)
      table.rows.push_back({entrant.name, file.path, file.sha256});
  }
  return table;
}

/// Metrics in the order of their first run, with what makes them repeatable.
ReportTable signatureTable(const ComparisonResult& result) {
  ReportTable table{"How the scores came about", {"metric", "signature"}, {}, {}};
  for (const ComparedEntrant& entrant : result.entrants) {
    for (const ComparedRun& run : entrant.runs) {
      for (const TestScore& score : run.scores) {
        const bool known =
            std::ranges::any_of(table.rows, [&](const auto& row) { return row[0] == score.name; });
        if (!known && !score.signature.empty()) table.rows.push_back({score.name, score.signature});
      }
    }
  }
  return table;
}

}  // namespace

ReportTable scoreTable(const ComparisonResult& result) {
  const bool severalSeeds = result.seeds.size() > 1;
  ReportTable table{std::string("Scores on the test set: mean") +
                        (severalSeeds ? " ± standard deviation over the seeds" : "") +
                        " (95 % interval by resampling the test rows)",
                    {"model"},
                    {},
                    {false}};
  for (const std::string& name : metricNames(result))
    table.columns.push_back(name), table.numbers.push_back(true);
  for (const ComparedEntrant& entrant : result.entrants) {
    std::vector<std::string> row = {entrant.name};
    for (std::size_t i = 1; i < table.columns.size(); ++i)
      row.push_back(scoreText(scoreOf(entrant, table.columns[i])));
    table.rows.push_back(std::move(row));
  }
  return table;
}

Report reportOf(const ComparisonResult& result) {
  Report report;
  report.title = result.name;
  report.subtitle = "Fair comparison of " + std::to_string(result.entrants.size()) + " models, " +
                    std::to_string(result.seeds.size()) + (result.seeds.size() == 1 ? " seed" : " seeds") +
                    ", " + groupedNumber(static_cast<std::int64_t>(result.testRows)) + " test rows";
  report.sections.push_back(verdictSection(result));
  ReportSection scores{"Scores", {scoreTable(result)}};
  if (!headlineBars(result).bars.empty()) scores.blocks.insert(scores.blocks.begin(), headlineBars(result));
  if (!result.pairs.empty()) scores.blocks.push_back(pairTable(result));
  if (const ReportTable signatures = signatureTable(result); !signatures.rows.empty())
    scores.blocks.push_back(signatures);
  report.sections.push_back(std::move(scores));
  report.sections.push_back(curveSection(result));
  report.sections.push_back(
      {"Models and what they cost", {parameterBars(result), parameterTable(result), spendingTable(result)}});
  if (!result.samples.empty()) report.sections.push_back({"Side by side", {sampleTable(result)}});
  ReportSection origins{"How it was made", {dataTable(result)}};
  if (ReportTable weights = weightsTable(result); !weights.rows.empty())
    origins.blocks.push_back(std::move(weights));
  origins.blocks.push_back(ReportCode{"Comparison", writeJson(result.description, 2)});
  origins.blocks.push_back(ReportCode{"Environment", writeJson(result.environment, 2)});
  report.sections.push_back(std::move(origins));
  return report;
}

}  // namespace s2s
