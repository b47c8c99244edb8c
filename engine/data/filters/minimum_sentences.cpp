// C4: "We discarded any page with fewer than 5 sentences" (Raffel et al. 2020, section 2.2).
#include "engine/data/filters/filter_options.h"
#include "engine/data/filters/plain_text.h"
#include "engine/data/filters/row_filter.h"

namespace s2s {
namespace {

class MinimumSentencesFilter final : public RowFilter {
 public:
  MinimumSentencesFilter(std::size_t sentences, TextSide side) : m_sentences(sentences), m_side(side) {}

  std::optional<std::string> judge(TextPair& row) override {
    for (const auto& [name, text] : textsOf(row, m_side)) {
      const std::size_t found = m_cutter.sentences(*text).size();
      if (found < m_sentences)
        return "the " + std::string(name) + " has " + std::to_string(found) +
               (found == 1 ? " sentence" : " sentences");
    }
    return std::nullopt;
  }

 private:
  std::size_t m_sentences;
  TextSide m_side;
  SentenceCutter m_cutter;
};

Result<std::unique_ptr<RowFilter>> makeMinimumSentences(const Json& options, const DataSource&, RowNeeds) {
  return std::unique_ptr<RowFilter>(new MinimumSentencesFilter(
      options.at("sentences").get<std::size_t>(), textSideOfName(options.at("side").get<std::string>())));
}

}  // namespace

FilterKind minimumSentencesFilter() {
  return {"minimum-sentences",
          "Sentences in a text",
          "C4: leaves out texts with fewer sentences",
          {filterInteger("sentences", 5, 1, 1000, "Least number of sentences", "sentences"), filterSide()},
          &makeMinimumSentences};
}

}  // namespace s2s
