#pragma once
// Hiding tokens for an encoder to guess (Devlin et al. 2019, section 3.1, "Masked LM").

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/random.h"

namespace s2s {

struct MaskingOptions {
  double density = 0.15;   ///< share of tokens that are hidden; special tokens never are
  double maskShare = 0.8;  ///< of the hidden ones: become the mask token
  double randomShare =
      0.1;  ///< of the hidden ones: become any token of the vocabulary; the rest stay as they are
  std::int64_t maskId = 0;
  std::int64_t vocabulary = 1;  ///< random tokens are drawn from [0, vocabulary)
};

struct MaskedText {
  std::vector<std::int64_t> ids;     ///< what is read
  std::vector<std::int64_t> labels;  ///< as long: the token where one is hidden, -100 elsewhere
};

/// How many of `tokens` that can be hidden are: round(tokens · density), at least one where there is any.
std::int64_t hiddenTokens(std::int64_t tokens, double density);

/// A pure function of its arguments. `isSpecial` says which tokens never are hidden; of the others
/// hiddenTokens() are.
MaskedText maskTokens(std::span<const std::int64_t> ids, const std::vector<bool>& isSpecial,
                      const MaskingOptions& options, const CounterRandom& random);

}  // namespace s2s
