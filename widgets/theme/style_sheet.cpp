#include "widgets/theme/style_sheet.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>

#include "widgets/theme/icons.h"

namespace s2s {
namespace {

QColor mixed(const QColor& from, const QColor& to, double share) {
  const auto channel = [share](float a, float b) { return static_cast<float>(a + (b - a) * share); };
  return QColor::fromRgbF(channel(from.redF(), to.redF()), channel(from.greenF(), to.greenF()),
                          channel(from.blueF(), to.blueF()));
}

/// The tokens by name, with the states of controls derived from them.
QHash<QString, QColor> namedColors(const ThemeTokens& tokens) {
  return {
      {"window", tokens.window},
      {"rail", tokens.rail},
      {"surface", tokens.surface},
      {"border", tokens.border},
      {"gridLine", tokens.gridLine},
      {"text", tokens.text},
      {"muted", tokens.muted},
      {"accent", tokens.accent},
      {"accentBehindText", tokens.accentBehindText},
      {"onAccent", tokens.onAccent},
      {"good", tokens.good},
      {"caution", tokens.caution},
      {"bad", tokens.bad},
      {"field", tokens.dark ? tokens.window : tokens.surface},
      {"fieldHover", mixed(tokens.border, tokens.muted, 0.5)},
      {"disabled", mixed(tokens.muted, tokens.surface, 0.4)},
      {"accentHover", mixed(tokens.accent, tokens.text, 0.12)},
      {"accentPressed", mixed(tokens.accent, tokens.text, 0.25)},
      {"scrollHandle", mixed(tokens.border, tokens.muted, 0.3)},
  };
}

}  // namespace

QString styleSheetOf(const ThemeTokens& tokens, const QString& iconFolder) {
  QFile file(":/styles/application.qss");
  const bool opened = file.open(QIODevice::ReadOnly | QIODevice::Text);
  Q_ASSERT_X(opened, "styleSheetOf", "the embedded style sheet is missing");
  const QString sheet = QString::fromUtf8(file.readAll());
  const QHash<QString, QColor> colors = namedColors(tokens);

  QString filled;
  qsizetype behind = 0;
  static const QRegularExpression token("@(?:icon:(\\w+):)?(\\w+)@");
  for (auto match = token.globalMatch(sheet); match.hasNext();) {
    const QRegularExpressionMatch found = match.next();
    filled += sheet.mid(behind, found.capturedStart() - behind);
    behind = found.capturedEnd();
    const QString icon = found.captured(1);
    const QString color = colors.value(found.captured(2)).name();
    if (icon.isEmpty()) {
      filled += colors.contains(found.captured(2)) ? color : found.captured();
      continue;
    }
    const QString path = iconFolder + '/' + icon + '_' + color.mid(1) + ".svg";
    QFile tinted(path);
    if (!tinted.exists() && tinted.open(QIODevice::WriteOnly)) tinted.write(iconSource(icon, color));
    filled += path;
  }
  return filled + sheet.mid(behind);
}

QPalette paletteOf(const ThemeTokens& tokens) {
  const QHash<QString, QColor> colors = namedColors(tokens);
  QPalette palette;
  palette.setColor(QPalette::Window, tokens.window);
  palette.setColor(QPalette::WindowText, tokens.text);
  palette.setColor(QPalette::Base, colors["field"]);
  palette.setColor(QPalette::AlternateBase, tokens.window);
  palette.setColor(QPalette::Text, tokens.text);
  palette.setColor(QPalette::PlaceholderText, colors["disabled"]);
  palette.setColor(QPalette::Button, tokens.surface);
  palette.setColor(QPalette::ButtonText, tokens.text);
  palette.setColor(QPalette::BrightText, tokens.bad);
  palette.setColor(QPalette::ToolTipBase, tokens.surface);
  palette.setColor(QPalette::ToolTipText, tokens.text);
  palette.setColor(QPalette::Highlight, tokens.accent);
  palette.setColor(QPalette::HighlightedText, tokens.onAccent);
  palette.setColor(QPalette::Link, tokens.accent);
  palette.setColor(QPalette::LinkVisited, tokens.accent);
  palette.setColor(QPalette::Light, tokens.surface);
  palette.setColor(QPalette::Midlight, tokens.gridLine);
  palette.setColor(QPalette::Mid, tokens.border);
  palette.setColor(QPalette::Dark, tokens.muted);
  palette.setColor(QPalette::Shadow, tokens.rail);
  for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
    palette.setColor(QPalette::Disabled, role, colors["disabled"]);
  }
  return palette;
}

}  // namespace s2s
