// C4: "we removed any pages that contained a curly bracket", which programs have and texts have not (Raffel
// et al. 2020, section 2.2).
#include "engine/data/filters/filter_options.h"
#include "engine/data/filters/plain_text.h"
#include "engine/data/filters/row_filter.h"

namespace s2s {
namespace {

class CurlyBracketsFilter final : public RowFilter {
 public:
  explicit CurlyBracketsFilter(TextSide side) : m_side(side) {}

  std::optional<std::string> judge(TextPair& row) override {
    for (const auto& [name, text] : textsOf(row, m_side)) {
      if (text->find_first_of("{}") != std::string::npos)
        return "the " + std::string(name) + " has a curly bracket";
    }
    return std::nullopt;
  }

 private:
  TextSide m_side;
};

Result<std::unique_ptr<RowFilter>> makeCurlyBrackets(const Json& options, const DataSource&, RowNeeds) {
  return std::unique_ptr<RowFilter>(
      new CurlyBracketsFilter(textSideOfName(options.at("side").get<std::string>())));
}

}  // namespace

FilterKind curlyBracketsFilter() {
  return {"curly-brackets",
          "Curly brackets",
          "C4: leaves out texts with a curly bracket",
          {filterSide()},
          &makeCurlyBrackets};
}

}  // namespace s2s
