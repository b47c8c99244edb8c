#pragma once
#include <QStringList>
#include <map>

#include "app/window/run_metrics.h"
#include "widgets/charts/chart_export.h"
#include "widgets/panes/card.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSlider;
class QToolButton;

namespace s2s {

class LineChart;
struct Workplace;

/// One number of the ticked runs, overlaid.
class RunsChartCard : public Card {
  Q_OBJECT
 public:
  explicit RunsChartCard(Workplace& workplace, QWidget* parent = nullptr);
  void setRuns(const QStringList& runs);
  void setMetric(const QString& metric);
  QString metric() const;
  /// One that no ticked run knows is not taken.
  void setAxis(RunAxis axis);
  RunAxis axis() const;
  LineChart& chart() { return *m_chart; }
  /// The command that draws this chart into a file without the window, exactly like its export.
  QString command() const;
  /// This chart, and those of the runs' other numbers.
  std::vector<ChartOffer> offers();

 Q_SIGNALS:
  void reported(const QString& text);
  /// A run that is drawn cannot be read.
  void failed(const s2s::Error& error);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Shown {
    int series = 0;
    std::size_t points = 0;
    int generation = -1;
  };
  void rebuild();
  /// A chart of its own for another number of the same runs.
  std::shared_ptr<Chart> chartOf(const QString& metric) const;
  QString axisLabel() const;
  /// Offers bytes and operations where a ticked run knows them.
  void fillAxes();
  void copyCommand();
  QString nameOf(const QString& run) const;
  void update();
  void fillMetrics();
  void retranslate();

  Workplace& m_workplace;
  QStringList m_runs;
  std::map<QString, Shown> m_shown;
  LineChart* m_chart;
  QComboBox* m_metric;
  QComboBox* m_axis;
  QLabel* m_smoothingLabel;
  QSlider* m_smoothing;
  QCheckBox* m_logarithmic;
  QToolButton* m_copy;
  QPushButton* m_export;
};

}  // namespace s2s
