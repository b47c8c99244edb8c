// Rows whose target is much shorter or longer than the source lets expect.
#include "engine/data/checks/length_ratio.h"

#include "engine/data/filters/filter_options.h"
#include "engine/data/filters/row_filter.h"

namespace s2s {
namespace {

class LengthRatioFilter final : public RowFilter {
 public:
  LengthRatioFilter(double lowest, double highest) : m_lowest(lowest), m_highest(highest) {}

  std::optional<std::string> judge(TextPair& row) override {
    const std::int64_t source = characterCount(row.source), target = characterCount(row.target);
    const double ratio = smoothedRatio(source, target);
    if (ratio >= m_lowest && ratio <= m_highest) return std::nullopt;
    return std::to_string(target) + " characters for " + std::to_string(source);
  }

 private:
  double m_lowest, m_highest;
};

Result<std::unique_ptr<RowFilter>> makeLengthRatio(const Json& options, const DataSource&) {
  const double lowest = options.at("minimum").get<double>(), highest = options.at("maximum").get<double>();
  if (lowest > highest)
    return Error{"minimum is above maximum", "", "exchange the two", Error::Kind::invalidInput};
  return std::unique_ptr<RowFilter>(new LengthRatioFilter(lowest, highest));
}

}  // namespace

FilterKind lengthRatioFilter() {
  return {"length-ratio",
          "Length ratio",
          "Leaves out rows whose target is too short or too long for their source",
          {filterNumber("minimum", 0.2, 0.0, 1e6, "Least (target + 10) / (source + 10), in characters"),
           filterNumber("maximum", 5.0, 0.0, 1e6, "Largest (target + 10) / (source + 10), in characters")},
          &makeLengthRatio};
}

}  // namespace s2s
