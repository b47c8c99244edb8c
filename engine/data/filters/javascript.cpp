// C4: "we removed any line with the word Javascript", warnings that it should be enabled (Raffel et al. 2020,
// section 2.2).
#include "engine/data/filters/filter_options.h"
#include "engine/data/filters/plain_text.h"
#include "engine/data/filters/row_filter.h"

namespace s2s {
namespace {

class JavascriptFilter final : public RowFilter {
 public:
  explicit JavascriptFilter(TextSide side) : m_side(side) {}

  std::optional<std::string> judge(TextPair& row) override {
    for (const auto& [name, text] : textsOf(row, m_side)) {
      const auto keeps = [](std::string_view line) {
        return lowerText(line).find("javascript") == std::string::npos;
      };
      if (!keepLines(*text, keeps)) return "every line of the " + std::string(name) + " has \"javascript\"";
    }
    return std::nullopt;
  }

 private:
  TextSide m_side;
};

Result<std::unique_ptr<RowFilter>> makeJavascript(const Json& options, const DataSource&, RowNeeds) {
  return std::unique_ptr<RowFilter>(
      new JavascriptFilter(textSideOfName(options.at("side").get<std::string>())));
}

}  // namespace

FilterKind javascriptFilter() {
  return {"javascript",
          "Javascript",
          "C4: takes out lines with the word Javascript; a text without any other line goes",
          {filterSide()},
          &makeJavascript};
}

}  // namespace s2s
