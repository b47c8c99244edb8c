#include "engine/comparisons/numbers_in_words.h"

#include <cctype>
#include <cmath>

#include "engine/core/number_text.h"
#include "engine/metrics/metric.h"
#include "engine/metrics/significance.h"

namespace s2s {
namespace {

int decimalsOf(const std::string& metric) { return metricKinds().find(metric) ? 2 : 4; }

std::string withDecimals(double value, int decimals) {
  if (std::isnan(value)) return "–";
  const std::string size = std::isinf(value) ? "∞" : formatted("%.*f", decimals, std::abs(value));
  return (value < 0.0 ? "−" : "") + size;
}

/// In raised digits; `exponent` is not negative.
std::string raised(int exponent) {
  constexpr const char* kDigits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string text;
  for (const char digit : std::to_string(exponent)) text += kDigits[digit - '0'];
  return text;
}

}  // namespace

std::string scoreInWords(const std::string& metric, double value) {
  return withDecimals(value, decimalsOf(metric));
}

std::string differenceInWords(const std::string& metric, double value) {
  return withDecimals(value, legibleDecimals(value, decimalsOf(metric)));
}

std::string signedInWords(const std::string& metric, double value) {
  return (value >= 0.0 ? "+" : "") + differenceInWords(metric, value);
}

std::string countInWords(double value) {
  const double magnitude = std::abs(value);
  // What rounds up to a thousand of a unit is written in the next one.
  if (magnitude >= 9.995e11) {
    const std::string scientific = formatted("%.2e", value);  // "4.56e+12"
    const std::size_t e = scientific.find('e');
    return scientific.substr(0, e) + " × 10" + raised(std::stoi(scientific.substr(e + 1)));
  }
  if (magnitude >= 9.995e8) return formatted("%.3g G", value / 1e9);
  if (magnitude >= 1e6) return formatted("%.3g M", value / 1e6);
  std::string digits = formatted("%.0f", value);
  for (std::size_t at = digits.size(); at > 3 && std::isdigit(static_cast<unsigned char>(digits[at - 4]));) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string pInWords(double p, double level) {
  constexpr int kFewestDecimals = 3, kMostDecimals = 9;
  int decimals = kFewestDecimals;
  while (decimals < kMostDecimals && std::pow(10.0, -decimals) > level) ++decimals;
  const double smallest = std::pow(10.0, -decimals);
  if (p < smallest) return formatted("p < %.*f", decimals, smallest);
  const auto isSaidOnItsSide = [&] {
    return isSignificant(std::stod(formatted("%.*f", decimals, p)), level) == isSignificant(p, level);
  };
  while (decimals < kMostDecimals && !isSaidOnItsSide()) ++decimals;
  return formatted("p = %.*f", decimals, p);
}

}  // namespace s2s
