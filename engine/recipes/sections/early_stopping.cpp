#include "engine/recipes/sections/json_fields.h"
#include "engine/recipes/sections/option_builders.h"
#include "engine/recipes/sections/sections.h"

namespace s2s::recipe_sections {

Option earlyStoppingOption() {
  const EarlyStoppingSection d;
  return section(
      {"early_stopping",
       "Early stopping",
       "When a run that no longer improves ends",
       {within(0, 1e6,
               option("patience", Type::integer, d.patience,
                      "Validations without improvement before the run ends; 0 for never", "validations")),
        option("metric", Type::text, d.metric,
               "The validation number that has to improve; empty for that of the checkpoints"),
        choice("mode", d.mode, {"auto", "min", "max"},
               "Whether the smaller or the larger number is better; auto as the metric has it"),
        within(0, 1e6,
               option("minimum_improvement", Type::number, d.minimumImprovement,
                      "How much better a number must be to count"))}});
}

EarlyStoppingSection earlyStoppingFrom(const Json& json) {
  EarlyStoppingSection stopping;
  read(json, "patience", stopping.patience);
  read(json, "metric", stopping.metric);
  read(json, "mode", stopping.mode);
  read(json, "minimum_improvement", stopping.minimumImprovement);
  return stopping;
}

Json earlyStoppingToJson(const EarlyStoppingSection& section) {
  return {{"patience", section.patience},
          {"metric", section.metric},
          {"mode", section.mode},
          {"minimum_improvement", section.minimumImprovement}};
}

}  // namespace s2s::recipe_sections
