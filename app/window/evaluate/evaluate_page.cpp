#include "app/window/evaluate/evaluate_page.h"

#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/window/background.h"
#include "app/window/evaluate/comparison_pane.h"
#include "app/window/evaluate/evaluation_command.h"
#include "app/window/evaluate/evaluation_setup_card.h"
#include "app/window/evaluate/metrics_pane.h"
#include "app/window/evaluate/pairs_pane.h"
#include "app/window/evaluate/sentences_pane.h"
#include "app/window/json_text.h"
#include "app/window/settings.h"
#include "engine/evaluation/evaluation_directory.h"
#include "engine/experiments/file_translation.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/card.h"
#include "widgets/panes/empty_state.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/page_title.h"
#include "widgets/panes/segmented_control.h"
#include "widgets/text/number_format.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr int kEvaluateSetupWidth = 304, kRecentEvaluations = 10;

enum EvaluationPane { kScoresPane, kPairsPane, kSentencesPane };

}  // namespace

EvaluatePage::EvaluatePage(Workplace& workplace, QWidget* parent)
    : Page(workplace, parent),
      m_title(new PageTitle({})),
      m_openMenu(new QMenu(this)),
      m_open(makeButton({})),
      m_moreMenu(new QMenu(this)),
      m_translate(m_moreMenu->addAction(QString(), this, &EvaluatePage::translateInteractively)),
      m_copy(m_moreMenu->addAction(QString(), this, &EvaluatePage::copyCommand)),
      m_more(makeButton({})),
      m_main(makeButton({}, ButtonRole::primary)),
      m_banner(new ErrorBanner),
      m_splitter(new QSplitter(Qt::Horizontal)),
      m_setup(new EvaluationSetupCard(workplace)),
      m_progressText(makeLabel({}, TextSize::label, TextColor::muted)),
      m_progress(new QProgressBar),
      m_shows(new SegmentedControl({"", "", ""})),
      m_panes(new QStackedWidget),
      m_empty(new EmptyState("evaluate", {}, " ")),
      m_metrics(
          new MetricsPane([this](const QString& model) { return m_workplace.settings.seriesIndex(model); })),
      m_pairs(new PairsPane),
      m_sentences(new SentencesPane),
      m_mode(new SegmentedControl({"", ""})),
      m_modes(new QStackedWidget),
      m_comparison(new ComparisonPane(workplace)) {
  m_title->addAction(m_mode);
  m_main->setObjectName("evaluateMain");
  m_open->setMenu(m_openMenu);
  m_more->setMenu(m_moreMenu);
  for (QPushButton* button : {m_open, m_more, m_main}) m_title->addAction(button);
  auto* results = new Card;
  auto* top = new QHBoxLayout;
  top->setSpacing(length::kGap);
  top->addWidget(m_shows);
  top->addStretch(1);
  top->addWidget(m_progressText);
  m_progress->setFixedWidth(160);
  m_progress->setTextVisible(false);
  top->addWidget(m_progress);
  for (QWidget* pane : {static_cast<QWidget*>(m_metrics), static_cast<QWidget*>(m_pairs),
                        static_cast<QWidget*>(m_sentences), static_cast<QWidget*>(m_empty)})
    m_panes->addWidget(pane);
  results->content()->addLayout(top);
  results->content()->addWidget(m_panes, 1);
  m_setup->setMinimumWidth(kEvaluateSetupWidth - 24);
  m_splitter->addWidget(m_setup);
  m_splitter->addWidget(results);
  m_splitter->setHandleWidth(length::kGap);
  m_splitter->setChildrenCollapsible(false);
  m_splitter->setStretchFactor(0, 0);
  m_splitter->setStretchFactor(1, 1);
  m_splitter->setSizes({kEvaluateSetupWidth, 1000});
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(length::kPageMargin, length::kPageMargin, length::kPageMargin,
                             length::kPageMargin);
  column->setSpacing(length::kGap);
  column->addWidget(m_title);
  column->addWidget(m_banner);
  auto* comparison = new Card;
  comparison->content()->addWidget(m_comparison, 1);
  m_modes->addWidget(m_splitter);
  m_modes->addWidget(comparison);
  column->addWidget(m_modes, 1);

  connect(m_main, &QPushButton::clicked, this, &EvaluatePage::runMainAction);
  connect(m_openMenu, &QMenu::aboutToShow, this, &EvaluatePage::fillOpenMenu);
  connect(m_empty, &EmptyState::activated, this, &EvaluatePage::runMainAction);
  connect(m_shows, &SegmentedControl::currentIndexChanged, this, &EvaluatePage::showState);
  connect(m_mode, &SegmentedControl::currentIndexChanged, this, &EvaluatePage::showState);
  connect(m_comparison, &ComparisonPane::changed, this, &EvaluatePage::showState);
  connect(m_comparison, &ComparisonPane::failed, m_banner, &ErrorBanner::showError);
  connect(m_comparison, &ComparisonPane::reported, this, &EvaluatePage::reported);
  connect(m_setup, &EvaluationSetupCard::changed, this, &EvaluatePage::showState);
  connect(m_sentences, &SentencesPane::failed, m_banner, &ErrorBanner::showError);
  connect(m_sentences, &SentencesPane::reported, this, &EvaluatePage::reported);
  EngineBridge& bridge = workplace.bridge;
  connect(&bridge, &EngineBridge::progressed, this, [this](JobId job, double share, const QString& text) {
    if (job != m_job) return;
    m_progressText->setText(text);
    m_progress->setRange(0, 1000);
    m_progress->setValue(static_cast<int>(share * 1000.0));
  });
  connect(&bridge, &EngineBridge::warned, this, [this](JobId job, const QString& text) {
    if (job == m_job) Q_EMIT reported(text);
  });
  connect(&bridge, &EngineBridge::systemProgressed, this,
          [this](JobId job, qint64, const QString& name, qint64 done, qint64 rows) {
            if (job != m_job) return;
            m_progressText->setText(tr("%1: %2 of %3 rows").arg(name, exactNumber(done), exactNumber(rows)));
            m_progress->setRange(0, static_cast<int>(std::max<qint64>(1, rows)));
            m_progress->setValue(static_cast<int>(done));
          });
  connect(&bridge, &EngineBridge::systemEvaluated, this, [this](JobId job, qint64 system, const Json& row) {
    if (job == m_job) takeRow(system, row);
  });
  connect(&bridge, &EngineBridge::jobEnded, this,
          [this](JobId job, const QString& status, const Json& result) {
            if (job != m_job || job == 0) return;
            const Work work = m_work;
            m_whole = status == "finished";
            end();
            if (work == Work::translating) {
              if (m_whole) Q_EMIT reported(tr("The translation is in %1").arg(textAt(result, "output")));
            } else if (m_whole) {
              showReport(result);
              readSentences();
            }
          });
  connect(&bridge, &EngineBridge::jobFailed, this, [this](JobId job, const Error& error) {
    if (job != m_job || job == 0) return;
    m_whole = false;
    end();
    m_banner->showError(error);
  });
  retranslate();
  showState();
}

