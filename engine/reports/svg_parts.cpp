#include "engine/reports/svg_parts.h"

#include <cmath>
#include <cstdio>

#include "engine/reports/escaping.h"

namespace s2s::svg {
namespace {

constexpr double kLegendRow = 20;
constexpr const char* kFont = "font-family=\"Inter, 'Noto Sans', 'Noto Sans CJK KR', sans-serif\"";

}  // namespace

std::string number(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.2f", value);
  return text;
}

std::string numberText(double value, int digits) {
  char text[340];  // of any double with any digits
  const double magnitude = std::abs(value);
  if (magnitude >= 1e9 || (magnitude > 0.0 && magnitude < 1e-3))
    std::snprintf(text, sizeof text, "%.*g", digits - 1, value);
  else if (magnitude >= 1e6)
    std::snprintf(text, sizeof text, "%.*g M", digits, value / 1e6);
  else if (magnitude >= 1e4)
    std::snprintf(text, sizeof text, "%.*g k", digits, value / 1e3);
  else
    std::snprintf(text, sizeof text, "%.*g", digits, value);
  return text;
}

std::string words(double x, double y, const std::string& text, const std::string& more, const char* colour,
                  int size) {
  return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" fill=\"" + colour + "\" font-size=\"" +
         std::to_string(size) + "\"" + (more.empty() ? "" : " " + more) + ">" + escapedHtml(text) +
         "</text>\n";
}

std::string line(double x1, double y1, double x2, double y2, const char* colour, double width) {
  return "<line x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) + "\" y2=\"" +
         number(y2) + "\" stroke=\"" + colour + "\" stroke-width=\"" + number(width) + "\"/>\n";
}

std::string opened(double height, const std::string& title) {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + number(kWidth) + " " + number(height) +
         "\" role=\"img\" " + kFont + ">\n<title>" + escapedHtml(title) + "</title>\n" +
         words(8, 22, title, "font-weight=\"600\"", kInk, 14);
}

double textWidth(const std::string& text) {
  double width = 0.0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) width += 6.6;
    if (byte >= 0xC0) width += byte >= 0xE0 ? 12.5 : 7.0;
  }
  return width;
}

std::string shortened(const std::string& text, double width) {
  if (textWidth(text) <= width) return text;
  std::string cut = text;
  while (!cut.empty() && textWidth(cut) > width - 12) {
    do cut.pop_back();
    while (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0xC0) == 0x80);
    // A lead byte without its followers is no character.
    while (!cut.empty() && static_cast<unsigned char>(cut.back()) >= 0xC0) cut.pop_back();
  }
  return cut + "…";
}

std::string legend(const std::vector<LegendEntry>& entries, double top, double& height) {
  std::string svg;
  double x = kLeft, y = top;
  for (const LegendEntry& entry : entries) {
    const std::string name = shortened(entry.name, 300);
    const double width = 34 + textWidth(name) + 18;
    if (x + width > kWidth - kRight && x > kLeft) x = kLeft, y += kLegendRow;
    svg += "<g transform=\"translate(" + number(x) + " " + number(y) + ")\">" + entry.mark + "</g>\n";
    svg += words(x + 30, y + 4, name);
    x += width;
  }
  height = entries.empty() ? 0.0 : y - top + kLegendRow;
  return svg;
}

std::string swatch(const std::string& colour) {
  return "<rect x=\"6\" y=\"-6\" width=\"12\" height=\"12\" rx=\"2\" fill=\"" + colour + "\"/>";
}

}  // namespace s2s::svg
