#pragma once
// What became of every two entrants under the headline metric.

#include <vector>

#include "engine/comparisons/verdict_facts.h"

namespace s2s {

/// Of the pairs of the headline metric, in the order of the result; `result.verdict` is not read.
std::vector<verdict::PairOutcome> pairOutcomes(const ComparisonResult& result);

/// How many of them were tested, which is what their p-values are adjusted for.
std::size_t testedPairs(const ComparisonResult& result);

}  // namespace s2s
