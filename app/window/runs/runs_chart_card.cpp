#include "app/window/runs/runs_chart_card.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <span>

#include "app/window/metric_names.h"
#include "app/window/page.h"
#include "app/window/run_catalogue.h"
#include "app/window/runs/chart_command.h"
#include "app/window/settings.h"
#include "widgets/charts/line_chart.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/flow_layout.h"
#include "widgets/panes/labels.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr int kLeastMetric = 100, kSlider = 120;  // pixels
constexpr int kSmoothingSteps = 99;  // hundredths of the weight of the past

struct AxisWords {
  RunAxis axis;
  const char* command;  ///< in `s2s chart --x`
  const char* choice;
  const char* label;
};
constexpr AxisWords kAxes[] = {
    {RunAxis::step, "step", QT_TRANSLATE_NOOP("s2s::RunsChartCard", "by step"),
     QT_TRANSLATE_NOOP("s2s::RunsChartCard", "step")},
    {RunAxis::epoch, "epoch", QT_TRANSLATE_NOOP("s2s::RunsChartCard", "by epoch"),
     QT_TRANSLATE_NOOP("s2s::RunsChartCard", "epoch")},
    {RunAxis::tokens, "tokens", QT_TRANSLATE_NOOP("s2s::RunsChartCard", "by tokens"),
     QT_TRANSLATE_NOOP("s2s::RunsChartCard", "target tokens")},
    {RunAxis::time, "time", QT_TRANSLATE_NOOP("s2s::RunsChartCard", "by time"),
     QT_TRANSLATE_NOOP("s2s::RunsChartCard", "seconds of training")},
    {RunAxis::targetBytes, "bytes", QT_TRANSLATE_NOOP("s2s::RunsChartCard", "by bytes of targets"),
     QT_TRANSLATE_NOOP("s2s::RunsChartCard", "bytes of targets")},
    {RunAxis::operations, "operations", QT_TRANSLATE_NOOP("s2s::RunsChartCard", "by operations"),
     QT_TRANSLATE_NOOP("s2s::RunsChartCard", "floating-point operations")}};

const AxisWords& wordsOf(RunAxis axis) { return *std::ranges::find(kAxes, axis, &AxisWords::axis); }
bool isOfComparisons(RunAxis axis) { return axis == RunAxis::targetBytes || axis == RunAxis::operations; }

}  // namespace

RunsChartCard::RunsChartCard(Workplace& workplace, QWidget* parent)
    : Card(parent),
      m_workplace(workplace),
      m_chart(new LineChart),
      m_metric(new QComboBox),
      m_axis(new QComboBox),
      m_smoothingLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_smoothing(new QSlider(Qt::Horizontal)),
      m_logarithmic(new QCheckBox),
      m_copy(makeIconButton("copy", {})),
      m_export(makeButton({})) {
  Settings& settings = workplace.settings;
  m_metric->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  m_metric->setMinimumWidth(kLeastMetric);                   // a long name is cut short
  m_axis->setSizeAdjustPolicy(QComboBox::AdjustToContents);  // longer choices come with some runs
  for (const AxisWords& words : kAxes) {
    if (!isOfComparisons(words.axis)) m_axis->addItem(QString(), static_cast<int>(words.axis));
  }
  m_smoothing->setRange(0, kSmoothingSteps);
  m_smoothing->setValue(settings.value("runs/smoothing", 92).toInt());
  m_smoothing->setFixedWidth(kSlider);
  m_axis->setCurrentIndex(std::max(0, m_axis->findData(settings.value("runs/axis", 0).toInt())));
  m_logarithmic->setChecked(settings.value("runs/logarithmic", false).toBool());
  auto* smoothing = new QWidget;
  auto* pair = new QHBoxLayout(smoothing);
  pair->setContentsMargins(0, 0, 0, 0);
  pair->setSpacing(length::kGap);
  pair->addWidget(m_smoothingLabel);
  pair->addWidget(m_smoothing);
  // On a small screen they take two lines.
  auto* choices = new FlowLayout(nullptr, length::kGap);
  for (QWidget* choice : std::initializer_list<QWidget*>{m_metric, m_axis, smoothing, m_logarithmic})
    choices->addWidget(choice);
  auto* row = new QHBoxLayout;
  row->setSpacing(length::kGap);
  row->addLayout(choices, 1);
  row->addWidget(m_copy, 0, Qt::AlignTop);
  row->addWidget(m_export, 0, Qt::AlignTop);
  content()->addLayout(row);
  content()->addWidget(m_chart, 1);
  for (const QString& metric : commonMetrics()) m_metric->addItem(metricTitle(metric), metric);
  m_metric->setCurrentIndex(std::max(0, m_metric->findData(settings.value("runs/metric", "loss"))));

  connect(m_metric, &QComboBox::currentIndexChanged, this, [this, &settings] {
    settings.setValue("runs/metric", metric());
    rebuild();
  });
  connect(m_axis, &QComboBox::activated, this, [this, &settings] {
    settings.setValue("runs/axis", static_cast<int>(axis()));
    rebuild();
    retranslate();
  });
  connect(m_smoothing, &QSlider::valueChanged, this, [this, &settings](int value) {
    settings.setValue("runs/smoothing", value);
    m_chart->setSmoothing(value / 100.0);
  });
  connect(m_logarithmic, &QCheckBox::toggled, this, [this, &settings](bool on) {
    settings.setValue("runs/logarithmic", on);
    m_chart->setLogarithmicY(on);
  });
  // Names may have been changed.
  connect(&workplace.runs, &RunCatalogue::changed, this, [this] {
    for (const auto& [run, shown] : m_shown) m_chart->setSeriesName(shown.series, nameOf(run));
  });
  connect(m_copy, &QToolButton::clicked, this, &RunsChartCard::copyCommand);
  connect(m_export, &QPushButton::clicked, this, [this] { exportChartsInteractively(offers(), window()); });
  m_chart->setSmoothing(m_smoothing->value() / 100.0);
  m_chart->setLogarithmicY(m_logarithmic->isChecked());
  retranslate();
}

