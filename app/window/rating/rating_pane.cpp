#include "app/window/rating/rating_pane.h"

#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/window/background.h"
#include "app/window/evaluate/evaluation_folders.h"
#include "app/window/rating/rating_desk.h"
#include "app/window/rating/rating_results.h"
#include "app/window/rating/rating_start.h"
#include "app/window/settings.h"
#include "widgets/panes/card.h"
#include "widgets/text/number_format.h"

namespace s2s {
namespace {

/// A page of the steps, as a card.
QWidget* inCard(QWidget* content) {
  auto* card = new Card;
  card->content()->addWidget(content, 1);
  return card;
}

RatingStart::Known knownRound(const QString& folder, const RatingRound& round) {
  RatingStart::Known known{folder, {}, static_cast<int>(round.places().size()), {}};
  QStringList pairs;
  for (const RatingSession& session : round.sessions())
    pairs << QString::fromStdString(session.systems()[0]) + " – " +
                 QString::fromStdString(session.systems()[1]);
  known.pairs = pairs.join(", ");
  for (const std::string& rater : round.raters()) {
    const auto judged = round.ratings(rater);
    known.raters << QString("%1 (%2)").arg(QString::fromStdString(rater),
                                           exactNumber(judged ? std::ssize(*judged) : 0));
  }
  return known;
}

Result<QList<RatingStart::Known>> readKnownRounds(const QString& ratings) {
  QList<RatingStart::Known> rounds;
  const QFileInfoList folders = QDir(ratings).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Time);
  for (const QFileInfo& folder : folders) {
    const auto round = RatingRound::open(folder.absoluteFilePath().toStdString());
    if (round) rounds << knownRound(folder.absoluteFilePath(), *round);  // others are no rounds
  }
  return rounds;
}

}  // namespace

RatingPane::RatingPane(Settings& settings, QWidget* parent)
    : QWidget(parent),
      m_settings(settings),
      m_steps(new QStackedWidget),
      m_start(new RatingStart(settings)),
      m_desk(new RatingDesk),
      m_results(new RatingResults) {
  m_steps->addWidget(inCard(m_start));
  m_steps->addWidget(m_desk);
  m_steps->addWidget(inCard(m_results));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_steps);
  setFocusProxy(m_desk);
  connect(m_start, &RatingStart::changed, this, &RatingPane::changed);
  connect(m_start, &RatingStart::goOnWanted, this, &RatingPane::goOn);
  connect(m_start, &RatingStart::resultsWanted, this, &RatingPane::showResults);
  connect(m_desk, &RatingDesk::failed, this, &RatingPane::failed);
  connect(m_desk, &RatingDesk::finished, this, [this] { showResults(m_round); });
  connect(m_results, &RatingResults::exportWanted, this, &RatingPane::exportInteractively);
}

QString RatingPane::ratingsFolder() const { return QDir(m_evaluation).filePath("ratings"); }

void RatingPane::setEvaluation(const QString& folder, const QStringList& systems) {
  m_evaluation = folder;
  m_round.clear();
  m_start->setSystems(systems);
  m_start->setRounds({});
  m_steps->setCurrentIndex(0);
  readRounds();
  Q_EMIT changed();
}

void RatingPane::readRounds() {
  const quint64 reading = ++m_reading;
  inBackground(
      this, [ratings = ratingsFolder()] { return readKnownRounds(ratings); },
      [this, reading](const Result<QList<RatingStart::Known>>& rounds) {
        if (reading == m_reading && rounds) m_start->setRounds(*rounds);
      });
}

QString RatingPane::mainText() const {
  switch (m_steps->currentIndex()) {
    case 0:
      return tr("Begin rating");
    case 1:
      return tr("See the results");
    default:
      return tr("Go on rating");
  }
}

bool RatingPane::canRun() const {
  if (m_steps->currentIndex() == 0) return !m_start->rater().isEmpty() && !m_start->wishes().pairs.empty();
  return m_steps->currentIndex() == 1 || !m_start->rater().isEmpty();
}

void RatingPane::runMainAction() {
  if (!canRun()) return;
  switch (m_steps->currentIndex()) {
    case 0:
      return begin();
    case 1:
      return showResults(m_round);
    default:
      return goOn(m_round);
  }
}

void RatingPane::begin() {
  const QString folder = freshFolder(ratingsFolder(), {});
  QDir().mkpath(ratingsFolder());
  inBackground(
      this,
      [folder, evaluation = m_evaluation, wishes = m_start->wishes()]() -> Result<QString> {
        const auto stored = readEvaluation(evaluation.toStdString());
        if (!stored) return stored.error();
        if (auto made = createRatingRound(folder.toStdString(), *stored, wishes); !made) return made.error();
        return folder;
      },
      [this](const Result<QString>& round) {
        if (!round) return Q_EMIT failed(round.error());
        goOn(*round);
      });
}

void RatingPane::goOn(const QString& round) {
  auto opened = RatingRound::open(round.toStdString());
  if (!opened) return Q_EMIT failed(opened.error());
  auto sitting = RatingSitting::begin(*std::move(opened), m_start->rater().toStdString());
  if (!sitting) return Q_EMIT failed(sitting.error());
  m_round = round;
  if (sitting->current() == nullptr) {
    showResults(round);
    return Q_EMIT reported(tr("%1 has judged every sentence of this round").arg(m_start->rater()));
  }
  m_steps->setCurrentIndex(1);
  m_desk->setSitting(*std::move(sitting));
  Q_EMIT changed();
}

void RatingPane::showResults(const QString& round) {
  const auto opened = RatingRound::open(round.toStdString());
  if (!opened) return Q_EMIT failed(opened.error());
  const auto report = opened->report();
  if (!report) return Q_EMIT failed(report.error());
  m_round = round;
  m_results->setReport(*report);
  m_steps->setCurrentIndex(2);
  Q_EMIT changed();
}

void RatingPane::exportInteractively() {
  const QString file = QFileDialog::getSaveFileName(
      this, tr("Export ratings"), QDir(m_settings.lastFolder("ratings")).filePath("ratings.tsv"),
      tr("Every judgement, tab-separated (*.tsv);;Results as JSON (*.json)"));
  if (file.isEmpty()) return;
  m_settings.setLastFolder("ratings", QFileInfo(file).path());
  exportTo(file);
}

void RatingPane::exportTo(const QString& file) {
  const auto round = RatingRound::open(m_round.toStdString());
  if (!round) return Q_EMIT failed(round.error());
  const auto files = round->write(file.toStdString());
  if (!files) return Q_EMIT failed(files.error());
  QStringList names;
  for (const auto& one : *files) names << QDir::toNativeSeparators(QString::fromStdString(one.string()));
  Q_EMIT reported(tr("The ratings are in %1").arg(names.join(", ")));
}

}  // namespace s2s
