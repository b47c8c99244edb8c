#pragma once
// Numbers as English texts for people, and numbers in texts.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/core/result.h"

namespace s2s {

/// "1,234,567".
std::string groupedNumber(std::int64_t value);

/// As std::snprintf() writes the values, however long that is.
[[gnu::format(printf, 1, 2)]] std::string formatted(const char* format, ...);

/// How many decimals a number is written with: the usual ones, or those of its first two digits that are not
/// 0 where it would read as 0 with them and is none. 20 at most.
int legibleDecimals(double value, int usual);

/// The number that a text holds, white space at its ends aside: "1e-3", "+1" as Python's float() takes it,
/// "nan" and "inf" too; 0 for one that is too small ("1e-400"), infinity for one that is too large; nothing
/// where it holds none.
std::optional<double> numberInText(std::string_view text);

/// The same where it is finite; else nothing.
std::optional<double> finiteNumberInText(std::string_view text);

/// The same, or the error that says so, "'abc' is not a number", to which the caller adds where and what to
/// do.
Result<double> readFiniteNumber(const std::string& text);

}  // namespace s2s
