#include "engine/tokenizers/byte_pair_merges.h"

#include <algorithm>
#include <array>
#include <limits>
#include <queue>
#include <tuple>

namespace s2s {
namespace {

constexpr std::size_t kShort = 32;
constexpr std::int32_t kNoRank = std::numeric_limits<std::int32_t>::max();

/// A place for a merge in a list of symbols whose merged ones are bridged over.
struct Link {
  TokenId symbol;
  std::ptrdiff_t before, after;  ///< -1: none
  bool isMerged = false;         ///< gone into the one before it
};

struct Candidate {
  std::int32_t rank;
  std::ptrdiff_t left;
  TokenId leftSymbol, rightSymbol;  ///< as they were when the candidate was found
  bool operator>(const Candidate& other) const {
    return std::tie(rank, left) > std::tie(other.rank, other.left);
  }
};

}  // namespace

void BytePairMerges::apply(std::vector<TokenId>& symbols) const {
  if (symbols.size() <= kShort)
    applyToShort(symbols);
  else
    applyToLong(symbols);
}

/// Words of usual length: the ranks of all pairs lie side by side and the lowest is looked for each time.
void BytePairMerges::applyToShort(std::vector<TokenId>& symbols) const {
  std::array<Merge, kShort> pairs;  // of symbol i and the one behind it
  std::size_t count = symbols.size();
  const auto look = [&](std::size_t i) {
    const Merge* merge = i + 1 < count ? find(symbols[i], symbols[i + 1]) : nullptr;
    pairs[i] = merge ? *merge : Merge{kNoRank, 0};
  };
  for (std::size_t i = 0; i < count; ++i) look(i);
  while (count > 1) {
    const auto last = pairs.begin() + static_cast<std::ptrdiff_t>(count) - 1;
    const auto best =
        std::min_element(pairs.begin(), last, [](const Merge& a, const Merge& b) { return a.rank < b.rank; });
    if (best->rank == kNoRank) break;
    const auto at = static_cast<std::size_t>(best - pairs.begin());
    symbols[at] = best->result;
    const auto behind = static_cast<std::ptrdiff_t>(at) + 1;
    symbols.erase(symbols.begin() + behind);
    std::move(pairs.begin() + behind + 1, last + 1, pairs.begin() + behind);
    --count;
    look(at);
    if (at > 0) look(at - 1);
  }
}

void BytePairMerges::applyToLong(std::vector<TokenId>& symbols) const {
  std::vector<Link> links;
  const auto count = static_cast<std::ptrdiff_t>(symbols.size());
  for (std::ptrdiff_t i = 0; i < count; ++i) {
    links.push_back({symbols[static_cast<std::size_t>(i)], i - 1, i + 1 < count ? i + 1 : -1});
  }
  const auto at = [&](std::ptrdiff_t i) -> Link& { return links[static_cast<std::size_t>(i)]; };
  std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> candidates;
  const auto look = [&](std::ptrdiff_t left) {
    if (left < 0 || at(left).after < 0) return;
    const TokenId first = at(left).symbol, second = at(at(left).after).symbol;
    if (const Merge* merge = find(first, second)) candidates.push({merge->rank, left, first, second});
  };
  for (std::ptrdiff_t i = 0; i + 1 < count; ++i) look(i);
  while (!candidates.empty()) {
    const Candidate best = candidates.top();
    candidates.pop();
    Link& left = at(best.left);
    if (left.isMerged || left.symbol != best.leftSymbol || left.after < 0) continue;
    Link& right = at(left.after);
    if (right.symbol != best.rightSymbol) continue;
    left.symbol = find(best.leftSymbol, best.rightSymbol)->result;
    left.after = right.after;
    right.isMerged = true;
    if (left.after >= 0) at(left.after).before = best.left;
    look(best.left);
    look(left.before);
  }
  symbols.clear();
  for (std::ptrdiff_t i = 0; i >= 0; i = at(i).after) symbols.push_back(at(i).symbol);
}

}  // namespace s2s
