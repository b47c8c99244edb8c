#pragma once
#include <QTimer>
#include <QWidget>
#include <functional>

class QProgressBar;

namespace s2s {

class ElidedLabel;

/// What a comparison does at the moment, why it paused by itself, or that another is opened. Hidden where
/// there is nothing to say.
class ComparisonProgress : public QWidget {
  Q_OBJECT
 public:
  explicit ComparisonProgress(QWidget* parent = nullptr);

  void setRunning(bool running);
  /// `words` are asked for again where the language changes; a `share` of 0 is not known.
  void setDoing(std::function<QString()> words, double share);
  /// Why it paused by itself; empty: it did not.
  void setReason(const QString& reason);
  /// What is opened, which is said once it takes a while; empty: nothing.
  void setOpening(const QString& name);
  QString text() const;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void showState();

  bool m_running = false;
  std::function<QString()> m_doing;
  QString m_reason, m_opening;
  QTimer m_wait;  ///< before it is said what is opened
  double m_share = 0.0;
  ElidedLabel* m_text;
  QProgressBar* m_bar;
};

}  // namespace s2s
