#include "app/window/evaluate/evaluate_page.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/window/background.h"
#include "app/window/evaluate/comparison_pane.h"
#include "app/window/evaluate/evaluation_setup_card.h"
#include "app/window/evaluate/results_card.h"
#include "app/window/evaluate/sentences_pane.h"
#include "app/window/json_text.h"
#include "app/window/rating/rating_pane.h"
#include "app/window/settings.h"
#include "engine/evaluation/evaluation_directory.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/card.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/page_title.h"
#include "widgets/panes/segmented_control.h"
#include "widgets/text/engine_text.h"
#include "widgets/text/number_format.h"
#include "widgets/text/plural.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr int kEvaluateSetupWidth = 304, kProgressParts = 1000;

}  // namespace

EvaluatePage::EvaluatePage(Workplace& workplace, QWidget* parent)
    : Page(workplace, parent),
      m_title(new PageTitle({})),
      m_mode(new SegmentedControl({"", ""})),
      m_back(makeButton({})),
      m_openMenu(new QMenu(this)),
      m_open(makeButton({})),
      m_moreMenu(new QMenu(this)),
      m_translate(m_moreMenu->addAction(QString(), this, &EvaluatePage::translateInteractively)),
      m_copy(m_moreMenu->addAction(QString(), this, &EvaluatePage::copyCommand)),
      m_more(makeButton({})),
      m_main(makeButton({}, ButtonRole::primary)),
      m_banner(new ErrorBanner),
      m_modes(new QStackedWidget),
      m_splitter(new QSplitter(Qt::Horizontal)),
      m_setup(new EvaluationSetupCard(workplace)),
      m_results(
          new ResultsCard([this](const QString& model) { return m_workplace.settings.seriesIndex(model); })),
      m_comparison(new ComparisonPane(workplace)),
      m_rating(new RatingPane(workplace.settings)) {
  layOut();
  connectParts();
  connectEngine();
  retranslate();
  showState();
}

void EvaluatePage::layOut() {
  m_main->setObjectName("evaluateMain");
  m_open->setMenu(m_openMenu);
  m_more->setMenu(m_moreMenu);
  for (QWidget* action :
       {static_cast<QWidget*>(m_mode), static_cast<QWidget*>(m_back), static_cast<QWidget*>(m_open),
        static_cast<QWidget*>(m_more), static_cast<QWidget*>(m_main)})
    m_title->addAction(action);
  m_setup->setMinimumWidth(kEvaluateSetupWidth - 24);
  m_splitter->addWidget(m_setup);
  m_splitter->addWidget(m_results);
  m_splitter->setHandleWidth(length::kGap);
  m_splitter->setChildrenCollapsible(false);
  m_splitter->setStretchFactor(0, 0);
  m_splitter->setStretchFactor(1, 1);
  m_splitter->setSizes({kEvaluateSetupWidth, 1000});
  auto* comparison = new Card;
  comparison->content()->addWidget(m_comparison, 1);
  m_modes->addWidget(m_splitter);
  m_modes->addWidget(comparison);
  m_modes->addWidget(m_rating);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(length::kPageMargin, length::kPageMargin, length::kPageMargin,
                             length::kPageMargin);
  column->setSpacing(length::kGap);
  column->addWidget(m_title);
  column->addWidget(m_banner);
  column->addWidget(m_modes, 1);
}

void EvaluatePage::connectParts() {
  connect(m_main, &QPushButton::clicked, this, &EvaluatePage::runMainAction);
  connect(m_back, &QPushButton::clicked, this, [this] { showRating(false); });
  connect(m_openMenu, &QMenu::aboutToShow, this, &EvaluatePage::fillOpenMenu);
  connect(m_mode, &SegmentedControl::currentIndexChanged, this, [this] {
    m_banner->clear();  // it spoke of what is no longer in sight
    showState();
  });
  connect(m_setup, &EvaluationSetupCard::changed, this, &EvaluatePage::showState);
  connect(m_results, &ResultsCard::startWanted, this, &EvaluatePage::runMainAction);
  connect(m_results, &ResultsCard::reportWanted, this, &EvaluatePage::reportInteractively);
  connect(m_results, &ResultsCard::ratingWanted, this, [this] { showRating(true); });
  connect(&m_reports, &ReportWriter::changed, this, [this] { m_results->setWriting(m_reports.isWriting()); });
  connect(&m_reports, &ReportWriter::failed, m_banner, &ErrorBanner::showError);
  connect(&m_reports, &ReportWriter::written, this, [this](const QString& file) {
    Q_EMIT reported(tr("The report is in %1").arg(QDir::toNativeSeparators(file)));
  });
  connect(&sentences(), &SentencesPane::failed, m_banner, &ErrorBanner::showError);
  connect(&sentences(), &SentencesPane::reported, this, &EvaluatePage::reported);
  connect(m_comparison, &ComparisonPane::changed, this, &EvaluatePage::showState);
  connect(m_comparison, &ComparisonPane::failed, m_banner, &ErrorBanner::showError);
  connect(m_comparison, &ComparisonPane::reported, this, &EvaluatePage::reported);
  connect(m_rating, &RatingPane::changed, this, &EvaluatePage::showState);
  connect(m_rating, &RatingPane::failed, m_banner, &ErrorBanner::showError);
  connect(m_rating, &RatingPane::reported, this, &EvaluatePage::reported);
}

