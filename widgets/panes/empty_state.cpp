#include "widgets/panes/empty_state.h"

#include <QApplication>
#include <QTimer>
#include <QVBoxLayout>

#include "widgets/panes/buttons.h"
#include "widgets/panes/labels.h"
#include "widgets/theme/icons.h"

namespace s2s {
namespace {

constexpr int kIconSide = 44;
constexpr int kSentenceWidth = 420;

}  // namespace

EmptyState::EmptyState(const QString& iconName, const QString& sentence, const QString& action,
                       QWidget* parent)
    : QWidget(parent),
      m_iconName(iconName),
      m_icon(new QLabel),
      m_sentence(makeLabel(sentence, TextSize::body, TextColor::muted)),
      m_button(makeButton(action)) {
  m_icon->setAlignment(Qt::AlignCenter);
  m_sentence->setAlignment(Qt::AlignCenter);
  m_sentence->setWordWrap(true);
  m_sentence->setMaximumWidth(kSentenceWidth);
  m_sentence->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
  auto* column = new QVBoxLayout(this);
  column->setSpacing(12);
  column->addStretch(1);
  column->addWidget(m_icon);
  auto* middle = new QHBoxLayout;
  middle->addStretch(1);
  middle->addWidget(m_sentence, 100);
  middle->addStretch(1);
  column->addLayout(middle);
  column->addWidget(m_button, 0, Qt::AlignHCenter);
  column->addStretch(1);
  connect(m_button, &QPushButton::clicked, this, &EmptyState::activated);
  connect(&Theme::current(), &Theme::changed, this, &EmptyState::tintIcon);
  setAction(action);
  tintIcon();
}

void EmptyState::setSentence(const QString& sentence) { m_sentence->setText(sentence); }

void EmptyState::setAction(const QString& action) {
  m_button->setText(action);
  m_button->setVisible(!action.isEmpty());
}

void EmptyState::addBelow(QWidget* widget) {
  auto* column = static_cast<QVBoxLayout*>(layout());
  column->insertWidget(column->count() - 1, widget, 0, Qt::AlignHCenter);
}

void EmptyState::hideEvent(QHideEvent* event) {
  // Later, when the others know what takes its place.
  if (isAncestorOf(QApplication::focusWidget())) QTimer::singleShot(0, this, &EmptyState::passFocusOn);
  QWidget::hideEvent(event);
}

/// Unless the focus has found a place beside it already: further away it would be among other things.
void EmptyState::passFocusOn() {
  for (const QWidget* around = parentWidget(); around; around = around->parentWidget()) {
    if (around->isAncestorOf(QApplication::focusWidget())) return;
    for (QPushButton* button : around->findChildren<QPushButton*>()) {
      if (isPrimary(button) && button->isVisible() && button->isEnabled())
        return button->setFocus(Qt::OtherFocusReason);
    }
  }
}

void EmptyState::tintIcon() {
  m_icon->setPixmap(iconPixmap(m_iconName, IconColor::muted, kIconSide, devicePixelRatioF()));
}

}  // namespace s2s
