// Exact match: the share of segments that are one of their references, white space at the end aside.
#include <algorithm>

#include "engine/metrics/metric.h"
#include "engine/metrics/words.h"

namespace s2s {
namespace {

/// Counts: matches, segments.
class ExactMatch final : public Metric {
 public:
  explicit ExactMatch(bool lowercase) : m_lowercase(lowercase) {}

  std::vector<double> statistics(std::string_view hypothesis,
                                 std::span<const std::string_view> references) const override {
    const bool found = std::ranges::any_of(
        references, [&](std::string_view reference) { return isSame(hypothesis, reference); });
    return {found ? 1.0 : 0.0, 1.0};
  }
  double score(std::span<const double> statistics) const override {
    return 100.0 * statistics[0] / statistics[1];
  }
  std::string signature(const SignatureFacts& facts) const override {
    return signatureBeginning(facts) + "case:" + (m_lowercase ? "lc" : "mixed") + "|strip:trailing";
  }

 private:
  bool isSame(std::string_view a, std::string_view b) const {
    const std::string_view left = withoutTrailingSpace(a), right = withoutTrailingSpace(b);
    return left == right || (m_lowercase && lowered(toUtf32(left)) == lowered(toUtf32(right)));
  }

  bool m_lowercase;
};

Result<std::unique_ptr<Metric>> makeExactMatch(const MetricOptions& options) {
  return std::unique_ptr<Metric>(new ExactMatch(options.lowercase));
}

}  // namespace

MetricKind exactMetric() { return {"exact", "Exact match", &makeExactMatch}; }

}  // namespace s2s
