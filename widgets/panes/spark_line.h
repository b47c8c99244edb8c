#pragma once
#include <QWidget>
#include <vector>

namespace s2s {

/// A curve the size of a word. Values that are not finite leave a gap.
class SparkLine : public QWidget {
  Q_OBJECT
 public:
  explicit SparkLine(QWidget* parent = nullptr);
  void setValues(std::vector<double> values);
  void setSeries(int index);  ///< colour
  QSize sizeHint() const override { return {96, 28}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::vector<double> m_values;
  int m_series = 0;
};

}  // namespace s2s
