#pragma once
// Scores, what they differ by, p-values and counts, as sentences and tables say them.

#include <string>

namespace s2s {

/// A score as its metric is usually printed: two digits behind the point for those from 0 to 100, else four.
/// "−0.0086", "∞"; "–" for what is no number.
std::string scoreInWords(const std::string& metric, double value);

/// A difference between scores, a bound of it or a spread, with as many digits; one that would read as 0 and
/// is none has its first two that are not: "0.0047".
std::string differenceInWords(const std::string& metric, double value);

/// The same with a plus sign where it is not below 0.
std::string signedInWords(const std::string& metric, double value);

/// "1,234", "12.3 M", "4.56 × 10¹²": a count for people.
std::string countInWords(double value);

/// "p = 0.031", "p < 0.001": with decimals enough that it reads to lie on the side of `level` on which it
/// lies.
std::string pInWords(double p, double level);

}  // namespace s2s
