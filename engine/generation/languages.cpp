#include "engine/generation/prompting.h"

namespace s2s {

const Registry<Language>& languages() {
  static const Registry<Language> kLanguages("language code", {
#define LANGUAGE(code, englishName, ownName, letters) Language{code, englishName, ownName, letters},
#include "engine/generation/languages.def"
#undef LANGUAGE
                                                              });
  return kLanguages;
}

Result<std::string> translationPrefix(std::string_view fromCode, std::string_view toCode) {
  const auto from = languages().find(fromCode);
  if (!from) return from.error();
  const auto to = languages().find(toCode);
  if (!to) return to.error();
  return "translate " + std::string((*from)->englishName) + " to " + std::string((*to)->englishName) + ": ";
}

}  // namespace s2s
