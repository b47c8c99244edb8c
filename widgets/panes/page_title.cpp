#include "widgets/panes/page_title.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace s2s {

PageTitle::PageTitle(const QString& title, QWidget* parent)
    : QWidget(parent), m_title(new QLabel(title, this)), m_subtitle(new QLabel(this)) {
  m_title->setObjectName("pageTitle");
  m_subtitle->setObjectName("pageSubtitle");
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  auto* texts = new QVBoxLayout;
  texts->setSpacing(0);
  texts->addWidget(m_title);
  texts->addWidget(m_subtitle);
  row->addLayout(texts, 1);
}

void PageTitle::setSubtitle(const QString& text) { m_subtitle->setText(text); }
QString PageTitle::subtitle() const { return m_subtitle->text(); }
void PageTitle::addAction(QWidget* control) { layout()->addWidget(control); }

}  // namespace s2s
