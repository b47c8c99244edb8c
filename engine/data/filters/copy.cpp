// Rows whose target says what the source says: menus and names that nobody translated.
#include "engine/data/checks/row_keys.h"
#include "engine/data/filters/filter_options.h"
#include "engine/data/filters/row_filter.h"

namespace s2s {
namespace {

class CopyFilter final : public RowFilter {
 public:
  explicit CopyFilter(TextComparison comparison) : m_comparison(comparison) {}

  std::optional<std::string> judge(TextPair& row) override {
    const RowKeys keys = keysOf(row, m_comparison);
    if (keys.source == keys.target) return "the target is the source";
    return std::nullopt;
  }

 private:
  TextComparison m_comparison;
};

Result<std::unique_ptr<RowFilter>> makeCopy(const Json& options, const DataSource&, RowNeeds) {
  return std::unique_ptr<RowFilter>(
      new CopyFilter(comparisonOfName(options.at("compare").get<std::string>())));
}

}  // namespace

FilterKind copyFilter() {
  return {"copy",
          "Target equals source",
          "Leaves out rows whose target is their source",
          {filterComparison()},
          &makeCopy};
}

}  // namespace s2s
