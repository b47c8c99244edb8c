#include "engine/recipes/recipe_check.h"

#include <algorithm>

#include "engine/recipes/data_check.h"
#include "engine/recipes/metric_direction.h"
#include "engine/recipes/named_objective.h"
#include "engine/recipes/optimizer_check.h"
#include "engine/recipes/schedule_check.h"
#include "engine/recipes/validation_numbers.h"

namespace s2s {
namespace {

Error invalid(const std::string& what, const std::string& remedy) {
  return Error{what, "", remedy, Error::Kind::invalidInput};
}

bool isDeviceName(const std::string& device) {
  if (device == "cpu" || device == "cuda" || device == "auto") return true;
  const std::string prefix = "cuda:";
  return device.starts_with(prefix) && device.size() > prefix.size() && device.size() < prefix.size() + 4 &&
         std::all_of(device.begin() + prefix.size(), device.end(),
                     [](char c) { return c >= '0' && c <= '9'; });
}

Result<void> checkTraining(const TrainingSection& training) {
  if (!training.steps && !training.epochs)
    return invalid("training.steps: is missing", "give exactly one of steps and epochs");
  if (training.steps && training.epochs)
    return invalid("training.epochs: steps are given too", "give exactly one of steps and epochs");
  if (!isDeviceName(training.device)) {
    return invalid("training.device: \"" + training.device + "\" is not a device",
                   "use cpu, cuda, cuda:N or auto");
  }
  if (training.precision == "float16" && training.device == "cpu") {
    return invalid("training.precision: float16 is not computed on a CPU",
                   "use bfloat16 or float32, or a CUDA device");
  }
  return {};
}

/// Rows of like length together, or in one row.
Result<void> checkBatches(const Recipe& recipe) {
  const TrainingSection& training = recipe.training;
  const bool changesRows = std::ranges::any_of(
      recipe.data.train, [](const DataSource& source) { return !source.augmentation.empty(); });
  if (training.packing && changesRows) {
    return invalid(
        "training.packing: rows whose length augmentation changes do not fit where they were packed",
        "leave one of the two out");
  }
  if (training.packing && training.lengthBuckets) {
    return invalid("training.packing: packed rows have no length that length_buckets could sort them by",
                   "turn one of the two off");
  }
  if (recipe.data.shuffle || (!training.tokensPerBatch && !training.lengthBuckets && !training.packing))
    return {};
  const std::string option = training.packing          ? "packing"
                             : training.tokensPerBatch ? "tokens_per_batch"
                                                       : "length_buckets";
  return invalid("data.shuffle: rows cannot keep their order where training." + option + " sorts them",
                 "leave one of the two out");
}

/// Texts that share a row are told apart by models that write, and by no others.
Result<void> checkPacking(const Recipe& recipe) {
  const auto task = commonTask(recipe);
  if (!recipe.training.packing || !task || *task == ModelTask::sequenceToSequence) return {};
  return invalid("training.packing: " + objectiveKindOf(recipe.data.train.front(), recipe) +
                     " reads whole rows, only what writes texts can share them",
                 "turn it off; length_buckets saves padding too");
}

/// What cannot be together with weights that change while the backward pass is still under way: it would need
/// all gradients at once, or a way back.
Result<void> checkInBackward(const Recipe& recipe) {
  if (!recipe.optimizer.inBackward) return {};
  const auto excludes = [](std::string what, std::string remedy) {
    return invalid("optimizer.in_backward: excludes " + what, std::move(remedy));
  };
  if (recipe.optimizer.clipNorm > 0.0)
    return excludes("clipping by the global norm, which is known only behind the backward pass",
                    "set optimizer.clip_norm to 0");
  if (recipe.training.accumulation > 1)
    return excludes("accumulation, which needs all gradients kept", "set training.accumulation to 1");
  if (recipe.training.badNumbers == "skip")
    return excludes("leaving a step out once some weights have changed",
                    "set training.bad_numbers to stop or roll-back");
  if (recipe.training.precision == "float16")
    return excludes("float16, whose scaled gradients are checked as a whole", "use bfloat16 or float32");
  if (recipe.training.gradientCheckpointing && recipe.head.kind == "bi-encoder")
    return excludes("gradient checkpointing with a bi-encoder, which uses each weight twice a pass",
                    "turn one of the two off");
  return {};
}

}  // namespace

Result<void> checkRecipe(const Recipe& recipe) {
  if (Result<void> checked = checkTraining(recipe.training); !checked) return checked;
  if (Result<void> checked = checkBatches(recipe); !checked) return checked;
  if (Result<void> checked = checkOptimizer(recipe.optimizer); !checked) return checked;
  if (Result<void> checked = checkInBackward(recipe); !checked) return checked;
  if (Result<void> checked = checkSchedule(recipe.schedule); !checked) return checked;
  if (recipe.training.badNumbers == "roll-back" && !recipe.optimizer.learningRate) {
    return invalid(
        "training.bad_numbers: going back halves a learning rate, and this optimizer makes its own",
        "set it to skip or stop, or turn optimizer.relative_step off");
  }
  if (recipe.earlyStopping.patience > 0 && recipe.evaluation.everySteps == 0) {
    return invalid("early_stopping.patience: nothing is validated",
                   "set evaluation.every_steps, or this to 0");
  }
  if (!recipe.tokenizer.from.empty() && recipe.tokenizer.train) {
    return invalid("tokenizer.train: from is given too", "take a tokenizer or train one");
  }
  if (Result<void> checked = checkData(recipe); !checked) return checked;
  if (Result<void> checked = checkPacking(recipe); !checked) return checked;
  if (Result<void> checked = checkValidationNumbers(recipe); !checked) return checked;
  return checkDirections(recipe);
}

}  // namespace s2s
