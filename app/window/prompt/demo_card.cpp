#include "app/window/prompt/demo_card.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "widgets/panes/buttons.h"
#include "widgets/panes/labels.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {

DemoCard::DemoCard(QWidget* parent) : Card(parent), m_text(makeLabel({})), m_button(makeButton({})) {
  auto* row = new QHBoxLayout;
  row->setSpacing(length::kGap);
  row->addWidget(m_text, 1);
  row->addWidget(m_button);
  m_text->setWordWrap(true);
  m_button->setObjectName("demoButton");
  content()->addLayout(row);
  connect(m_button, &QPushButton::clicked, this, [this] {
    if (m_trained) {
      Q_EMIT askWanted();
    } else {
      Q_EMIT fineTuneWanted();
    }
  });
  retranslate();
}

void DemoCard::setTrained() {
  m_trained = true;
  retranslate();
}

void DemoCard::retranslate() {
  m_text->setText(
      m_trained
          ? tr("mt5-tiny has been fine-tuned and has a card of its own now. Ask again and compare.")
          : tr("Two tiny models. t5-tiny was taught German and French and has no Hangul; mt5-tiny knows "
               "Hangul "
               "but has only learned to fill gaps. Ask both, then teach mt5-tiny: it takes about a minute."));
  m_button->setText(m_trained ? tr("Ask again") : tr("Fine-tune mt5-tiny on English → Korean"));
}

void DemoCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  Card::changeEvent(event);
}

}  // namespace s2s
