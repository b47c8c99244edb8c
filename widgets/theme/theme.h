#pragma once
#include <QFont>
#include <QObject>
#include <functional>

#include "widgets/theme/theme_tokens.h"

class QApplication;

namespace s2s {

enum class ThemeChoice { system, light, dark };

/// What a piece of text is for.
enum class TextSize {
  body,        ///< 13 px
  bodyStrong,  ///< 13 px semi-bold: titles of cards
  label,       ///< 12 px
  chip,        ///< 11 px
  title,       ///< 20 px semi-bold: titles of pages
  prompt,      ///< 19 px: prompts and answers
};

/// The look in force: tokens, fonts, palette and style sheet of the application.
class Theme : public QObject {
  Q_OBJECT
 public:
  static Theme& current();

  /// Fusion, palette, fonts and style sheet on the whole application; may be called again to switch. With
  /// `system` it follows the desktop (settings portal over D-Bus; else the lightness of the system's
  /// palette).
  static void apply(QApplication& application, ThemeChoice choice);
  /// The same around the building of a window. The style sheet comes behind it: below one, Qt styles all that
  /// a part holds anew at each level that the part is put into.
  static void applyAround(QApplication& application, ThemeChoice choice, const std::function<void()>& build);

  const ThemeTokens& tokens() const { return *m_tokens; }
  bool dark() const { return m_tokens->dark; }
  ThemeChoice choice() const { return m_choice; }

 Q_SIGNALS:
  /// The tokens have changed; painted widgets repaint by themselves, charts take the new colours.
  void changed();

 private:
  Theme();
  void use(QApplication& application, bool dark, const std::function<void()>& build = {});

  const ThemeTokens* m_tokens;
  ThemeChoice m_choice = ThemeChoice::light;
};

/// Inter where installed, else the system's family, then Noto Sans CJK KR for Korean.
QFont themeFont(TextSize role);

}  // namespace s2s
