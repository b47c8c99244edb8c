#include "engine/tokenizers/needed_tokens.h"

namespace s2s {
namespace {

bool hasSentinels(const Tokenizer& tokenizer) {
  int found = 0;
  for (int number = 0; number < tokenizer.sentinels(); ++number) found += tokenizer.sentinel(number) ? 1 : 0;
  return found >= kFewestSentinels && tokenizer.special().end.has_value();
}

}  // namespace

Error lacksSentinels() {
  return Error{
      "objective.kind: span-corruption needs a tokenizer with an end token and sentinels (<extra_id_0> …)",
      "", "take a T5 tokenizer, or train one with tokenizer.train", Error::Kind::invalidInput};
}

Error lacksMask() {
  return Error{"objective.kind: masked-language-model needs a tokenizer with a mask token", "",
               "take one of BERT or RoBERTa", Error::Kind::invalidInput};
}

Result<void> checkNeededTokens(std::string_view objective, const Tokenizer& tokenizer) {
  if (objective == "span-corruption" && !hasSentinels(tokenizer)) return lacksSentinels();
  if (objective == "masked-language-model" && !tokenizer.special().mask) return lacksMask();
  return {};
}

}  // namespace s2s