QString RunsChartCard::metric() const { return m_metric->currentData().toString(); }
void RunsChartCard::setMetric(const QString& metric) {
  m_metric->setCurrentIndex(m_metric->findData(metric));
}

void RunsChartCard::setRuns(const QStringList& runs) {
  if (runs == m_runs) return;
  for (const QString& run : m_runs) disconnect(&m_workplace.runs.metrics(run), nullptr, this, nullptr);
  m_runs = runs;
  for (const QString& run : m_runs) {
    RunMetrics& metrics = m_workplace.runs.metrics(run);
    connect(&metrics, &RunMetrics::changed, this, &RunsChartCard::update);
    connect(&metrics, &RunMetrics::failed, this, &RunsChartCard::failed);
    if (metrics.problem()) Q_EMIT failed(*metrics.problem());
  }
  rebuild();
}

QString RunsChartCard::nameOf(const QString& run) const {
  const auto name = [this](const QString& key) {
    if (const ForeignRuns::Entry* foreign = m_workplace.runs.foreign().find(key)) return foreign->name;
    const RunSummary* summary = m_workplace.runs.find(key);
    return summary ? QString::fromStdString(summary->name) : QFileInfo(key).fileName();
  };
  // Runs of the same recipe share its name; their folders differ.
  const bool shared =
      std::ranges::count_if(m_runs, [&](const QString& one) { return name(one) == name(run); }) > 1;
  return shared && !m_workplace.runs.foreign().find(run) ? QFileInfo(run).fileName() : name(run);
}

void RunsChartCard::rebuild() {
  m_chart->clear();
  m_shown.clear();
  for (const QString& run : m_runs) {
    const int series = m_chart->addSeries(nameOf(run), m_workplace.settings.seriesIndex(run));
    m_chart->setSeriesSmoothed(series, !metric().startsWith("validation"));
    m_shown[run] = {series, 0, -1};
  }
  m_chart->setTitle(metricTitle(metric()));
  update();
  m_chart->fit();
}

void RunsChartCard::update() {
  fillMetrics();
  fillAxes();
  for (auto& [run, shown] : m_shown) {
    const RunMetrics& metrics = m_workplace.runs.metrics(run);
    const MetricCurve& curve = metrics.curve(metric());
    const std::vector<double>& x = curve.axis(axis());
    // A run of another program may not say where its points stand on this axis.
    if (!curve.knows(axis())) {
      m_chart->setData(shown.series, {}, {});
    } else if (shown.generation != metrics.generation()) {
      m_chart->setData(shown.series, x, curve.value);
    } else if (curve.value.size() > shown.points) {
      m_chart->append(shown.series, std::span(x).subspan(shown.points),
                      std::span(curve.value).subspan(shown.points));
    }
    shown.generation = metrics.generation();
    shown.points = curve.value.size();
  }
  m_copy->setEnabled(m_chart->hasPoints());
}

RunAxis RunsChartCard::axis() const { return static_cast<RunAxis>(m_axis->currentData().toInt()); }

void RunsChartCard::setAxis(RunAxis axis) {
  const int index = m_axis->findData(static_cast<int>(axis));
  if (index < 0) return;
  m_axis->setCurrentIndex(index);
  Q_EMIT m_axis->activated(index);
}

