#pragma once
// The model that a run begins with or goes on with, built for what its data sets ask for.

#include <filesystem>
#include <functional>
#include <string>

#include "engine/models/model_bundle.h"
#include "engine/recipes/recipe.h"
#include "engine/training/training_data.h"

namespace s2s {

/// The recipe's model and tokenizer, made, or opened where model.from leads now: the bundle's folder. `tell`
/// hears what takes long.
Result<ModelBundle> startingModel(const Recipe& recipe, const TrainingRows& rows, torch::Dtype dtype,
                                  torch::Device device, const std::function<void(const std::string&)>& tell);

/// The model of a checkpoint, with LoRA's updates apart from the weights, which the training state restores.
/// It has a tokenizer that fits, and its updates have the base that those of the checkpoint name. Errors are
/// of kind failed and lie in the checkpoint, or of kind unavailable.
Result<ModelBundle> modelToGoOnWith(const Recipe& recipe, const std::filesystem::path& checkpoint,
                                    torch::Dtype dtype, torch::Device device);

/// The same model as startingModel() in everything that decides how data is fed to it, without the memory of
/// its weights: it computes nothing.
Result<ModelBundle> modelWithoutWeights(const Recipe& recipe, const TrainingRows& rows,
                                        const std::function<void(const std::string&)>& tell);

}  // namespace s2s
