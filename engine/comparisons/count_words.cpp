#include "engine/comparisons/count_words.h"

#include <cctype>
#include <cmath>
#include <cstdio>

namespace s2s {
namespace {

std::string formatted(const char* format, double value) {
  char text[32];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

/// In raised digits; `exponent` is not negative.
std::string raised(int exponent) {
  constexpr const char* kDigits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string text;
  for (const char digit : std::to_string(exponent)) text += kDigits[digit - '0'];
  return text;
}

}  // namespace

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

}  // namespace s2s
