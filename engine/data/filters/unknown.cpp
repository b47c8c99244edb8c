// Texts that a vocabulary cannot write.
#include "engine/data/unknown_rate.h"

#include "engine/data/filters/filter_options.h"
#include "engine/data/filters/plain_text.h"
#include "engine/data/filters/row_filter.h"
#include "engine/tokenizers/tokenizer.h"

namespace s2s {
namespace {

class UnknownFilter final : public RowFilter {
 public:
  UnknownFilter(std::shared_ptr<const Tokenizer> tokenizer, double maximum, TextSide side)
      : m_tokenizer(std::move(tokenizer)), m_maximum(maximum), m_side(side) {}

  std::optional<std::string> judge(TextPair& row) override {
    for (const auto& [name, text] : textsOf(row, m_side)) {
      UnknownRate rate(*m_tokenizer);
      rate.add(*text);
      if (rate.share() <= m_maximum) continue;
      const auto percent = static_cast<int>(rate.share() * 100.0 + 0.5);
      return std::to_string(percent) + " % of the " + std::string(name) + " is unknown";
    }
    return std::nullopt;
  }

 private:
  std::shared_ptr<const Tokenizer> m_tokenizer;
  double m_maximum;
  TextSide m_side;
};

Result<std::unique_ptr<RowFilter>> makeUnknown(const Json& options, const DataSource&, RowNeeds) {
  Result<std::shared_ptr<const Tokenizer>> tokenizer =
      loadTokenizer(options.at("tokenizer").get<std::string>());
  if (!tokenizer) return tokenizer.error();
  return std::unique_ptr<RowFilter>(new UnknownFilter(std::move(*tokenizer),
                                                      options.at("maximum").get<double>(),
                                                      textSideOfName(options.at("side").get<std::string>())));
}

}  // namespace

FilterKind unknownFilter() {
  return {"unknown",
          "Unknown tokens",
          "Leaves out rows that a vocabulary cannot write",
          {filterPath("tokenizer", "A folder or file with a tokenizer"),
           filterNumber("maximum", 0.0, 0.0, 1.0, "Largest share of unknown tokens in a text"),
           filterChoice("side", "both", {"source", "target", "both"}, "Which text of a row is looked at")},
          &makeUnknown};
}

}  // namespace s2s
