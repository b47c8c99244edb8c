#include "engine/tokenizers/kept_bytes.h"

#include <algorithm>
#include <cmath>

namespace s2s {
namespace {

struct Written {
  std::int64_t known = 0, unknown = 0;  ///< bytes of pieces; unknown tokens
};

Written writtenBy(std::span<const TokenId> ids, const Tokenizer& tokenizer) {
  Written written;
  for (const TokenId id : ids) {
    written.known += tokenizer.textBytes(id);
    if (tokenizer.special().unknown == id) ++written.unknown;
  }
  return written;
}

/// The first id that stands for text.
std::optional<TokenId> firstOf(std::span<const TokenId> ids, const Tokenizer& tokenizer) {
  const auto found = std::ranges::find_if(ids, [&](TokenId id) { return tokenizer.textBytes(id) > 0; });
  return found == ids.end() ? std::nullopt : std::optional(*found);
}

}  // namespace

std::int64_t keptTextBytes(std::string_view text, std::span<const TokenId> kept, const Tokenizer& tokenizer) {
  const std::vector<TokenId> all = tokenizer.encode(text, false);
  const auto bytes = static_cast<double>(text.size());
  const Written whole = writtenBy(all, tokenizer), part = writtenBy(kept, tokenizer);
  auto wholeBytes = static_cast<double>(whole.known), partBytes = static_cast<double>(part.known);
  if (whole.unknown > 0) {
    const double each = std::max(0.0, bytes - wholeBytes) / static_cast<double>(whole.unknown);
    wholeBytes += each * static_cast<double>(whole.unknown);
    partBytes += each * static_cast<double>(part.unknown);
  }
  // A blank that the tokenizer has put before the text.
  if (wholeBytes == bytes + 1.0) {
    wholeBytes -= 1.0;
    if (partBytes > 0.0 && firstOf(kept, tokenizer) == firstOf(all, tokenizer)) partBytes -= 1.0;
  }
  if (!(wholeBytes > 0.0)) return 0;
  return std::llround(std::min(1.0, partBytes / wholeBytes) * bytes);
}

}  // namespace s2s
