#pragma once
#include <QDialog>
#include <QPointer>
#include <optional>

#include "engine/session.h"

class QLabel;
class QPushButton;

namespace s2s {

class EngineBridge;
class ErrorBanner;
class LineChart;

/// Tries learning rates for a recipe while the window goes on, draws the loss over them, and offers the one
/// where it falls most steeply.
class RateFinderDialog : public QDialog {
  Q_OBJECT
 public:
  RateFinderDialog(EngineBridge& bridge, const Json& recipe, const std::filesystem::path& folder,
                   QWidget* parent = nullptr);
  ~RateFinderDialog() override;  ///< what still runs is cancelled

  LineChart& chart() { return *m_chart; }
  QPushButton* useButton() const { return m_use; }
  QString note() const;

 Q_SIGNALS:
  /// The suggestion is to be taken.
  void chosen(double learningRate);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void add(double learningRate, double loss, double smoothed);
  void conclude(const Json& curve);
  void showTexts();
  void retranslate();

  QPointer<EngineBridge> m_bridge;  ///< null once the window is being taken down, before its dialogs
  JobId m_job = 0;
  int m_tried = 0;
  bool m_over = false, m_failed = false;
  std::optional<double> m_suggestion;
  std::string m_preparation;  ///< as the engine tells it
  LineChart* m_chart;
  int m_lossSeries, m_smoothedSeries;
  ErrorBanner* m_banner;
  QLabel* m_note;
  QPushButton* m_close;
  QPushButton* m_use;
};

}  // namespace s2s
