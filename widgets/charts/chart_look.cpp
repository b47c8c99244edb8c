#include "widgets/charts/chart_look.h"

#include "widgets/theme/document_fonts.h"

namespace s2s {
namespace {

ThemeTokens makeMonochrome() {
  ThemeTokens tokens = lightTokens();
  tokens.border = "#B0B0B0";
  tokens.gridLine = "#E0E0E0";
  tokens.text = tokens.accent = tokens.bad = "#000000";
  tokens.muted = "#404040";
  tokens.accentBehindText = "#F0F0F0";
  // Neighbours are far apart in lightness, the first is the one that stands out.
  tokens.series = {"#000000", "#8C8C8C", "#4A4A4A", "#B4B4B4", "#2B2B2B", "#6E6E6E"};
  return tokens;
}

}  // namespace

QPen ChartLook::seriesPen(int index) const {
  QPen pen(tokens.seriesColor(index), lineWidth, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
  const QList<qreal> dash = seriesDash(index);
  if (!dash.isEmpty()) pen.setDashPattern(dash);
  return pen;
}

QFont ChartLook::font(TextSize role) const { return paper ? documentFont(role) : themeFont(role); }

ChartLook screenLook(const ThemeTokens& tokens) {
  ChartLook look;
  look.tokens = tokens;
  return look;
}

const ThemeTokens& monochromeTokens() {
  static const ThemeTokens tokens = makeMonochrome();
  return tokens;
}

}  // namespace s2s
