#include <algorithm>

#include "engine/data/checks/data_check.h"
#include "engine/data/checks/length_ratio.h"

namespace s2s {
namespace {

/// The rows with the smallest keys so far, the smallest first.
class MostExtreme {
 public:
  struct Entry {
    double key;
    double ratio;
    RowExample example;
  };

  void offer(double key, double ratio, const CheckedRow& row, std::size_t most) {
    if (most == 0 || (m_entries.size() == most && key >= m_entries.back().key)) return;
    const TextPair& pair = row.pair();
    const auto place = std::ranges::find_if(m_entries, [&](const Entry& entry) { return entry.key > key; });
    m_entries.insert(place, {key, ratio,
                             row.example(std::to_string(characterCount(pair.target)) + " characters for " +
                                         std::to_string(characterCount(pair.source)))});
    if (m_entries.size() > most) m_entries.pop_back();
  }
  std::vector<Entry>& entries() { return m_entries; }

 private:
  std::vector<Entry> m_entries;
};

class LengthRatioCheck final : public DataCheck {
 public:
  explicit LengthRatioCheck(const DataCheckRequest& request) : m_request(request) {}

  void look(CheckedRow& row) override {
    if (!row.hasTarget() || row.anyEmpty()) return;
    const double ratio = smoothedRatio(characterCount(row.pair().source), characterCount(row.pair().target));
    m_ratios.add(ratio);
    m_shortest.offer(ratio, ratio, row, m_request.examples);
    m_longest.offer(-ratio, ratio, row, m_request.examples);
  }

  void endSet(std::size_t set, DataReport& report) override {
    if (hasSide(m_request.sets[set], true)) report.findings.push_back(finish(set));
    m_ratios = {};
    m_shortest = {};
    m_longest = {};
  }

 private:
  Finding finish(std::size_t set) {
    Finding finding = findingOf(m_request, set, "length-ratio", "characters",
                                "rows whose target is too short or too long for their source");
    const RatioHistogram::Bounds bounds = m_ratios.bounds(m_request.ratioThreshold);
    finding.of = m_ratios.count();
    finding.rows = m_ratios.countOutside(bounds);
    finding.filter = {{"kind", "length-ratio"}, {"minimum", bounds.lowest}, {"maximum", bounds.highest}};
    takeInTurn(finding, bounds);
    return finding;
  }

  /// Examples from both ends, the most extreme first.
  void takeInTurn(Finding& finding, const RatioHistogram::Bounds& bounds) {
    const auto outside = [&](const MostExtreme::Entry& entry) {
      return entry.ratio < bounds.lowest || entry.ratio > bounds.highest;
    };
    for (std::size_t i = 0; i < m_request.examples; ++i) {
      for (MostExtreme* end : {&m_shortest, &m_longest}) {
        if (i < end->entries().size() && outside(end->entries()[i]) &&
            finding.examples.size() < m_request.examples)
          finding.examples.push_back(std::move(end->entries()[i].example));
      }
    }
  }

  const DataCheckRequest& m_request;
  RatioHistogram m_ratios;
  MostExtreme m_shortest, m_longest;
};

}  // namespace

DataCheckKind lengthRatioCheck() {
  return {"length-ratio", "Length ratio", "Rows whose target is much shorter or longer than others are",
          [](const DataCheckRequest& request) -> std::unique_ptr<DataCheck> {
            return std::make_unique<LengthRatioCheck>(request);
          }};
}

}  // namespace s2s
