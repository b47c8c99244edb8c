#pragma once
// How a chart is drawn: the theme's colours, and what a figure style of a paper changes of them.

#include <QPen>

#include "widgets/theme/theme.h"

namespace s2s {

/// Where the names of the series stand. A chart that cannot name its series where they are drawn takes
/// `right` in place of `direct`.
enum class LegendPlace { above, inside, right, direct, none };

/// Pixels around a chart on paper; on screen its card has them.
inline constexpr int kPaperMargin = 16;

struct ChartLook {
  ThemeTokens tokens;
  LegendPlace legend = LegendPlace::above;
  double lineWidth = 2.0;     ///< of strong curves, in the chart's pixels
  bool title = true;          ///< a paper has captions
  int margin = kPaperMargin;  ///< around the chart on paper; a page of a paper has its own
  bool axisLabels = false;    ///< at the axes; without, they stand beside the title
  bool paper = false;         ///< in fonts whose numbers can be searched and copied

  /// Pen of a strong curve of style `index`, its dash included.
  QPen seriesPen(int index) const;
  QFont font(TextSize role) const;
};

/// As in the window.
ChartLook screenLook(const ThemeTokens& tokens);

/// Black on white with greys for the series, which the dashes tell apart.
const ThemeTokens& monochromeTokens();

}  // namespace s2s
