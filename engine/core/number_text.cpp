#include "engine/core/number_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdarg>
#include <cstdio>
#include <limits>
#include <locale>
#include <sstream>

namespace s2s {
namespace {

/// A number that from_chars calls out of range without saying at which end: nearest to 0, or infinite.
double beyondRange(std::string_view number) {
  std::istringstream stream{std::string(number)};
  stream.imbue(std::locale::classic());
  double value = 0.0;
  stream >> value;
  return stream ? value : std::copysign(std::numeric_limits<double>::infinity(), value);
}

}  // namespace

std::string groupedNumber(std::int64_t value) {
  const std::string digits = std::to_string(value);
  const std::size_t sign = value < 0 ? 1 : 0;
  std::string grouped;
  for (std::size_t at = 0; at < digits.size(); ++at) {
    if (at > sign && (digits.size() - at) % 3 == 0) grouped += ',';
    grouped += digits[at];
  }
  return grouped;
}

std::string formatted(const char* format, ...) {
  std::va_list values, again;
  va_start(values, format);
  va_copy(again, values);
  const int length = std::vsnprintf(nullptr, 0, format, values);
  std::string text(static_cast<std::size_t>(std::max(0, length)), '\0');
  std::vsnprintf(text.data(), text.size() + 1, format, again);
  va_end(again);
  va_end(values);
  return text;
}

int legibleDecimals(double value, int usual) {
  constexpr int kMostDecimals = 20;
  const double size = std::abs(value);
  const bool readsAsNothing = size <= 0.5 * std::pow(10.0, -usual);
  if (size == 0.0 || !readsAsNothing) return usual;
  return std::min(kMostDecimals, 1 - static_cast<int>(std::floor(std::log10(size))));
}

std::optional<double> numberInText(std::string_view text) {
  constexpr std::string_view kWhiteSpace = " \t\r\n\f\v";
  const std::size_t begin = text.find_first_not_of(kWhiteSpace);
  if (begin == std::string_view::npos) return std::nullopt;
  text = text.substr(begin, text.find_last_not_of(kWhiteSpace) - begin + 1);
  // from_chars knows no plus sign.
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  double value = 0.0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (end != text.data() + text.size()) return std::nullopt;
  if (problem == std::errc::result_out_of_range) return beyondRange(text);
  return problem == std::errc() ? std::optional(value) : std::nullopt;
}

std::optional<double> finiteNumberInText(std::string_view text) {
  const std::optional<double> number = numberInText(text);
  return number && std::isfinite(*number) ? number : std::nullopt;
}

Result<double> readFiniteNumber(const std::string& text) {
  if (const auto number = finiteNumberInText(text)) return *number;
  return Error{"'" + text + "' is not a number", "", "", Error::Kind::invalidInput};
}

}  // namespace s2s
