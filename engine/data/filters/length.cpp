// Rows that are too short or too long, in characters, words or a model's tokens.
#include "engine/data/checks/length_ratio.h"
#include "engine/data/filters/filter_options.h"
#include "engine/data/filters/plain_text.h"
#include "engine/data/filters/row_filter.h"
#include "engine/tokenizers/tokenizer.h"

namespace s2s {
namespace {

class LengthFilter final : public RowFilter {
 public:
  LengthFilter(const Json& options, std::shared_ptr<const Tokenizer> tokenizer)
      : m_unit(options.at("unit").get<std::string>()),
        m_side(textSideOfName(options.at("side").get<std::string>())),
        m_minimum(options.at("minimum").get<std::int64_t>()),
        m_maximum(options.at("maximum").get<std::int64_t>()),
        m_prefix(options.at("prefix").get<std::string>()),
        m_tokenizer(std::move(tokenizer)) {}

  std::optional<std::string> judge(TextPair& row) override {
    for (const auto& [name, text] : textsOf(row, m_side)) {
      const std::int64_t length = lengthOf(text == &row.source ? m_prefix + *text : *text);
      if (length < m_minimum || (m_maximum > 0 && length > m_maximum))
        return "the " + std::string(name) + " has " + std::to_string(length) + " " + m_unit;
    }
    return std::nullopt;
  }

 private:
  std::int64_t lengthOf(const std::string& text) const {
    if (m_tokenizer) return static_cast<std::int64_t>(m_tokenizer->encode(text).size());
    return m_unit == "words" ? wordCount(text) : characterCount(text);
  }

  std::string m_unit;
  TextSide m_side;
  std::int64_t m_minimum, m_maximum;
  std::string m_prefix;
  std::shared_ptr<const Tokenizer> m_tokenizer;
};

Result<std::unique_ptr<RowFilter>> makeLength(const Json& options, const DataSource&, RowNeeds) {
  const std::string path = options.at("tokenizer").get<std::string>();
  if ((options.at("unit") == "tokens") != !path.empty()) {
    return Error{"unit tokens and tokenizer go together", "", "give both or neither",
                 Error::Kind::invalidInput};
  }
  if (path.empty()) return std::unique_ptr<RowFilter>(new LengthFilter(options, nullptr));
  Result<std::shared_ptr<const Tokenizer>> tokenizer = loadTokenizer(path);
  if (!tokenizer) return tokenizer.error();
  return std::unique_ptr<RowFilter>(new LengthFilter(options, std::move(*tokenizer)));
}

Result<void> checkLength(const Json& options) {
  return options.at("maximum").get<std::int64_t>() > 0 ? checkMinimum(options) : Result<void>();
}

}  // namespace

FilterKind lengthFilter() {
  constexpr double kLongest = 1 << 30;
  return {"length",
          "Length",
          "Leaves out rows that are too short or too long",
          {filterChoice("unit", "characters", {"characters", "words", "tokens"}, "What is counted"),
           filterInteger("minimum", 0, 0, kLongest, "Least length"),
           filterInteger("maximum", 0, 0, kLongest, "Largest length; 0 for no limit"), filterSide(),
           filterOptionalPath("tokenizer", "tokens: a folder or file with a tokenizer"),
           filterText("prefix", "", "What is written before every source and counts with it")},
          &makeLength,
          &checkLength};
}

}  // namespace s2s
