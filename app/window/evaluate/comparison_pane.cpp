#include "app/window/evaluate/comparison_pane.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <algorithm>

#include "app/window/evaluate/comparison_curves.h"
#include "app/window/evaluate/comparison_progress.h"
#include "app/window/evaluate/comparison_queue_table.h"
#include "app/window/evaluate/comparison_tables.h"
#include "app/window/evaluate/comparison_words.h"
#include "app/window/evaluate/verdict_view.h"
#include "app/window/json_text.h"
#include "app/window/page.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/empty_state.h"
#include "widgets/panes/labels.h"
#include "widgets/text/engine_text.h"
#include "widgets/text/number_format.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

/// From here on words and curves stand side by side.
constexpr int kSideBySideWidth = 1500;

}  // namespace

ComparisonPane::ComparisonPane(Workplace& workplace, QWidget* parent)
    : QWidget(parent),
      m_workplace(workplace),
      m_name(new ElidedLabel),
      m_new(makeButton({})),
      m_edit(makeButton({})),
      m_open(makeButton({})),
      m_copy(makeButton({})),
      m_report(makeButton({})),
      m_retry(makeButton({})),
      m_progress(new ComparisonProgress),
      m_empty(new EmptyState("evaluate", {}, " ")),
      m_emptyNew(makeButton({})),
      m_emptyOpen(makeButton({})),
      m_verdict(new VerdictView),
      m_queueTable(new ComparisonQueueTable),
      m_curves(new ComparisonCurves),
      m_tables(new ComparisonTables),
      m_halves(new QBoxLayout(QBoxLayout::TopToBottom)),
      m_scroll(new QScrollArea) {
  m_new->setObjectName("newComparison");
  m_edit->setObjectName("editComparison");
  m_retry->setObjectName("retryFailedRuns");
  m_report->setObjectName("comparisonReport");
  m_name->setRole(TextSize::bodyStrong);
  auto* top = new QHBoxLayout;
  top->setSpacing(8);
  top->addWidget(m_name, 1);
  for (QPushButton* button : {m_retry, m_new, m_edit, m_open, m_copy, m_report}) top->addWidget(button);
  auto* below = new QWidget;
  auto* ways = new QHBoxLayout(below);
  ways->setContentsMargins(0, 0, 0, 0);
  ways->setSpacing(8);
  for (QPushButton* button : {m_emptyNew, m_emptyOpen}) ways->addWidget(button);
  m_empty->addBelow(below);
  m_scroll->setWidget(makeContent());
  m_scroll->setWidgetResizable(true);
  m_scroll->setFrameShape(QFrame::NoFrame);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(length::kGap);
  column->addLayout(top);
  column->addWidget(m_progress);
  column->addWidget(m_scroll, 1);
  column->addWidget(m_empty, 1);

  for (QPushButton* button : {m_new, m_emptyNew})
    connect(button, &QPushButton::clicked, this, [this] { compose(false); });
  connect(m_edit, &QPushButton::clicked, this, [this] { compose(true); });
  for (QPushButton* button : {m_open, m_emptyOpen})
    connect(button, &QPushButton::clicked, this, &ComparisonPane::openInteractively);
  connect(m_copy, &QPushButton::clicked, this, &ComparisonPane::copyCommand);
  connect(m_report, &QPushButton::clicked, this, &ComparisonPane::reportInteractively);
  connect(m_retry, &QPushButton::clicked, this, [this] { begin(true); });
  connect(&m_reports, &ReportWriter::changed, this, &ComparisonPane::showReporting);
  connect(&m_reports, &ReportWriter::failed, this, &ComparisonPane::failed);
  connect(&m_reports, &ReportWriter::written, this,
          [this](const QString& file) { Q_EMIT reported(tr("The report is in %1").arg(file)); });
  connect(m_empty, &EmptyState::activated, this, &ComparisonPane::openDemo);
  listen();
  retranslate();
}

void ComparisonPane::listen() {
  EngineBridge& bridge = m_workplace.bridge;
  connect(&bridge, &EngineBridge::comparisonChanged, this,
          [this](JobId job, const QString& folder, const Json&) {
            if (job != m_job) return;
            m_folder = folder;
            read(folder);
          });
  connect(&bridge, &EngineBridge::progressed, this, [this](JobId job, double share, const QString& text) {
    if (job == m_job) m_progress->setDoing([what = text.toStdString()] { return engineText(what); }, share);
  });
  connect(&bridge, &EngineBridge::runOpened, this, &ComparisonPane::showQueue);
  connect(&bridge, &EngineBridge::runAdvanced, this, &ComparisonPane::showStep);
  connect(&bridge, &EngineBridge::jobEnded, this, [this](JobId job, const QString&, const Json& result) {
    if (job == m_job && isRunning()) end(textAt(result, "reason"));
  });
  connect(&bridge, &EngineBridge::jobFailed, this, [this](JobId job, const Error& error) {
    if (job != m_job || !isRunning()) return;
    end({});
    Q_EMIT failed(error);
  });
}

QWidget* ComparisonPane::makeContent() {
  m_halves->setSpacing(length::kGap);
  m_halves->addWidget(m_verdict, 1, Qt::AlignTop);
  m_halves->addWidget(m_curves, 1);
  auto* content = new QWidget;
  content->setProperty("role", "scrolled");
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(0, 0, 8, 0);
  column->setSpacing(length::kGap);
  column->addLayout(m_halves);
  column->addWidget(m_tables);
  column->addWidget(m_queueTable);
  column->addStretch(1);
  return content;
}

