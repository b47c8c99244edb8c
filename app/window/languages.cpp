#include "app/window/languages.h"

#include <QCoreApplication>

namespace s2s {

std::vector<LanguageChoice> languageChoices() {
  const auto named = [](const char* code, const char* name) {
    return LanguageChoice{code, QCoreApplication::translate("s2s::languages", name), name};
  };
  return {
      named("en", QT_TRANSLATE_NOOP("s2s::languages", "English")),
      named("ko", QT_TRANSLATE_NOOP("s2s::languages", "Korean")),
      named("de", QT_TRANSLATE_NOOP("s2s::languages", "German")),
      named("fr", QT_TRANSLATE_NOOP("s2s::languages", "French")),
      named("ro", QT_TRANSLATE_NOOP("s2s::languages", "Romanian")),
      named("es", QT_TRANSLATE_NOOP("s2s::languages", "Spanish")),
      named("ja", QT_TRANSLATE_NOOP("s2s::languages", "Japanese")),
      named("zh", QT_TRANSLATE_NOOP("s2s::languages", "Chinese")),
  };
}

QString languageName(const QString& code) {
  for (const LanguageChoice& choice : languageChoices()) {
    if (choice.code == code) return choice.name;
  }
  return code;
}

QString translationPrefix(const QString& from, const QString& to) {
  QString fromName, toName;
  for (const LanguageChoice& choice : languageChoices()) {
    if (choice.code == from) fromName = choice.englishName;
    if (choice.code == to) toName = choice.englishName;
  }
  return fromName.isEmpty() || toName.isEmpty() ? QString()
                                                : QString("translate %1 to %2: ").arg(fromName, toName);
}

}  // namespace s2s
