// Rows that were there before. The first of them stays.
#include <algorithm>

#include "engine/data/checks/hashed_texts.h"
#include "engine/data/checks/row_keys.h"
#include "engine/data/filters/filter_options.h"
#include "engine/data/filters/row_filter.h"

namespace s2s {
namespace {

class DuplicatesFilter final : public RowFilter {
 public:
  DuplicatesFilter(TextComparison comparison, RowPart part) : m_comparison(comparison), m_part(part) {}

  std::optional<std::string> judge(TextPair& row) override {
    const auto line =
        static_cast<std::uint32_t>(std::min<std::int64_t>(row.line, HashedTexts::kLargestNumber));
    const auto before = m_rows.insert(keysOf(row, m_comparison).of(m_part), line);
    if (!before) return std::nullopt;
    return "repeats line " + std::to_string(*before);
  }

 private:
  TextComparison m_comparison;
  RowPart m_part;
  HashedTexts m_rows;
};

Result<std::unique_ptr<RowFilter>> makeDuplicates(const Json& options, const DataSource&, RowNeeds) {
  return std::unique_ptr<RowFilter>(
      new DuplicatesFilter(comparisonOfName(options.at("compare").get<std::string>()),
                           rowPartOfName(options.at("of").get<std::string>())));
}

}  // namespace

FilterKind duplicatesFilter() {
  return {"duplicates",
          "Duplicates",
          "Leaves out rows that repeat an earlier one",
          {filterComparison(), filterPart()},
          &makeDuplicates};
}

}  // namespace s2s
