#pragma once
// What a comparison found, in words (English; the window shows the numbers in the reader's language beside
// it).

#include <string>
#include <vector>

#include "engine/comparisons/comparison_result.h"

namespace s2s {

/// The sentences, in the order in which they are to be read: unequal starting points and whatever else makes
/// the comparison less fair than it looks; what was equalised; what was not; what the headline metric shows
/// of every pair, and which differences are not significant. `result.verdict` is not read.
std::vector<VerdictLine> verdictOn(const ComparisonResult& result);

/// A score as its metric is usually printed: two digits behind the point for those from 0 to 100, else four.
std::string scoreInWords(const std::string& metric, double value);

/// "1,234", "12.3 M", "4.56e+12": a count for people.
std::string countInWords(double value);
/// "p = 0.031", "p < 0.001".
std::string pInWords(double p);

}  // namespace s2s
