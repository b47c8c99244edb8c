#pragma once
// A result whose entrants are alike, and what the verdict says of it.

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/comparisons/verdict.h"

namespace s2s::test {

inline ComparedRun runWith(std::uint64_t seed, std::int64_t steps, double operations, double seconds) {
  ComparedRun run;
  run.seed = seed;
  run.end = {steps, 10'000, operations, seconds, std::nullopt, std::nullopt, std::nullopt};
  run.orderDigests = {"seed", std::to_string(seed)};
  run.batchSize = 32;
  run.peakBytes = 100 << 20;
  return run;
}

/// Two entrants with two seeds each, equal in everything but their scores.
inline ComparisonResult equalResult() {
  ComparisonResult result;
  result.name = "test";
  result.amount = 300;
  result.headline = "chrf++";
  result.testRows = 720;
  result.seeds = {1, 2};
  for (const char* name : {"A", "B"}) {
    ComparedEntrant entrant;
    entrant.name = name;
    entrant.parameters = {1000, 400, 300, 300, 0};
    entrant.runs = {runWith(1, 300, 1e9, 10), runWith(2, 300, 1e9, 10)};
    entrant.scores = {{"chrf++", name == std::string("A") ? 30.0 : 32.1, 0.4, std::nullopt, 2}};
    result.entrants.push_back(std::move(entrant));
  }
  result.pairs = {{0, 1, "chrf++", -2.1, 0.0004, 0.0004, std::array{-2.9, -1.4}, true}};
  return result;
}

inline bool says(const ComparisonResult& result, VerdictLine::Kind kind, const std::string& part) {
  return std::ranges::any_of(verdictOn(result), [&](const VerdictLine& line) {
    return line.kind == kind && line.text.find(part) != std::string::npos;
  });
}

inline std::string all(const ComparisonResult& result) {
  std::string text;
  for (const VerdictLine& line : verdictOn(result)) text += line.text + "\n";
  return text;
}

/// What a fact of a kind says; the test fails where there is none.
template <typename Values>
Values factOf(const ComparisonResult& result) {
  for (const VerdictFact& fact : verdictFacts(result)) {
    if (const auto* values = std::get_if<Values>(&fact.values)) return *values;
  }
  ADD_FAILURE() << "there is no such fact";
  return {};
}

}  // namespace s2s::test