void EvaluatePage::connectEngine() {
  EngineBridge& bridge = m_workplace.bridge;
  connect(&bridge, &EngineBridge::progressed, this, [this](JobId job, double share, const QString& text) {
    if (job != m_job) return;
    const QString who = m_work == Work::translating ? m_translator : QString();
    m_results->setProgress(
        [who, what = text.toStdString()] {
          return who.isEmpty() ? engineText(what) : tr("%1: %2").arg(who, engineText(what));
        },
        static_cast<int>(share * kProgressParts), kProgressParts);
  });
  connect(&bridge, &EngineBridge::warned, this, [this](JobId job, const QString& text) {
    if (job == m_job) Q_EMIT reported(engineText(text.toStdString()));
  });
  connect(&bridge, &EngineBridge::systemProgressed, this,
          [this](JobId job, qint64, const QString& name, qint64 done, qint64 rows) {
            if (job != m_job) return;
            m_results->setProgress(
                [name, done, rows] {
                  return tr("%1: %2 of %3 row(s)", nullptr, pluralOf(rows))
                      .arg(name, exactNumber(done), exactNumber(rows));
                },
                static_cast<int>(done), static_cast<int>(std::max<qint64>(1, rows)));
          });
  connect(&bridge, &EngineBridge::systemEvaluated, this, [this](JobId job, qint64 system, const Json& row) {
    if (job == m_job) takeRow(system, row);
  });
  connect(&bridge, &EngineBridge::jobEnded, this,
          [this](JobId job, const QString& status, const Json& result) {
            if (job != m_job || job == 0) return;
            const Work work = m_work;
            const bool whole = status == "finished";
            if (work == Work::evaluating) m_whole = whole;
            end();
            if (status == "cancelled")
              Q_EMIT reported(tr("Stopped. What was answered is kept; the same goes on from there."));
            if (!whole) return;
            if (work == Work::translating) return reportTranslation(result);
            showReport(result);
            readSentences();
          });
  connect(&bridge, &EngineBridge::jobFailed, this, [this](JobId job, const Error& error) {
    if (job != m_job || job == 0) return;
    if (m_work == Work::evaluating) {
      m_whole = false;
      // The folder holds something else by now, or the data have changed: the next is one of its own.
      if (m_resumes && error.kind == Error::Kind::invalidInput) m_key = Json();
    }
    end();
    m_banner->showError(error);
  });
}

MetricsPane& EvaluatePage::metrics() { return m_results->metrics(); }
PairsPane& EvaluatePage::pairs() { return m_results->pairs(); }
SentencesPane& EvaluatePage::sentences() { return m_results->sentences(); }

EvaluatePage::Mode EvaluatePage::mode() const {
  if (m_rates) return kRating;
  return m_mode->currentIndex() == kComparison ? kComparison : kTestSet;
}

void EvaluatePage::showComparison(bool shown) {
  m_rates = false;
  m_mode->setCurrentIndex(shown ? kComparison : kTestSet);
  showState();
}

void EvaluatePage::showRating(bool shown) {
  m_banner->clear();
  m_rates = shown;
  if (shown) m_rating->setEvaluation(m_folder, m_complete);
  showState();
}

