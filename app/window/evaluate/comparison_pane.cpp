#include "app/window/evaluate/comparison_pane.h"

#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

#include "app/window/background.h"
#include "app/window/evaluate/comparison_curves.h"
#include "app/window/evaluate/comparison_folder.h"
#include "app/window/evaluate/comparison_queue_table.h"
#include "app/window/evaluate/comparison_tables.h"
#include "app/window/evaluate/comparison_words.h"
#include "app/window/evaluate/verdict_view.h"
#include "app/window/page.h"
#include "app/window/settings.h"
#include "engine/comparisons/entrant_recipe.h"
#include "engine/demo/demo_files.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/empty_state.h"
#include "widgets/panes/labels.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

/// From here on words and curves stand side by side.
constexpr int kSideBySideWidth = 1500;

}  // namespace

ComparisonPane::ComparisonPane(Workplace& workplace, QWidget* parent)
    : QWidget(parent),
      m_workplace(workplace),
      m_name(makeLabel({}, TextSize::bodyStrong)),
      m_new(makeButton({})),
      m_edit(makeButton({})),
      m_open(makeButton({})),
      m_copy(makeButton({})),
      m_report(makeButton({})),
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
  m_name->setTextFormat(Qt::PlainText);
  auto* top = new QHBoxLayout;
  top->setSpacing(8);
  top->addWidget(m_name, 1);
  for (QPushButton* button : {m_new, m_edit, m_open, m_copy, m_report}) top->addWidget(button);
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
  column->addWidget(m_scroll, 1);
  column->addWidget(m_empty, 1);

  for (QPushButton* button : {m_new, m_emptyNew})
    connect(button, &QPushButton::clicked, this, [this] { compose(false); });
  connect(m_edit, &QPushButton::clicked, this, [this] { compose(true); });
  for (QPushButton* button : {m_open, m_emptyOpen})
    connect(button, &QPushButton::clicked, this, &ComparisonPane::openInteractively);
  connect(m_copy, &QPushButton::clicked, this, &ComparisonPane::copyCommand);
  connect(m_report, &QPushButton::clicked, this, &ComparisonPane::reportInteractively);
  connect(m_empty, &EmptyState::activated, this, &ComparisonPane::openDemo);
  EngineBridge& bridge = workplace.bridge;
  connect(&bridge, &EngineBridge::comparisonChanged, this,
          [this](JobId job, const QString& folder, const Json&) {
            if (job != m_job) return;
            m_folder = folder;
            readFolder();
          });
  const auto ended = [this](JobId job) {
    if (job != m_job || job == 0) return false;
    m_job = 0;
    readFolder();
    return true;
  };
  connect(&bridge, &EngineBridge::jobEnded, this, [this, ended](JobId job, const QString&, const Json&) {
    if (ended(job)) Q_EMIT changed();
  });
  connect(&bridge, &EngineBridge::jobFailed, this, [this, ended](JobId job, const Error& error) {
    if (!ended(job)) return;
    Q_EMIT failed(error);
    Q_EMIT changed();
  });
  retranslate();
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
  return isRunning() || !m_file.isEmpty() || (m_queue && m_queue->status != "finished");
}

QString ComparisonPane::mainText() const {
  if (isRunning()) return tr("Pause");
  const bool begun = m_file.isEmpty() && m_queue && !m_folder.isEmpty() && m_queue->status != "waiting";
  return begun ? tr("Go on") : tr("Compare");
}

void ComparisonPane::runMainAction() {
  EngineBridge& bridge = m_workplace.bridge;
  if (isRunning()) return bridge.pauseTraining();
  if (!canRun()) return;
  if (!m_file.isEmpty()) {
    const Result<Json> json = readJsonFile(m_file.toStdString());
    if (!json) return Q_EMIT failed(json.error());
    m_folder = freshFolder();
    QDir().mkpath(QFileInfo(m_folder).path());
    m_job = bridge.compare(*json, QFileInfo(m_file).path().toStdString(), m_folder.toStdString(), false);
  } else {
    m_job = bridge.compare(nullptr, {}, m_folder.toStdString(), false);
  }
  if (m_job == 0) {
    Q_EMIT failed(
        Error{tr("another run is training").toStdString(), "", tr("pause it, then compare").toStdString()});
  } else {
    m_file.clear();
  }
  Q_EMIT changed();
}

QString ComparisonPane::freshFolder() const {
  const QString name = m_comparison ? QString::fromStdString(folderNameOf(m_comparison->name)) : "comparison";
  const QString first =
      QDir(m_workplace.settings.dataFolder())
          .filePath("comparisons/" + name + "-" + QDateTime::currentDateTime().toString("yyyyMMdd-HHmmss"));
  QString folder = first;
  for (int i = 2; QFileInfo::exists(folder); ++i) folder = first + "-" + QString::number(i);
  return folder;
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

void ComparisonPane::take(const Comparison& comparison) {
  m_comparison = comparison;
  const QString folder = freshFolder();
  if (auto begun = beginComparison(folder.toStdString(), comparison); !begun)
    return Q_EMIT failed(begun.error());
  openFolder(folder);
}

void ComparisonPane::compose(bool copy) {
  ComparisonDialog dialog(m_workplace, m_recipeOffer, this);
  connect(&dialog, &ComparisonDialog::reported, this, &ComparisonPane::reported);
  if (copy && m_comparison) {
    Json description = comparisonToJson(*m_comparison);
    description["name"] = tr("%1, changed").arg(QString::fromStdString(m_comparison->name)).toStdString();
    dialog.setDescription(description, {});  // its paths are absolute
  }
  if (dialog.exec() == QDialog::Accepted && dialog.checked()) take(dialog.checked()->comparison);
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
  m_scroll->setVisible(has);
  m_empty->setVisible(!has);
  for (QPushButton* button : {m_new, m_edit, m_open, m_copy, m_report}) button->setVisible(has);
  m_edit->setEnabled(has && !isRunning());
  m_new->setEnabled(!isRunning());
  m_open->setEnabled(!isRunning());
  m_name->setText(has ? QString::fromStdString(m_comparison->name) : QString());
  if (has) m_queueTable->setQueue(*m_comparison, *m_queue);
}

void ComparisonPane::showResult() {
  m_report->setEnabled(m_result.has_value());
  for (QWidget* part :
       {static_cast<QWidget*>(m_verdict), static_cast<QWidget*>(m_curves), static_cast<QWidget*>(m_tables)})
    part->setVisible(m_result.has_value());
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

QString ComparisonPane::command() const {
  if (!m_comparison) return {};
  return m_folder.isEmpty() ? comparisonCommand(*m_comparison) : comparisonCommand(m_folder);
}

void ComparisonPane::copyCommand() {
  QApplication::clipboard()->setText(command());
  Q_EMIT reported(tr("The command is on the clipboard"));
}

void ComparisonPane::retranslate() {
  m_new->setText(tr("New comparison…"));
  m_emptyNew->setText(tr("New comparison…"));
  m_edit->setText(tr("Edit a copy…"));
  m_open->setText(tr("Open…"));
  m_emptyOpen->setText(tr("Open…"));
  m_copy->setText(tr("Copy as command"));
  m_report->setText(tr("Report…"));
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
