#pragma once
// Options of metrics as the golden files write them.

#include "engine/core/json.h"
#include "engine/metrics/metric.h"

namespace s2s::test {

inline MetricOptions metricOptionsOf(const Json& json) {
  MetricOptions options;
  options.tokenize = json.value("tokenize", options.tokenize);
  options.lowercase = json.value("lowercase", false);
  options.smoothing = json.value("smoothing", options.smoothing);
  if (json.contains("smoothing_value")) options.smoothingValue = json["smoothing_value"].get<double>();
  options.effectiveOrder = json.value("effective_order", false);
  options.terNormalized = json.value("ter_normalized", false);
  options.terNoPunctuation = json.value("ter_no_punctuation", false);
  options.terAsianSupport = json.value("ter_asian_support", false);
  options.terCaseSensitive = json.value("ter_case_sensitive", false);
  return options;
}

}  // namespace s2s::test
