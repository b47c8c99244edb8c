#include "widgets/panes/status_strip.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QProgressBar>

#include "widgets/panes/labels.h"

namespace s2s {
namespace {

TextColor colorOf(EngineStatus::State state) {
  switch (state) {
    case EngineStatus::State::idle:
      return TextColor::muted;
    case EngineStatus::State::busy:
      return TextColor::accent;
    case EngineStatus::State::training:
      return TextColor::good;
    case EngineStatus::State::paused:
      return TextColor::caution;
    case EngineStatus::State::failed:
      return TextColor::bad;
  }
  return TextColor::muted;
}

/// The coloured disc before the state's name.
class StateDot : public QWidget {
 public:
  explicit StateDot(const EngineStatus& status) : m_status(status) { setFixedSize(10, 10); }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(textColor(colorOf(m_status.state)));
    painter.drawEllipse(QRectF(0.5, 0.5, 9, 9));
  }

 private:
  const EngineStatus& m_status;
};

template <typename Label>
void showText(Label* label, const QString& text) {
  label->setText(text);
  label->setVisible(!text.isEmpty());
}

}  // namespace

StatusStrip::StatusStrip(QWidget* parent)
    : QWidget(parent),
      m_dot(new StateDot(m_status)),
      m_state(new NumberLabel),
      m_subject(new ElidedLabel),
      m_report(new ElidedLabel),
      m_position(new NumberLabel),
      m_progress(new QProgressBar),
      m_timeLeft(new NumberLabel),
      m_speed(new NumberLabel),
      m_memory(new NumberLabel),
      m_device(new NumberLabel) {
  setFixedHeight(length::kStatusHeight);
  for (ElidedLabel* label : {m_subject, m_report}) {
    label->setRole(TextSize::label);
    label->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
  }
  m_state->setRole(TextSize::label);
  QFont strong = m_state->font();
  strong.setWeight(QFont::DemiBold);
  m_state->setFont(strong);
  for (NumberLabel* label : {m_position, m_timeLeft, m_speed, m_memory, m_device}) {
    label->setRole(TextSize::label);
    label->setColor(TextColor::muted);
  }
  m_progress->setTextVisible(false);
  m_progress->setRange(0, 1000);
  m_progress->setFixedWidth(160);
  m_progress->setAccessibleName(tr("Progress"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(16, 1, 16, 0);
  row->setSpacing(20);
  auto* state = new QHBoxLayout;
  state->setSpacing(4);
  state->addWidget(m_dot);
  state->addWidget(m_state);
  row->addLayout(state);
  row->addWidget(m_subject);
  row->addWidget(m_report);
  row->addWidget(m_position);
  row->addWidget(m_progress);
  row->addWidget(m_timeLeft);
  row->addWidget(m_speed);
  row->addStretch(1);
  row->addWidget(m_memory);
  row->addWidget(m_device);
  setStatus({});
}

void StatusStrip::setStatus(const EngineStatus& status) {
  m_status = status;
  if (m_status.stateText.isEmpty() && m_status.state == EngineStatus::State::idle)
    m_status.stateText = tr("Idle");
  m_state->setColor(colorOf(m_status.state));
  showText(m_state, m_status.stateText);
  showText(m_subject, m_status.subject);
  showText(m_report, m_status.report);
  showText(m_position, m_status.position);
  showText(m_timeLeft, m_status.timeLeft);
  showText(m_speed, m_status.speed);
  showText(m_memory, m_status.memory);
  showText(m_device, m_status.device);
  m_progress->setVisible(m_status.progress >= 0.0);
  m_progress->setValue(static_cast<int>(std::clamp(m_status.progress, 0.0, 1.0) * 1000));
  m_dot->update();
  QStringList spoken = {m_status.stateText, m_status.subject, m_status.report, m_status.position,
                        m_status.timeLeft,  m_status.speed,   m_status.memory, m_status.device};
  spoken.removeAll(QString());
  setAccessibleName(spoken.join(", "));
}

void StatusStrip::paintEvent(QPaintEvent*) {
  const ThemeTokens& tokens = Theme::current().tokens();
  QPainter painter(this);
  painter.fillRect(rect(), tokens.rail);
  painter.fillRect(0, 0, width(), 1, tokens.border);
}

void StatusStrip::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && rect().contains(event->pos())) Q_EMIT clicked();
}

}  // namespace s2s
