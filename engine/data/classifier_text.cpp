#include "engine/data/classifier_text.h"

namespace s2s {
namespace {

/// One sequence, and how many ids it would have without a limit.
struct Encoded {
  EncodedTexts texts;
  std::int64_t whole = 0;
};

/// The words alone, one text behind the other, cut at the end.
Encoded bare(const Tokenizer& tokenizer, std::string_view first, const std::string_view* second,
             std::int64_t maximum) {
  EncodedTexts texts{tokenizer.encode(first, false), {}};
  if (second) {
    const std::vector<TokenId> others = tokenizer.encode(*second, false);
    texts.ids.insert(texts.ids.end(), others.begin(), others.end());
  }
  const std::int64_t whole = std::ssize(texts.ids);
  if (maximum > 0 && whole > maximum) texts.ids.resize(static_cast<std::size_t>(maximum));
  texts.tokenTypes.assign(texts.ids.size(), 0);
  return {std::move(texts), whole};
}

Encoded encoded(const Tokenizer& tokenizer, std::string_view first, const std::string_view* second,
                const ClassifierTextOptions& options) {
  if (!options.isFramed) return bare(tokenizer, first, second, options.maximum);
  EncodedTexts texts = tokenizer.encodePair(first, second, options.maximum);
  std::int64_t whole = std::ssize(texts.ids);
  // Only what fills the limit can have lost anything.
  if (options.maximum > 0 && whole >= options.maximum)
    whole = std::ssize(tokenizer.encodePair(first, second).ids);
  if (!options.lastToken || (!texts.ids.empty() && texts.ids.back() == *options.lastToken))
    return {std::move(texts), whole};
  if (options.maximum > 0 && std::ssize(texts.ids) >= options.maximum) {
    texts.ids.resize(static_cast<std::size_t>(options.maximum - 1));
    texts.tokenTypes.resize(texts.ids.size());
  }
  texts.tokenTypes.push_back(texts.tokenTypes.empty() ? 0 : texts.tokenTypes.back());
  texts.ids.push_back(*options.lastToken);
  return {std::move(texts), whole + 1};
}

}  // namespace

ClassifierText encodeForClassifier(const Tokenizer& tokenizer, const std::string& first,
                                   const std::optional<std::string>& second,
                                   const ClassifierTextOptions& options) {
  ClassifierText text;
  const auto encode = [&](std::string_view one, const std::string_view* other) {
    Encoded sequence = encoded(tokenizer, one, other, options);
    text.truncated = text.truncated || sequence.whole > std::ssize(sequence.texts.ids);
    text.wholeIds += sequence.whole;
    return std::move(sequence.texts);
  };
  const bool together = second && !options.readsPairsApart;
  const std::string_view other = second ? std::string_view(*second) : std::string_view();
  text.first = encode(first, together ? &other : nullptr);
  if (second && !together) text.second = encode(*second, nullptr);
  return text;
}

}  // namespace s2s
