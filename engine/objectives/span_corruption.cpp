// Fill in hidden spans: the text with sentinels in it is the source, what they hide the target (Raffel et al.
// 2020, section 3.1.4). Rows need no target.

#include <algorithm>

#include "engine/core/random.h"
#include "engine/data/encoded_pairs.h"
#include "engine/data/span_corruption.h"
#include "engine/objectives/objective.h"
#include "engine/tokenizers/needed_tokens.h"

namespace s2s {
namespace {

constexpr std::uint64_t kWindowStream = 0x77696e64;  ///< of the run's seed

SpanCorruptionOptions noiseOf(const ObjectiveContext& context) {
  return {context.options.noiseDensity, context.options.meanNoiseSpanLength};
}

std::int64_t longestText(const ObjectiveContext& context) {
  return longestCorruptible(noiseOf(context), context.maxSourceTokens, context.maxTargetTokens);
}

class SpanCorruption final : public ExampleSource {
 public:
  SpanCorruption(std::vector<TextPair> rows, const ObjectiveContext& context, std::vector<TokenId> sentinels,
                 TokenId endId)
      : m_context(context),
        m_sentinels(std::move(sentinels)),
        m_endId(endId),
        m_longest(longestText(context)) {
    for (std::size_t row = 0; row < rows.size(); ++row) {
      std::string text = context.prefix + rows[row].source;
      const auto ids = context.tokenizer->encode(text, false);
      const bool tooLong = static_cast<std::int64_t>(ids.size()) > m_longest;
      if (ids.size() < 2 || (tooLong && context.discardOverlong)) {
        m_kept.discard();
        continue;
      }
      const auto length = static_cast<std::int32_t>(ids.size());
      m_kept.keep(row, {length, 0, static_cast<std::int32_t>(std::min<std::int64_t>(length, m_longest)), 0});
      m_ids.add(ids);
      m_texts.push_back(std::move(text));
    }
  }

  Example example(std::size_t index, std::int64_t occasion) const override {
    const auto ids = window(index, occasion);
    CorruptedText text = corruptSpans(ids, noiseOf(m_context), m_sentinels, m_endId, m_context.seed, occasion,
                                      static_cast<std::int64_t>(m_context.firstIndex + index));
    // What people read are the two sides as the model is fed them.
    std::string source = m_context.tokenizer->decode(text.source, false);
    std::string target = m_context.tokenizer->decode(text.target, false);
    return {std::move(text.source), std::move(text.target), std::move(source), std::move(target)};
  }

 private:
  /// The tokens of a row; of a long one a stretch that begins anywhere, so that no part of it is never seen.
  std::vector<TokenId> window(std::size_t index, std::int64_t occasion) const {
    const auto ids = m_ids[index];
    const auto length = std::min(ids.size(), static_cast<std::size_t>(m_longest));
    const auto begin = CounterRandom(m_context.seed)
                           .stream(kWindowStream)
                           .stream(static_cast<std::uint64_t>(occasion))
                           .below(m_context.firstIndex + index, ids.size() - length + 1);
    const auto first = ids.begin() + static_cast<std::ptrdiff_t>(begin);
    return {first, first + static_cast<std::ptrdiff_t>(length)};
  }

  const ObjectiveContext m_context;
  const std::vector<TokenId> m_sentinels;
  const TokenId m_endId;
  const std::int64_t m_longest;
  std::vector<std::string> m_texts;
  TokenSequences m_ids;
};

}  // namespace

Result<std::unique_ptr<ExampleSource>> makeSpanCorruption(std::vector<TextPair> rows,
                                                          const ObjectiveContext& context) {
  const auto invalid = [](std::string what, std::string remedy) {
    return Error{std::move(what), "", std::move(remedy), Error::Kind::invalidInput};
  };
  std::vector<TokenId> sentinels;
  for (int number = 0; number < context.tokenizer->sentinels(); ++number) {
    if (const auto id = context.tokenizer->sentinel(number)) sentinels.push_back(*id);
  }
  if (auto needed = checkNeededTokens("span-corruption", *context.tokenizer); !needed) return needed.error();
  const auto endId = context.tokenizer->special().end;
  if (longestText(context) < 2) {
    return invalid("data.max_source_tokens and data.max_target_tokens: leave no room for hidden spans",
                   "raise them");
  }
  auto source = std::make_unique<SpanCorruption>(std::move(rows), context, std::move(sentinels), *endId);
  if (source->size() == 0) {
    return invalid("no row has at least two tokens within the limits",
                   "raise data.max_source_tokens, or use other texts");
  }
  return std::unique_ptr<ExampleSource>(std::move(source));
}

}  // namespace s2s
