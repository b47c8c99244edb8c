#include <algorithm>

#include "engine/data/checks/data_check.h"
#include "engine/data/checks/hashed_texts.h"

namespace s2s {
namespace {

std::uint32_t numberOf(std::int64_t line) {
  return static_cast<std::uint32_t>(std::min<std::int64_t>(line, HashedTexts::kLargestNumber));
}

/// Rows of a training set that an earlier training set has too, and which are thus seen more often than
/// others.
class OverlapCheck final : public DataCheck {
 public:
  explicit OverlapCheck(const DataCheckRequest& request) : m_request(request) {
    for (std::size_t i = 0; i < request.sets.size(); ++i) {
      if (request.sets[i].role == CheckedSet::Role::train) m_last = i;
    }
  }

  void look(CheckedRow& row) override {
    if (row.setOptions().role != CheckedSet::Role::train || row.anyEmpty()) return;
    ++m_of;
    for (Earlier& earlier : m_earlier) {
      if (comparable(earlier, row.set())) compare(earlier, row);
    }
    if (row.set() == m_last) return;  // behind it comes nothing to compare with
    if (m_own.set != row.set()) m_own = {row.set(), {}, {}};
    for (const TextComparison comparison : {TextComparison::exact, TextComparison::normalised})
      m_own.of(comparison).rows.insert(row.keys(comparison).pair, numberOf(row.pair().line));
  }

  void endSet(std::size_t set, DataReport& report) override {
    if (m_request.sets[set].role != CheckedSet::Role::train) return;
    for (Earlier& earlier : m_earlier) {
      if (!comparable(earlier, set)) continue;
      for (const TextComparison comparison : {TextComparison::exact, TextComparison::normalised})
        finish(set, earlier, comparison, report);
    }
    if (m_own.set == set) m_earlier.push_back(std::move(m_own));
    m_own = {};
    m_of = 0;
  }

 private:
  struct Rows {
    HashedTexts rows;
    Finding finding;  ///< of the set that is looked at
  };
  struct Earlier {
    std::size_t set = static_cast<std::size_t>(-1);
    Rows exact, normalised;
    Rows& of(TextComparison comparison) { return comparison == TextComparison::exact ? exact : normalised; }
  };

  bool comparable(const Earlier& earlier, std::size_t set) const {
    return m_request.sets[earlier.set].needs == m_request.sets[set].needs;
  }

  void compare(Earlier& earlier, CheckedRow& row) {
    for (const TextComparison comparison : {TextComparison::exact, TextComparison::normalised}) {
      Rows& known = earlier.of(comparison);
      if (const auto line = known.rows.find(row.keys(comparison).pair))
        countRow(known.finding, row, m_request.examples,
                 "is in line " + std::to_string(*line) + " of " + m_request.sets[earlier.set].data.name);
    }
  }

  void finish(std::size_t set, Earlier& earlier, TextComparison comparison, DataReport& report) {
    const DataSource& data = m_request.sets[set].data;
    const DataSource& other = m_request.sets[earlier.set].data;
    const bool exact = comparison == TextComparison::exact;
    Finding finding = findingOf(m_request, set, "overlap", nameOf(comparison),
                                exact ? "rows that another training set has too, byte for byte"
                                      : "rows that another training set has too, but for case, spaces and "
                                        "punctuation");
    Finding& counted = earlier.of(comparison).finding;
    finding.other = other.name;
    finding.rows = counted.rows;
    finding.of = m_of;
    finding.examples = std::move(counted.examples);
    const bool textAlone = m_request.sets[set].needs == RowNeeds::nothing;
    finding.filter = filterAgainst(data, other, comparison, textAlone ? RowPart::source : RowPart::pair);
    report.findings.push_back(std::move(finding));
    counted = {};
  }

  const DataCheckRequest& m_request;
  std::size_t m_last = 0;  ///< the training set behind which there is none
  std::vector<Earlier> m_earlier;
  Earlier m_own;  ///< rows of the set that is looked at
  std::int64_t m_of = 0;
};

}  // namespace

DataCheckKind overlapCheck() {
  return {"overlap", "Overlap", "Rows of a training set that an earlier training set has too",
          [](const DataCheckRequest& request) -> std::unique_ptr<DataCheck> {
            return std::make_unique<OverlapCheck>(request);
          }};
}

}  // namespace s2s
