// C4: "we discarded all but one of any three-sentence span occurring more than once in the data set" (Raffel
// et al. 2020, section 2.2). Document 003, "The Colossal Clean Crawled Corpus", lets the whole page go, and
// so does this: the first text with a span stays.
#include <algorithm>

#include "engine/data/checks/comparison_text.h"
#include "engine/data/checks/hashed_texts.h"
#include "engine/data/filters/filter_options.h"
#include "engine/data/filters/plain_text.h"
#include "engine/data/filters/row_filter.h"

namespace s2s {
namespace {

class RepeatedSpansFilter final : public RowFilter {
 public:
  RepeatedSpansFilter(std::size_t sentences, TextSide side) : m_sentences(sentences), m_side(side) {}

  std::optional<std::string> judge(TextPair& row) override {
    std::vector<TextHash> spans;
    for (const auto& [name, text] : textsOf(row, m_side)) {
      for (const TextHash& span : spansOf(*text)) {
        if (const auto line = m_spans.find(span))
          return std::to_string(m_sentences) + " sentences of the " + std::string(name) +
                 " are also in line " + std::to_string(*line);
        spans.push_back(span);
      }
    }
    const auto line =
        static_cast<std::uint32_t>(std::min<std::int64_t>(row.line, HashedTexts::kLargestNumber));
    for (const TextHash& span : spans) m_spans.insert(span, line);
    return std::nullopt;
  }

 private:
  std::vector<TextHash> spansOf(std::string_view text) {
    std::vector<TextHash> sentences, spans;
    for (const std::string_view sentence : m_cutter.sentences(text))
      sentences.push_back(hashText(comparisonText(sentence)));
    for (std::size_t begin = 0; begin + m_sentences <= sentences.size(); ++begin) {
      TextHash span = sentences[begin];
      for (std::size_t i = 1; i < m_sentences; ++i) span = hashBoth(span, sentences[begin + i]);
      spans.push_back(span);
    }
    return spans;
  }

  std::size_t m_sentences;
  TextSide m_side;
  SentenceCutter m_cutter;
  HashedTexts m_spans;
};

Result<std::unique_ptr<RowFilter>> makeRepeatedSpans(const Json& options, const DataSource&, RowNeeds) {
  return std::unique_ptr<RowFilter>(new RepeatedSpansFilter(
      options.at("sentences").get<std::size_t>(), textSideOfName(options.at("side").get<std::string>())));
}

}  // namespace

FilterKind repeatedSpansFilter() {
  return {"repeated-spans",
          "Repeated spans",
          "C4: leaves out texts with a run of sentences that an earlier text has",
          {filterInteger("sentences", 3, 1, 100, "Sentences in a run", "sentences"), filterSide()},
          &makeRepeatedSpans};
}

}  // namespace s2s
