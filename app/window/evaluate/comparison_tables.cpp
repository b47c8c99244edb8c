#include "app/window/evaluate/comparison_tables.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "app/window/evaluate/comparison_words.h"
#include "app/window/evaluate/evaluation_text.h"
#include "widgets/item_models/text_table_model.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/table_view.h"
#include "widgets/text/number_format.h"

namespace s2s {
namespace {

constexpr int kWidestSample = 280;

/// A spread has two significant digits, and what it is the spread of has its decimals.
int decimalsOfSpread(double spread) {
  constexpr int kMostDecimals = 5;
  return std::clamp(1 - static_cast<int>(std::floor(std::log10(spread))), 0, kMostDecimals);
}

QString comparedScore(const ComparedEntrant& entrant, const std::string& metric) {
  const auto score = std::ranges::find(entrant.scores, metric, &ScoreSummary::name);
  if (score == entrant.scores.end()) return "–";
  const QString name = QString::fromStdString(metric);
  const int decimals =
      score->spread && *score->spread > 0.0 ? decimalsOfSpread(*score->spread) : evaluationDecimals(name);
  const auto number = [&](double value) {
    return std::isfinite(value) ? QLocale().toString(value, 'f', decimals) : "∞";
  };
  QString text = number(score->mean);
  if (score->spread) text += " ± " + number(*score->spread);
  if (score->interval)
    text += QString(" (%1 – %2)").arg(number((*score->interval)[0]), number((*score->interval)[1]));
  return text;
}

std::vector<std::string> metricsOf(const ComparisonResult& result) {
  std::vector<std::string> metrics;
  for (const ComparedEntrant& entrant : result.entrants) {
    for (const ScoreSummary& score : entrant.scores) {
      if (std::ranges::find(metrics, score.name) == metrics.end()) metrics.push_back(score.name);
    }
  }
  // What decides is read first.
  const auto headline = std::ranges::find(metrics, result.headline);
  if (headline != metrics.end()) std::rotate(metrics.begin(), headline, headline + 1);
  return metrics;
}

}  // namespace

ComparisonTables::ComparisonTables(QWidget* parent)
    : QWidget(parent),
      m_scoresTitle(makeLabel({}, TextSize::bodyStrong)),
      m_scores(new TableView),
      m_scoreRows(new TextTableModel(this)),
      m_samplesTitle(makeLabel({}, TextSize::bodyStrong)),
      m_samples(new TableView),
      m_sampleRows(new TextTableModel(this)) {
  m_scores->setObjectName("comparisonScores");
  m_scores->setModel(m_scoreRows);
  m_samples->setObjectName("comparedSamples");
  m_samples->setModel(m_sampleRows);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  column->addWidget(m_scoresTitle);
  column->addWidget(m_scores);
  column->addSpacing(8);
  column->addWidget(m_samplesTitle);
  column->addWidget(m_samples);
}

void ComparisonTables::setResult(const ComparisonResult& result) {
  m_scoresTitle->setText(tr("On the test set: mean over seeds, ± their spread, 95 % interval"));
  m_scores->setAccessibleName(tr("Scores of every entrant"));
  m_samplesTitle->setText(tr("What each wrote, first seed"));
  m_samples->setAccessibleName(m_samplesTitle->text());
  showScores(result);
  showSamples(result);
}

void ComparisonTables::showScores(const ComparisonResult& result) {
  QStringList header{tr("Entrant"), tr("Begins with"), tr("Parameters"), tr("Peak memory"),
                     tr("Tokens a second")};
  const std::vector<std::string> metrics = metricsOf(result);
  for (const std::string& metric : metrics) header << evaluationMetricTitle(QString::fromStdString(metric));
  QList<QStringList> rows;
  for (const ComparedEntrant& entrant : result.entrants) {
    std::int64_t peak = 0;
    double speed = 0.0;
    for (const ComparedRun& run : entrant.runs) {
      peak = std::max(peak, run.peakBytes);
      speed = std::max(speed, run.tokensPerSecond);
    }
    QStringList row{QString::fromStdString(entrant.name), startingPointTitle(entrant.startingPoint),
                    compactNumber(static_cast<double>(entrant.parameters.total)),
                    peak > 0 ? byteSize(static_cast<double>(peak)) : "–",
                    speed > 0 ? compactNumber(speed) : "–"};
    for (const std::string& metric : metrics) row << comparedScore(entrant, metric);
    rows << row;
  }
  m_scoreRows->setRows(header, rows);
  m_scores->fitColumns();
  m_scores->fitRows();
}

void ComparisonTables::showSamples(const ComparisonResult& result) {
  QStringList header{tr("Source"), tr("Reference")};
  for (const ComparedEntrant& entrant : result.entrants) header << QString::fromStdString(entrant.name);
  QList<QStringList> rows;
  for (const ComparedSample& sample : result.samples) {
    QStringList row{QString::fromStdString(sample.source), QString::fromStdString(sample.reference)};
    for (const auto& output : sample.outputs) row << (output ? QString::fromStdString(*output) : "–");
    rows << row;
  }
  m_samplesTitle->setVisible(!rows.isEmpty());
  m_samples->setVisible(!rows.isEmpty());
  m_sampleRows->setRows(header, rows);
  m_samples->fitColumns(kWidestSample);
  m_samples->fitRows();
}

}  // namespace s2s
