#include "engine/tokenizers/known_language.h"

#include <vector>

namespace s2s {

Error unknownLanguage(std::span<const std::string> known, const std::string& language,
                      const std::string& what) {
  std::string list;
  for (const std::string& code : known) list += (list.empty() ? "" : ", ") + code;
  return Error{"the model does not know the language '" + language + "'", what, "it knows " + list,
               Error::Kind::invalidInput};
}

Result<void> checkLanguage(const Tokenizer& tokenizer, const std::string& language, const std::string& what) {
  const std::vector<std::string> known = tokenizer.languages();
  if (language.empty() || known.empty() || tokenizer.languageToken(language)) return {};
  return unknownLanguage(known, language, what);
}

}  // namespace s2s
