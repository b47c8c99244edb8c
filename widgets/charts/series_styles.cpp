#include "widgets/charts/series_styles.h"

#include <array>
#include <tuple>
#include <utility>

#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr int kColors = static_cast<int>(std::tuple_size_v<decltype(ThemeTokens::series)>);

/// The place of the style's colour, as ThemeTokens::seriesColor() finds it.
std::size_t colorOf(int style) { return static_cast<std::size_t>((style % kColors + kColors) % kColors); }

}  // namespace

std::vector<int> distinctStyles(std::vector<int> wanted) {
  std::array<bool, kColors> taken{};
  std::vector<int*> others;
  for (int& style : wanted) {
    if (std::exchange(taken[colorOf(style)], true)) others.push_back(&style);
  }
  for (int* style : others) {
    for (int step = 1; step < kColors; ++step) {
      if (std::exchange(taken[colorOf(*style + step)], true)) continue;
      *style += step;
      break;
    }
  }
  return wanted;
}

}  // namespace s2s
