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
        within(
            0, 1e6,
            option(
                "generated_rows", Type::integer, d.generatedRows,
                "Rows of each validation set, spread evenly over it and the same each time, whose generated "
                "output is scored with BLEU, chrF++ and exact match; 0 for none",
                "rows")),
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
  read(json, "generated_rows", evaluation.generatedRows);
  read(json, "max_new_tokens", evaluation.maxNewTokens);
  read(json, "beams", evaluation.beams);
  read(json, "batch_size", evaluation.batchSize);
  return evaluation;
}

Json evaluationToJson(const EvaluationSection& section) {
  return {{"every_steps", section.everySteps},
          {"samples", section.samples},
          {"generated_rows", section.generatedRows},
          {"max_new_tokens", section.maxNewTokens},
          {"beams", section.beams},
          {"batch_size", section.batchSize}};
}

}  // namespace s2s::recipe_sections