void EvaluatePage::showComparison(bool shown) {
  m_mode->setCurrentIndex(shown ? 1 : 0);
  showState();
}

void EvaluatePage::runMainAction() {
  if (m_mode->currentIndex() == 1) {
    m_banner->clear();
    return m_comparison->runMainAction();
  }
  if (isRunning()) {
    stop();
  } else {
    start();
  }
}

void EvaluatePage::restoreLayout() {
  m_splitter->restoreState(m_workplace.settings.layout("evaluateSplitter"));
}

void EvaluatePage::saveLayout() {
  m_workplace.settings.setLayout("evaluateSplitter", m_splitter->saveState());
}

void EvaluatePage::addModel(const QString& model) { m_setup->addModels({model}); }

void EvaluatePage::start() {
  m_banner->clear();
  auto request = m_setup->request();
  if (!request) return m_banner->showError(request.error());
  const Json terms = answerTerms(*request);
  // What was stopped goes on; anything else is an evaluation of its own.
  request->resume = !m_whole && !m_folder.isEmpty() && terms == m_terms && QFileInfo::exists(m_folder);
  if (!request->resume) m_folder = freshFolder();
  request->directory = m_folder.toStdString();
  QDir().mkpath(evaluationsFolder());
  m_terms = terms;
  ++m_reading;
  showReport(Json::object());
  m_sentences->setTable(nullptr);
  m_work = Work::evaluating;
  m_job = m_workplace.bridge.evaluate(*request);
  m_progressText->setText(tr("Beginning…"));
  m_progress->setRange(0, 0);
  showState();
}

