#include "app/window/evaluate/comparison_pane.h"

#include <QComboBox>
#include <QDateTime>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <cmath>

#include "app/window/background.h"
#include "app/window/evaluate/comparison_folder.h"
#include "app/window/page.h"
#include "app/window/settings.h"
#include "engine/demo/demo_files.h"
#include "widgets/charts/line_chart.h"
#include "widgets/item_models/text_table_model.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/empty_state.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/table_view.h"
#include "widgets/text/number_format.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr int kQueueHeight = 148, kComparedSamplesHeight = 280, kWidestSample = 280,
              kComparedCurvesHeight = 280;

TextColor colorOf(VerdictLine::Kind kind) {
  switch (kind) {
    case VerdictLine::Kind::caution:
    case VerdictLine::Kind::unequal:
      return TextColor::caution;
    case VerdictLine::Kind::finding:
      return TextColor::good;
    case VerdictLine::Kind::equal:
    case VerdictLine::Kind::undecided:
      return TextColor::text;
  }
  return TextColor::text;
}

QString comparedScore(const ComparedEntrant& entrant, const std::string& metric) {
  for (const ScoreSummary& score : entrant.scores) {
    if (score.name != metric) continue;
    QString text = measuredNumber(score.mean);
    if (score.spread) text += " ± " + measuredNumber(*score.spread, 2);
    if (score.interval)
      text += QString(" (%1 – %2)")
                  .arg(measuredNumber((*score.interval)[0]), measuredNumber((*score.interval)[1]));
    return text;
  }
  return "–";
}

std::int64_t largestPeak(const ComparedEntrant& entrant) {
  std::int64_t peak = 0;
  for (const ComparedRun& run : entrant.runs) peak = std::max(peak, run.peakBytes);
  return peak;
}

}  // namespace

ComparisonPane::ComparisonPane(Workplace& workplace, QWidget* parent)
    : QWidget(parent),
      m_workplace(workplace),
      m_open(makeButton({})),
      m_report(makeButton({})),
      m_name(makeLabel({}, TextSize::label, TextColor::muted)),
      m_empty(new EmptyState("evaluate", {}, " ")),
      m_content(new QWidget),
      m_verdict(new QVBoxLayout),
      m_axis(new QComboBox),
      m_axisLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_curves(new LineChart),
      m_queueLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_queueTable(new TableView),
      m_queueRows(new TextTableModel(this)),
      m_scoresLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_scores(new TableView),
      m_scoreRows(new TextTableModel(this)),
      m_samplesLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_samples(new TableView),
      m_sampleRows(new TextTableModel(this)) {
  m_samples->setObjectName("comparedSamples");
  m_samples->setModel(m_sampleRows);
  m_samples->setMinimumHeight(kComparedSamplesHeight);
  m_queueTable->setObjectName("comparisonQueue");
  m_queueTable->setModel(m_queueRows);
  m_queueTable->setMinimumHeight(kQueueHeight);
  m_scores->setModel(m_scoreRows);
  m_scores->setMinimumHeight(kQueueHeight);
  m_curves->setMinimumHeight(kComparedCurvesHeight);
  m_axis->addItems({"", "", "", ""});
  m_verdict->setSpacing(4);
  m_content->setProperty("role", "scrolled");
  auto* top = new QHBoxLayout;
  top->setSpacing(8);
  top->addWidget(m_name, 1);
  top->addWidget(m_open);
  top->addWidget(m_report);
  auto* axis = new QHBoxLayout;
  axis->setSpacing(8);
  axis->addWidget(m_axisLabel);
  axis->addWidget(m_axis);
  axis->addStretch(1);
  auto* inner = new QVBoxLayout(m_content);
  inner->setContentsMargins(0, 0, 0, 0);
  inner->setSpacing(8);
  inner->addLayout(m_verdict);
  inner->addWidget(m_queueLabel);
  inner->addWidget(m_queueTable);
  inner->addLayout(axis);
  inner->addWidget(m_curves);
  inner->addWidget(m_scoresLabel);
  inner->addWidget(m_scores);
  inner->addWidget(m_samplesLabel);
  inner->addWidget(m_samples);
  inner->addStretch(1);
  auto* scroll = new QScrollArea;
  scroll->setWidget(m_content);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  column->addLayout(top);
  column->addWidget(scroll, 1);
  column->addWidget(m_empty, 1);

  connect(m_open, &QPushButton::clicked, this, &ComparisonPane::openInteractively);
  connect(m_report, &QPushButton::clicked, this, &ComparisonPane::reportInteractively);
  connect(m_empty, &EmptyState::activated, this, &ComparisonPane::openDemo);
  connect(m_axis, &QComboBox::activated, this, &ComparisonPane::showCurves);
  EngineBridge& bridge = workplace.bridge;
  connect(&bridge, &EngineBridge::comparisonChanged, this,
          [this](JobId job, const QString& folder, const Json&) {
            if (job != m_job) return;
            m_folder = folder;
            readFolder();
          });
  connect(&bridge, &EngineBridge::jobEnded, this, [this](JobId job, const QString&, const Json&) {
    if (job != m_job || job == 0) return;
    m_job = 0;
    readFolder();
    Q_EMIT changed();
  });
  connect(&bridge, &EngineBridge::jobFailed, this, [this](JobId job, const Error& error) {
    if (job != m_job || job == 0) return;
    m_job = 0;
    readFolder();
    Q_EMIT failed(error);
    Q_EMIT changed();
  });
  retranslate();
}

