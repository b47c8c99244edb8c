#include <algorithm>
#include <cmath>

#include "engine/evaluation/rating_session.h"

namespace s2s {

double signTest(std::int64_t wins, std::int64_t losses) {
  const std::int64_t decided = wins + losses;
  const auto n = static_cast<double>(decided);
  double tail = 0.0;
  for (std::int64_t k = std::max(wins, losses); k <= decided; ++k) {
    const auto x = static_cast<double>(k);
    tail += std::exp(std::lgamma(n + 1) - std::lgamma(x + 1) - std::lgamma(n - x + 1) - n * std::log(2.0));
  }
  return std::min(1.0, 2.0 * tail);
}

std::optional<double> cohensKappa(std::span<const int> one, std::span<const int> other, int categories) {
  if (one.empty()) return std::nullopt;
  const auto items = static_cast<double>(one.size());
  double observed = 0.0, expected = 0.0;
  for (std::size_t i = 0; i < one.size(); ++i) observed += one[i] == other[i];
  for (int category = 0; category < categories; ++category) {
    expected += static_cast<double>(std::ranges::count(one, category)) / items *
                static_cast<double>(std::ranges::count(other, category)) / items;
  }
  observed /= items;
  if (expected >= 1.0) return std::nullopt;
  return (observed - expected) / (1.0 - expected);
}

}  // namespace s2s
