#pragma once

#include <vector>

#include "engine/comparisons/verdict_facts.h"

namespace s2s {

/// What a verdict says of the data that the runs learned from: files that changed between them, and whether
/// all saw the same rows in the same order. `sameSeeds`: entrants with numbers have them with the same seeds.
std::vector<VerdictFact> learnedDataFacts(const ComparisonResult& result, bool sameSeeds);

}  // namespace s2s
