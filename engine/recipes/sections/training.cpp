#include "engine/recipes/sections/json_fields.h"
#include "engine/recipes/sections/option_builders.h"
#include "engine/recipes/sections/sections.h"

namespace s2s::recipe_sections {

Option trainingOption() {
  const TrainingSection d;
  return common(section(
      {"training",
       "Training",
       "How long, how much at once, and on what",
       {common(within(1, kMostSteps,
                      option("steps", Type::integer, nullptr,
                             "Optimizer steps of the whole run; exactly one of steps and epochs", "steps"))),
        common(within(0.001, 1e6,
                      option("epochs", Type::number, nullptr,
                             "Passes over the training data; exactly one of steps and epochs", "epochs"))),
        common(within(1, 1 << 16,
                      option("batch_size", Type::integer, d.batchSize, "Rows in a micro-batch", "rows"))),
        within(
            16, kMostTokens,
            option("tokens_per_batch", Type::integer, nullptr,
                   "Padded source and target tokens in a micro-batch at most, rows of like length together; "
                   "in place of batch_size",
                   "tokens")),
        option("length_buckets", Type::boolean, d.lengthBuckets,
               "Rows of like length share a micro-batch, which saves padding"),
        option("packing", Type::boolean, d.packing,
               "Several texts share a row without seeing each other, so that hardly any padding is left; batch_size then "
               "counts such rows of max_source_tokens and max_target_tokens"),
        within(1, 1 << 16,
               option("accumulation", Type::integer, d.accumulation, "Micro-batches in an optimizer step",
                      "micro-batches")),
        common(choice("precision", d.precision, {"float32", "bfloat16", "float16"},
                      "Number format of the computation; float16 needs a CUDA device")),
        option("device", Type::text, d.device, "cpu, cuda, cuda:N, or auto for the best there is"),
        within(
            0, 1024,
            option("threads", Type::integer, d.threads, "CPU threads; 0 for the machine's cores", "threads")),
        atLeast(0, option("seed", Type::integer, d.seed, "Seed of order, dropout and fresh weights")),
        within(0, 0.99,
               option("dropout", Type::number, nullptr,
                      "Replaces every dropout rate of the model that model.overrides does not name")),
        option("gradient_checkpointing", Type::boolean, d.gradientCheckpointing,
               "Keep only the input of each block and run it again in the backward pass: less memory, more "
               "time"),
        within(0.001, 1 << 14,
               option("memory_budget_gib", Type::number, nullptr,
                      "Memory that training may take on the CPU; a step that needs more is split", "GiB")),
        within(1, 1 << 16,
               option("logits_mib", Type::integer, d.logitsMib,
                      "Memory for the logits of the output vocabulary at once", "MiB")),
        choice("bad_numbers", d.badNumbers, {"stop", "skip", "roll-back"},
               "When the loss or a gradient is no number: stop, leave the step out, or go back to the last "
               "checkpoint with half the learning rate"),
        within(
            0, 0.999999,
            option(
                "moving_average", Type::number, d.movingAverage,
                "Decay per step of an average of the weights, which is validated and saved; 0 for none"))}}));
}

TrainingSection trainingFrom(const Json& json) {
  TrainingSection training;
  read(json, "steps", training.steps);
  read(json, "epochs", training.epochs);
  read(json, "batch_size", training.batchSize);
  read(json, "tokens_per_batch", training.tokensPerBatch);
  read(json, "length_buckets", training.lengthBuckets);
  read(json, "packing", training.packing);
  read(json, "accumulation", training.accumulation);
  read(json, "precision", training.precision);
  read(json, "device", training.device);
  read(json, "threads", training.threads);
  read(json, "seed", training.seed);
  read(json, "dropout", training.dropout);
  read(json, "gradient_checkpointing", training.gradientCheckpointing);
  read(json, "memory_budget_gib", training.memoryBudgetGib);
  read(json, "logits_mib", training.logitsMib);
  read(json, "bad_numbers", training.badNumbers);
  read(json, "moving_average", training.movingAverage);
  return training;
}

Json trainingToJson(const TrainingSection& training) {
  return {{"steps", orNull(training.steps)},
          {"epochs", orNull(training.epochs)},
          {"batch_size", training.batchSize},
          {"tokens_per_batch", orNull(training.tokensPerBatch)},
          {"length_buckets", training.lengthBuckets},
          {"packing", training.packing},
          {"accumulation", training.accumulation},
          {"precision", training.precision},
          {"device", training.device},
          {"threads", training.threads},
          {"seed", training.seed},
          {"dropout", orNull(training.dropout)},
          {"gradient_checkpointing", training.gradientCheckpointing},
          {"memory_budget_gib", orNull(training.memoryBudgetGib)},
          {"logits_mib", training.logitsMib},
          {"bad_numbers", training.badNumbers},
          {"moving_average", training.movingAverage}};
}

}  // namespace s2s::recipe_sections
