// C4: "We only retained lines that ended in a terminal punctuation mark (i.e. a period, exclamation mark,
// question mark, or end quotation mark)" (Raffel et al. 2020, section 2.2). As in C4's published
// code an ellipsis is none.
#include "engine/data/filters/filter_options.h"
#include "engine/data/filters/plain_text.h"
#include "engine/data/filters/row_filter.h"
#include "engine/tokenizers/unicode_text.h"

namespace s2s {
namespace {

class TerminalPunctuationFilter final : public RowFilter {
 public:
  TerminalPunctuationFilter(std::string marks, TextSide side) : m_marks(std::move(marks)), m_side(side) {}

  std::optional<std::string> judge(TextPair& row) override {
    for (const auto& [name, text] : textsOf(row, m_side)) {
      if (!keepLines(*text, [this](std::string_view line) { return endsWell(strip(line)); }))
        return "no line of the " + std::string(name) + " ends with a terminal mark";
    }
    return std::nullopt;
  }

 private:
  bool endsWell(std::string_view line) const {
    if (line.ends_with("...")) return false;
    for (const std::string_view mark : characters(m_marks)) {
      if (line.ends_with(mark)) return true;
    }
    return false;
  }

  std::string m_marks;
  TextSide m_side;
};

Result<std::unique_ptr<RowFilter>> makeTerminalPunctuation(const Json& options, const DataSource&, RowNeeds) {
  return std::unique_ptr<RowFilter>(new TerminalPunctuationFilter(
      options.at("marks").get<std::string>(), textSideOfName(options.at("side").get<std::string>())));
}

}  // namespace

FilterKind terminalPunctuationFilter() {
  return {"terminal-punctuation",
          "Terminal punctuation",
          "C4: takes out lines that do not end with a terminal mark; a text without any other line goes",
          {filterText("marks", ".!?\"”’»」』。！？", "The characters that may end a line"), filterSide()},
          &makeTerminalPunctuation};
}

}  // namespace s2s
