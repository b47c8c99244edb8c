#pragma once
// What a comparison found, in words.

#include <string>
#include <vector>

#include "engine/comparisons/comparison_result.h"
#include "engine/comparisons/verdict_facts.h"

namespace s2s {

/// The language of a verdict; this one is English.
class VerdictWording {
 public:
  virtual ~VerdictWording() = default;
  /// The pattern, which is English, in the language, with the values in the places of %1, %2 …
  virtual std::string say(const char* pattern, const std::vector<std::string>& values) const;
  /// What a metric is called.
  virtual std::string metric(const std::string& name) const { return name; }
  /// What the engine said of a run or a row, such as why it failed or cannot be used.
  virtual std::string remark(const std::string& text) const { return text; }
};

/// A sentence for every fact of verdictFacts(), in that order.
std::vector<VerdictLine> verdictOn(const ComparisonResult& result,
                                   const VerdictWording& wording = VerdictWording());

/// A score as its metric is usually printed: two digits behind the point for those from 0 to 100, else four.
/// "−0.0086", "∞"; "–" for what is no number.
std::string scoreInWords(const std::string& metric, double value);

/// "1,234", "12.3 M", "4.56e+12": a count for people.
std::string countInWords(double value);
/// "p = 0.031", "p < 0.001": with decimals enough that it reads to lie on the side of `level` on which it
/// lies.
std::string pInWords(double p, double level);

}  // namespace s2s
