#pragma once
// Pairs as token ids, encoded once and kept compactly.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/core/run_control.h"
#include "engine/data/example.h"
#include "engine/data/kept_rows.h"
#include "engine/tokenizers/tokenizer.h"

namespace s2s {

struct EncodingOptions {
  std::string prefix;                  ///< written before every source
  std::int64_t maxSourceTokens = 128;  ///< the end token included
  std::int64_t maxTargetTokens = 128;
  bool discardOverlong = false;  ///< else they are truncated
  std::string sourceLanguage{};  ///< codes that the tokenizer knows; empty: its default
  std::string targetLanguage{};
};

/// What became of one side of the pairs.
struct EncodingCounts {
  std::int64_t tokens = 0;     ///< kept, special tokens included
  std::int64_t unknown = 0;    ///< of these, the unknown token
  std::int64_t truncated = 0;  ///< rows

  double unknownShare() const {
    return tokens == 0 ? 0.0 : static_cast<double>(unknown) / static_cast<double>(tokens);
  }
};

/// Four bytes a token, sequences one behind the other.
class TokenSequences {
 public:
  std::size_t size() const { return m_ends.size(); }
  std::span<const std::int32_t> operator[](std::size_t index) const;
  void add(std::span<const std::int64_t> ids);

 private:
  std::vector<std::int32_t> m_ids;
  std::vector<std::uint64_t> m_ends;
};

class EncodedPairs {
 public:
  std::size_t size() const { return m_rows.size(); }
  /// Row `index` with its texts, the prefix written before the source.
  Example example(std::size_t index) const;
  std::span<const std::int32_t> source(std::size_t index) const { return m_sources[index]; }
  std::span<const std::int32_t> target(std::size_t index) const { return m_targets[index]; }

  const EncodingCounts& sourceCounts() const { return m_sourceCounts; }
  const EncodingCounts& targetCounts() const { return m_targetCounts; }
  /// Rows left out because a side was too long.
  std::int64_t discarded() const { return m_kept.discarded(); }
  const KeptRows& kept() const { return m_kept; }

 private:
  friend Result<EncodedPairs> encodePairs(std::vector<TextPair> pairs, const Tokenizer& tokenizer,
                                          const EncodingOptions& options, const RunControl* control);
  std::string m_prefix;
  std::vector<TextPair> m_rows;
  TokenSequences m_sources, m_targets;
  EncodingCounts m_sourceCounts, m_targetCounts;
  KeptRows m_kept;
};

/// Encodes both sides with their special tokens. `control` may stop it (Error::Kind::cancelled) and may be
/// null. No row left is an error.
Result<EncodedPairs> encodePairs(std::vector<TextPair> pairs, const Tokenizer& tokenizer,
                                 const EncodingOptions& options, const RunControl* control = nullptr);

/// Cuts to `maximum` ids and keeps the end token, as truncation in transformers does; true where it had to
/// cut.
bool truncateKeepingEnd(std::vector<TokenId>& ids, std::int64_t maximum, const SpecialTokens& special);

}  // namespace s2s
