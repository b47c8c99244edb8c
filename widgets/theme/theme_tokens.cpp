#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

ThemeTokens makeLight() {
  ThemeTokens tokens;
  tokens.window = "#F5F6F8";
  tokens.rail = "#ECEEF2";
  tokens.surface = "#FFFFFF";
  tokens.border = "#E1E4EA";
  tokens.gridLine = "#EDEFF3";
  tokens.text = "#1B1F27";
  tokens.muted = "#667085";
  tokens.accent = "#2F6FED";
  tokens.accentBehindText = "#E6EEFD";
  tokens.onAccent = "#FFFFFF";
  tokens.good = "#1F9D6B";
  tokens.caution = "#B96F00";
  tokens.bad = "#D13C3C";
  tokens.series = {"#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00"};
  return tokens;
}

ThemeTokens makeDark() {
  ThemeTokens tokens;
  tokens.dark = true;
  tokens.window = "#14171C";
  tokens.rail = "#101317";
  tokens.surface = "#1C2026";
  tokens.border = "#2D333C";
  tokens.gridLine = "#262B33";
  tokens.text = "#E7EAF0";
  tokens.muted = "#98A2B1";
  tokens.accent = "#6EA1FF";
  tokens.accentBehindText = "#22304A";
  tokens.onAccent = "#FFFFFF";
  tokens.good = "#4CC38A";
  tokens.caution = "#E5A13C";
  tokens.bad = "#F07070";
  tokens.series = {"#56A8E0", "#F0B840", "#3CC79A", "#E2A0C6", "#8FD0F5", "#F08A4B"};
  return tokens;
}

}  // namespace

QColor ThemeTokens::seriesColor(int index) const {
  const int count = static_cast<int>(series.size());
  return series[static_cast<std::size_t>(((index % count) + count) % count)];
}

const ThemeTokens& lightTokens() {
  static const ThemeTokens tokens = makeLight();
  return tokens;
}

const ThemeTokens& darkTokens() {
  static const ThemeTokens tokens = makeDark();
  return tokens;
}

QList<qreal> seriesDash(int index) {
  // Neighbours differ, and the cycle of five against six colours repeats a pair only after thirty curves.
  static const QList<QList<qreal>> patterns = {{}, {4, 2.5}, {1, 2}, {6, 2, 1, 2}, {9, 3}};
  const int count = static_cast<int>(patterns.size());
  return patterns[((index % count) + count) % count];
}

}  // namespace s2s
