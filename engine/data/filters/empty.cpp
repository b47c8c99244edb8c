// Rows with nothing to read or nothing to write in them.
#include "engine/data/filters/row_filter.h"
#include "engine/tokenizers/unicode_text.h"

namespace s2s {
namespace {

class EmptyFilter final : public RowFilter {
 public:
  explicit EmptyFilter(RowNeeds needs) : m_needs(needs) {}

  bool judgesEmptySides() const override { return true; }
  std::optional<std::string> judge(TextPair& row) override {
    if (strip(row.source).empty()) return "the source is empty";
    if (row.second && strip(*row.second).empty()) return "the second text is empty";
    if (m_needs != RowNeeds::nothing && strip(row.target).empty()) return "the target is empty";
    return std::nullopt;
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
