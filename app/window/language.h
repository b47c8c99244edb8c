#pragma once
#include <QString>
#include <QTranslator>

namespace s2s {

/// Switches the program's language while it runs: every widget gets a LanguageChange event.
class Language {
 public:
  /// "system", "en" or "ko"; "system" follows the desktop and falls back to English.
  void use(const QString& choice);
  /// The language in use: "en" or "ko".
  QString current() const { return m_current; }

 private:
  QTranslator m_window;
  QTranslator m_qt;
  QString m_current = "en";
};

}  // namespace s2s