bool ComparisonPane::isRunning() const { return m_job != 0; }

bool ComparisonPane::canRun() const {
  return isRunning() || !m_file.isEmpty() || (m_queue && m_queue->status != "finished");
}

QString ComparisonPane::mainText() const {
  if (isRunning()) return tr("Pause");
  return m_file.isEmpty() && m_queue && !m_folder.isEmpty() ? tr("Go on") : tr("Compare");
}

void ComparisonPane::runMainAction() {
  EngineBridge& bridge = m_workplace.bridge;
  if (isRunning()) return bridge.pauseTraining();
  if (!canRun()) return;
  if (!m_file.isEmpty()) {
    const Result<Json> json = readJsonFile(m_file.toStdString());
    if (!json) return Q_EMIT failed(json.error());
    m_folder =
        QDir(m_workplace.settings.dataFolder())
            .filePath("comparisons/comparison-" + QDateTime::currentDateTime().toString("yyyyMMdd-HHmmss"));
    QDir().mkpath(QFileInfo(m_folder).path());
    m_job = bridge.compare(*json, QFileInfo(m_file).path().toStdString(), m_folder.toStdString());
  } else {
    m_job = bridge.compare(nullptr, {}, m_folder.toStdString());
  }
  if (m_job == 0) {
    Q_EMIT failed(
        Error{tr("another run is training").toStdString(), "", tr("pause it, then compare").toStdString()});
  } else {
    m_file.clear();
  }
  Q_EMIT changed();
}

void ComparisonPane::openFile(const QString& file) {
  const Result<Comparison> comparison = readComparison(file.toStdString());
  if (!comparison) return Q_EMIT failed(comparison.error());
  ++m_reading;
  m_file = file;
  m_folder.clear();
  m_comparison = *comparison;
  m_queue = newQueue(*comparison);
  m_result.reset();
  showQueue();
  showResult();
  Q_EMIT changed();
}

void ComparisonPane::openFolder(const QString& folder) {
  m_file.clear();
  m_folder = folder;
  readFolder();
}

void ComparisonPane::openDemo() {
  inBackground(
      this, [folder = m_workplace.settings.dataFolder()] { return unpackDemo(folder.toStdString()); },
      [this](const Result<DemoFiles>& demo) {
        if (!demo) return Q_EMIT failed(demo.error());
        openFile(QString::fromStdString(demo->comparison.string()));
      });
}

void ComparisonPane::openInteractively() {
  Settings& settings = m_workplace.settings;
  const QString file = QFileDialog::getOpenFileName(
      this, tr("Open a comparison"), settings.lastFolder("comparison"), tr("Comparisons (*.json)"));
  if (file.isEmpty()) return;
  const QString folder = QFileInfo(file).path();
  settings.setLastFolder("comparison", folder);
  if (isComparisonFolder(folder.toStdString())) return openFolder(folder);
  openFile(file);
}

