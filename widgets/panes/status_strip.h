#pragma once
#include <QWidget>

class QProgressBar;

namespace s2s {

class ElidedLabel;
class NumberLabel;

/// What the status bar says. Empty texts take no room.
struct EngineStatus {
  enum class State { idle, busy, training, paused, failed } state = State::idle;
  QString stateText;       ///< "Training"
  QString subject;         ///< "mt5-small · tatoeba"
  QString position;        ///< "step 1,240 / 3,000"
  double progress = -1.0;  ///< 0…1; negative: no bar
  QString timeLeft;        ///< "3 min 12 s left"
  QString speed;           ///< "1,420 tokens/s"
  QString memory;          ///< "memory 2.9 of 6.0 GiB"
  QString device;          ///< "CPU · bfloat16"
  QString report{};        ///< what a page tells for a moment: "The report is in …"
};

/// The 32-pixel strip at the window's bottom that always shows the engine's state.
class StatusStrip : public QWidget {
  Q_OBJECT
 public:
  explicit StatusStrip(QWidget* parent = nullptr);
  void setStatus(const EngineStatus& status);
  const EngineStatus& status() const { return m_status; }

 Q_SIGNALS:
  void clicked();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;

 private:
  EngineStatus m_status;
  QWidget* m_dot;
  NumberLabel* m_state;
  ElidedLabel* m_subject;
  ElidedLabel* m_report;
  NumberLabel* m_position;
  QProgressBar* m_progress;
  NumberLabel* m_timeLeft;
  NumberLabel* m_speed;
  NumberLabel* m_memory;
  NumberLabel* m_device;
};

}  // namespace s2s
