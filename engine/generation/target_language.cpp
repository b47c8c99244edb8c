#include "engine/generation/target_language.h"

#include <algorithm>

namespace s2s {

Result<void> checkLanguage(const Tokenizer& tokenizer, const std::string& language, const std::string& what) {
  const std::vector<std::string> known = tokenizer.languages();
  if (language.empty() || known.empty() || tokenizer.languageToken(language)) return {};
  std::string list;
  for (const std::string& code : known) list += (list.empty() ? "" : ", ") + code;
  return Error{"the model does not know the language '" + language + "'", what, "it knows " + list,
               Error::Kind::invalidInput};
}

Result<GenerationTokens> tokensForLanguage(GenerationTokens tokens, const Tokenizer& tokenizer,
                                           const std::string& language) {
  if (language.empty() || tokenizer.languages().empty()) return tokens;
  if (auto known = checkLanguage(tokenizer, language, "target language"); !known) return known.error();
  const TokenId token = *tokenizer.languageToken(language);
  const std::vector<TokenId> target = tokenizer.encodeAs("", {language, true});
  if (!target.empty() && target.front() == token)
    tokens.forcedFirstId = token;
  else
    tokens.decoderStartId = token;
  return tokens;
}

}  // namespace s2s
