#include "widgets/charts/figure_style.h"

#include <algorithm>
#include <array>
#include <utility>

#include "widgets/charts/chart_settings.h"

namespace s2s {
namespace {

constexpr const char* kGroup = "figure_styles";
constexpr double kSmallestFont = 4, kLargestFont = 40, kThinnestLine = 0.1, kThickestLine = 10;
constexpr double kLargestSide = 2'000;
constexpr int kFigureMargin = 3;  // pixels of a chart: a page has margins of its own

constexpr std::array<std::pair<LegendPlace, const char*>, 5> kPlaces = {{{LegendPlace::above, "above"},
                                                                         {LegendPlace::inside, "inside"},
                                                                         {LegendPlace::right, "right"},
                                                                         {LegendPlace::direct, "direct"},
                                                                         {LegendPlace::none, "none"}}};

FigureStyle paperStyle(const char* name, double width, double height, double font) {
  FigureStyle style;
  style.name = QString::fromLatin1(name);
  style.widthMillimetres = width;
  style.heightMillimetres = height;
  style.fontPoints = font;
  style.lineWidthPoints = 1.0;
  style.legend = LegendPlace::inside;
  style.title = false;
  style.axisLabels = true;
  return style;
}

std::vector<FigureStyle> makeBuiltIn() {
  FigureStyle screen;
  screen.name = "screen";
  return {screen, paperStyle("single-column", 85, 56, 7.5), paperStyle("double-column", 180, 80, 8.5)};
}

Error wrong(const std::string& member, const std::string& what) {
  return {"style." + member + ": " + what, "", "see docs/render_spec.md", Error::Kind::invalidInput};
}

/// Takes a number where the member is there.
Result<void> takeNumber(const Json& json, const char* member, double lowest, double highest, double& into) {
  if (!json.contains(member)) return {};
  const Json& value = json[member];
  if (!value.is_number() || !(value.get<double>() >= lowest && value.get<double>() <= highest))
    return wrong(member, "is no number between " + writeJson(lowest) + " and " + writeJson(highest));
  into = value.get<double>();
  return {};
}

Result<void> takeFlag(const Json& json, const char* member, bool& into) {
  if (!json.contains(member)) return {};
  if (!json[member].is_boolean()) return wrong(member, "is not true or false");
  into = json[member].get<bool>();
  return {};
}

Result<void> takeNumbers(const Json& json, FigureStyle& style) {
  if (auto taken = takeNumber(json, "width_mm", 0, kLargestSide, style.widthMillimetres); !taken)
    return taken;
  if (auto taken = takeNumber(json, "height_mm", 0, kLargestSide, style.heightMillimetres); !taken)
    return taken;
  if (auto taken = takeNumber(json, "font_pt", kSmallestFont, kLargestFont, style.fontPoints); !taken)
    return taken;
  return takeNumber(json, "line_pt", kThinnestLine, kThickestLine, style.lineWidthPoints);
}

void store(const std::vector<FigureStyle>& styles) {
  Json list = Json::array();
  for (const FigureStyle& style : styles) list.push_back(toJson(style));
  chartSettings()->setValue(kGroup, QByteArray::fromStdString(writeJson(list)));
}

}  // namespace

ChartLook FigureStyle::look(bool dark) const {
  ChartLook look = screenLook(monochrome ? monochromeTokens() : dark ? darkTokens() : lightTokens());
  look.paper = true;
  look.legend = legend;
  look.lineWidth = lineWidthPoints / pointsPerPixel();
  look.title = title;
  look.axisLabels = axisLabels;
  if (widthMillimetres > 0) look.margin = kFigureMargin;
  return look;
}

const std::vector<FigureStyle>& builtInFigureStyles() {
  static const std::vector<FigureStyle> styles = makeBuiltIn();
  return styles;
}

const FigureStyle& screenStyle() { return builtInFigureStyles().front(); }

std::string toText(LegendPlace place) {
  return std::ranges::find(kPlaces, place, &std::pair<LegendPlace, const char*>::first)->second;
}

Result<LegendPlace> legendPlaceFrom(const std::string& text) {
  for (const auto& [place, word] : kPlaces) {
    if (text == word) return place;
  }
  return wrong("legend", "is none of above, inside, right, direct and none");
}

Json toJson(const FigureStyle& style) {
  return {{"name", style.name.toStdString()},     {"width_mm", style.widthMillimetres},
          {"height_mm", style.heightMillimetres}, {"font_pt", style.fontPoints},
          {"line_pt", style.lineWidthPoints},     {"legend", toText(style.legend)},
          {"monochrome", style.monochrome},       {"title", style.title},
          {"axis_labels", style.axisLabels}};
}

Result<FigureStyle> figureStyleFrom(const Json& json) {
  if (json.is_string()) return findFigureStyle(QString::fromStdString(json.get<std::string>()));
  if (!json.is_object()) return wrong("name", "a style is a name or an object");
  static const Json known = toJson(screenStyle());
  for (const auto& [member, ignored] : json.items()) {
    if (!known.contains(member)) return wrong(member, "unknown member");
  }
  FigureStyle style = screenStyle();
  style.name.clear();
  if (json.contains("name")) {
    if (!json["name"].is_string()) return wrong("name", "is not a text");
    const QString name = QString::fromStdString(json["name"].get<std::string>());
    if (const auto found = findFigureStyle(name)) style = *found;
    style.name = name;
  }
  if (auto taken = takeNumbers(json, style); !taken) return taken.error();
  if (json.contains("legend")) {
    if (!json["legend"].is_string()) return wrong("legend", "is not a text");
    const auto place = legendPlaceFrom(json["legend"].get<std::string>());
    if (!place) return place.error();
    style.legend = *place;
  }
  for (const auto& [member, into] :
       {std::pair{"monochrome", &style.monochrome}, std::pair{"title", &style.title},
        std::pair{"axis_labels", &style.axisLabels}}) {
    if (auto taken = takeFlag(json, member, *into); !taken) return taken.error();
  }
  return style;
}

std::vector<FigureStyle> ownFigureStyles() {
  std::vector<FigureStyle> styles;
  const QByteArray stored = chartSettings()->value(kGroup).toByteArray();
  const Result<Json> list =
      parseJson(stored.isEmpty() ? std::string("[]") : stored.toStdString(), "figure_styles");
  if (!list || !list->is_array()) return styles;
  for (const Json& each : *list) {
    // An object, never a name: a name would look itself up here.
    if (!each.is_object() || !each.contains("name") || !each["name"].is_string()) continue;
    Json values = each;
    values.erase("name");
    if (Result<FigureStyle> style = figureStyleFrom(values)) {
      style->name = QString::fromStdString(each["name"].get<std::string>());
      styles.push_back(std::move(*style));
    }
  }
  return styles;
}

void saveFigureStyle(const FigureStyle& style) {
  std::vector<FigureStyle> styles = ownFigureStyles();
  std::erase_if(styles, [&](const FigureStyle& each) { return each.name == style.name; });
  styles.push_back(style);
  store(styles);
}

void removeFigureStyle(const QString& name) {
  std::vector<FigureStyle> styles = ownFigureStyles();
  std::erase_if(styles, [&](const FigureStyle& each) { return each.name == name; });
  store(styles);
}

Result<FigureStyle> findFigureStyle(const QString& name) {
  std::vector<FigureStyle> styles = builtInFigureStyles();
  std::ranges::move(ownFigureStyles(), std::back_inserter(styles));
  QStringList names;
  for (const FigureStyle& style : styles) {
    if (style.name == name) return style;
    names << style.name;
  }
  return Error{"there is no figure style of this name", name.toStdString(),
               "use one of " + names.join(", ").toStdString(), Error::Kind::invalidInput};
}

}  // namespace s2s
