#include "app/window/train/run_edits_line.h"

#include <QEvent>
#include <QHBoxLayout>

#include "widgets/panes/buttons.h"
#include "widgets/panes/labels.h"
#include "widgets/theme/icons.h"

namespace s2s {

RunEditsLine::RunEditsLine(QWidget* parent)
    : QWidget(parent),
      m_icon(new QLabel),
      m_text(makeLabel({})),
      m_takeBack(makeButton({}, ButtonRole::link)) {
  m_text->setObjectName("runEdits");
  m_text->setWordWrap(true);
  m_text->setTextFormat(Qt::PlainText);
  m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_takeBack->setObjectName("takeEditsBack");
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  row->addWidget(m_icon, 0);
  row->addWidget(m_text, 1);
  row->addWidget(m_takeBack, 0);
  connect(m_takeBack, &QPushButton::clicked, this, &RunEditsLine::takeBackWanted);
  connect(&Theme::current(), &Theme::changed, this, &RunEditsLine::tintIcon);
  retranslate();
  tintIcon();
  hide();
}

void RunEditsLine::setEdits(const std::vector<RunEdit>& edits) {
  m_edits = edits;
  QStringList texts;
  for (const RunEdit& edit : m_edits) texts << runEditText(edit);
  m_text->setText(tr("It goes on with: %1").arg(texts.join(" · ")));
  setAccessibleName(m_text->text());
  setVisible(!m_edits.empty());
}

QString RunEditsLine::text() const { return m_text->text(); }

void RunEditsLine::retranslate() {
  m_takeBack->setText(tr("Take back"));
  m_takeBack->setToolTip(tr("Sets these fields to what the run has"));
  setEdits(std::vector<RunEdit>(m_edits));
}

void RunEditsLine::tintIcon() {
  m_icon->setPixmap(iconPixmap("info", IconColor::accent, length::kIcon - 4, devicePixelRatioF()));
}

void RunEditsLine::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace s2s
