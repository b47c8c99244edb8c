#pragma once
#include <QAbstractButton>

namespace s2s {

class ElidedLabel;
class NumberLabel;
class RunCatalogue;
class SparkLine;
struct RunSummary;

/// A recent run on the Home page: its curve, name, state and loss; a click opens it.
class RunRowWidget : public QAbstractButton {
  Q_OBJECT
 public:
  RunRowWidget(RunCatalogue& runs, const RunSummary& run, int seriesIndex, QWidget* parent = nullptr);
  void setRun(const RunSummary& run);
  const QString& run() const { return m_run; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void showCurve();

  RunCatalogue& m_runs;
  QString m_run;
  SparkLine* m_curve;
  ElidedLabel* m_name;
  ElidedLabel* m_about;
  NumberLabel* m_state;
  NumberLabel* m_loss;
};

}  // namespace s2s
