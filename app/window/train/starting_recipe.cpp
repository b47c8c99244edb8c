#include "app/window/train/starting_recipe.h"

#include "app/window/model_catalogue.h"
#include "app/window/train/model_beginning.h"
#include "engine/shapes/presets.h"

namespace s2s {
namespace {

/// What a model is built for is what it most likely goes on learning.
const char* objectiveFor(ModelTask task) {
  switch (task) {
    case ModelTask::maskedLanguageModel:
      return "masked-language-model";
    case ModelTask::sequenceClassification:
      return "sequence-classification";
    case ModelTask::sequenceToSequence:
      break;
  }
  return "sequence-to-sequence";
}

/// T5's papers fine-tune with Adafactor at a constant 0.001 (Raffel et al. 2020, section 3.1.2); the others
/// use Adam with small rates.
Json optimizerFor(const ModelDescription* description) {
  if (!description || description->shape->family == "t5")
    return {{"kind", "adafactor"}, {"learning_rate", 0.001}};
  return {{"kind", "adamw"}, {"learning_rate", description->canAnswer ? 3e-5 : 5e-4}};
}

}  // namespace

Json startingRecipe(const QString& model, const ModelDescription* description) {
  Json recipe{
      {"name", "my-run"},
      {"model", {{"from", model.toStdString()}}},
      {"data", {{"validation", {{"split", 0.05}}}, {"max_source_tokens", 64}, {"max_target_tokens", 64}}},
      {"training", {{"steps", 1000}, {"batch_size", 16}}},
      {"optimizer", optimizerFor(description)},
      {"checkpoints", {{"every_steps", 100}}},
      {"evaluation", {{"every_steps", 100}}}};
  if (description) recipe["objective"]["kind"] = objectiveFor(description->shape->task);
  if (findPreset(model.toStdString())) {
    // A preset is a shape: fresh weights, and a tokenizer made from the data where it brings none.
    recipe["model"]["initialization"] = "random";
    if (!isPresetWithTokenizer(model.toStdString())) recipe["tokenizer"] = {{"train", ownTokenizer()}};
  }
  return recipe;
}

}  // namespace s2s