void RunsChartCard::fillAxes() {
  const bool any = std::ranges::any_of(
      m_runs, [this](const QString& run) { return m_workplace.runs.metrics(run).hasCourse(); });
  if (!any || m_axis->findData(static_cast<int>(RunAxis::operations)) >= 0) return;
  for (const AxisWords& words : kAxes) {
    if (isOfComparisons(words.axis)) m_axis->addItem(tr(words.choice), static_cast<int>(words.axis));
  }
  const int wanted = m_axis->findData(m_workplace.settings.value("runs/axis", 0).toInt());
  if (wanted >= 0 && wanted != m_axis->currentIndex()) setAxis(kAxes[wanted].axis);
}

QString RunsChartCard::axisLabel() const { return tr(wordsOf(axis()).label); }

std::shared_ptr<Chart> RunsChartCard::chartOf(const QString& metric) const {
  auto chart = std::make_shared<LineChart>();
  chart->resize(m_chart->size());
  chart->setTitle(metricTitle(metric));
  chart->setLabels(axisLabel(), {});
  chart->setSmoothing(m_chart->smoothing());
  chart->setLogarithmicY(m_chart->logarithmicY());
  for (const QString& run : m_runs) {
    const MetricCurve& curve = m_workplace.runs.metrics(run).curve(metric);
    const std::vector<double>& x = curve.axis(axis());
    if (curve.value.empty() || !curve.knows(axis())) continue;
    const int series = chart->addSeries(nameOf(run), m_workplace.settings.seriesIndex(run));
    chart->setSeriesSmoothed(series, !metric.startsWith("validation"));
    chart->setData(series, x, curve.value);
  }
  return chart;
}

std::vector<ChartOffer> RunsChartCard::offers() {
  std::vector<ChartOffer> offers = {offerOf(*m_chart)};
  for (int index = 0; index < m_metric->count(); ++index) {
    const QString other = m_metric->itemData(index).toString();
    const bool any = std::ranges::any_of(m_runs, [&](const QString& run) {
      return !m_workplace.runs.metrics(run).curve(other).value.empty();
    });
    if (any && other != metric())
      offers.push_back({metricTitle(other), [this, other] { return chartOf(other); }, false});
  }
  return offers;
}

QString RunsChartCard::command() const {
  ChartCommand command;
  for (const QString& run : m_runs) {
    // s2s refuses runs without the metric; here they are just not drawn.
    const MetricCurve& curve = m_workplace.runs.metrics(run).curve(metric());
    if (curve.value.empty() || !curve.knows(axis())) continue;
    command.runs << run;
    command.names << nameOf(run);
    command.colors << m_workplace.settings.seriesIndex(run);
  }
  command.metric = metric();
  command.title = metricTitle(metric());
  command.axis = wordsOf(axis()).command;
  command.axisLabel = axisLabel();
  command.smoothing = m_chart->smoothing();
  command.logarithmic = m_chart->logarithmicY();
  command.size = m_chart->size();
  return chartCommand(command);
}

void RunsChartCard::copyCommand() {
  QApplication::clipboard()->setText(command());
  Q_EMIT reported(tr("The command is on the clipboard"));
}

void RunsChartCard::fillMetrics() {
  for (const QString& run : m_runs) {
    for (const QString& name : m_workplace.runs.metrics(run).metrics()) {
      if (isDrawable(name) && m_metric->findData(name) < 0) m_metric->addItem(metricTitle(name), name);
    }
  }
}

void RunsChartCard::retranslate() {
  for (int index = 0; index < m_axis->count(); ++index) m_axis->setItemText(index, tr(kAxes[index].choice));
  for (int index = 0; index < m_metric->count(); ++index) {
    m_metric->setItemText(index, metricTitle(m_metric->itemData(index).toString()));
  }
  m_metric->setAccessibleName(tr("What is drawn"));
  m_axis->setAccessibleName(tr("Horizontal axis"));
  m_smoothingLabel->setText(tr("Smoothing"));
  m_smoothing->setAccessibleName(tr("Smoothing"));
  m_logarithmic->setText(tr("logarithmic"));
  m_export->setText(tr("Export…"));
  m_chart->setTitle(metricTitle(metric()));
  m_copy->setToolTip(tr("Copy as command"));
  m_copy->setAccessibleName(tr("Copy as command"));
  m_chart->setLabels(axisLabel(), {});
  m_chart->setEmptyText(tr("Tick runs in the table to compare their curves here."));
}

void RunsChartCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  Card::changeEvent(event);
}

}  // namespace s2s
