#include "engine/data/target_bytes.h"

#include <algorithm>
#include <vector>

#include "engine/tokenizers/kept_bytes.h"

namespace s2s {
namespace {

/// Only masked texts have places where nothing is learned.
bool isMasked(const Example& example) {
  return std::ranges::any_of(example.target, [](std::int64_t id) { return id < 0; });
}

/// The ids before anything was hidden.
std::vector<TokenId> unmasked(const Example& example) {
  std::vector<TokenId> ids = example.source;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (example.target[i] >= 0) ids[i] = example.target[i];
  }
  return ids;
}

}  // namespace

std::int64_t keptTargetBytes(const Example& example, const RowLength& length, const Tokenizer& tokenizer) {
  const auto bytesOf = [&](const std::vector<TokenId>& kept) {
    return keptTextBytes(example.targetText, kept, tokenizer);
  };
  if (length.keptTarget < length.target) return bytesOf(example.target);
  // What is learned of a masked text is the text, which the source's limit cuts.
  if (length.keptSource < length.source && isMasked(example)) return bytesOf(unmasked(example));
  return std::ssize(example.targetText);
}

}  // namespace s2s
