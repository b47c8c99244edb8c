// Exact match: the share of segments that are their reference, white space at the end aside.
#include "engine/metrics/metric.h"
#include "engine/metrics/words.h"

namespace s2s {
namespace {

/// Counts: matches, segments.
class ExactMatch final : public Metric {
 public:
  std::vector<std::int64_t> statistics(std::string_view hypothesis,
                                       std::string_view reference) const override {
    return {withoutTrailingSpace(hypothesis) == withoutTrailingSpace(reference) ? 1 : 0, 1};
  }
  double score(std::span<const std::int64_t> statistics) const override {
    return 100.0 * static_cast<double>(statistics[0]) / static_cast<double>(statistics[1]);
  }
  std::string signature() const override { return "nrefs:1|case:mixed|strip:trailing"; }
};

Result<std::unique_ptr<Metric>> makeExactMatch(const MetricOptions&) {
  return std::unique_ptr<Metric>(new ExactMatch());
}

}  // namespace

MetricKind exactMetric() { return {"exact", "Exact match", &makeExactMatch}; }

}  // namespace s2s
