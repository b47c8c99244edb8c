#include "widgets/panes/caution_note.h"

#include <QHBoxLayout>

#include "widgets/panes/labels.h"
#include "widgets/theme/icons.h"

namespace s2s {

CautionNote::CautionNote(QWidget* parent)
    : QWidget(parent), m_icon(new QLabel), m_lines(makeLabel({}, TextSize::body, TextColor::caution)) {
  m_lines->setWordWrap(true);
  m_lines->setTextFormat(Qt::PlainText);
  m_lines->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  row->addWidget(m_icon, 0, Qt::AlignTop);
  row->addWidget(m_lines, 1);
  connect(&Theme::current(), &Theme::changed, this, &CautionNote::tintIcon);
  tintIcon();
  hide();
}

void CautionNote::setTexts(const QStringList& texts) {
  m_texts = texts;
  m_lines->setText(texts.join('\n'));
  setAccessibleName(texts.join(' '));
  setVisible(!texts.isEmpty());
}

void CautionNote::tintIcon() {
  m_icon->setPixmap(iconPixmap("warning", IconColor::caution, length::kIcon - 4, devicePixelRatioF()));
}

}  // namespace s2s
