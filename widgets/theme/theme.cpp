#include "widgets/theme/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QWidget>

#include "widgets/theme/icons.h"
#include "widgets/theme/style_sheet.h"
#include "widgets/theme/system_appearance.h"

namespace s2s {
namespace {

struct SystemLook {
  QPalette palette;  ///< before the program's own was set
  QStringList fontFamilies;
};

/// Read once, before the first apply() replaces palette and font.
const SystemLook& systemLook() {
  static const SystemLook look{QApplication::palette(), QApplication::font().families()};
  return look;
}

SystemAppearance& appearance() {
  static SystemAppearance* watched = new SystemAppearance(qApp);
  return *watched;
}

bool systemPrefersDark() {
  if (const std::optional<bool> preference = appearance().prefersDark()) return *preference;
  return systemLook().palette.color(QPalette::Window).lightnessF() < 0.5;
}

QStringList fontFamilies() {
  static const QStringList families = [] {
    QStringList wanted;
    const QStringList installed = QFontDatabase::families();
    if (installed.contains("Inter")) wanted << "Inter";
    wanted << systemLook().fontFamilies;
    if (installed.contains("Noto Sans CJK KR")) wanted << "Noto Sans CJK KR";
    return wanted;
  }();
  return families;
}

}  // namespace

Theme::Theme() : m_tokens(&lightTokens()) {}

Theme& Theme::current() {
  static Theme theme;
  return theme;
}

void Theme::apply(QApplication& application, ThemeChoice choice) { applyAround(application, choice, {}); }

void Theme::applyAround(QApplication& application, ThemeChoice choice, const std::function<void()>& build) {
  systemLook();
  Theme& theme = current();
  theme.m_choice = choice;
  static bool watching = false;
  if (choice == ThemeChoice::system && !watching) {
    watching = true;
    QObject::connect(&appearance(), &SystemAppearance::changed, &application, [&application, &theme] {
      if (theme.m_choice == ThemeChoice::system) theme.use(application, systemPrefersDark());
    });
  }
  const bool dark = choice == ThemeChoice::system ? systemPrefersDark() : choice == ThemeChoice::dark;
  theme.use(application, dark, build);
}

void Theme::use(QApplication& application, bool dark, const std::function<void()>& build) {
  if (build) application.setStyleSheet({});
  m_tokens = dark ? &darkTokens() : &lightTokens();
  iconNames();  // loads the embedded files
  static const QTemporaryDir icons;
  QApplication::setStyle(QStyleFactory::create("Fusion"));
  QApplication::setPalette(paletteOf(*m_tokens));
  QApplication::setFont(themeFont(TextSize::body));
  if (build) build();
  application.setStyleSheet(styleSheetOf(*m_tokens, icons.path()));
  const QWidgetList widgets = QApplication::allWidgets();
  for (QWidget* widget : widgets) widget->update();
  Q_EMIT changed();
}

QFont themeFont(TextSize role) {
  QFont font;
  font.setFamilies(fontFamilies());
  font.setHintingPreference(QFont::PreferNoHinting);
  switch (role) {
    case TextSize::body:
      font.setPixelSize(13);
      break;
    case TextSize::bodyStrong:
      font.setPixelSize(13);
      font.setWeight(QFont::DemiBold);
      break;
    case TextSize::label:
      font.setPixelSize(12);
      break;
    case TextSize::chip:
      font.setPixelSize(11);
      break;
    case TextSize::title:
      font.setPixelSize(20);
      font.setWeight(QFont::DemiBold);
      break;
    case TextSize::prompt:
      font.setPixelSize(19);
      break;
  }
  return font;
}

}  // namespace s2s
