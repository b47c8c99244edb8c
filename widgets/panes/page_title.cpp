#include "widgets/panes/page_title.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "widgets/panes/labels.h"

namespace s2s {

PageTitle::PageTitle(const QString& title, QWidget* parent)
    : QWidget(parent), m_title(makeLabel(title, TextSize::title)), m_subtitle(new ElidedLabel) {
  m_subtitle->setColor(TextColor::muted);
  setAccessibleName(title);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  auto* texts = new QVBoxLayout;
  texts->setSpacing(4);
  texts->addWidget(m_title);
  texts->addWidget(m_subtitle);
  row->addLayout(texts, 1);
}

void PageTitle::setTitle(const QString& title) {
  m_title->setText(title);
  setAccessibleName(title);
}
QString PageTitle::title() const { return m_title->text(); }
void PageTitle::setSubtitle(const QString& text) { m_subtitle->setText(text); }
QString PageTitle::subtitle() const { return m_subtitle->text(); }

void PageTitle::addAction(QWidget* control) {
  static_cast<QHBoxLayout*>(layout())->addWidget(control, 0, Qt::AlignVCenter);
}

}  // namespace s2s
