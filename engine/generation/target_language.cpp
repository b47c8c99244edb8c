#include "engine/generation/target_language.h"

namespace s2s {

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
