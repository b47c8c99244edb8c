#include "app/window/evaluate/verdict_view.h"

#include <QGridLayout>
#include <QLabel>

#include "widgets/panes/labels.h"

namespace s2s {
namespace {

TextColor colorOfVerdict(VerdictLine::Kind kind) {
  switch (kind) {
    case VerdictLine::Kind::caution:
    case VerdictLine::Kind::unequal:
      return TextColor::caution;
    case VerdictLine::Kind::finding:
      return TextColor::good;
    case VerdictLine::Kind::equal:
    case VerdictLine::Kind::undecided:
      return TextColor::muted;
  }
  return TextColor::text;
}

}  // namespace

VerdictView::VerdictView(QWidget* parent) : QWidget(parent), m_lines(new QGridLayout(this)) {
  m_lines->setContentsMargins(0, 0, 0, 0);
  m_lines->setHorizontalSpacing(12);
  m_lines->setVerticalSpacing(6);
  m_lines->setColumnStretch(1, 1);
}

void VerdictView::clear() {
  while (QLayoutItem* item = m_lines->takeAt(0)) {
    if (item->widget()) item->widget()->deleteLater();
    delete item;
  }
}

void VerdictView::setSentences(const std::vector<VerdictSentence>& sentences) {
  clear();
  QString before;
  int row = 0;
  for (const VerdictSentence& one : sentences) {
    // A title stands above all that it holds for.
    const QString title = one.title == before ? QString() : one.title;
    before = one.title;
    QLabel* text = makeLabel(one.text);
    text->setTextFormat(Qt::PlainText);  // names may be anything
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->setAccessibleName(one.title + ": " + one.text);
    m_lines->addWidget(makeLabel(title, TextSize::label, colorOfVerdict(one.kind)), row, 0, Qt::AlignTop);
    m_lines->addWidget(text, row++, 1);
  }
}

}  // namespace s2s
