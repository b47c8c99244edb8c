#include "app/window/evaluate/comparison_progress.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QProgressBar>

#include "widgets/panes/labels.h"
#include "widgets/text/engine_text.h"

namespace s2s {
namespace {

constexpr int kBarWidth = 160, kBarParts = 1000;

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
  showState();
}

void ComparisonProgress::setRunning(bool running) {
  m_running = running;
  showState();
}

void ComparisonProgress::setDoing(const QString& text, double share) {
  m_reason.clear();
  m_doing = text;
  m_share = share;
  showState();
}

void ComparisonProgress::setReason(const QString& reason) {
  m_reason = reason;
  showState();
}

QString ComparisonProgress::text() const { return m_text->text(); }

void ComparisonProgress::showState() {
  const bool explains = !m_running && !m_reason.isEmpty();
  m_text->setColor(explains ? TextColor::caution : TextColor::muted);
  m_text->setText(explains            ? tr("It paused by itself: %1").arg(engineText(m_reason.toStdString()))
                  : m_doing.isEmpty() ? tr("Beginning…")
                                      : m_doing);
  m_bar->setValue(static_cast<int>(m_share * kBarParts));
  m_bar->setVisible(m_running && m_share > 0.0);
  m_bar->setAccessibleName(tr("Progress"));
  setVisible(m_running || explains);
}

void ComparisonProgress::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) showState();
  QWidget::changeEvent(event);
}

}  // namespace s2s
