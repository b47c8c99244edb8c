#pragma once
#include <QWidget>
#include <vector>

class QLabel;

namespace s2s {

/// Parts of a whole against a limit: weights, gradients, optimizer, activations within 6 GiB.
class MemoryGauge : public QWidget {
  Q_OBJECT
 public:
  struct Part {
    QString name;
    double bytes = 0.0;
  };
  explicit MemoryGauge(const QString& title, QWidget* parent = nullptr);
  void setTitle(const QString& title);
  /// Over the limit the reading turns red.
  void setParts(std::vector<Part> parts, double limitBytes);

 private:
  class Bar;
  QLabel* m_title;
  QLabel* m_reading;
  Bar* m_bar;
  QLabel* m_caption;
};

}  // namespace s2s
