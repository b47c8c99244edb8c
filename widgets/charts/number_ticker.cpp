#include "widgets/charts/number_ticker.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/core/tick_digits.h"
#include "widgets/text/number_format.h"

namespace s2s {
namespace {

constexpr int kMostDecades = 8;
constexpr int kLeastDigits = 3;
constexpr double kCompactUnit = 1e5;  // of the last digit of 2.5 M

/// Ticks at every power of ten (or every few), with 2 and 5 between where there is room.
QVector<double> logarithmicTicks(const QCPRange& range) {
  QVector<double> ticks;
  const int first = static_cast<int>(std::floor(std::log10(range.lower)));
  const int last = static_cast<int>(std::ceil(std::log10(range.upper)));
  const int stride = std::max(1, (last - first) / kMostDecades);
  const bool between = last - first <= 3;
  for (int exponent = first; exponent <= last; exponent += stride) {
    for (const double digit : {1.0, 2.0, 5.0}) {
      if (digit > 1.0 && !between) continue;
      const double tick = digit * std::pow(10.0, exponent);
      if (range.contains(tick)) ticks << tick;
    }
  }
  return ticks;
}

bool isWhole(double value) { return std::abs(value - std::round(value)) <= 1e-6 * value; }

}  // namespace

int NumberTicker::decimalsOf(double step) {
  int decimals = 0;
  for (double unit = step; decimals < 12 && !isWhole(unit); unit *= 10.0) ++decimals;
  return decimals;
}

QString NumberTicker::label(double value, double step) {
  if (value == 0.0 || std::abs(value) < step * 1e-9) return QLocale().toString(0);
  const double size = std::max(std::abs(value), step);
  if (step < 1e-5 || size >= 1e9) return measuredNumber(value, tickDigits(size, step, kLeastDigits));
  if (size >= 1e6 && isWhole(step / kCompactUnit)) return compactNumber(value);
  return QLocale().toString(value, 'f', decimalsOf(step)).replace(QLatin1Char('-'), QChar(0x2212));
}

double NumberTicker::getTickStep(const QCPRange& range) {
  m_step = cleanMantissa(range.size() / (mTickCount + 1e-10));
  if (m_whole) m_step = std::max(1.0, m_step < 10.0 ? std::floor(m_step) : m_step);
  return m_step;
}

int NumberTicker::getSubTickCount(double) { return 0; }

QString NumberTicker::getTickLabel(double tick, const QLocale&, QChar, int) {
  return m_powers ? measuredNumber(tick, 2) : label(tick, m_step);
}

QVector<double> NumberTicker::createTickVector(double tickStep, const QCPRange& range) {
  m_powers = false;
  if (m_logarithmic && range.lower > 0.0) {
    QVector<double> ticks = logarithmicTicks(range);
    m_powers = ticks.size() >= 2;
    if (m_powers) return ticks;
  }
  return QCPAxisTicker::createTickVector(tickStep, range);
}

}  // namespace s2s
