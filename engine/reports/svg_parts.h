#pragma once
// What the charts of a report are made of, as SVG. Coordinates are those of the whole drawing.

#include <string>
#include <vector>

namespace s2s::svg {

constexpr const char *kInk = "#1B1F27", *kMuted = "#667085", *kGrid = "#E1E4EA";
constexpr double kWidth = 720, kLeft = 72, kRight = 24, kTop = 40, kNameWidth = 190;

/// A coordinate: "12.50".
std::string number(double value);

/// "12 k", "3.4e+12", "0.25": short enough for an axis.
std::string numberText(double value, int digits = 4);

/// A text that begins, or as `more` says ends or lies centred, at (x, y) of its base line.
std::string words(double x, double y, const std::string& text, const std::string& more = "",
                  const char* colour = kInk, int size = 12);
std::string line(double x1, double y1, double x2, double y2, const char* colour, double width = 1);

/// The beginning of a drawing, with its title.
std::string opened(double height, const std::string& title);

/// Rough, for places in a legend: Hangul and the like are twice as wide.
double textWidth(const std::string& text);
std::string shortened(const std::string& text, double width);

struct LegendEntry {
  std::string name;
  std::string mark;  ///< SVG at the origin, 24 wide
};

/// Entries from `top` on, in as many lines as they need, which are `height` together.
std::string legend(const std::vector<LegendEntry>& entries, double top, double& height);
std::string swatch(const std::string& colour);

}  // namespace s2s::svg
