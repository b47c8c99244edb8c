#pragma once
// The pre-tokenizers of a tokenizer.json: a text is cut into words, which the model then sees one by one.

#include <functional>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/tokenizers/pipeline/normalizer.h"

namespace s2s {

/// None of the words is empty, neither before nor after.
using PreTokenizer = std::function<void(std::vector<NormalText>&)>;

/// ByteLevel, BertPreTokenizer, Metaspace, Whitespace, WhitespaceSplit, Punctuation, Digits, Split and
/// Sequence; any other is an error naming it. `prefixSpace` takes the place of add_prefix_space of a
/// ByteLevel that stands alone, as transformers does it.
Result<PreTokenizer> readPreTokenizer(const SearchableJson& json, const std::string& where,
                                      std::optional<bool> prefixSpace = std::nullopt);

/// The settings that Metaspace has both as a pre-tokenizer and as a decoder.
struct MetaspaceSettings {
  enum class Prepend { always, first, never };
  std::string replacement;
  Prepend prepend = Prepend::always;
  bool split = true;
};
class PartReader;
Result<MetaspaceSettings> readMetaspace(PartReader& part);

}  // namespace s2s
