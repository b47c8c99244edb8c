#include "engine/data/encoded_pairs.h"

#include <algorithm>

namespace s2s {
namespace {

void count(EncodingCounts& counts, const std::vector<TokenId>& ids, const SpecialTokens& special) {
  counts.tokens += static_cast<std::int64_t>(ids.size());
  if (special.unknown) counts.unknown += std::ranges::count(ids, *special.unknown);
}

}  // namespace

std::span<const std::int32_t> TokenSequences::operator[](std::size_t index) const {
  const std::uint64_t begin = index == 0 ? 0 : m_ends.at(index - 1);
  return {m_ids.data() + begin, m_ids.data() + m_ends.at(index)};
}

void TokenSequences::add(std::span<const std::int64_t> ids) {
  for (const std::int64_t id : ids) m_ids.push_back(static_cast<std::int32_t>(id));
  m_ends.push_back(m_ids.size());
}

Example EncodedPairs::example(std::size_t index) const {
  const auto source = m_sources[index], target = m_targets[index];
  return {{source.begin(), source.end()},
          {target.begin(), target.end()},
          m_rows[index].source,
          m_rows[index].target};
}

bool truncateKeepingEnd(std::vector<TokenId>& ids, std::int64_t maximum, const SpecialTokens& special) {
  if (static_cast<std::int64_t>(ids.size()) <= maximum) return false;
  const TokenId last = ids.back();
  // mBART puts the language behind the end token: both stay.
  const TokenId beforeLast = ids.size() > 1 ? ids[ids.size() - 2] : last;
  ids.resize(static_cast<std::size_t>(maximum));
  if (!special.end || ids.empty()) return true;
  if (last == *special.end) {
    ids.back() = last;
  } else if (beforeLast == *special.end && ids.size() > 1) {
    ids.back() = last;
    ids[ids.size() - 2] = beforeLast;
  }
  return true;
}

Result<EncodedPairs> encodePairs(std::vector<TextPair> pairs, const Tokenizer& tokenizer,
                                 const EncodingOptions& options, const RunControl* control) {
  EncodedPairs encoded;
  encoded.m_prefix = options.prefix;
  const auto size = [](const std::vector<TokenId>& ids) { return static_cast<std::int32_t>(ids.size()); };
  for (std::size_t row = 0; row < pairs.size(); ++row) {
    TextPair& pair = pairs[row];
    if (control && (control->stopRequested() || control->pauseRequested())) {
      return Error{"stopped while the data was encoded", "", "", Error::Kind::cancelled};
    }
    std::vector<TokenId> source = tokenizer.encodeAs(options.prefix + pair.source, {options.sourceLanguage});
    std::vector<TokenId> target = tokenizer.encodeAs(pair.target, {options.targetLanguage, true});
    RowLength length{size(source), size(target), 0, 0};
    const bool longSource = truncateKeepingEnd(source, options.maxSourceTokens, tokenizer.special());
    const bool longTarget = truncateKeepingEnd(target, options.maxTargetTokens, tokenizer.special());
    if (options.discardOverlong && (longSource || longTarget)) {
      encoded.m_kept.discard();
      continue;
    }
    encoded.m_sourceCounts.truncated += longSource;
    encoded.m_targetCounts.truncated += longTarget;
    count(encoded.m_sourceCounts, source, tokenizer.special());
    count(encoded.m_targetCounts, target, tokenizer.special());
    length.keptSource = size(source);
    length.keptTarget = size(target);
    encoded.m_kept.keep(row, length);
    encoded.m_sources.add(source);
    encoded.m_targets.add(target);
    encoded.m_rows.push_back(std::move(pair));
  }
  if (encoded.size() == 0) {
    return Error{"no row is left to use", "",
                 "all are longer than data.max_source_tokens or data.max_target_tokens: raise these or set "
                 "data.overlong to truncate",
                 Error::Kind::invalidInput};
  }
  return encoded;
}

}  // namespace s2s
