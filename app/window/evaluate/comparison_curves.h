#pragma once
#include <QWidget>

#include "engine/comparisons/curve_measure.h"

class QComboBox;
class QLabel;

namespace s2s {

class LineChart;

/// Validations of all runs against what each has spent.
class ComparisonCurves : public QWidget {
  Q_OBJECT
 public:
  explicit ComparisonCurves(QWidget* parent = nullptr);
  void setResult(const ComparisonResult& result);

 private:
  enum class Axis { steps, targetBytes, operations, seconds };
  static QString titleOf(CurveMeasure measure);
  static double placeOf(const CurvePoint& point, Axis axis);
  void showTitles();
  void showCurves();

  ComparisonResult m_result;
  QLabel* m_axisLabel;
  QComboBox* m_axis;
  LineChart* m_chart;
};

}  // namespace s2s