void EvaluatePage::stop() {
  // It ends by itself at the next batch, with everything answered so far on the disk.
  m_workplace.bridge.pause(m_job);
  m_progressText->setText(tr("Stopping…"));
}

void EvaluatePage::end() {
  m_job = 0;
  m_work = Work::none;
  if (!m_whole) Q_EMIT reported(tr("Stopped. What was answered is kept; the same goes on from there."));
  showState();
}

void EvaluatePage::takeRow(qint64 system, const Json& row) {
  Json& rows = m_report["rows"];
  if (!rows.is_array()) rows = Json::array();
  while (std::ssize(rows) <= system) rows.push_back(Json::object());
  rows[static_cast<std::size_t>(system)] = row;
  showReport(Json(m_report));
}

void EvaluatePage::showReport(const Json& report) {
  m_report = report;
  m_metrics->setReport(report);
  m_pairs->setReport(report);
  showState();
}

Result<EvaluatePage::Shown> EvaluatePage::read(const QString& folder) {
  auto stored = readEvaluation(folder.toStdString());
  if (!stored) return stored.error();
  Shown shown{stored->results.is_object() ? stored->results : Json::object(), nullptr};
  std::vector<std::string> names;
  std::vector<std::vector<AnsweredRow>> answers;
  for (std::size_t i = 0; i < stored->systems.size(); ++i) {
    if (stored->answers[i].size() != stored->test.rows.size()) continue;  // it failed, or is under way
    names.push_back(stored->systems[i].name);
    answers.push_back(std::move(stored->answers[i]));
  }
  if (names.empty()) return shown;
  const std::string tokenize =
      shown.report.contains("headline") ? textAt(shown.report["headline"], "tokenize").toStdString() : "";
  auto sentences =
      SentenceTable::of(stored->test.rows, std::move(names), answers, tokenize.empty() ? "13a" : tokenize);
  if (!sentences) return sentences.error();
  shown.sentences = std::make_shared<const SentenceTable>(*std::move(sentences));
  return shown;
}

void EvaluatePage::readSentences() {
  const quint64 reading = ++m_reading;
  inBackground(
      this, [folder = m_folder] { return read(folder); },
      [this, reading](Result<Shown> shown) {
        if (reading != m_reading) return;
        if (!shown) return m_banner->showError(shown.error());
        m_sentences->setTable(shown->sentences);
        showState();
        Q_EMIT sentencesReady();
      });
}

void EvaluatePage::openFolder(const QString& folder) {
  m_banner->clear();
  const quint64 reading = ++m_reading;
  inBackground(
      this, [folder] { return read(folder); },
      [this, reading, folder](Result<Shown> shown) {
        if (reading != m_reading) return;
        if (!shown) return m_banner->showError(shown.error());
        m_folder = folder;
        m_whole = true;
        m_sentences->setTable(shown->sentences);
        showReport(shown->report);
        Q_EMIT sentencesReady();
      });
}

QString EvaluatePage::evaluationsFolder() const {
  return QDir(m_workplace.settings.dataFolder()).filePath("evaluations");
}

QString EvaluatePage::freshFolder() const {
  const QString name = QFileInfo(QString::fromStdString(m_setup->data().path)).completeBaseName();
  const QString first = QDir(evaluationsFolder())
                            .filePath(name + "-" + QDateTime::currentDateTime().toString("yyyyMMdd-HHmmss"));
  QString folder = first;
  for (int i = 2; QFileInfo::exists(folder); ++i) folder = first + "-" + QString::number(i);
  return folder;
}

void EvaluatePage::fillOpenMenu() {
  m_openMenu->clear();
  const QDir evaluations(evaluationsFolder());
  const QFileInfoList folders = evaluations.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Time);
  for (const QFileInfo& folder : folders.mid(0, kRecentEvaluations)) {
    const QString path = folder.absoluteFilePath();
    m_openMenu->addAction(folder.fileName(), this, [this, path] { openFolder(path); });
  }
  if (!folders.isEmpty()) m_openMenu->addSeparator();
  m_openMenu->addAction(tr("Another folder…"), this, &EvaluatePage::openInteractively);
}

void EvaluatePage::openInteractively() {
  const QString folder =
      QFileDialog::getExistingDirectory(this, tr("Open an evaluation"), evaluationsFolder());
  if (!folder.isEmpty()) openFolder(folder);
}

