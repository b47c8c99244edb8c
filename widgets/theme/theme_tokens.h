#pragma once
// The one place with the program's colours, type sizes, dashes and lengths; everything else names them.

#include <QColor>
#include <QList>
#include <array>

namespace s2s {

/// Every colour a widget may use.
struct ThemeTokens {
  bool dark = false;
  QColor window, rail, surface, border, gridLine;
  QColor text, muted, accent, accentBehindText, onAccent;
  QColor good, caution, bad;
  std::array<QColor, 6> series;

  /// Series colours repeat after six; the dash (`seriesDash`) then differs.
  QColor seriesColor(int index) const;
};

const ThemeTokens& lightTokens();
const ThemeTokens& darkTokens();

/// Dash pattern of series `index` in units of the pen's width; empty: a solid line.
QList<qreal> seriesDash(int index);

/// Lengths in pixels.
namespace length {
inline constexpr int kPageMargin = 24;
inline constexpr int kGap = 16;         ///< between cards
inline constexpr int kCardMargin = 16;  ///< inside a card
inline constexpr int kCardRadius = 10;
inline constexpr int kControlHeight = 32;
inline constexpr int kControlRadius = 7;
inline constexpr int kRailWidth = 88;
inline constexpr int kStatusHeight = 32;
inline constexpr int kIcon = 22;
}  // namespace length

/// Longest animation in milliseconds.
inline constexpr int kMotionMilliseconds = 150;

}  // namespace s2s
