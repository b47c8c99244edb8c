#include "engine/recipes/sections/json_fields.h"
#include "engine/recipes/sections/option_builders.h"
#include "engine/recipes/sections/sections.h"

namespace s2s::recipe_sections {

Option objectiveOption() {
  const ObjectiveSection d;
  return common(
      section({"objective",
               "Objective",
               "What the model learns to do",
               {common(choice("kind", d.kind, objectiveNames(),
                              "Write the target, fill in hidden spans or masked tokens of the "
                              "source, or give it a label or a number")),
                within(0, 0.99,
                       option("label_smoothing", Type::number, d.labelSmoothing,
                              "Share of probability spread over all pieces")),
                within(0.01, 0.9,
                       option("noise_density", Type::number, d.noiseDensity,
                              "Span corruption and masked tokens: share of tokens that are hidden")),
                within(1, 100,
                       option("mean_noise_span_length", Type::number, d.meanNoiseSpanLength,
                              "Span corruption: mean length of a hidden span", "tokens")),
                within(0, 1,
                       option("mask_share", Type::number, d.maskShare,
                              "Masked tokens: share of the hidden ones that become the mask")),
                within(0, 1,
                       option("random_share", Type::number, d.randomShare,
                              "Masked tokens: share of the hidden ones that become any token")),
                within(0, 1000,
                       option("mask_copies", Type::integer, d.maskCopies,
                              "Masked tokens: fixed maskings of a row; 0 for a new one every time"))}}));
}

ObjectiveSection objectiveFrom(const Json& json) {
  ObjectiveSection objective;
  read(json, "kind", objective.kind);
  read(json, "label_smoothing", objective.labelSmoothing);
  read(json, "noise_density", objective.noiseDensity);
  read(json, "mean_noise_span_length", objective.meanNoiseSpanLength);
  read(json, "mask_share", objective.maskShare);
  read(json, "random_share", objective.randomShare);
  read(json, "mask_copies", objective.maskCopies);
  return objective;
}

Json objectiveToJson(const ObjectiveSection& objective) {
  return {{"kind", objective.kind},
          {"label_smoothing", objective.labelSmoothing},
          {"noise_density", objective.noiseDensity},
          {"mean_noise_span_length", objective.meanNoiseSpanLength},
          {"mask_share", objective.maskShare},
          {"random_share", objective.randomShare},
          {"mask_copies", objective.maskCopies}};
}

}  // namespace s2s::recipe_sections