void ComparisonPane::readFolder() {
  if (m_folder.isEmpty()) return;
  const quint64 reading = ++m_reading;
  inBackground(
      this, [folder = m_folder] { return readComparisonFolder(folder.toStdString()); },
      [this, reading](const Result<FoundComparison>& found) {
        if (reading != m_reading) return;
        if (!found) return Q_EMIT failed(found.error());
        m_comparison = found->comparison;
        m_queue = found->queue;
        m_result = found->result;
        showQueue();
        showResult();
        Q_EMIT changed();
      });
}

void ComparisonPane::showQueue() {
  const bool has = m_queue && m_comparison;
  m_content->parentWidget()->parentWidget()->setVisible(has);
  m_empty->setVisible(!has);
  m_name->setText(has ? QString::fromStdString(m_comparison->name) : QString());
  QList<QStringList> rows;
  if (has) {
    for (const QueuedRun& run : m_queue->runs) {
      const std::string& entrant = m_comparison->entrants[run.entrant].name;
      const QString stages[] = {tr("waiting"), tr("measured"), tr("trained"), tr("evaluated"), tr("failed")};
      rows << QStringList{QString::fromStdString(entrant), QString::number(run.seed),
                          stages[static_cast<std::size_t>(run.stage)],
                          run.steps > 0 ? exactNumber(run.steps) : "–", QString::fromStdString(run.message)};
    }
  }
  m_queueRows->setRows({tr("Entrant"), tr("Seed"), tr("Stage"), tr("Steps"), tr("Remarks")}, rows);
  m_queueTable->fitColumns();
  m_queueTable->horizontalHeader()->setStretchLastSection(true);
}

void ComparisonPane::showResult() {
  while (QLayoutItem* item = m_verdict->takeAt(0)) {
    if (item->widget()) item->widget()->deleteLater();
    delete item;
  }
  m_report->setEnabled(m_result.has_value());
  for (QWidget* widget :
       {static_cast<QWidget*>(m_samplesLabel), static_cast<QWidget*>(m_samples),
        static_cast<QWidget*>(m_scoresLabel), static_cast<QWidget*>(m_scores),
        static_cast<QWidget*>(m_curves), static_cast<QWidget*>(m_axis), static_cast<QWidget*>(m_axisLabel)})
    widget->setVisible(m_result.has_value());
  if (!m_result) return;
  for (const VerdictLine& line : m_result->verdict) {
    QLabel* label = makeLabel(QString::fromStdString(line.text), TextSize::body, colorOf(line.kind));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_verdict->addWidget(label);
  }
  QStringList header{tr("Entrant"), tr("Begins"), tr("Parameters"), tr("Peak memory"), tr("Tokens a second")};
  std::vector<std::string> metrics;
  for (const ComparedEntrant& entrant : m_result->entrants) {
    for (const ScoreSummary& score : entrant.scores) {
      if (std::ranges::find(metrics, score.name) == metrics.end()) metrics.push_back(score.name);
    }
  }
  for (const std::string& metric : metrics) header << QString::fromStdString(metric);
  QList<QStringList> rows;
  for (const ComparedEntrant& entrant : m_result->entrants) {
    const std::int64_t peak = largestPeak(entrant);
    double speed = 0.0;
    for (const ComparedRun& run : entrant.runs) speed = std::max(speed, run.tokensPerSecond);
    QStringList row{
        QString::fromStdString(entrant.name), QString::fromStdString(inWords(entrant.startingPoint)),
        compactNumber(static_cast<double>(entrant.parameters.total)),
        peak > 0 ? byteSize(static_cast<double>(peak)) : "–", speed > 0 ? compactNumber(speed) : "–"};
    for (const std::string& metric : metrics) row << comparedScore(entrant, metric);
    rows << row;
  }
  m_scoreRows->setRows(header, rows);
  m_scores->fitColumns();
  showSamples();
  showCurves();
}

