#include "engine/recipes/sections/json_fields.h"
#include "engine/recipes/sections/option_builders.h"
#include "engine/recipes/sections/sections.h"

namespace s2s::recipe_sections {

Option checkpointsOption() {
  const CheckpointsSection d;
  return section(
      {"checkpoints",
       "Checkpoints",
       "What is kept on disk to go on from",
       {within(0, kMostSteps,
               option("every_steps", Type::integer, d.everySteps,
                      "Steps between checkpoints; 0 for only at a pause and at the end", "steps")),
        within(
            1, 1e6,
            option("keep_last", Type::integer, d.keepLast, "How many of the latest are kept", "checkpoints")),
        option("keep_best", Type::boolean, d.keepBest, "Keep the best one too"),
        required(option("metric", Type::text, d.metric, "The validation number that decides which is best")),
        choice("mode", d.mode, {"auto", "min", "max"},
               "Whether the smaller or the larger number is better; auto as the metric has it"),
        option("in_background", Type::boolean, d.inBackground,
               "Write from a snapshot while training goes on, where the memory allows it"),
        within(
            0, 1000,
            option("average_last", Type::integer, d.averageLast,
                   "At the end, add the mean of the last so many checkpoints; 0 for none", "checkpoints"))}});
}

CheckpointsSection checkpointsFrom(const Json& json) {
  CheckpointsSection checkpoints;
  read(json, "every_steps", checkpoints.everySteps);
  read(json, "keep_last", checkpoints.keepLast);
  read(json, "keep_best", checkpoints.keepBest);
  read(json, "metric", checkpoints.metric);
  read(json, "mode", checkpoints.mode);
  read(json, "in_background", checkpoints.inBackground);
  read(json, "average_last", checkpoints.averageLast);
  return checkpoints;
}

Json checkpointsToJson(const CheckpointsSection& section) {
  return {{"every_steps", section.everySteps},
          {"keep_last", section.keepLast},
          {"keep_best", section.keepBest},
          {"metric", section.metric},
          {"mode", section.mode},
          {"in_background", section.inBackground},
          {"average_last", section.averageLast}};
}

}  // namespace s2s::recipe_sections
