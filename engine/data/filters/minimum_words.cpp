// C4: "only retained lines that contained at least 3 words" (Raffel et al. 2020, section 2.2).
#include "engine/data/filters/filter_options.h"
#include "engine/data/filters/plain_text.h"
#include "engine/data/filters/row_filter.h"

namespace s2s {
namespace {

class MinimumWordsFilter final : public RowFilter {
 public:
  MinimumWordsFilter(std::int64_t words, TextSide side) : m_words(words), m_side(side) {}

  std::optional<std::string> judge(TextPair& row) override {
    for (const auto& [name, text] : textsOf(row, m_side)) {
      if (!keepLines(*text, [this](std::string_view line) { return wordCount(line) >= m_words; }))
        return "no line of the " + std::string(name) + " has " + std::to_string(m_words) + " words";
    }
    return std::nullopt;
  }

 private:
  std::int64_t m_words;
  TextSide m_side;
};

Result<std::unique_ptr<RowFilter>> makeMinimumWords(const Json& options, const DataSource&, RowNeeds) {
  return std::unique_ptr<RowFilter>(new MinimumWordsFilter(
      options.at("words").get<std::int64_t>(), textSideOfName(options.at("side").get<std::string>())));
}

}  // namespace

FilterKind minimumWordsFilter() {
  return {"minimum-words",
          "Words in a line",
          "C4: takes out lines with fewer words; a text without any other line goes",
          {filterInteger("words", 3, 1, 1000, "Least number of words in a line", "words"), filterSide()},
          &makeMinimumWords};
}

}  // namespace s2s
