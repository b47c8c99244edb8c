#include "widgets/panes/error_banner.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QRegularExpression>
#include <QVBoxLayout>

#include "widgets/panes/buttons.h"
#include "widgets/panes/labels.h"
#include "widgets/text/engine_text.h"
#include "widgets/theme/icons.h"

namespace s2s {

namespace {

/// First letter large, full stop at the end: engine errors are clauses. A name is left as it is written
/// (config.json, training.steps, --set).
QString asSentence(QString text) {
  text = text.trimmed();
  if (text.isEmpty()) return text;
  static const QRegularExpression word("^\\p{Ll}[\\p{Ll}'’-]*(?=$|[\\s,;:!?]|\\.(\\s|$))");
  if (word.match(text).hasMatch()) text[0] = text[0].toUpper();
  if (!QString(".!?…").contains(text.back())) text += '.';
  return text;
}

}  // namespace

ErrorBanner::ErrorBanner(QWidget* parent)
    : QFrame(parent),
      m_icon(new QLabel),
      m_what(makeLabel({}, TextSize::bodyStrong)),
      m_whatToDo(makeLabel({}, TextSize::body, TextColor::muted)),
      m_copy(makeButton({}, ButtonRole::link)),
      m_dismiss(makeIconButton("close", {})) {
  setProperty("role", "error");
  for (QLabel* label : {m_what, m_whatToDo}) {
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  }
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(16, 10, 8, 10);
  row->setSpacing(12);
  row->addWidget(m_icon, 0, Qt::AlignTop);
  auto* texts = new QVBoxLayout;
  texts->setSpacing(2);
  texts->addWidget(m_what);
  texts->addWidget(m_whatToDo);
  row->addLayout(texts, 1);
  row->addWidget(m_copy, 0, Qt::AlignTop);
  row->addWidget(m_dismiss, 0, Qt::AlignTop);
  connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_details); });
  connect(m_dismiss, &QToolButton::clicked, this, [this] {
    clear();
    Q_EMIT dismissed();
  });
  connect(&Theme::current(), &Theme::changed, this, &ErrorBanner::tintIcon);
  retranslate();
  tintIcon();
  hide();
}

void ErrorBanner::showProblem(const QString& what, const QString& whatToDo, const QString& details) {
  m_error.reset();
  m_what->setText(asSentence(what));
  m_whatToDo->setText(asSentence(whatToDo));
  m_whatToDo->setVisible(!whatToDo.isEmpty());
  m_details = details;
  m_copy->setVisible(!details.isEmpty());
  setAccessibleName(m_what->text() + ' ' + m_whatToDo->text());
  show();
}

void ErrorBanner::showError(const Error& error) {
  showProblem(engineText(error.what), engineText(error.remedy), engineMessage(error));
  m_error = error;
}

void ErrorBanner::clear() {
  m_what->clear();
  m_whatToDo->clear();
  m_details.clear();
  m_error.reset();
  hide();
}

QString ErrorBanner::what() const { return m_what->text(); }
QString ErrorBanner::whatToDo() const { return m_whatToDo->text(); }

void ErrorBanner::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QFrame::changeEvent(event);
}

void ErrorBanner::retranslate() {
  m_copy->setText(tr("Copy details"));
  m_dismiss->setToolTip(tr("Close this message"));
  m_dismiss->setAccessibleName(tr("Close this message"));
  if (m_error) showError(Error(*m_error));
}

void ErrorBanner::tintIcon() {
  m_icon->setPixmap(iconPixmap("warning", IconColor::bad, 20, devicePixelRatioF()));
}

}  // namespace s2s
