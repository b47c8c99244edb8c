#pragma once
// The normalizers of a tokenizer.json.

#include <functional>
#include <string>

#include "engine/core/json.h"
#include "engine/core/result.h"

namespace s2s {

struct NormalText {
  std::string text;      ///< well-formed UTF-8
  bool atStart = false;  ///< begins where the whole text began
};

using Normalizer = std::function<void(NormalText&)>;

/// What BertTokenizer's settings change in a stored BertNormalizer.
struct BertOverrides {
  bool lowerCase = true;
  std::optional<bool> stripAccents;
  bool isolateIdeographs = true;
};

/// BertNormalizer, NFC, NFD, NFKC, NFKD, Lowercase, StripAccents, Strip, Replace, Prepend, Precompiled, Nmt
/// and Sequence; any other is an error naming it. `overrides` counts for a BertNormalizer that stands alone.
Result<Normalizer> readNormalizer(const SearchableJson& json, const std::string& where,
                                  const std::optional<BertOverrides>& overrides = std::nullopt);

}  // namespace s2s
