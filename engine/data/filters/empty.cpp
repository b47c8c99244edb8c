// Rows with nothing to read or nothing to write in them.
#include "engine/data/empty_part.h"
#include "engine/data/filters/row_filter.h"

namespace s2s {
namespace {

class EmptyFilter final : public RowFilter {
 public:
  explicit EmptyFilter(RowNeeds needs) : m_needs(needs) {}

  bool judgesEmptySides() const override { return true; }
  std::optional<std::string> judge(TextPair& row) override {
    std::string why = emptyPart(row, m_needs);
    return why.empty() ? std::nullopt : std::optional(std::move(why));
  }

 private:
  RowNeeds m_needs;
};

Result<std::unique_ptr<RowFilter>> makeEmpty(const Json&, const DataSource&, RowNeeds needs) {
  return std::unique_ptr<RowFilter>(new EmptyFilter(needs));
}

}  // namespace

FilterKind emptyFilter() {
  return {"empty",
          "Empty sides",
          "Leaves out rows whose source or target is empty or white space",
          {},
          &makeEmpty};
}

}  // namespace s2s
