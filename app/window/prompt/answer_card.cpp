#include "app/window/prompt/answer_card.h"

#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QFrame>
#include <QVBoxLayout>

#include "app/window/model_catalogue.h"
#include "app/window/prompt/answer_text.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/chip.h"
#include "widgets/panes/flow_layout.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/share_bars.h"
#include "widgets/text/engine_text.h"
#include "widgets/text/number_format.h"
#include "widgets/text/sentence.h"

namespace s2s {
namespace {

/// HTML of a text with stretches in the caution colour.
QString marked(const QString& text, const std::vector<TextStretch>& stretches) {
  QString html;
  qsizetype done = 0;
  for (const TextStretch& stretch : stretches) {
    html += text.mid(done, stretch.start - done).toHtmlEscaped();
    html += QString("<span style=\"color:%1\">%2</span>")
                .arg(Theme::current().tokens().caution.name(),
                     text.mid(stretch.start, stretch.length).toHtmlEscaped());
    done = stretch.start + stretch.length;
  }
  return html + text.mid(done).toHtmlEscaped();
}

}  // namespace

AnswerCard::AnswerCard(const QString& argument, int seriesIndex, QWidget* parent)
    : Card(parent),
      m_argument(argument),
      m_name(QFileInfo(argument).fileName()),
      m_size(new Chip({})),
      m_remove(makeIconButton("close", {})),
      m_text(makeLabel({}, TextSize::prompt)),
      m_problem(makeLabel({}, TextSize::body, TextColor::bad)),
      m_shares(new ShareBars),
      m_remark(makeLabel({}, TextSize::label, TextColor::caution)),
      m_chips(new QWidget),
      m_numbers(makeLabel({}, TextSize::label, TextColor::muted)) {
  setSeriesEdge(seriesIndex);
  setTitle(m_name);
  setToolTip(QDir::toNativeSeparators(argument));
  setMinimumWidth(216);
  addHeaderWidget(m_size);
  addHeaderWidget(m_remove);
  m_size->hide();
  for (QLabel* label : {m_text, m_problem}) {
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  }
  m_remark->setWordWrap(true);
  auto* flow = new FlowLayout(m_chips, 8);
  flow->setContentsMargins(0, 0, 0, 0);
  auto* line = new QFrame;
  line->setProperty("role", "divider");
  m_problem->setTextFormat(Qt::RichText);
  m_shares->setSeries(seriesIndex);
  content()->addWidget(m_text);
  content()->addWidget(m_problem);
  content()->addWidget(m_shares);
  content()->addStretch(1);
  content()->addWidget(m_remark);
  content()->addWidget(m_chips);
  content()->addWidget(line);
  content()->addWidget(m_numbers);
  connect(m_remove, &QToolButton::clicked, this, &AnswerCard::removeWanted);
  showState();
}

void AnswerCard::setDescription(const ModelDescription& description) {
  m_name = description.name;
  m_described = true;
  m_readable = true;
  m_canAnswer = description.canAnswer;
  m_parameters = description.parameters;
  setTitle(m_name);
  m_size->setText(compactNumber(static_cast<double>(m_parameters)));
  m_size->setToolTip(tr("%1 parameters").arg(exactNumber(m_parameters)));
  m_size->show();
  showState();
}

void AnswerCard::setUnreadable(const Error& error) {
  m_described = true;
  m_readable = false;
  m_error = error;
  showState();
}

void AnswerCard::setLive(bool live, qint64 step) {
  if (m_live == live && m_liveStep == step) return;
  m_live = live;
  m_liveStep = step;
  showState();
}

void AnswerCard::setWaiting() {
  m_state = State::waiting;
  showState();
}

void AnswerCard::setLoading() {
  m_state = State::loading;
  showState();
}

void AnswerCard::setCancelled() {
  if (!isWaiting()) return;
  m_state = State::cancelled;
  showState();
}

void AnswerCard::setAnswer(const PromptAnswer& answer, PromptTask task, const QString& toLanguage) {
  m_state = State::answered;
  m_answer = answer;
  m_task = task;
  m_toLanguage = toLanguage;
  m_changed.clear();
  m_twin.clear();
  showState();
}

void AnswerCard::setFailed(const Error& error) {
  m_state = State::failed;
  m_error = error;
  showState();
}

QString AnswerCard::answerText() const {
  return m_state == State::answered ? mainText(*m_answer, m_task) : QString();
}

void AnswerCard::setDifference(const std::vector<TextStretch>& changed, const QString& twin) {
  m_changed = changed;
  m_twin = twin;
  showState();
}

QStringList AnswerCard::remarks() const {
  return m_state == State::answered ? remarksOn(*m_answer, m_task) : QStringList();
}

void AnswerCard::showAnswer() {
  const QString text = answerText();
  const bool whole = rewritesWhole(*m_answer, m_task);
  setTextColor(m_text, text.isEmpty() ? TextColor::muted : TextColor::text);
  m_text->setTextFormat(Qt::RichText);
  m_text->setText(text.isEmpty() ? tr("(an empty answer)")
                                 : marked(text, whole ? changesToPrompt(*m_answer) : m_changed));
  m_shares->setRows(shareRows(*m_answer));
  setTextColor(m_remark, TextColor::caution);
  m_remark->setText(remarks().join(" · "));
  QStringList chips = unknownShares(*m_answer, m_task, m_toLanguage);
  if (whole) chips << tr("marked: what differs from the prompt");
  if (!m_twin.isEmpty()) chips << sentence(tr("same as %1"), {m_twin});
  if (m_live) chips << tr("live, step %1").arg(exactNumber(m_liveStep));
  setChips(chips);
  m_numbers->setText(numbersOf(*m_answer));
  m_numbers->setToolTip(tr("Fed to the model: %1").arg(QString::fromStdString(m_answer->prompt)));
}

void AnswerCard::showState() {
  m_remove->setToolTip(tr("Take %1 off this page").arg(m_name));
  m_remove->setAccessibleName(m_remove->toolTip());
  m_shares->setVisible(m_state == State::answered && !shareRows(*m_answer).empty());
  const bool problem = m_state == State::failed || (m_state == State::unasked && !m_readable && !m_live);
  m_problem->setVisible(problem);
  m_text->setVisible(!problem);
  if (m_state == State::answered) {
    showAnswer();
  } else if (problem) {
    showProblem();
  } else {
    m_text->setTextFormat(Qt::PlainText);
    setTextColor(m_text, TextColor::muted);
    m_text->setText(m_state == State::waiting     ? tr("waiting…")
                    : m_state == State::loading   ? tr("loading its weights…")
                    : m_state == State::cancelled ? tr("cancelled")
                                                  : unaskedText());
    const bool preset = m_state == State::unasked && m_described && !canAnswer();
    setTextColor(m_remark, TextColor::muted);
    m_remark->setText(preset ? tr("Add a model directory, or train one on the Train page.") : QString());
  }
  if (m_state != State::answered) {
    m_numbers->setText(" ");
    setChips(m_live ? QStringList{tr("live, step %1").arg(exactNumber(m_liveStep))} : QStringList{});
  }
  m_remark->setVisible(!m_remark->text().isEmpty());
}

QString AnswerCard::unaskedText() const {
  if (!m_described && !m_live) return tr("being read…");
  return canAnswer() ? tr("Not asked yet.") : tr("A preset has no weights, so it cannot answer.");
}

void AnswerCard::showProblem() {
  const QString what = engineText(m_error.what), remedy = engineText(m_error.remedy);
  m_problem->setText(remedy.isEmpty() ? what.toHtmlEscaped()
                                      : QString("%1<br><span style=\"color:%2\">%3</span>")
                                            .arg(what.toHtmlEscaped(), Theme::current().tokens().muted.name(),
                                                 remedy.toHtmlEscaped()));
  m_remark->clear();
}

void AnswerCard::setChips(const QStringList& texts) {
  QStringList shown;
  for (Chip* chip : m_chips->findChildren<Chip*>()) shown << chip->text();
  if (shown == texts) return;
  for (Chip* chip : m_chips->findChildren<Chip*>()) delete chip;
  for (const QString& text : texts) m_chips->layout()->addWidget(new Chip(text));
  m_chips->setVisible(!texts.isEmpty());
}

void AnswerCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) showState();
  Card::changeEvent(event);
}

}  // namespace s2s
