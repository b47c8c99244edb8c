#pragma once
// Which symbols byte-pair merging passes through on the way to a piece.

#include <optional>
#include <string>
#include <vector>

namespace s2s {

/// Merges `symbols` and calls `visit` with every symbol there is on the way, the first ones too. `rank` gives
/// the rank of a pair (the lowest is merged first, of equal ones the leftmost), or nothing; `joined` what the
/// pair becomes. Inside a word the same merges happen between the symbols of one of its final pieces, because
/// none of them reaches over the piece's ends.
template <typename Rank, typename Joined, typename Visit>
void mergeSteps(std::vector<std::string> symbols, const Rank& rank, const Joined& joined,
                const Visit& visit) {
  for (const std::string& symbol : symbols) visit(symbol);
  while (true) {
    std::size_t best = symbols.size();
    decltype(rank(symbols[0], symbols[0])) lowest;
    for (std::size_t i = 0; i + 1 < symbols.size(); ++i) {
      const auto own = rank(symbols[i], symbols[i + 1]);
      if (own && (!lowest || *own < *lowest)) lowest = own, best = i;
    }
    if (best == symbols.size()) return;
    symbols[best] = joined(symbols[best], symbols[best + 1]);
    symbols.erase(symbols.begin() + static_cast<std::ptrdiff_t>(best) + 1);
    visit(symbols[best]);
  }
}

}  // namespace s2s
