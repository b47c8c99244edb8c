#include "app/window/languages.h"

#include <QCoreApplication>
#include <algorithm>

namespace s2s {
namespace {

struct Known {
  const char* code;
  const char* englishName;
};
constexpr Known kLanguages[] = {
#define LANGUAGE(code, englishName, ownName, letters) {code, englishName},
#include "engine/generation/languages.def"
#undef LANGUAGE
};

/// Offered first.
constexpr std::pair<const char*, const char*> kCommonLanguages[] = {
    {"en", QT_TRANSLATE_NOOP("s2s::languages", "English")},
    {"ko", QT_TRANSLATE_NOOP("s2s::languages", "Korean")},
    {"de", QT_TRANSLATE_NOOP("s2s::languages", "German")},
    {"fr", QT_TRANSLATE_NOOP("s2s::languages", "French")},
    {"ro", QT_TRANSLATE_NOOP("s2s::languages", "Romanian")},
    {"es", QT_TRANSLATE_NOOP("s2s::languages", "Spanish")},
    {"ja", QT_TRANSLATE_NOOP("s2s::languages", "Japanese")},
    {"zh", QT_TRANSLATE_NOOP("s2s::languages", "Chinese")},
};

}  // namespace

std::vector<LanguageChoice> languageChoices() {
  std::vector<LanguageChoice> choices;
  for (const auto& [code, name] : kCommonLanguages)
    choices.push_back({code, QCoreApplication::translate("s2s::languages", name), name});
  const auto commonEnd = choices.end() - choices.begin();
  for (const Known& known : kLanguages) {
    const bool common = std::any_of(choices.begin(), choices.begin() + commonEnd,
                                    [&](const LanguageChoice& choice) { return choice.code == known.code; });
    if (!common)
      choices.push_back(
          {known.code, QCoreApplication::translate("s2s::languages", known.englishName), known.englishName});
  }
  return choices;
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
