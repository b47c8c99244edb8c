#include "engine/data/masked_tokens.h"

#include <algorithm>
#include <cmath>

namespace s2s {
namespace {

constexpr std::uint64_t kOrder = 1, kFate = 2, kReplacement = 3;  // streams of one text
constexpr std::int64_t kNotHidden = -100;

}  // namespace

std::int64_t hiddenTokens(std::int64_t tokens, double density) {
  if (tokens <= 0) return 0;
  return std::clamp<std::int64_t>(std::llround(static_cast<double>(tokens) * density), 1, tokens);
}

MaskedText maskTokens(std::span<const std::int64_t> ids, const std::vector<bool>& isSpecial,
                      const MaskingOptions& options, const CounterRandom& random) {
  MaskedText text{{ids.begin(), ids.end()}, std::vector<std::int64_t>(ids.size(), kNotHidden)};
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (!isSpecial[i]) places.push_back(i);
  }
  if (places.empty()) return text;
  const auto count = static_cast<std::int64_t>(places.size());
  const std::int64_t hidden = hiddenTokens(count, options.density);
  const std::vector<std::int64_t> order = randomPermutation(count, random.stream(kOrder));
  for (std::int64_t i = 0; i < hidden; ++i) {
    const std::size_t place = places[static_cast<std::size_t>(order[static_cast<std::size_t>(i)])];
    text.labels[place] = ids[place];
    const double fate = random.stream(kFate).unit(place);
    if (fate < options.maskShare) {
      text.ids[place] = options.maskId;
    } else if (fate < options.maskShare + options.randomShare) {
      text.ids[place] = static_cast<std::int64_t>(
          random.stream(kReplacement).below(place, static_cast<std::uint64_t>(options.vocabulary)));
    }
  }
  return text;
}

}  // namespace s2s