void EvaluatePage::translateInteractively() {
  Settings& settings = m_workplace.settings;
  const QString input =
      QFileDialog::getOpenFileName(this, tr("Translate a file"), settings.lastFolder("translate"));
  if (input.isEmpty()) return;
  settings.setLastFolder("translate", QFileInfo(input).path());
  const QString output = QFileDialog::getSaveFileName(this, tr("Write the translation to"),
                                                      input + ".translated", QString(), nullptr);
  if (!output.isEmpty()) translateFile(input, output);
}

void EvaluatePage::translateFile(const QString& input, const QString& output) {
  m_banner->clear();
  if (isRunning()) return;
  const QStringList models = m_setup->models();
  if (models.isEmpty())
    return m_banner->showProblem(tr("no model is chosen"), tr("add the model that translates"));
  // The answers are those of the page: its languages and its way to generate.
  const auto [from, to] = m_setup->languages();
  const auto options = m_setup->generation();
  if (!options) return m_banner->showError(options.error());
  FileTranslationRequest request;
  request.models = {models.front().toStdString()};
  request.input = input.toStdString();
  request.output = output.toStdString();
  request.fromLanguage = from.toStdString();
  request.toLanguage = to.toStdString();
  request.generation = *options;
  request.overwrites = true;  // the file dialog has asked
  m_work = Work::translating;
  m_job = m_workplace.bridge.translateFile(request);
  m_progressText->setText(tr("Beginning…"));
  m_progress->setRange(0, 0);
  showState();
}

void EvaluatePage::copyCommand() {
  const auto request = m_setup->request();
  if (!request) return m_banner->showError(request.error());
  QApplication::clipboard()->setText(evaluationCommand(*request));
  Q_EMIT reported(tr("The command is on the clipboard"));
}

void EvaluatePage::showState() {
  const bool compares = m_mode->currentIndex() == 1;
  m_modes->setCurrentIndex(compares ? 1 : 0);
  m_open->setVisible(!compares);
  m_more->setVisible(!compares);
  m_main->setEnabled(!compares || m_comparison->canRun());
  const bool hasRows = m_report.contains("rows") && m_report["rows"].is_array() && !m_report["rows"].empty();
  m_setup->setEditable(!isRunning());
  m_main->setText(compares                          ? m_comparison->mainText()
                  : isRunning()                     ? tr("Stop")
                  : !m_whole && !m_folder.isEmpty() ? tr("Go on")
                                                    : tr("Evaluate"));
  m_translate->setEnabled(!isRunning());
  m_progress->setVisible(isRunning());
  m_progressText->setVisible(isRunning());
  m_shows->setVisible(hasRows);
  m_shows->setSegmentEnabled(kPairsPane, m_report.contains("pairs") && !m_report["pairs"].empty());
  m_shows->setSegmentEnabled(kSentencesPane, m_sentences->hasSentences());
  m_empty->button()->setVisible(!isRunning());
  QWidget* const panes[] = {m_metrics, m_pairs, m_sentences};
  m_panes->setCurrentWidget(hasRows
                                ? panes[std::clamp<int>(m_shows->currentIndex(), kScoresPane, kSentencesPane)]
                                : static_cast<QWidget*>(m_empty));
  QString subtitle = compares ? tr("Several models under equal conditions, trained one after another")
                              : tr("A test set through several models, with what the differences are worth");
  if (!compares && hasRows && m_report.contains("examples") && m_report["examples"].is_number_integer()) {
    subtitle = QFileInfo(m_folder).fileName() + " · " +
               tr("%1 rows").arg(exactNumber(m_report["examples"].get<std::int64_t>()));
  }
  m_title->setSubtitle(subtitle);
}

void EvaluatePage::retranslate() {
  m_title->setTitle(tr("Evaluate"));
  m_mode->setWords({tr("Test set"), tr("Fair comparison")});
  m_open->setText(tr("Open") + QStringLiteral(" ▾"));
  m_more->setText(tr("More") + QStringLiteral(" ▾"));
  m_translate->setText(tr("Translate a file…"));
  m_copy->setText(tr("Copy as command"));
  m_shows->setWords({tr("Scores"), tr("Paired tests"), tr("Sentences")});
  m_empty->setSentence(
      tr("Choose a test set and models at the left. Every model answers every row; scores come with "
         "intervals, and every two models with a paired test."));
  m_empty->setAction(tr("Evaluate"));
  m_progress->setAccessibleName(tr("Progress"));
  showState();
}

}  // namespace s2s
