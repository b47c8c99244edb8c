#pragma once
// Everything a run needs before its first step, checked: device, rows, tokenizer, model.

#include <filesystem>
#include <functional>
#include <optional>

#include "engine/core/run_control.h"
#include "engine/layers/cpu_memory.h"
#include "engine/models/model_bundle.h"
#include "engine/optimizers/trained_parameters.h"
#include "engine/recipes/recipe.h"
#include "engine/runs/label_record.h"
#include "engine/training/split_record.h"
#include "engine/training/training_data.h"

namespace s2s {

struct TrainingSetup {
  Recipe recipe;  ///< with the hashes of the data in it
  torch::Device device;
  torch::Dtype dtype;
  TrainingData data;
  ModelBundle bundle;
  std::vector<NamedTensor> originals;  ///< float32 values of stored weights that the model holds rounded
  std::int64_t totalSteps = 0;
  SplitRecord splits;
  LabelRecord labels;              ///< that the model is to write as the data has them
  cpu_memory::BudgetScope budget;  ///< training.memory_budget_gib, where the device is the CPU
};

/// What data needs to know of a model.
ModelTraits traitsOf(const ModelBundle& bundle);

/// The parameters that are not frozen.
std::vector<NamedTensor> trainedTensors(const Weights& weights);

/// What the recipe trains of the setup's model, each tensor from its own step on
/// (adaptation.unfreeze_every). Moves `originals` out of the setup.
TrainedParameters trainedParameters(TrainingSetup& setup);

/// Reads the data, trains or opens the tokenizer, makes or opens the model. With `checkpoint`, model and
/// tokenizer come from there. Sets Torch's threads. `message` (may be empty) hears what takes long;
/// before each of these things `control` may end it (Error::Kind::cancelled).
Result<TrainingSetup> prepareTraining(Recipe recipe, const std::optional<std::filesystem::path>& checkpoint,
                                      const std::function<void(const std::string&)>& message,
                                      const RunControl& control);

/// What a run feeds its model, without the means to train it: the model has no values (modelWithoutWeights).
struct FeedingSetup {
  Recipe recipe;      ///< with the hashes of the data in it
  TrainingRows rows;  ///< that the data was made of, and those kept for a test
  TrainingData data;
  ModelBundle bundle;
};

/// As prepareTraining(), for looking at what training would see.
Result<FeedingSetup> prepareFeeding(Recipe recipe, const std::function<void(const std::string&)>& message,
                                    const RunControl& control);

}  // namespace s2s
