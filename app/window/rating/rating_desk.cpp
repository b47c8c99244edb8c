#include "app/window/rating/rating_desk.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

#include "widgets/panes/buttons.h"
#include "widgets/panes/card.h"
#include "widgets/panes/labels.h"
#include "widgets/text/number_format.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr int kVerdictWidth = 216, kVerdictHeight = 40, kRatingProgressWidth = 240;
// On a large screen eyes and mouse have short ways, and lines a length that is easily read.
constexpr int kWidestDesk = 1280, kTallestSource = 260, kTallestAnswer = 420;

QString textOfItem(const std::string& text) { return QString::fromStdString(text); }

}  // namespace

RatingDesk::RatingDesk(QWidget* parent)
    : QWidget(parent),
      m_progressText(makeLabel({}, TextSize::label, TextColor::muted)),
      m_progress(new QProgressBar),
      m_undo(makeButton({})),
      m_skip(makeButton({})),
      m_source(new Card(" ")),
      m_sourceText(addText(m_source)),
      m_ask(makeButton({}, ButtonRole::link)),
      m_referenceLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_reference(makeLabel({}, TextSize::prompt, TextColor::muted)),
      m_first(new Card("A")),
      m_firstText(addText(m_first)),
      m_second(new Card("B")),
      m_secondText(addText(m_second)),
      m_firstBetter(makeButton({})),
      m_equal(makeButton({})),
      m_secondBetter(makeButton({})) {
  setFocusPolicy(Qt::StrongFocus);
  m_progress->setTextVisible(false);
  m_progress->setFixedWidth(kRatingProgressWidth);
  m_source->addHeaderWidget(m_ask);
  m_reference->setWordWrap(true);
  m_reference->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_source->content()->addWidget(m_referenceLabel);
  m_source->content()->addWidget(m_reference);
  auto* top = new QHBoxLayout;
  top->setSpacing(8);
  top->addWidget(m_progress);
  top->addWidget(m_progressText);
  top->addStretch(1);
  top->addWidget(m_undo);
  top->addWidget(m_skip);
  auto* answers = new QHBoxLayout;
  answers->setSpacing(length::kGap);
  answers->addWidget(m_first, 1);
  answers->addWidget(m_second, 1);
  auto* verdicts = new QHBoxLayout;
  verdicts->setSpacing(8);
  verdicts->addStretch(1);
  for (QPushButton* button : {m_firstBetter, m_equal, m_secondBetter}) {
    button->setMinimumSize(kVerdictWidth, kVerdictHeight);
    verdicts->addWidget(button);
  }
  verdicts->addStretch(1);
  m_source->setMaximumHeight(kTallestSource);
  for (Card* answer : {m_first, m_second}) answer->setMaximumHeight(kTallestAnswer);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(length::kGap);
  column->addLayout(top);
  column->addWidget(m_source, 10000);
  column->addLayout(answers, 20000);
  column->addLayout(verdicts);
  column->addStretch(1);
  // The keys stay with the desk whatever was clicked.
  for (QPushButton* button : {m_undo, m_skip, m_ask, m_firstBetter, m_equal, m_secondBetter})
    button->setFocusPolicy(Qt::TabFocus);
  connect(m_firstBetter, &QPushButton::clicked, this, [this] { judge(RatingVerdict::first); });
  connect(m_equal, &QPushButton::clicked, this, [this] { judge(RatingVerdict::tie); });
  connect(m_secondBetter, &QPushButton::clicked, this, [this] { judge(RatingVerdict::second); });
  connect(m_skip, &QPushButton::clicked, this, &RatingDesk::skip);
  connect(m_undo, &QPushButton::clicked, this, &RatingDesk::undo);
  connect(m_ask, &QPushButton::clicked, this, &RatingDesk::toggleReference);
  addKeys();
  retranslate();
}

QLabel* RatingDesk::addText(Card* card) {
  QLabel* text = makeLabel({}, TextSize::prompt);
  text->setTextFormat(Qt::PlainText);
  text->setWordWrap(true);
  text->setTextInteractionFlags(Qt::TextSelectableByMouse);
  text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  text->setProperty("role", "scrolled");
  auto* scroll = new QScrollArea;
  scroll->setWidget(text);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setFocusPolicy(Qt::NoFocus);  // its arrow keys would hide ours
  card->content()->addWidget(scroll, 1);
  return text;
}

