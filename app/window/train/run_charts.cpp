#include "app/window/train/run_charts.h"

#include <QEvent>
#include <QGridLayout>
#include <QRegularExpression>
#include <QStackedLayout>
#include <algorithm>
#include <cmath>
#include <span>

#include "app/window/run_metrics.h"
#include "widgets/charts/line_chart.h"
#include "widgets/panes/card.h"
#include "widgets/panes/segmented_control.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr int kWide = 1500;  // pixels from which gradient norm and speed have room
constexpr double kSmoothing = 0.9;
constexpr const char* kBitsPerByte = "validation_bits_per_byte";
constexpr const char* kBleu = "validation_bleu";
constexpr const char* kChrF = "validation_chrf++";
constexpr int kTrainStyle = 0, kValidationStyle = 1, kRateStyle = 2, kNormStyle = 3, kSpeedStyle = 4;

/// What tells how good the answers of a run are; a run has some of these.
struct Quality {
  const char* metric;
  const char* name;
  int style;
  bool smoothed;
};
constexpr Quality kQualities[] = {
    {"token_accuracy", QT_TRANSLATE_NOOP("s2s::RunCharts", "train"), kTrainStyle, true},
    {"validation_token_accuracy", QT_TRANSLATE_NOOP("s2s::RunCharts", "validation"), kValidationStyle, false},
    {"accuracy", QT_TRANSLATE_NOOP("s2s::RunCharts", "train"), kTrainStyle, true},
    {"validation_accuracy", QT_TRANSLATE_NOOP("s2s::RunCharts", "validation"), kValidationStyle, false},
    {"validation_macro_f1", QT_TRANSLATE_NOOP("s2s::RunCharts", "macro F1"), 2, false},
    {"validation_pearson", QT_TRANSLATE_NOOP("s2s::RunCharts", "Pearson"), kValidationStyle, false},
    {"validation_spearman", QT_TRANSLATE_NOOP("s2s::RunCharts", "Spearman"), 2, false},
};

/// A number that a run does not have is null in every line of its log.
bool hasNumbers(const MetricCurve& curve) {
  return std::ranges::any_of(curve.value, [](double value) { return std::isfinite(value); });
}

}  // namespace

RunCharts::RunCharts(QWidget* parent)
    : QWidget(parent),
      m_grid(new QGridLayout(this)),
      m_loss(addChart()),
      m_answers(makeChart()),
      m_bits(makeChart()),
      m_measure(new SegmentedControl({"", "", ""}, this)),
      m_measures(new QStackedLayout),
      m_accuracy(addChart()),
      m_learningRate(addChart()),
      m_gradientNorm(addChart()),
      m_speed(addChart()) {
  m_grid->setContentsMargins(0, 0, 0, 0);
  m_grid->setSpacing(length::kGap);
  for (LineChart* chart : {m_loss, m_accuracy, m_gradientNorm, m_speed}) chart->setSmoothing(kSmoothing);
  buildMeasures();
  addFeed(m_loss, "loss", QT_TR_NOOP("train"), kTrainStyle, true);
  addFeed(m_loss, "validation_loss", QT_TR_NOOP("validation"), kValidationStyle, false);
  addFeed(m_bits, kBitsPerByte, QT_TR_NOOP("validation"), kValidationStyle, false);
  addFeed(m_learningRate, "learning_rate", QT_TR_NOOP("Learning rate"), kRateStyle, false);
  addFeed(m_gradientNorm, "gradient_norm", QT_TR_NOOP("Gradient norm"), kNormStyle, true);
  addFeed(m_speed, "tokens_per_second", QT_TR_NOOP("Speed"), kSpeedStyle, true);
  retranslate();
  arrange();
}

LineChart* RunCharts::addChart() {
  auto* card = new Card(this);
  LineChart* chart = makeChart();
  card->content()->addWidget(chart);
  m_cards.push_back(card);
  return chart;
}

LineChart* RunCharts::makeChart() {
  auto* chart = new LineChart;
  chart->setExportTogether([this] { exportChartsInteractively(offers(), window()); });
  return chart;
}

void RunCharts::buildMeasures() {
  QVBoxLayout* content = m_cards.front()->content();
  content->removeWidget(m_loss);
  m_measures->addWidget(m_loss);
  m_measures->addWidget(m_answers);
  m_measures->addWidget(m_bits);
  content->addLayout(m_measures, 1);
  connect(m_measure, &SegmentedControl::currentIndexChanged, this, &RunCharts::showMeasure);
  showMeasure();
}

QWidget* RunCharts::measureControl() const { return m_measure; }

