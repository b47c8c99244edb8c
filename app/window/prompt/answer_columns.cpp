#include "app/window/prompt/answer_columns.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <algorithm>
#include <functional>

#include "app/window/engine_bridge.h"
#include "app/window/model_catalogue.h"
#include "app/window/page.h"
#include "app/window/settings.h"
#include "widgets/panes/empty_state.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr double kSimilar = 0.4;  // below it two answers have too little in common to point at differences
constexpr int kLeastColumnsHeight = 200;

}  // namespace

AnswerColumns::AnswerColumns(Workplace& workplace, QWidget* parent)
    : QScrollArea(parent), m_workplace(workplace), m_empty(new EmptyState("prompt", {}, " ")) {
  auto* cards = new QWidget;
  cards->setProperty("role", "scrolled");
  m_row = new QHBoxLayout(cards);
  m_row->setContentsMargins(0, 0, 0, 0);
  m_row->setSpacing(length::kGap);
  m_row->addWidget(m_empty);
  setWidget(cards);
  setWidgetResizable(true);
  setFrameShape(QFrame::NoFrame);
  setMinimumHeight(kLeastColumnsHeight);
  connect(m_empty, &EmptyState::activated, this, &AnswerColumns::demoWanted);
  EngineBridge& bridge = workplace.bridge;
  connect(&bridge, &EngineBridge::trainingChanged, this, &AnswerColumns::followLiveRun);
  connect(&bridge, &EngineBridge::trainingEnded, this, [this](const QString& run) {
    if (cardOf(run)) m_workplace.models.readAgain(run);
  });
  connect(&workplace.models, &ModelCatalogue::described, this, &AnswerColumns::describe);
  connect(&workplace.models, &ModelCatalogue::failed, this, &AnswerColumns::describe);
  for (const QString& model : workplace.settings.promptModels()) makeCard(model);
  retranslate();
}

bool AnswerColumns::add(const QString& argument) {
  if (cardOf(argument)) {
    m_workplace.models.readAgain(argument);
    return false;
  }
  makeCard(argument);
  m_workplace.settings.setPromptModels(models());
  Q_EMIT changed();
  return true;
}

void AnswerColumns::makeCard(const QString& argument) {
  auto* card = new AnswerCard(argument, m_workplace.settings.seriesIndex(argument));
  m_cards.push_back(card);
  m_row->addWidget(card, 1);
  m_empty->hide();
  connect(card, &AnswerCard::removeWanted, this, [this, argument] { remove(argument); });
  m_workplace.models.need(argument);
  describe(argument);
  followLiveRun();
}

void AnswerColumns::remove(const QString& argument) {
  AnswerCard* card = cardOf(argument);
  if (!card) return;
  std::erase(m_cards, card);
  card->hide();
  card->deleteLater();  // the click that asked for it is still being handled
  m_empty->setVisible(m_cards.empty());
  m_workplace.settings.setPromptModels(models());
  Q_EMIT changed();
}

AnswerCard* AnswerColumns::cardOf(const QString& argument) const {
  const auto at = std::ranges::find(m_cards, argument, &AnswerCard::argument);
  return at == m_cards.end() ? nullptr : *at;
}

QString AnswerColumns::nameOf(const AnswerCard& card) const {
  const auto withFolder = [](const AnswerCard* one) {
    return QString("%1 (%2)").arg(one->name(), QFileInfo(QFileInfo(one->argument()).path()).fileName());
  };
  const auto shared = [&](const auto& naming) {
    return std::ranges::count(m_cards, std::invoke(naming, &card), naming) > 1;
  };
  if (!shared(&AnswerCard::name)) return card.name();
  return shared(withFolder) ? card.argument() : withFolder(&card);
}

QStringList AnswerColumns::models() const {
  QStringList models;
  for (const AnswerCard* card : m_cards) models << card->argument();
  return models;
}

int AnswerColumns::countThatCanAnswer() const {
  return static_cast<int>(std::ranges::count_if(m_cards, &AnswerCard::canAnswer));
}

void AnswerColumns::describe(const QString& argument) {
  AnswerCard* card = cardOf(argument);
  if (!card) return;
  if (const ModelDescription* description = m_workplace.models.find(argument))
    card->setDescription(*description);
  if (const Error* error = m_workplace.models.problem(argument)) card->setUnreadable(*error);
  Q_EMIT changed();
}

void AnswerColumns::followLiveRun() {
  const TrainingState& training = m_workplace.bridge.training();
  for (AnswerCard* card : m_cards) {
    card->setLive(training.active() && training.step > 0 && card->argument() == training.run, training.step);
  }
  Q_EMIT changed();
}

void AnswerColumns::markDifferences() {
  for (AnswerCard* card : m_cards) {
    const QString mine = card->answerText();
    if (mine.isEmpty()) continue;
    TextDifference closest;
    QString twin;
    for (const AnswerCard* other : m_cards) {
      if (other == card || other->answerText().isEmpty()) continue;
      TextDifference difference = compareTexts(mine, other->answerText());
      if (mine == other->answerText()) twin = other->name();
      if (difference.likeness > closest.likeness) closest = std::move(difference);
    }
    const bool point = twin.isEmpty() && closest.likeness >= kSimilar;
    card->setDifference(point ? closest.changed : std::vector<TextStretch>{}, twin);
  }
}

void AnswerColumns::endWaiting() {
  for (AnswerCard* card : m_cards) card->setCancelled();
}

void AnswerColumns::retranslate() {
  m_empty->setSentence(
      tr("Models you add answer here side by side: directories in the Hugging Face layout, and your runs."));
  m_empty->setAction(tr("Try the demo"));
}

void AnswerColumns::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QScrollArea::changeEvent(event);
}

}  // namespace s2s
