#include <algorithm>

#include "engine/data/checks/data_check.h"
#include "engine/data/checks/hashed_texts.h"

namespace s2s {
namespace {

std::uint32_t numberOf(std::int64_t line) {
  return static_cast<std::uint32_t>(std::min<std::int64_t>(line, HashedTexts::kLargestNumber));
}

/// Rows of one set that repeat an earlier one of it.
class DuplicatesCheck final : public DataCheck {
 public:
  explicit DuplicatesCheck(const DataCheckRequest& request) : m_request(request) { begin(); }

  void look(CheckedRow& row) override {
    if (row.anyEmpty()) return;
    ++m_of;
    const std::uint32_t line = numberOf(row.pair().line);
    const auto repeats = [](std::uint32_t before) { return "repeats line " + std::to_string(before); };
    const RowKeys& exact = row.keys(TextComparison::exact);
    const auto same = m_exactRows.insert(exact.pair, line);
    if (same) countRow(m_exact, row, m_request.examples, repeats(*same));
    const auto alike = m_normalisedRows.insert(row.keys(TextComparison::normalised).pair, line);
    if (alike) countRow(m_normalised, row, m_request.examples, repeats(*alike));
    if (row.setOptions().needs == RowNeeds::nothing) return;
    const auto source = m_sources.insert(exact.source, line);
    if (source && !same)
      countRow(m_otherTarget, row, m_request.examples,
               "has the source of line " + std::to_string(*source) + " and another target");
  }

  void endSet(std::size_t set, DataReport& report) override {
    m_exact.filter = {{"kind", "duplicates"}, {"compare", "exact"}};
    m_normalised.filter = {{"kind", "duplicates"}, {"compare", "normalised"}};
    m_otherTarget.filter = {{"kind", "duplicates"}, {"of", "source"}};
    m_otherTarget.information = true;
    for (Finding* finding : {&m_exact, &m_normalised, &m_otherTarget}) {
      if (finding == &m_otherTarget && m_request.sets[set].needs == RowNeeds::nothing) continue;
      finding->set = m_request.sets[set].data.name;
      finding->of = m_of;
      report.findings.push_back(std::move(*finding));
    }
    begin();
  }

 private:
  void begin() {
    m_of = 0;
    m_exactRows = m_normalisedRows = m_sources = {};
    m_exact =
        findingOf(m_request, 0, "duplicates", "exact", "rows that repeat an earlier one, byte for byte");
    m_normalised = findingOf(m_request, 0, "duplicates", "normalised",
                             "rows that repeat an earlier one but for case, spaces and punctuation");
    m_otherTarget = findingOf(m_request, 0, "duplicates", "source",
                              "rows with the source of an earlier one and another target");
  }

  const DataCheckRequest& m_request;
  HashedTexts m_exactRows, m_normalisedRows, m_sources;
  Finding m_exact, m_normalised, m_otherTarget;
  std::int64_t m_of = 0;
};

}  // namespace

DataCheckKind duplicatesCheck() {
  return {"duplicates", "Duplicates", "Rows that repeat an earlier one of their data set",
          [](const DataCheckRequest& request) -> std::unique_ptr<DataCheck> {
            return std::make_unique<DuplicatesCheck>(request);
          }};
}

}  // namespace s2s
