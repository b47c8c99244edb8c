#include "app/window/evaluate/results_card.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/window/evaluate/labels_pane.h"
#include "app/window/evaluate/metrics_pane.h"
#include "app/window/evaluate/pairs_pane.h"
#include "app/window/evaluate/sentences_pane.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/empty_state.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/segmented_control.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

enum EvaluationPane { kScoresPane, kLabelsPane, kPairsPane, kSentencesPane };

}  // namespace

ResultsCard::ResultsCard(std::function<int(const QString&)> style, QWidget* parent)
    : Card(parent),
      m_shows(new SegmentedControl({"", "", "", ""})),
      m_progressText(makeLabel({}, TextSize::label, TextColor::muted)),
      m_progress(new QProgressBar),
      m_rate(makeButton({})),
      m_write(makeButton({})),
      m_panes(new QStackedWidget),
      m_empty(new EmptyState("evaluate", {}, " ")),
      m_metrics(new MetricsPane(std::move(style))),
      m_labels(new LabelsPane),
      m_pairs(new PairsPane),
      m_sentences(new SentencesPane) {
  m_rate->setObjectName("rateBlind");
  m_write->setObjectName("evaluationReport");
  m_progress->setFixedWidth(160);
  m_progress->setTextVisible(false);
  auto* top = new QHBoxLayout;
  top->setSpacing(8);
  top->addWidget(m_shows);
  top->addStretch(1);
  top->addWidget(m_progressText);
  for (QWidget* widget :
       {static_cast<QWidget*>(m_progress), static_cast<QWidget*>(m_rate), static_cast<QWidget*>(m_write)})
    top->addWidget(widget);
  for (QWidget* pane :
       {static_cast<QWidget*>(m_metrics), static_cast<QWidget*>(m_labels), static_cast<QWidget*>(m_pairs),
        static_cast<QWidget*>(m_sentences), static_cast<QWidget*>(m_empty)})
    m_panes->addWidget(pane);
  content()->addLayout(top);
  content()->addWidget(m_panes, 1);
  connect(m_empty, &EmptyState::activated, this, &ResultsCard::startWanted);
  connect(m_rate, &QPushButton::clicked, this, &ResultsCard::ratingWanted);
  connect(m_write, &QPushButton::clicked, this, &ResultsCard::reportWanted);
  connect(m_shows, &SegmentedControl::currentIndexChanged, this, &ResultsCard::showState);
  setOffers(false, false);
  retranslate();
}

void ResultsCard::setReport(const Json& report) {
  m_report = report;
  m_metrics->setReport(report);
  m_labels->setReport(report);
  m_pairs->setReport(report);
  showState();
}

void ResultsCard::setSentences(std::shared_ptr<const SentenceTable> sentences) {
  m_sentences->setTable(std::move(sentences));
  showState();
}

bool ResultsCard::hasRows() const {
  return m_report.contains("rows") && m_report["rows"].is_array() && !m_report["rows"].empty();
}

std::optional<std::int64_t> ResultsCard::examples() const {
  if (!hasRows() || !m_report.contains("examples") || !m_report["examples"].is_number_integer())
    return std::nullopt;
  return m_report["examples"].get<std::int64_t>();
}

void ResultsCard::setRunning(bool running) {
  m_running = running;
  showState();
}

void ResultsCard::setProgress(std::function<QString()> words, int done, int all) {
  m_doing = std::move(words);
  m_progressText->setText(m_doing());
  m_progress->setRange(0, all);
  m_progress->setValue(done);
}

void ResultsCard::setOffers(bool report, bool rating) {
  m_write->setVisible(report);
  m_rate->setVisible(rating);
}

void ResultsCard::setWriting(bool writing) {
  m_writing = writing;
  showWriting();
}

void ResultsCard::showWriting() {
  m_write->setEnabled(!m_writing);
  m_write->setText(m_writing ? tr("Writing…") : tr("Report…"));
}

void ResultsCard::showState() {
  m_progress->setVisible(m_running);
  m_progressText->setVisible(m_running);
  m_shows->setVisible(hasRows());
  if (m_shows->currentIndex() == kLabelsPane && !m_labels->hasLabels()) m_shows->setCurrentIndex(kScoresPane);
  m_shows->setSegmentVisible(kLabelsPane, m_labels->hasLabels());
  m_shows->setSegmentEnabled(kPairsPane, m_report.contains("pairs") && !m_report["pairs"].empty());
  m_shows->setSegmentEnabled(kSentencesPane, m_sentences->hasSentences());
  m_empty->button()->setVisible(!m_running);
  QWidget* const panes[] = {m_metrics, m_labels, m_pairs, m_sentences};
  m_panes->setCurrentWidget(hasRows()
                                ? panes[std::clamp<int>(m_shows->currentIndex(), kScoresPane, kSentencesPane)]
                                : static_cast<QWidget*>(m_empty));
}

void ResultsCard::retranslate() {
  m_shows->setWords({tr("Scores"), tr("Labels"), tr("Paired tests"), tr("Sentences")});
  m_rate->setText(tr("Rate blind…"));
  m_rate->setToolTip(tr("Judge the answers of two systems without knowing whose they are"));
  m_write->setToolTip(tr("Scores, tests, samples and settings as a web page, PDF, Markdown or LaTeX tables"));
  m_empty->setSentence(
      tr("Choose a test set and models at the left. Every model answers every row; scores come with "
         "intervals, and every two models with a paired test."));
  m_empty->setAction(tr("Evaluate"));
  m_progress->setAccessibleName(tr("Progress"));
  if (m_doing) m_progressText->setText(m_doing());
  showWriting();
  showState();
}

void ResultsCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  Card::changeEvent(event);
}

}  // namespace s2s
