#include "engine/data/target_bytes.h"

#include <algorithm>

namespace s2s {

std::int64_t keptTargetBytes(const Example& example, const RowLength& length, const Tokenizer& tokenizer) {
  const std::int64_t all = std::ssize(example.targetText);
  if (length.keptTarget >= length.target) return all;
  return std::min(all, std::ssize(tokenizer.decode(example.target)));
}

}  // namespace s2s
