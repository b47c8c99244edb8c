// C4: "we removed any page where the phrase 'lorem ipsum' appeared" (Raffel et al. 2020, section 2.2).
#include "engine/data/filters/filter_options.h"
#include "engine/data/filters/plain_text.h"
#include "engine/data/filters/row_filter.h"

namespace s2s {
namespace {

class LoremIpsumFilter final : public RowFilter {
 public:
  explicit LoremIpsumFilter(TextSide side) : m_side(side) {}

  std::optional<std::string> judge(TextPair& row) override {
    for (const auto& [name, text] : textsOf(row, m_side)) {
      if (lowerText(*text).find("lorem ipsum") != std::string::npos)
        return "the " + std::string(name) + " has \"lorem ipsum\"";
    }
    return std::nullopt;
  }

 private:
  TextSide m_side;
};

Result<std::unique_ptr<RowFilter>> makeLoremIpsum(const Json& options, const DataSource&, RowNeeds) {
  return std::unique_ptr<RowFilter>(
      new LoremIpsumFilter(textSideOfName(options.at("side").get<std::string>())));
}

}  // namespace

FilterKind loremIpsumFilter() {
  return {"lorem-ipsum",
          "Lorem ipsum",
          "C4: leaves out texts with the phrase \"lorem ipsum\"",
          {filterSide()},
          &makeLoremIpsum};
}

}  // namespace s2s
