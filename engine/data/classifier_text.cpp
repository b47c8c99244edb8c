#include "engine/data/classifier_text.h"

namespace s2s {
namespace {

/// The words alone, one text behind the other, cut at the end.
EncodedTexts bare(const Tokenizer& tokenizer, std::string_view first, const std::string_view* second,
                  std::int64_t maximum, bool& truncated) {
  EncodedTexts texts{tokenizer.encode(first, false), {}};
  if (second) {
    const std::vector<TokenId> others = tokenizer.encode(*second, false);
    texts.ids.insert(texts.ids.end(), others.begin(), others.end());
  }
  if (maximum > 0 && std::ssize(texts.ids) > maximum) {
    truncated = true;
    texts.ids.resize(static_cast<std::size_t>(maximum));
  }
  texts.tokenTypes.assign(texts.ids.size(), 0);
  return texts;
}

EncodedTexts encoded(const Tokenizer& tokenizer, std::string_view first, const std::string_view* second,
                     const ClassifierTextOptions& options, bool& truncated) {
  if (!options.isFramed) return bare(tokenizer, first, second, options.maximum, truncated);
  EncodedTexts texts = tokenizer.encodePair(first, second, options.maximum);
  // Only what fills the limit can have lost anything.
  if (options.maximum > 0 && static_cast<std::int64_t>(texts.ids.size()) >= options.maximum) {
    const auto whole = tokenizer.encodePair(first, second).ids.size();
    truncated = truncated || whole > texts.ids.size();
  }
  if (!options.lastToken || (!texts.ids.empty() && texts.ids.back() == *options.lastToken)) return texts;
  if (options.maximum > 0 && static_cast<std::int64_t>(texts.ids.size()) >= options.maximum) {
    truncated = true;
    texts.ids.resize(static_cast<std::size_t>(options.maximum - 1));
    texts.tokenTypes.resize(texts.ids.size());
  }
  texts.tokenTypes.push_back(texts.tokenTypes.empty() ? 0 : texts.tokenTypes.back());
  texts.ids.push_back(*options.lastToken);
  return texts;
}

}  // namespace

ClassifierText encodeForClassifier(const Tokenizer& tokenizer, const std::string& first,
                                   const std::optional<std::string>& second,
                                   const ClassifierTextOptions& options) {
  ClassifierText text;
  const bool together = second && !options.readsPairsApart;
  const std::string_view other = second ? std::string_view(*second) : std::string_view();
  text.first = encoded(tokenizer, first, together ? &other : nullptr, options, text.truncated);
  if (second && !together) text.second = encoded(tokenizer, *second, nullptr, options, text.truncated);
  return text;
}

}  // namespace s2s
