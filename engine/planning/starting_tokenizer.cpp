#include "engine/planning/starting_tokenizer.h"

#include <string>

#include "engine/runs/peft_folder.h"
#include "engine/shapes/presets.h"
#include "engine/tokenizers/tokenizer_of_class.h"

namespace s2s {
namespace {

Error invalid(std::string what, std::string remedy) {
  return {std::move(what), "", std::move(remedy), Error::Kind::invalidInput};
}

Result<std::shared_ptr<const Tokenizer>> tokenizerOfPreset(const std::string& name) {
  const auto preset = findPreset(name);
  if (!preset) return preset.error();
  return tokenizerOfClass((*preset)->config.value("tokenizer_class", ""));
}

}  // namespace

Result<void> checkHasWeights(const Recipe& recipe, const ModelReference& reference) {
  const bool isShape =
      reference.kind == ModelReference::Kind::preset || reference.kind == ModelReference::Kind::configFile;
  if (recipe.model.initialization == "random" || !isShape) return {};
  return invalid("model.initialization: " + recipe.model.from + " has no weights",
                 "set it to random, or name a folder with weights");
}

Result<std::shared_ptr<const Tokenizer>> ownTokenizer(const ModelReference& reference) {
  if (reference.kind == ModelReference::Kind::preset) {
    if (auto own = tokenizerOfPreset(reference.name)) return own;
    return invalid("tokenizer: the preset " + reference.name + " is a shape without a vocabulary",
                   "give tokenizer.from or tokenizer.train");
  }
  if (reference.kind == ModelReference::Kind::configFile) return loadTokenizer(reference.path.parent_path());
  return loadTokenizer(companionFolder(reference.path));
}

Result<void> checkVocabulary(std::int64_t rows, const Tokenizer& tokenizer) {
  if (rows >= tokenizer.size()) return {};
  return invalid("model.overrides.vocab_size: " + std::to_string(rows) + " is below the tokenizer's " +
                     std::to_string(tokenizer.size()) + " entries",
                 "leave it out, or take a tokenizer that fits the model");
}

}  // namespace s2s
