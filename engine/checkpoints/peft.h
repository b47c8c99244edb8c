#pragma once
// LoRA's updates in the layout of PEFT 0.17, written and merged.

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "engine/checkpoints/weight_loading.h"
#include "engine/core/json.h"
#include "engine/runs/peft_folder.h"

namespace s2s {

/// What PEFT's save_pretrained writes of a model.
struct PeftForm {
  Json config;                       ///< adapter_config.json
  std::vector<NamedTensor> tensors;  ///< the model's own, under PEFT's names
};

/// Of a model with LoRA: A and B of every update, and the head of a classifier that was trained with them
/// ("modules_to_save"). The model must have updates.
PeftForm peftForm(const Weights& weights);

/// Writes adapter_config.json and adapter_model.safetensors (float32) into `folder`, which exists.
Result<void> writePeft(const PeftForm& form, const std::filesystem::path& folder);

/// config.json content of the base model for the task that the adapter was trained for.
Result<Json> peftConfiguration(const PeftFolder& peft);

/// The tensors of the base that the adapter's updates are added to, by the names that the adapter has for
/// them.
Result<std::set<std::string>> updatedTensors(const PeftFolder& peft);

/// The base model's tensors for this description, with the adapter's merged in: W + scale · B · A, summed in
/// float32, and whole tensors in place of the base's. An adapter that does not fit is an error, and so is one
/// that parts what the base has as one tensor of several names (a tied output matrix): an update of it, or
/// modules_to_save (of which PEFT makes copies) without the same values for all of the names.
Result<LoadingPlan> planMerged(const PeftFolder& peft, const ModelShape& shape, MayLack mayLack);

}  // namespace s2s
