#pragma once
// The decoders of a tokenizer.json: from pieces back to text.

#include <functional>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"

namespace s2s {

/// Changes a list of texts; joined, what the last decoder leaves is the text.
using Decoder = std::function<std::vector<std::string>(std::vector<std::string>)>;

/// ByteLevel, WordPiece, Metaspace, BPEDecoder, ByteFallback, Fuse, Strip, Replace and Sequence; any other is
/// an error naming it.
Result<Decoder> readDecoder(const SearchableJson& json, const std::string& where);

}  // namespace s2s