void RunCharts::want(RunMeasure measure) { m_measure->setCurrentIndex(static_cast<int>(measure)); }

RunMeasure RunCharts::wanted() const { return static_cast<RunMeasure>(m_measure->currentIndex()); }

LineChart* RunCharts::chartOf(RunMeasure measure) const {
  if (measure == RunMeasure::answers) return m_answers;
  return measure == RunMeasure::bitsPerByte ? m_bits : m_loss;
}

bool RunCharts::has(RunMeasure measure) const {
  // Classifiers, and models that fill blanks, write no text whose bytes could be counted; answers to compare
  // are generated where the recipe asks for them.
  return m_metrics && std::ranges::any_of(m_feeds, [this, chart = chartOf(measure)](const Feed& feed) {
           return feed.chart == chart && hasNumbers(m_metrics->curve(feed.metric));
         });
}

void RunCharts::showMeasure() {
  const bool answers = has(RunMeasure::answers), bits = has(RunMeasure::bitsPerByte);
  m_measure->setVisible(answers || bits);
  m_measure->setSegmentVisible(static_cast<int>(RunMeasure::answers), answers);
  m_measure->setSegmentEnabled(static_cast<int>(RunMeasure::bitsPerByte), bits);
  m_measures->setCurrentWidget(has(wanted()) ? chartOf(wanted()) : m_loss);
}

std::vector<LineChart*> RunCharts::charts() const {
  return {m_loss, m_answers, m_bits, m_accuracy, m_learningRate, m_gradientNorm, m_speed};
}

std::vector<ChartOffer> RunCharts::offers() {
  std::vector<ChartOffer> offers;
  for (LineChart* chart : charts()) {
    if (chart->hasPoints() && (chart != m_bits || has(RunMeasure::bitsPerByte)))
      offers.push_back(offerOf(*chart));
  }
  return offers;
}

RunCharts::Feed& RunCharts::addFeed(LineChart* chart, const QString& metric, const char* name, int style,
                                    bool smoothed) {
  Feed feed{chart, metric, name, {}, false, 0, 0};
  feed.series = chart->addSeries(seriesName(feed), style);
  chart->setSeriesSmoothed(feed.series, smoothed);
  return m_feeds.emplace_back(std::move(feed));
}

void RunCharts::addIfFound(LineChart* chart, const QString& metric, const char* name, int style,
                           bool smoothed, const QString& detail) {
  if (!hasNumbers(m_metrics->curve(metric))) return;
  if (std::ranges::find(m_feeds, metric, &Feed::metric) != m_feeds.end()) return;
  Feed& feed = addFeed(chart, metric, name, style, smoothed);
  feed.found = true;
  feed.detail = detail;
  chart->setSeriesName(feed.series, seriesName(feed));
}

void RunCharts::addFound() {
  for (const Quality& quality : kQualities)
    addIfFound(m_accuracy, quality.metric, quality.name, quality.style, quality.smoothed);
  addIfFound(m_answers, kChrF, QT_TR_NOOP("chrF++"), kValidationStyle, false);
  addIfFound(m_answers, kBleu, QT_TR_NOOP("BLEU"), kTrainStyle, false);
  addNamedSets();
}

void RunCharts::addNamedSets() {
  constexpr QLatin1String kOfLoss("validation_loss/");
  const QStringList sets = m_metrics->metrics().filter(QRegularExpression("^validation_loss/"));
  // A single set is the whole validation; its curve would hide under that one.
  if (sets.size() < 2) return;
  int style = kValidationStyle;
  for (const QString& one : sets) {
    const QString set = one.mid(kOfLoss.size());
    ++style;  // a set has its colour in every chart
    for (const auto& [metric, chart] : {std::pair{"validation_loss", m_loss},
                                        {kBitsPerByte, m_bits},
                                        {"validation_token_accuracy", m_accuracy},
                                        {"validation_accuracy", m_accuracy},
                                        {"validation_pearson", m_accuracy}})
      addIfFound(chart, QString::fromLatin1(metric) + '/' + set, QT_TR_NOOP("validation"), style, false, set);
    // BLEU's tokenization differs between languages; chrF++ counts the same in all.
    addIfFound(m_answers, QString::fromLatin1(kChrF) + '/' + set, QT_TR_NOOP("chrF++"), style, false, set);
  }
}

void RunCharts::dropFound() {
  for (const Feed& feed : m_feeds) {
    if (feed.found) feed.chart->removeSeries(feed.series);
  }
  std::erase_if(m_feeds, &Feed::found);
}

QString RunCharts::seriesName(const Feed& feed) const {
  return feed.detail.isEmpty() ? tr(feed.name) : tr("%1 · %2").arg(tr(feed.name), feed.detail);
}

