// Guess hidden tokens of a text. Rows need no target.

#include <algorithm>

#include "engine/core/random.h"
#include "engine/data/encoded_pairs.h"
#include "engine/data/masked_tokens.h"
#include "engine/objectives/objective.h"
#include "engine/tokenizers/needed_tokens.h"

namespace s2s {
namespace {

constexpr std::uint64_t kMaskStream = 0x6d61736b, kCopyStream = 0x636f7079;  ///< of the run's seed

std::vector<TokenId> neverHidden(const SpecialTokens& special) {
  std::vector<TokenId> ids;
  for (const auto& id : {special.padding, special.end, special.beginning, special.mask, special.separator,
                         special.classification}) {
    if (id) ids.push_back(*id);
  }
  return ids;
}

class MaskedTokens final : public ExampleSource {
 public:
  MaskedTokens(std::vector<TextPair> rows, const ObjectiveContext& context, TokenId maskId)
      : m_context(context), m_special(neverHidden(context.tokenizer->special())) {
    m_options = {context.options.noiseDensity, context.options.maskShare, context.options.randomShare, maskId,
                 context.tokenizer->size()};
    for (std::size_t row = 0; row < rows.size(); ++row) {
      std::string text = context.prefix + rows[row].source;
      std::vector<TokenId> ids = encoded(text);
      const bool tooLong = static_cast<std::int64_t>(ids.size()) > context.maxSourceTokens;
      const bool hasWords = std::ranges::any_of(ids, [&](TokenId id) { return !isSpecial(id); });
      if (!hasWords || (tooLong && context.discardOverlong)) {
        m_kept.discard();
        continue;
      }
      RowLength length{static_cast<std::int32_t>(ids.size()), 0, 0, 0};
      if (tooLong) {
        // The same frame of special tokens around fewer words.
        const TokenId last = ids.back();
        ids.resize(static_cast<std::size_t>(context.maxSourceTokens));
        if (isSpecial(last)) ids.back() = last;
      }
      length.keptSource = static_cast<std::int32_t>(ids.size());
      m_kept.keep(row, length);
      m_ids.add(ids);
      m_texts.push_back(std::move(text));
    }
  }

  Example example(std::size_t index, std::int64_t occasion) const override {
    const auto stored = m_ids[index];
    const std::vector<TokenId> ids(stored.begin(), stored.end());
    std::vector<bool> special;
    for (const TokenId id : ids) special.push_back(isSpecial(id));
    const CounterRandom row =
        CounterRandom(m_context.seed).stream(kMaskStream).stream(m_context.firstIndex + index);
    MaskedText text = maskTokens(ids, special, m_options, row.stream(masking(index, occasion)));
    std::string source = m_context.tokenizer->decode(text.ids, false);
    return {std::move(text.ids), std::move(text.labels), std::move(source), m_texts[index]};
  }

 private:
  /// Which masking of a row an occasion shows: its own, or one of the fixed copies (Liu et al. 2019,
  /// section 4.1).
  std::uint64_t masking(std::size_t index, std::int64_t occasion) const {
    const auto number = static_cast<std::uint64_t>(occasion);
    if (m_context.options.maskCopies == 0 || occasion < 0) return number;
    return CounterRandom(m_context.seed)
        .stream(kCopyStream)
        .stream(number)
        .below(m_context.firstIndex + index, static_cast<std::uint64_t>(m_context.options.maskCopies));
  }

  std::vector<TokenId> encoded(const std::string& text) const {
    if (!m_context.addsSpecialTokens) return m_context.tokenizer->encode(text, false);
    return m_context.tokenizer->encodePair(text, nullptr).ids;
  }
  bool isSpecial(TokenId id) const { return std::ranges::find(m_special, id) != m_special.end(); }

  const ObjectiveContext m_context;
  const std::vector<TokenId> m_special;
  MaskingOptions m_options;
  std::vector<std::string> m_texts;
  TokenSequences m_ids;
};

}  // namespace

Result<std::unique_ptr<ExampleSource>> makeMaskedTokens(std::vector<TextPair> rows,
                                                        const ObjectiveContext& context) {
  const auto invalid = [](std::string what, std::string remedy) {
    return Error{std::move(what), "", std::move(remedy), Error::Kind::invalidInput};
  };
  if (auto needed = checkNeededTokens("masked-language-model", *context.tokenizer); !needed)
    return needed.error();
  const auto mask = context.tokenizer->special().mask;
  if (context.options.maskShare + context.options.randomShare > 1.0)
    return invalid("objective.mask_share and objective.random_share: are above 1 together",
                   "lower one of them");
  auto source = std::make_unique<MaskedTokens>(std::move(rows), context, *mask);
  if (source->size() == 0)
    return invalid("no row has a token that can be hidden within the limits", "raise data.max_source_tokens");
  return std::unique_ptr<ExampleSource>(std::move(source));
}

}  // namespace s2s
