#pragma once
#include <QString>
#include <vector>

namespace s2s {

struct LanguageChoice {
  QString code;  ///< as PromptRequest takes it
  QString name;  ///< in the window's language
  QString englishName;
};

/// Languages offered for translation, the commonest first.
std::vector<LanguageChoice> languageChoices();
/// Name of one of them; the code itself where it is not offered.
QString languageName(const QString& code);
/// "translate English to Korean: ", the prefix T5 was taught; empty where a code is not offered.
QString translationPrefix(const QString& from, const QString& to);

}  // namespace s2s
