#pragma once
// How figures of a paper look: size, type, legend, lines, colours. Named; a person's own are remembered.

#include <QString>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "widgets/charts/chart_look.h"

namespace s2s {

struct FigureStyle {
  QString name;                  ///< how files and the command line call it
  double widthMillimetres = 0;   ///< 0: the chosen pixels, as on screen
  double heightMillimetres = 0;  ///< 0: in proportion
  double fontPoints = 9;         ///< of labels and legend; titles and ticks follow
  double lineWidthPoints = 1.5;  ///< of strong curves
  LegendPlace legend = LegendPlace::above;
  bool monochrome = false;  ///< black and greys, told apart by dashes
  bool title = true;
  bool axisLabels = false;  ///< at the axes instead of beside the title

  bool operator==(const FigureStyle&) const = default;
  /// Colours and places; lengths in a chart's pixels, of which twelve are `fontPoints` high.
  ChartLook look(bool dark) const;
  /// Points (1/72 inch) that one pixel of a chart covers.
  double pointsPerPixel() const { return fontPoints / 12.0; }
};

/// "screen" (as in the window), "single-column" (85 mm, 3.35 inches) and "double-column" (180 mm, 7.1
/// inches).
const std::vector<FigureStyle>& builtInFigureStyles();
const FigureStyle& screenStyle();

/// "above", "inside", "right", "direct", "none".
std::string toText(LegendPlace place);
Result<LegendPlace> legendPlaceFrom(const std::string& text);

/// All members by name in snake_case. Reading takes "name" of a known style as what the others change,
/// refuses unknown members and values out of range (fonts of 4 to 40 points, lines of 0.1 to 10, sides up to
/// 2,000 mm).
Json toJson(const FigureStyle& style);
Result<FigureStyle> figureStyleFrom(const Json& json);

/// A person's own styles, remembered in chartSettings().
std::vector<FigureStyle> ownFigureStyles();
void saveFigureStyle(const FigureStyle& style);  ///< one of that name is replaced
void removeFigureStyle(const QString& name);
/// Built-in or own; an error names those that exist.
Result<FigureStyle> findFigureStyle(const QString& name);

}  // namespace s2s
