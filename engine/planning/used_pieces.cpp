#include "engine/planning/used_pieces.h"

#include <filesystem>
#include <unordered_set>

#include "engine/data/tasks_as_text.h"
#include "engine/data/text_pairs.h"

namespace s2s {
namespace {

/// A few seconds of encoding.
constexpr std::uintmax_t kMostBytes = 16 << 20;

}  // namespace

std::int64_t countUsedPieces(const Recipe& recipe, const Tokenizer& tokenizer) {
  std::unordered_set<TokenId> used;
  std::uintmax_t bytes = 0;
  for (const DataSource& source : recipe.data.train) {
    std::error_code problem;
    bytes += std::filesystem::file_size(source.path, problem);
    if (problem || bytes > kMostBytes) return 0;
    auto loaded = loadPairs(source, source.asText ? RowNeeds::labels : RowNeeds::target);
    if (!loaded && !source.asText) loaded = loadPairs(source, RowNeeds::nothing);  // texts without targets
    if (!loaded) return 0;
    if (source.asText) (void)writeAsText(loaded->pairs, *source.asText);
    const auto count = [&](const std::string& text) {
      for (const TokenId id : tokenizer.encode(text)) used.insert(id);
    };
    count(source.prefix);
    for (const TextPair& pair : loaded->pairs) {
      count(pair.source);
      count(pair.target);
      if (pair.second) count(*pair.second);
    }
  }
  return static_cast<std::int64_t>(used.size()) + tokenizer.sentinels();
}

}  // namespace s2s