void RunCharts::setRun(RunMetrics* metrics) {
  if (m_metrics == metrics && metrics) return;
  if (m_metrics) disconnect(m_metrics, nullptr, this, nullptr);
  m_metrics = metrics;
  m_generation = -1;
  if (metrics) connect(metrics, &RunMetrics::changed, this, &RunCharts::update);
  update();
}

void RunCharts::update() {
  const bool anew = !m_metrics || m_metrics->generation() != m_generation;
  m_generation = m_metrics ? m_metrics->generation() : -1;
  if (anew) {
    dropFound();
    showTitles();
  }
  if (m_metrics) addFound();
  for (Feed& feed : m_feeds) {
    static const MetricCurve kNone;
    const MetricCurve& curve = m_metrics ? m_metrics->curve(feed.metric) : kNone;
    if (anew) {
      feed.chart->setData(feed.series, curve.step, curve.value);
      feed.chart->fit();
    } else if (curve.value.size() > feed.shown) {
      feed.chart->append(feed.series, std::span(curve.step).subspan(feed.shown),
                         std::span(curve.value).subspan(feed.shown));
    }
    feed.shown = curve.value.size();
  }
  showMeasure();
}

void RunCharts::arrange() {
  for (Card* card : m_cards) m_grid->removeWidget(card);
  const int columns = m_wide ? 4 : 2;
  m_grid->addWidget(m_cards[0], 0, 0, 1, columns);
  for (int column = 0; column < 4; ++column) {
    m_cards[static_cast<std::size_t>(column) + 1]->setVisible(column < columns);
    if (column < columns) m_grid->addWidget(m_cards[static_cast<std::size_t>(column) + 1], 1, column);
    m_grid->setColumnStretch(column, column < columns ? 1 : 0);
  }
  m_grid->setRowStretch(0, 3);
  m_grid->setRowStretch(1, 2);
}

void RunCharts::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  if (const bool wide = width() >= kWide; wide != m_wide) {
    m_wide = wide;
    arrange();
  }
}

void RunCharts::retranslate() {
  m_loss->setTitle(tr("Loss"));
  m_bits->setTitle(tr("Bits per byte"));
  m_bits->setLabels(tr("step"), tr("bits per UTF-8 byte of the targets"));
  m_bits->setEmptyText(tr("From the first validation on."));
  m_answers->setTitle(tr("BLEU and chrF++"));
  m_answers->setLabels(tr("step"), tr("of generated answers, 0 to 100"));
  m_answers->setEmptyText(tr("From the first validation on."));
  m_measure->setWords({tr("Loss"), tr("BLEU and chrF++"), tr("Bits per byte")});
  m_measure->setAccessibleName(tr("What the large chart shows"));
  m_measure->setToolTip(
      tr("Bits per byte can be compared between models of different vocabularies, the loss cannot"));
  m_accuracy->setLabels(tr("step"), {});
  showTitles();
  m_learningRate->setTitle(tr("Learning rate"));
  m_learningRate->setLabels(tr("step"), {});
  m_gradientNorm->setTitle(tr("Gradient norm"));
  m_gradientNorm->setLabels(tr("step"), {});
  m_speed->setTitle(tr("Speed"));
  m_speed->setLabels(tr("step"), tr("tokens per second"));
  m_loss->setEmptyText(tr("The loss appears here from the first step on."));
  m_learningRate->setEmptyText(tr("The schedule, step by step."));
  m_gradientNorm->setEmptyText(tr("Before clipping."));
  m_speed->setEmptyText(tr("Tokens per second."));
  for (const Feed& feed : m_feeds) feed.chart->setSeriesName(feed.series, seriesName(feed));
}

void RunCharts::showTitles() {
  switch (m_metrics ? m_metrics->answers() : RunAnswers::texts) {
    case RunAnswers::texts:
      m_loss->setLabels(tr("step"), tr("nats per token"));
      m_accuracy->setTitle(tr("Token accuracy"));
      m_accuracy->setEmptyText(tr("Share of right target tokens."));
      break;
    case RunAnswers::labels:
      m_loss->setLabels(tr("step"), tr("nats per label"));
      m_accuracy->setTitle(tr("Accuracy"));
      m_accuracy->setEmptyText(tr("Share of right labels."));
      break;
    case RunAnswers::numbers:
      m_loss->setLabels(tr("step"), tr("squared error"));
      m_accuracy->setTitle(tr("Correlation"));
      m_accuracy->setEmptyText(tr("With the reference, from the first validation on."));
      break;
  }
}

void RunCharts::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace s2s
