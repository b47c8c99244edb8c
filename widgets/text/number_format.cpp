#include "widgets/text/number_format.h"

#include <QCoreApplication>
#include <QLocale>
#include <QObject>
#include <array>
#include <cmath>

namespace s2s {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("NumberFormat", text); }

QString withMinus(QString text) { return text.replace(QLatin1Char('-'), QChar(0x2212)); }

QString superscript(int value) {
  static const std::array<QChar, 10> digits = {QChar(0x2070), QChar(0x00B9), QChar(0x00B2), QChar(0x00B3),
                                               QChar(0x2074), QChar(0x2075), QChar(0x2076), QChar(0x2077),
                                               QChar(0x2078), QChar(0x2079)};
  QString text = value < 0 ? QString(QChar(0x207B)) : QString();
  for (const QChar digit : QString::number(std::abs(value)))
    text += digits[static_cast<std::size_t>(digit.digitValue())];
  return text;
}

/// Fixed notation without trailing zeros.
QString fixed(double value, int decimals) {
  const QLocale locale;
  QString text = locale.toString(value, 'f', decimals);
  if (decimals > 0 && text.contains(locale.decimalPoint())) {
    while (text.endsWith(locale.zeroDigit())) text.chop(1);
    if (text.endsWith(locale.decimalPoint())) text.chop(1);
  }
  return text;
}

}  // namespace

QString exactNumber(std::int64_t value) {
  return withMinus(QLocale().toString(static_cast<qlonglong>(value)));
}

QString compactNumber(double value) {
  if (!std::isfinite(value)) return QString(QChar(0x2013));
  const double size = std::abs(value);
  if (size < 10'000) return withMinus(fixed(value, size < 100 ? 2 : 0));
  struct Unit {
    double factor;
    const char* name;
  };
  static constexpr std::array<Unit, 4> units = {{{1e12, "T"}, {1e9, "B"}, {1e6, "M"}, {1e3, "k"}}};
  for (const Unit& unit : units) {
    // 999,950 is 1 M, not 1,000 k
    if (size >= unit.factor * 0.99995) return withMinus(fixed(value / unit.factor, 1)) + ' ' + unit.name;
  }
  return withMinus(fixed(value, 0));
}

QString percent(double share, int decimals) {
  if (!std::isfinite(share)) return QString(QChar(0x2013));
  return withMinus(QLocale().toString(share * 100.0, 'f', decimals)) + QChar(0x00A0) + '%';
}

QString duration(double seconds) {
  if (!std::isfinite(seconds) || seconds < 0) return QString(QChar(0x2013));
  if (seconds < 10) return tr("%1 s").arg(QLocale().toString(seconds, 'f', seconds < 1 ? 2 : 1));
  const auto whole = static_cast<qint64>(std::llround(seconds));
  const qint64 minutes = whole / 60, hours = whole / 3600, days = whole / 86400;
  if (whole < 60) return tr("%1 s").arg(whole);
  if (hours < 1) return tr("%1 min %2 s").arg(minutes).arg(whole % 60);
  if (days < 1) return tr("%1 h %2 min").arg(hours).arg(minutes % 60, 2, 10, QLatin1Char('0'));
  return tr("%1 d %2 h").arg(days).arg(hours % 24);
}

QString roughDuration(double seconds) {
  if (!std::isfinite(seconds) || seconds < 0) return QString(QChar(0x2013));
  // What rounds up to 60 min is written as an hour.
  const auto rounded = [](double value) { return fixed(value, value < 9.95 ? 1 : 0); };
  const double minutes = seconds / 60.0, hours = minutes / 60.0, days = hours / 24.0;
  if (seconds < 59.5) return tr("%1 s").arg(std::max<qint64>(1, std::llround(seconds)));
  if (minutes < 59.5) return tr("%1 min").arg(rounded(minutes));
  if (hours < 23.95) return tr("%1 h").arg(rounded(hours));
  return tr("%1 d").arg(rounded(days));
}

QString byteSize(double bytes) {
  if (!std::isfinite(bytes)) return QString(QChar(0x2013));
  static constexpr std::array<const char*, 5> units = {"B", "KiB", "MiB", "GiB", "TiB"};
  std::size_t unit = 0;
  while (std::abs(bytes) >= 1023.95 && unit + 1 < units.size()) bytes /= 1024.0, ++unit;
  return withMinus(QLocale().toString(bytes, 'f', unit == 0 ? 0 : 1)) + QChar(0x00A0) + units[unit];
}

QString measuredNumber(double value, int digits) {
  if (std::isnan(value)) return QString(QChar(0x2013));
  if (std::isinf(value)) return QString::fromUtf8(value < 0 ? "−∞" : "∞");
  if (value == 0.0) return QLocale().toString(0);
  const int exponent = static_cast<int>(std::floor(std::log10(std::abs(value))));
  if (exponent < -4 || exponent > 9) {
    const double mantissa = value / std::pow(10.0, exponent);
    return withMinus(fixed(mantissa, digits - 1)) + QChar(0x00D7) + "10" + superscript(exponent);
  }
  return withMinus(fixed(value, std::max(0, digits - 1 - exponent)));
}

QString signedNumber(double value, int decimals) {
  constexpr int kMostDecimals = 6;
  if (std::isnan(value)) return QString(QChar(0x2013));
  while (value != 0.0 && decimals < kMostDecimals && std::abs(value) < 0.5 * std::pow(10.0, -decimals))
    ++decimals;
  return (value > 0.0 ? "+" : "") + withMinus(QLocale().toString(value, 'f', decimals));
}

}  // namespace s2s
