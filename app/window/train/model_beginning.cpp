#include "app/window/train/model_beginning.h"

#include <utility>

#include "app/window/model_catalogue.h"
#include "engine/planning/starting_tokenizer.h"
#include "engine/runs/run_directory.h"

namespace s2s {

Json ownTokenizer() { return {{"kind", "sentencepiece-unigram"}, {"vocabulary_size", 8000}}; }

bool isPresetWithTokenizer(const std::string& model) {
  const Result<ModelReference> reference = resolveModel(model);
  return reference && reference->kind == ModelReference::Kind::preset && ownTokenizer(*reference);
}

std::optional<ModelBeginning::Kind> ModelBeginning::kindOf(const std::string& model) {
  const Result<ModelReference> reference = resolveModel(model);
  if (!reference) return std::nullopt;
  if (reference->kind == ModelReference::Kind::preset)
    return isPresetWithTokenizer(model) ? Kind::randomWithTokenizer : Kind::random;
  // A shape in a file of its own may begin either way.
  return hasWeights(reference->path) ? std::optional(Kind::trained) : std::nullopt;
}

std::vector<SchemaForm::Assignment> ModelBeginning::follow(const std::string& before,
                                                           const std::string& after, bool hasTokenizer) {
  if (const std::optional<Kind> kind = kindOf(before)) m_last = kind;
  const std::optional<Kind> now = kindOf(after);
  if (!now) return {};
  const std::optional<Kind> last = std::exchange(m_last, now);
  if (!last || last == now) return {};
  if (now == Kind::trained)
    return {{"model.initialization", "pretrained"}, {"tokenizer.from", ""}, {"tokenizer.train", nullptr}};
  if (now == Kind::randomWithTokenizer)
    return {{"model.initialization", "random"}, {"tokenizer.train", nullptr}};
  std::vector<SchemaForm::Assignment> random{{"model.initialization", "random"}};
  if (!hasTokenizer) random.emplace_back("tokenizer.train", ownTokenizer());
  return random;
}

}  // namespace s2s
