#pragma once
// What a comparison found, in words.

#include <string>
#include <vector>

#include "engine/comparisons/comparison_result.h"
#include "engine/comparisons/numbers_in_words.h"
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

}  // namespace s2s
