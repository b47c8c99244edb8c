#pragma once
#include <QPointer>
#include <QWidget>
#include <vector>

#include "widgets/charts/chart_export.h"

class QGridLayout;
class QStackedLayout;

namespace s2s {

class Card;
class LineChart;
class RunMetrics;
class SegmentedControl;

/// What the large chart shows.
enum class RunMeasure { loss, answers, bitsPerByte };

/// The curves of one run: loss, or in its place what a validation tells of generated answers or the bits per
/// byte; how much is right, and learning rate; gradient norm and speed where there is room.
class RunCharts : public QWidget {
  Q_OBJECT
 public:
  explicit RunCharts(QWidget* parent = nullptr);

  /// Follows a run; nullptr shows empty charts.
  void setRun(RunMetrics* metrics);
  LineChart& loss() { return *m_loss; }
  /// These two are in the place of the loss where they are wanted and the run's validation has them.
  LineChart& answers() { return *m_answers; }
  LineChart& bitsPerByte() { return *m_bits; }
  void want(RunMeasure measure);
  RunMeasure wanted() const;
  /// The choice between them, for a place beside the page's buttons: a row of its own would take it from the
  /// charts.
  QWidget* measureControl() const;
  LineChart& accuracy() { return *m_accuracy; }
  LineChart& learningRate() { return *m_learningRate; }
  /// All charts that show something.
  std::vector<ChartOffer> offers();

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  /// A series that shows a metric of the run as far as `shown` points.
  struct Feed {
    LineChart* chart;
    QString metric;
    const char* name;  ///< untranslated
    QString detail;    ///< a named validation set, a label column
    bool found;        ///< drawn because the run has it
    int series;
    std::size_t shown = 0;
  };
  LineChart* addChart();
  LineChart* makeChart();
  void buildMeasures();
  void showMeasure();
  bool has(RunMeasure measure) const;
  LineChart* chartOf(RunMeasure measure) const;
  /// In the order in which they are offered for export.
  std::vector<LineChart*> charts() const;
  Feed& addFeed(LineChart* chart, const QString& metric, const char* name, int style, bool smoothed);
  void dropFound();
  void addFound();
  void addNamedSets();
  /// Of a metric that this run has and that is not drawn yet.
  void addIfFound(LineChart* chart, const QString& metric, const char* name, int style, bool smoothed,
                  const QString& detail = {});
  void arrange();
  void update();
  void retranslate();
  void showTitles();
  QString seriesName(const Feed& feed) const;

  QPointer<RunMetrics> m_metrics;
  int m_generation = -1;
  std::vector<Feed> m_feeds;
  QGridLayout* m_grid;
  std::vector<Card*> m_cards;
  LineChart* m_loss;
  LineChart* m_answers;
  LineChart* m_bits;
  SegmentedControl* m_measure;
  QStackedLayout* m_measures;
  LineChart* m_accuracy;
  LineChart* m_learningRate;
  LineChart* m_gradientNorm;
  LineChart* m_speed;
  bool m_wide = false;
};

}  // namespace s2s
