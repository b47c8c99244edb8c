// Rows whose target is much shorter or longer than the source lets expect.
#include "engine/data/checks/length_ratio.h"

#include "engine/data/filters/filter_options.h"
#include "engine/data/filters/row_filter.h"

namespace s2s {
namespace {

class LengthRatioFilter final : public RowFilter {
 public:
  LengthRatioFilter(double typical, double lowest, double highest)
      : m_typical(typical), m_lowest(lowest), m_highest(highest) {}

  std::optional<std::string> judge(TextPair& row) override {
    const std::int64_t source = characterCount(row.source), target = characterCount(row.target);
    const double ratio = smoothedRatio(source, target, m_typical);
    if (ratio >= m_lowest && ratio <= m_highest) return std::nullopt;
    return std::to_string(target) + " characters for " + std::to_string(source);
  }

 private:
  double m_typical, m_lowest, m_highest;
};

Result<std::unique_ptr<RowFilter>> makeLengthRatio(const Json& options, const DataSource&, RowNeeds) {
  const double lowest = options.at("minimum").get<double>(), highest = options.at("maximum").get<double>();
  return std::unique_ptr<RowFilter>(
      new LengthRatioFilter(options.at("typical").get<double>(), lowest, highest));
}

}  // namespace

FilterKind lengthRatioFilter() {
  return {"length-ratio",
          "Length ratio",
          "Leaves out rows whose target is too short or too long for their source",
          {filterNumber("typical", 1.0, 1e-3, 1e3, "Target over source in characters as most rows have it"),
           filterNumber("minimum", 0.2, 0.0, 1e6, "Least (target + 10 · typical) / (source + 10)"),
           filterNumber("maximum", 5.0, 0.0, 1e6, "Largest (target + 10 · typical) / (source + 10)")},
          &makeLengthRatio,
          &checkMinimum};
}

}  // namespace s2s
