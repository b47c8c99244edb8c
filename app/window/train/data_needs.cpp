#include "app/window/train/data_needs.h"

namespace s2s {

DataNeeds dataNeeds(const std::string& objective, const Tokenizer* tokenizer) {
  DataNeeds needs;
  if (objective == "sequence-classification") needs.answer = DataNeeds::Answer::labels;
  if (objective == "regression") needs.answer = DataNeeds::Answer::numbers;
  if (objective == "span-corruption" || objective == "masked-language-model")
    needs.answer = DataNeeds::Answer::nothing;
  if (tokenizer) needs.languages = tokenizer->languages();
  return needs;
}

}  // namespace s2s
