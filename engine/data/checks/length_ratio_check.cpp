#include <algorithm>
#include <functional>
#include <optional>

#include "engine/data/checks/data_check.h"
#include "engine/data/checks/length_ratio.h"

namespace s2s {
namespace {

/// In characters.
struct Lengths {
  std::int64_t source = 0, target = 0;
};

/// The rows with the smallest keys so far, the smallest first.
class MostExtreme {
 public:
  struct Entry {
    double key;
    double ratio;
    RowExample example;
  };

  void offer(double key, double ratio, const Lengths& lengths, const std::function<RowExample()>& example,
             std::size_t most) {
    if (most == 0 || (m_entries.size() == most && key >= m_entries.back().key)) return;
    const auto place = std::ranges::find_if(m_entries, [&](const Entry& entry) { return entry.key > key; });
    Entry entry{key, ratio, example()};
    entry.example.why = std::to_string(lengths.target) + " characters for " + std::to_string(lengths.source);
    m_entries.insert(place, std::move(entry));
    if (m_entries.size() > most) m_entries.pop_back();
  }
  std::vector<Entry>& entries() { return m_entries; }

 private:
  std::vector<Entry> m_entries;
};

/// Rows whose ratio stands out. The typical ratio is that of the first thousand rows, which wait until it is
/// known.
class LengthRatioCheck final : public DataCheck {
 public:
  explicit LengthRatioCheck(const DataCheckRequest& request) : m_request(request) {}

  void look(CheckedRow& row) override {
    if (!row.hasTarget() || row.anyEmpty()) return;
    const Lengths lengths{characterCount(row.pair().source), characterCount(row.pair().target)};
    if (m_typical) return measure(lengths, [&row] { return row.example(""); });
    m_waiting.push_back({lengths, row.example("")});
    if (m_waiting.size() == kRowsToLearnFrom) learn();
  }

  void endSet(std::size_t set, DataReport& report) override {
    if (!m_typical) learn();
    if (hasSide(m_request.sets[set], true)) report.findings.push_back(finish(set));
    m_typical.reset();
    m_ratios = {};
    m_shortest = {};
    m_longest = {};
  }

 private:
  static constexpr std::size_t kRowsToLearnFrom = 1000;
  static constexpr std::int64_t kFewestRows = 20;  ///< of fewer none can be said to stand out
  struct Waiting {
    Lengths lengths;
    RowExample example;
  };

  void learn() {
    double source = 0.0, target = 0.0;
    for (const Waiting& row : m_waiting) {
      source += static_cast<double>(row.lengths.source);
      target += static_cast<double>(row.lengths.target);
    }
    m_typical = source > 0.0 ? std::clamp(target / source, 1e-3, 1e3) : 1.0;
    for (const Waiting& row : m_waiting) measure(row.lengths, [&row] { return row.example; });
    m_waiting.clear();
  }

  void measure(const Lengths& lengths, const std::function<RowExample()>& example) {
    const double ratio = smoothedRatio(lengths.source, lengths.target, *m_typical);
    m_ratios.add(ratio);
    m_shortest.offer(ratio, ratio, lengths, example, m_request.examples);
    m_longest.offer(-ratio, ratio, lengths, example, m_request.examples);
  }

  Finding finish(std::size_t set) {
    Finding finding = findingOf(m_request, set, "length-ratio", "characters",
                                "rows whose target is too short or too long for their source");
    finding.of = m_ratios.count();
    if (finding.of < kFewestRows) return finding;
    const RatioHistogram::Bounds bounds = m_ratios.bounds(m_request.ratioThreshold);
    finding.rows = m_ratios.countOutside(bounds);
    finding.filter = {{"kind", "length-ratio"},
                      {"typical", *m_typical},
                      {"minimum", bounds.lowest},
                      {"maximum", bounds.highest}};
    takeInTurn(finding, bounds);
    return finding;
  }

  /// Examples from both ends, the most extreme first.
  void takeInTurn(Finding& finding, const RatioHistogram::Bounds& bounds) {
    const auto take = [&](MostExtreme& end, std::size_t i, bool tooShort) {
      if (i >= end.entries().size() || finding.examples.size() >= m_request.examples) return;
      MostExtreme::Entry& entry = end.entries()[i];
      if (tooShort ? entry.ratio < bounds.lowest : entry.ratio > bounds.highest)
        finding.examples.push_back(std::move(entry.example));
    };
    for (std::size_t i = 0; i < m_request.examples; ++i) {
      take(m_shortest, i, true);
      take(m_longest, i, false);
    }
  }

  const DataCheckRequest& m_request;
  std::optional<double> m_typical;
  std::vector<Waiting> m_waiting;
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
