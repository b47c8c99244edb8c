// Texts in another language than they should be (C4 kept what is in its own with a
// probability of at least 0.99: Raffel et al. 2020, section 2.2).
#include "engine/data/checks/language_detector.h"
#include "engine/data/filters/filter_options.h"
#include "engine/data/filters/row_filter.h"
#include "engine/recipes/recipe.h"

namespace s2s {
namespace {

struct LanguageOptions {
  std::string source, target;  ///< the detector's codes; empty: any
  double threshold = 0.99;
  bool removesOther = true, removesMixed = true, removesUndecided = false;
};

class LanguageFilter final : public RowFilter {
 public:
  explicit LanguageFilter(LanguageOptions options) : m_options(std::move(options)) {}

  std::optional<std::string> judge(TextPair& row) override {
    if (auto why = judgeSide(row.source, m_options.source, "source")) return why;
    if (row.second) {
      if (auto why = judgeSide(*row.second, m_options.source, "second text")) return why;
    }
    return judgeSide(row.target, m_options.target, "target");
  }

 private:
  std::optional<std::string> judgeSide(const std::string& text, const std::string& expected,
                                       const char* side) const {
    if (expected.empty()) return std::nullopt;
    const DetectedLanguages found = detectLanguages(text, expected);
    switch (judgeLanguage(found, expected, m_options.threshold)) {
      case LanguageVerdict::match:
        return std::nullopt;
      case LanguageVerdict::undecided:
        if (!m_options.removesUndecided) return std::nullopt;
        return "the language of the " + std::string(side) + " is not certain";
      case LanguageVerdict::mixed:
        if (!m_options.removesMixed) return std::nullopt;
        break;
      case LanguageVerdict::other:
        if (!m_options.removesOther) return std::nullopt;
        break;
    }
    const auto percent = static_cast<int>(found.shareOf(expected) * 100.0 + 0.5);
    return "the " + std::string(side) + " is " + std::to_string(percent) + " % " + expected +
           ", as a whole " + std::string(found.language);
  }

  LanguageOptions m_options;
};

Result<std::string> detectorLanguageOrNone(const std::string& code) {
  return code.empty() ? Result<std::string>("") : detectorLanguage(code);
}

Result<std::unique_ptr<RowFilter>> makeLanguage(const Json& options, const DataSource& data, RowNeeds) {
  LanguageOptions read;
  auto sourceCode = options.at("source").get<std::string>(),
       targetCode = options.at("target").get<std::string>();
  if (sourceCode.empty() && targetCode.empty())
    sourceCode = data.sourceLanguage, targetCode = data.targetLanguage;
  const Result<std::string> source = detectorLanguageOrNone(sourceCode);
  if (!source) return source.error();
  const Result<std::string> target = detectorLanguageOrNone(targetCode);
  if (!target) return target.error();
  read.source = *source;
  read.target = *target;
  if (read.source.empty() && read.target.empty()) {
    return Error{"no language is named", "", "give source, target or both a code such as ko",
                 Error::Kind::invalidInput};
  }
  read.threshold = options.at("threshold").get<double>();
  read.removesOther = options.at("other") == "remove";
  read.removesMixed = options.at("mixed") == "remove";
  read.removesUndecided = options.at("undecided") == "remove";
  return std::unique_ptr<RowFilter>(new LanguageFilter(std::move(read)));
}

}  // namespace

FilterKind languageFilter() {
  return {"language",
          "Language",
          "Leaves out rows whose source or target is not in its language",
          {filterText(
               "source", "",
               "Code of the source's language, such as ko; where both are empty those of the data set count"),
           filterText("target", "", "Code of the target's language"),
           filterNumber("threshold", 0.99, 0.0, 1.0,
                        "Least share of a text that must be in its language, among what the detector knows"),
           filterChoice("other", "remove", {"keep", "remove"},
                        "What happens to texts in another language"),
           filterChoice("mixed", "remove", {"keep", "remove"},
                        "What happens to texts in their language of which too much is in others"),
           filterChoice("undecided", "keep", {"keep", "remove"},
                        "What happens to texts, mostly short ones, on which the detector does not decide")},
          &makeLanguage};
}

}  // namespace s2s
