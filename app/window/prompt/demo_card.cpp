#include "app/window/prompt/demo_card.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "widgets/panes/buttons.h"
#include "widgets/panes/labels.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr std::size_t kRecipes = 2;

}  // namespace

DemoCard::DemoCard(QWidget* parent) : Card(parent), m_text(makeLabel({})), m_button(makeButton({})) {
  auto* row = new QHBoxLayout;
  row->setSpacing(length::kGap);
  row->addWidget(m_text, 1);
  row->addWidget(m_button);
  m_text->setWordWrap(true);
  m_button->setObjectName("demoButton");
  content()->addLayout(row);
  connect(m_button, &QPushButton::clicked, this, [this] {
    if (m_trained < kRecipes) {
      Q_EMIT fineTuneWanted(m_trained);
    } else {
      Q_EMIT askWanted();
    }
  });
  retranslate();
}

void DemoCard::setTrained() {
  ++m_trained;
  retranslate();
}

void DemoCard::retranslate() {
  switch (m_trained) {
    case 0:
      m_text->setText(
          tr("Three tiny models. t5-tiny was taught German and French and has no Hangul; mt5-tiny knows "
             "Hangul but has only learned to fill gaps; m2m-tiny has learned to translate, a little into "
             "Korean too. Ask them all, then teach mt5-tiny: it takes about a minute."));
      m_button->setText(tr("Fine-tune mt5-tiny on English → Korean"));
      return;
    case 1:
      m_text->setText(
          tr("mt5-tiny has been fine-tuned and has a card of its own now. Ask again and compare, or teach "
             "m2m-tiny the same sentences."));
      m_button->setText(tr("Fine-tune m2m-tiny, too"));
      return;
    default:
      m_text->setText(tr("mt5-tiny and m2m-tiny have been fine-tuned. Ask again and compare."));
      m_button->setText(tr("Ask again"));
  }
}

void DemoCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  Card::changeEvent(event);
}

}  // namespace s2s
