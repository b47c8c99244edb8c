#include "engine/recipes/sections/json_fields.h"
#include "engine/recipes/sections/option_builders.h"
#include "engine/recipes/sections/sections.h"

namespace s2s::recipe_sections {

Option evaluationOption() {
  const EvaluationSection d;
  return section(
      {"evaluation",
       "Evaluation",
       "How the model is checked while it trains",
       {within(0, kMostSteps,
               option("every_steps", Type::integer, d.everySteps, "Steps between validations; 0 for none",
                      "steps")),
        within(0, 1000,
               option("samples", Type::integer, d.samples,
                      "Validation rows whose output is written out each time", "rows")),
        within(1, kMostTokens,
               option("max_new_tokens", Type::integer, d.maxNewTokens, "Longest output", "tokens")),
        within(1, 64, option("beams", Type::integer, d.beams, "Beams of the search; 1 for greedy")),
        within(0, 1 << 16,
               option("batch_size", Type::integer, d.batchSize,
                      "Rows at once; 0 for the training's batch size", "rows"))}});
}

EvaluationSection evaluationFrom(const Json& json) {
  EvaluationSection evaluation;
  read(json, "every_steps", evaluation.everySteps);
  read(json, "samples", evaluation.samples);
  read(json, "max_new_tokens", evaluation.maxNewTokens);
  read(json, "beams", evaluation.beams);
  read(json, "batch_size", evaluation.batchSize);
  return evaluation;
}

Json evaluationToJson(const EvaluationSection& section) {
  return {{"every_steps", section.everySteps},
          {"samples", section.samples},
          {"max_new_tokens", section.maxNewTokens},
          {"beams", section.beams},
          {"batch_size", section.batchSize}};
}

}  // namespace s2s::recipe_sections