bool ComparisonPane::isRunning() const { return m_job != 0; }

bool ComparisonPane::canRun() const {
  if (isRunning() || !m_queue) return isRunning();
  return m_queue->status != "failed" && (m_queue->status != "finished" || m_resultIsUnreadable);
}

QString ComparisonPane::mainText() const {
  if (isRunning()) return tr("Pause");
  const bool begun = m_queue && !m_folder.isEmpty() && m_queue->status != "waiting";
  return begun ? tr("Go on") : tr("Compare");
}

void ComparisonPane::runMainAction() {
  if (isRunning()) return m_workplace.bridge.pauseTraining();
  if (canRun()) begin(false);
}

void ComparisonPane::begin(bool retryFailed) {
  // What was opened is run, not its file: that may hold comments and names of other files.
  const bool isNew = m_folder.isEmpty();
  const JobId job =
      m_workplace.bridge.compare(isNew ? comparisonToJson(*m_comparison) : Json(), {},
                                 (isNew ? folderFor(*m_comparison) : m_folder).toStdString(), retryFailed);
  if (job == 0)
    return Q_EMIT failed(
        Error{tr("another run is training").toStdString(), "", tr("pause it, then compare").toStdString()});
  m_job = job;
  ++m_reading;  // what is being opened comes too late
  m_progress->setOpening({});
  m_progress->setDoing({}, 0.0);
  showQueue();
  Q_EMIT changed();
}

void ComparisonPane::end(const QString& reason) {
  m_job = 0;
  m_progress->setReason(reason);
  showQueue();
  // Where the engine refused the comparison there is no folder, and its reason must not be covered up.
  if (!m_folder.isEmpty() && isComparisonFolder(m_folder.toStdString())) read(m_folder);
  Q_EMIT changed();
}

QString ComparisonPane::trainingRun() const {
  const EngineBridge& bridge = m_workplace.bridge;
  if (!isRunning() || bridge.trainingJob() != m_job) return {};
  return QFileInfo(bridge.training().run).fileName();
}

void ComparisonPane::showStep() {
  const QString run = trainingRun();
  const TrainingState& training = m_workplace.bridge.training();
  if (run.isEmpty() || training.step == 0 || training.totalSteps == 0) return;
  m_progress->setDoing(
      [run, step = training.step, all = training.totalSteps] {
        return tr("%1: step %2 of %3").arg(run, exactNumber(step), exactNumber(all));
      },
      static_cast<double>(training.step) / static_cast<double>(training.totalSteps));
}

void ComparisonPane::showQueue() {
  const bool has = m_queue && m_comparison;
  m_scroll->setVisible(has);
  m_empty->setVisible(!has);
  for (QPushButton* button : {m_new, m_edit, m_open, m_copy, m_report}) button->setVisible(has);
  const bool someFailed =
      has && !m_folder.isEmpty() &&
      std::ranges::any_of(m_queue->runs, [](const QueuedRun& run) { return run.stage == RunStage::failed; });
  m_retry->setVisible(someFailed && !isRunning());
  m_progress->setRunning(isRunning());
  m_edit->setEnabled(has && !isRunning());
  m_new->setEnabled(!isRunning());
  m_open->setEnabled(!isRunning());
  m_name->setText(has ? QString::fromStdString(m_comparison->name) : QString());
  if (has) m_queueTable->setQueue(*m_comparison, *m_queue, m_runProgress, trainingRun());
}

void ComparisonPane::showReporting() {
  const bool writing = m_reports.isWriting();
  m_report->setEnabled(m_result && !writing);
  m_report->setText(writing ? tr("Writing…") : tr("Report…"));
}

void ComparisonPane::showResult() {
  showReporting();
  for (QWidget* part :
       {static_cast<QWidget*>(m_verdict), static_cast<QWidget*>(m_curves), static_cast<QWidget*>(m_tables)})
    part->setVisible(m_result != nullptr);
  if (!m_result) return;
  m_verdict->setSentences(verdictInWindow(*m_result));
  m_curves->setResult(*m_result);
  m_tables->setResult(*m_result);
}

QStringList ComparisonPane::verdict() const {
  QStringList lines;
  if (!m_result) return lines;
  for (const VerdictSentence& one : verdictInWindow(*m_result)) lines << one.text;
  return lines;
}

TableView& ComparisonPane::queueTable() { return m_queueTable->table(); }

void ComparisonPane::retranslate() {
  m_new->setText(tr("New comparison…"));
  m_emptyNew->setText(tr("New comparison…"));
  m_edit->setText(tr("Edit a copy…"));
  m_open->setText(tr("Open…"));
  m_emptyOpen->setText(tr("Open…"));
  m_copy->setText(tr("Copy as command"));
  m_retry->setText(tr("Try failed runs again"));
  m_retry->setToolTip(
      tr("Runs that failed wait again, once their cause is mended; the others stay as they are"));
  m_empty->setSentence(
      tr("Several models under equal conditions, one run after another, and a verdict in words. The demo's "
         "comparison trains three tiny models on the same Korean sentences; or choose the models yourself."));
  m_empty->setAction(tr("Open the demo's comparison"));
  showQueue();
  showResult();
}

void ComparisonPane::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void ComparisonPane::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  m_halves->setDirection(width() >= kSideBySideWidth ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

}  // namespace s2s
