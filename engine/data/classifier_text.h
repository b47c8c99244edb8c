#pragma once
// Texts and pairs of texts as a classifier is fed them: the same for training, evaluation and asking.

#include <cstdint>
#include <optional>
#include <string>

#include "engine/tokenizers/tokenizer.h"

namespace s2s {

struct ClassifierTextOptions {
  bool isFramed = true;          ///< with the tokenizer's special tokens around and between texts
  bool readsPairsApart = false;  ///< bi-encoder: two sequences in place of one
  std::optional<TokenId>
      lastToken{};           ///< appended where the tokenizer leaves it out (BART reads its class there)
  std::int64_t maximum = 0;  ///< ids of a sequence; 0: no limit
};

struct ClassifierText {
  EncodedTexts first;
  std::optional<EncodedTexts> second{};
  bool truncated = false;
  std::int64_t wholeIds = 0;  ///< of both together, had there been no limit
};

ClassifierText encodeForClassifier(const Tokenizer& tokenizer, const std::string& first,
                                   const std::optional<std::string>& second,
                                   const ClassifierTextOptions& options);

}  // namespace s2s