void ComparisonPane::showSamples() {
  QStringList header{tr("Source"), tr("Reference")};
  for (const ComparedEntrant& entrant : m_result->entrants) header << QString::fromStdString(entrant.name);
  QList<QStringList> rows;
  for (const ComparedSample& sample : m_result->samples) {
    QStringList row{QString::fromStdString(sample.source), QString::fromStdString(sample.reference)};
    for (const std::string& output : sample.outputs) row << QString::fromStdString(output);
    rows << row;
  }
  m_sampleRows->setRows(header, rows);
  m_samples->fitColumns(kWidestSample);
}

void ComparisonPane::showCurves() {
  m_curves->clear();
  if (!m_result) return;
  const auto axis = static_cast<Axis>(std::max(0, m_axis->currentIndex()));
  const auto place = [axis](const CurvePoint& point) {
    switch (axis) {
      case Axis::steps:
        return static_cast<double>(point.step);
      case Axis::targetBytes:
        return static_cast<double>(point.targetBytes);
      case Axis::operations:
        return point.operations;
      case Axis::seconds:
        return point.seconds;
    }
    return 0.0;
  };
  bool ofBytes = false;
  for (std::size_t i = 0; i < m_result->entrants.size(); ++i) {
    const ComparedEntrant& entrant = m_result->entrants[i];
    for (const ComparedRun& run : entrant.runs) {
      std::vector<double> x, y;
      for (const CurvePoint& point : run.curve) {
        const auto value = point.bitsPerByte ? point.bitsPerByte : point.accuracy;
        ofBytes |= point.bitsPerByte.has_value();
        if (!value || !std::isfinite(*value)) continue;
        x.push_back(place(point));
        y.push_back(*value);
      }
      if (x.empty()) continue;
      QString name = QString::fromStdString(entrant.name);
      if (entrant.runs.size() > 1) name += " · " + QString::number(run.seed);
      m_curves->setData(m_curves->addSeries(name, static_cast<int>(i)), std::move(x), std::move(y));
    }
  }
  m_curves->setLabels(m_axis->currentText(),
                      ofBytes ? tr("bits per byte, validation") : tr("accuracy, validation"));
}

QStringList ComparisonPane::verdict() const {
  QStringList lines;
  if (m_result) {
    for (const VerdictLine& line : m_result->verdict) lines << QString::fromStdString(line.text);
  }
  return lines;
}

void ComparisonPane::reportInteractively() {
  const QString file = QFileDialog::getSaveFileName(
      this, tr("Write a report"), QDir(m_folder).filePath("report.html"),
      tr("Web page (*.html);;PDF (*.pdf);;Markdown (*.md);;LaTeX tables (*.tex)"));
  if (!file.isEmpty()) writeReport(file);
}

void ComparisonPane::writeReport(const QString& file) {
  if (!m_result) return;
  if (auto written = writeComparisonReport(*m_result, file); !written) return Q_EMIT failed(written.error());
  Q_EMIT reported(tr("The report is in %1").arg(file));
}

void ComparisonPane::retranslate() {
  m_open->setText(tr("Open…"));
  m_report->setText(tr("Report…"));
  m_empty->setSentence(
      tr("Several models under equal conditions, one run after another: open a comparison file, or take the "
         "demo's, which trains three tiny models on the same Korean sentences."));
  m_empty->setAction(tr("Open the demo's comparison"));
  m_queueLabel->setText(tr("Runs, one after another"));
  m_queueTable->setAccessibleName(tr("Runs, one after another"));
  m_scoresLabel->setText(tr("On the test set: mean over seeds, ± their spread, 95 % interval"));
  m_scores->setAccessibleName(tr("Scores of every entrant"));
  m_samplesLabel->setText(tr("What each wrote, first seed"));
  m_samples->setAccessibleName(tr("What each wrote, first seed"));
  m_axisLabel->setText(tr("Against"));
  m_axis->setAccessibleName(tr("Against"));
  const QString axes[] = {tr("steps"), tr("bytes of targets"), tr("floating-point operations"),
                          tr("seconds")};
  for (int i = 0; i < m_axis->count(); ++i) m_axis->setItemText(i, axes[i]);
  m_curves->setTitle(tr("Training on a common axis"));
  showQueue();
  showResult();
}

void ComparisonPane::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace s2s
