#include "app/window/evaluate/comparison_progress.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QProgressBar>
#include <utility>

#include "widgets/panes/labels.h"
#include "widgets/text/engine_text.h"

namespace s2s {
namespace {

constexpr int kBarWidth = 160, kBarParts = 1000;
constexpr int kSaidAfter = 200;  // milliseconds; a line that comes and goes would only flicker

}  // namespace

ComparisonProgress::ComparisonProgress(QWidget* parent)
    : QWidget(parent), m_text(new ElidedLabel), m_bar(new QProgressBar) {
  m_text->setRole(TextSize::label);
  m_bar->setFixedWidth(kBarWidth);
  m_bar->setTextVisible(false);
  m_bar->setRange(0, kBarParts);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  row->addWidget(m_text, 1);
  row->addWidget(m_bar);
  m_wait.setSingleShot(true);
  m_wait.setInterval(kSaidAfter);
  connect(&m_wait, &QTimer::timeout, this, &ComparisonProgress::showState);
  showState();
}

void ComparisonProgress::setRunning(bool running) {
  m_running = running;
  showState();
}

void ComparisonProgress::setDoing(std::function<QString()> words, double share) {
  m_reason.clear();
  m_doing = std::move(words);
  m_share = share;
  showState();
}

void ComparisonProgress::setReason(const QString& reason) {
  m_reason = reason;
  showState();
}

void ComparisonProgress::setOpening(const QString& name) {
  m_opening = name;
  if (name.isEmpty())
    m_wait.stop();
  else
    m_wait.start();
  showState();
}

QString ComparisonProgress::text() const { return m_text->text(); }

void ComparisonProgress::showState() {
  const bool opens = !m_opening.isEmpty() && !m_wait.isActive();
  const bool explains = !m_running && !m_reason.isEmpty() && !opens;
  const QString doing = m_doing ? m_doing() : QString();
  m_text->setColor(explains ? TextColor::caution : TextColor::muted);
  m_text->setText(opens             ? tr("Opening %1…").arg(m_opening)
                  : explains        ? tr("It paused by itself: %1").arg(engineText(m_reason.toStdString()))
                  : doing.isEmpty() ? tr("Beginning…")
                                    : doing);
  m_bar->setValue(static_cast<int>(m_share * kBarParts));
  m_bar->setVisible(m_running && m_share > 0.0);
  m_bar->setAccessibleName(tr("Progress"));
  setVisible(m_running || explains || opens);
}

void ComparisonProgress::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) showState();
  QWidget::changeEvent(event);
}

}  // namespace s2s
