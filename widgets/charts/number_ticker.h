#pragma once
#include "widgets/charts/qcustomplot_api.h"

namespace s2s {

/// Ticks at round numbers with labels in the current locale that differ; on a logarithmic axis at 1, 2, 5 and
/// their powers of ten where at least two of them are in sight.
class NumberTicker : public QCPAxisTicker {
 public:
  void setLogarithmic(bool logarithmic) { m_logarithmic = logarithmic; }
  /// No ticks between whole numbers (steps, epochs).
  void setWholeNumbers(bool whole) { m_whole = whole; }
  /// Distance of the ticks that a range gets.
  double stepFor(const QCPRange& range) { return getTickStep(range); }

  /// As many as a round step has: two for 0.25.
  static int decimalsOf(double step);
  /// Label of a value where neighbouring ticks are `step` apart.
  static QString label(double value, double step);

 protected:
  double getTickStep(const QCPRange& range) override;
  int getSubTickCount(double tickStep) override;
  QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override;
  QVector<double> createTickVector(double tickStep, const QCPRange& range) override;

 private:
  bool m_logarithmic = false;
  bool m_powers = false;  ///< the last ticks were those of a logarithmic axis
  bool m_whole = false;
  double m_step = 1.0;
};

}  // namespace s2s