void EvaluatePage::runMainAction() {
  if (mode() != kTestSet) {
    m_banner->clear();
    return mode() == kRating ? m_rating->runMainAction() : m_comparison->runMainAction();
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

bool EvaluatePage::goesOn(const EvaluationRequest& request) const {
  return !m_whole && !m_folder.isEmpty() && evaluationKey(request) == m_key && QFileInfo::exists(m_folder);
}

void EvaluatePage::start() {
  m_banner->clear();
  auto request = m_setup->request();
  if (!request) return m_banner->showError(request.error());
  m_resumes = goesOn(*request);
  request->resume = m_resumes;
  if (!m_resumes)
    m_folder = freshFolder(evaluationsFolder(),
                           QFileInfo(QString::fromStdString(request->data.path)).completeBaseName());
  request->directory = m_folder.toStdString();
  QDir().mkpath(evaluationsFolder());
  m_key = evaluationKey(*request);
  ++m_reading;
  showReport(Json::object());
  m_complete.clear();
  m_results->setSentences(nullptr);
  begin(Work::evaluating, m_workplace.bridge.evaluate(*request), [] { return tr("Beginning…"); });
}

void EvaluatePage::begin(Work work, JobId job, std::function<QString()> progress) {
  m_work = work;
  m_job = job;
  m_results->setProgress(std::move(progress));
  showState();
  Q_EMIT workChanged();
}

void EvaluatePage::stop() {
  // It ends by itself at the next batch, with everything answered so far on the disk.
  m_workplace.bridge.pause(m_job);
  m_results->setProgress([] { return tr("Stopping…"); });
}

void EvaluatePage::end() {
  m_job = 0;
  m_work = Work::none;
  showState();
  Q_EMIT workChanged();
}

QString EvaluatePage::workText() const {
  if (m_work == Work::none) return {};
  return m_work == Work::translating ? tr("Translating") : tr("Evaluating");
}

void EvaluatePage::takeRow(qint64 system, const Json& row) {
  Json& rows = m_report["rows"];
  if (!rows.is_array()) rows = Json::array();
  while (std::ssize(rows) <= system) rows.push_back(Json::object());
  rows[static_cast<std::size_t>(system)] = row;
  if (textAt(row, "status") == "failed" && row.contains("error")) {
    const auto part = [&](const char* key) { return textAt(row["error"], key).toStdString(); };
    m_banner->showProblem(tr("%1: %2").arg(textAt(row, "model"), engineText(part("what"))),
                          engineText(part("remedy")), enginePlace(part("where")));
  }
  showReport(Json(m_report));
}

void EvaluatePage::showReport(const Json& report) {
  m_report = report;
  m_results->setReport(report);
  showState();
}

void EvaluatePage::takeSentences(const ShownEvaluation& shown) {
  m_complete = shown.complete;
  m_results->setSentences(shown.sentences);
  showState();
}

void EvaluatePage::readSentences() {
  const quint64 reading = ++m_reading;
  inBackground(
      this, [folder = m_folder] { return readShownEvaluation(folder); },
      [this, reading](const Result<ShownEvaluation>& shown) {
        if (reading != m_reading) return;
        if (!shown) return m_banner->showError(shown.error());
        takeSentences(*shown);
        Q_EMIT sentencesReady();
      });
}

void EvaluatePage::openComparison(const QString& path) {
  m_banner->clear();
  showComparison(true);
  if (QFileInfo(path).isDir())
    m_comparison->openFolder(path);
  else
    m_comparison->openFile(path);
}

void EvaluatePage::openFolder(const QString& folder) {
  m_banner->clear();
  showComparison(false);
  const quint64 reading = ++m_reading;
  inBackground(
      this, [folder] { return readShownEvaluation(folder); },
      [this, reading, folder](const Result<ShownEvaluation>& shown) {
        if (reading != m_reading || isRunning()) return;
        if (!shown) return m_banner->showError(shown.error());
        m_folder = folder;
        m_whole = !shown->report.empty();
        m_key = shown->request ? evaluationKey(*shown->request) : Json();
        if (shown->request) m_setup->setRequest(*shown->request);
        showReport(shown->report);
        takeSentences(*shown);
        Q_EMIT sentencesReady();
      });
}

void EvaluatePage::showState() {
  const Mode shown = mode();
  m_modes->setCurrentIndex(shown);
  m_mode->setVisible(shown != kRating);
  m_back->setVisible(shown == kRating);
  m_open->setVisible(shown == kTestSet);
  m_open->setEnabled(!isRunning());
  m_more->setVisible(shown == kTestSet);
  m_main->setEnabled(shown == kTestSet || (shown == kRating ? m_rating->canRun() : m_comparison->canRun()));
  m_setup->setEditable(!isRunning());
  m_translate->setEnabled(!isRunning());
  m_results->setRunning(isRunning());
  const bool stands = !isRunning() && m_whole && m_results->hasRows();
  m_results->setOffers(stands, stands && m_complete.size() > 1 && textAt(m_report, "task") == "texts");
  showWords();
}

void EvaluatePage::showWords() {
  const QString evaluation = QFileInfo(m_folder).fileName();
  switch (mode()) {
    case kComparison:
      m_main->setText(m_comparison->mainText());
      return m_title->setSubtitle(tr("Several models under equal conditions, trained one after another"));
    case kRating:
      m_main->setText(m_rating->mainText());
      return m_title->setSubtitle(tr("Blind rating") + " · " + evaluation);
    case kTestSet:
      const auto request = m_setup->request();
      m_main->setText(isRunning() ? tr("Stop") : request && goesOn(*request) ? tr("Go on") : tr("Evaluate"));
      const auto examples = m_results->examples();
      m_title->setSubtitle(
          examples
              ? evaluation + " · " + tr("%1 row(s)", nullptr, pluralOf(*examples)).arg(exactNumber(*examples))
              : tr("A test set through several models, with what the differences are worth"));
  }
}

void EvaluatePage::retranslate() {
  m_title->setTitle(tr("Evaluate"));
  m_mode->setWords({tr("Test set"), tr("Fair comparison")});
  m_back->setText(tr("Back to the scores"));
  m_open->setText(tr("Open") + QStringLiteral(" ▾"));
  m_more->setText(tr("More") + QStringLiteral(" ▾"));
  m_translate->setText(tr("Translate a file…"));
  m_copy->setText(tr("Copy as command"));
  showState();
}

}  // namespace s2s