void RatingDesk::addKeys() {
  const auto add = [this](std::initializer_list<QKeySequence> keys, auto action) {
    for (const QKeySequence& key : keys) {
      auto* shortcut = new QShortcut(key, this);
      shortcut->setContext(Qt::WidgetWithChildrenShortcut);
      connect(shortcut, &QShortcut::activated, this, action);
    }
  };
  add({Qt::Key_1, Qt::Key_Left}, [this] { judge(RatingVerdict::first); });
  add({Qt::Key_2, Qt::Key_Right}, [this] { judge(RatingVerdict::second); });
  add({Qt::Key_0, Qt::Key_Space}, [this] { judge(RatingVerdict::tie); });
  add({Qt::Key_Down}, [this] { skip(); });
  add({Qt::Key_Up}, [this] { toggleReference(); });
  add({Qt::Key_Backspace, QKeySequence::Undo}, [this] { undo(); });
}

void RatingDesk::setSitting(RatingSitting sitting) {
  m_sitting.emplace(std::move(sitting));
  showItem();
  setFocus();
}

QString RatingDesk::sourceText() const { return m_sourceText->text(); }
QString RatingDesk::firstText() const { return m_firstText->text(); }
QString RatingDesk::secondText() const { return m_secondText->text(); }
bool RatingDesk::showsReference() const { return !m_reference->isHidden(); }

void RatingDesk::judge(RatingVerdict verdict) {
  if (!m_sitting || m_sitting->current() == nullptr) return;
  if (auto kept = m_sitting->judge(verdict); !kept) return Q_EMIT failed(kept.error());
  showItem();
  Q_EMIT changed();
  if (m_sitting->current() == nullptr) Q_EMIT finished();
}

void RatingDesk::skip() {
  if (!m_sitting) return;
  m_sitting->skip();
  showItem();
}

void RatingDesk::undo() {
  if (!m_sitting || !m_sitting->canUndo()) return;
  if (auto undone = m_sitting->undo(); !undone) return Q_EMIT failed(undone.error());
  showItem();
  Q_EMIT changed();
}

void RatingDesk::toggleReference() {
  const bool shown = !showsReference();
  m_reference->setVisible(shown);
  m_referenceLabel->setVisible(shown);
  m_ask->setText(shown ? tr("Hide the reference") : tr("Show the reference"));
}

void RatingDesk::showItem() {
  m_reference->hide();
  m_referenceLabel->hide();
  m_ask->setText(tr("Show the reference"));
  const RatingItem* item = m_sitting ? m_sitting->current() : nullptr;
  m_sourceText->setText(item ? textOfItem(item->source) : QString());
  m_reference->setText(item ? textOfItem(item->reference) : QString());
  m_firstText->setText(item ? textOfItem(item->first) : QString());
  m_secondText->setText(item ? textOfItem(item->second) : QString());
  for (QPushButton* button : {m_ask, m_firstBetter, m_equal, m_secondBetter})
    button->setEnabled(item != nullptr);
  m_ask->setVisible(item != nullptr && !item->reference.empty());
  const auto done = static_cast<qint64>(m_sitting ? m_sitting->judged() : 0),
             all = static_cast<qint64>(m_sitting ? m_sitting->items() : 0),
             skipped = static_cast<qint64>(m_sitting ? m_sitting->skipped() : 0);
  m_skip->setEnabled(item != nullptr && all - done > 1);
  m_undo->setEnabled(m_sitting && m_sitting->canUndo());
  m_progress->setRange(0, static_cast<int>(std::max<qint64>(1, all)));
  m_progress->setValue(static_cast<int>(done));
  const QString text = tr("%1 of %2 judged").arg(exactNumber(done), exactNumber(all));
  m_progressText->setText(skipped == 0 ? text : text + " · " + tr("%1 skipped").arg(exactNumber(skipped)));
}

void RatingDesk::retranslate() {
  m_source->setTitle(tr("Source"));
  m_referenceLabel->setText(tr("Reference"));
  m_firstText->setAccessibleName(tr("Answer A"));
  m_secondText->setAccessibleName(tr("Answer B"));
  m_firstBetter->setText(tr("A is better") + "   1 ←");
  m_equal->setText(tr("Equally good") + "   0");
  m_secondBetter->setText(tr("B is better") + "   2 →");
  m_undo->setText(tr("Undo"));
  m_skip->setText(tr("Skip"));
  m_undo->setToolTip(tr("Take the last judgement back (backspace)"));
  m_skip->setToolTip(tr("Judge this sentence later (↓)"));
  m_ask->setToolTip(tr("What the test set has as the answer (↑)"));
  m_progress->setAccessibleName(tr("Progress"));
  showItem();
}

void RatingDesk::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const int side = std::max(0, (width() - kWidestDesk) / 2);
  layout()->setContentsMargins(side, 0, side, 0);
}

void RatingDesk::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace s2s
