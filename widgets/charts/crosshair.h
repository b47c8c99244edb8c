#pragma once
#include <QWidget>
#include <vector>

namespace s2s {

/// Drawn over a chart: a line at one x, a dot on every curve and a box that reads them. Takes no mouse
/// events, and moving it does not draw the chart again.
class Crosshair : public QWidget {
 public:
  struct Line {
    QString name;
    QString value;
    QColor color;
    QPointF dot;  ///< in widget coordinates
    bool dotVisible = true;
  };
  explicit Crosshair(QWidget* parent);
  void showAt(qreal x, const QRect& plotArea, const QString& heading, std::vector<Line> lines);
  void hideReading();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  qreal m_x = 0;
  bool m_shown = false;
  QRect m_area;
  QString m_heading;
  std::vector<Line> m_lines;
};

}  // namespace s2s
