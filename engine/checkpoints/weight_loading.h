#pragma once
// Which tensor of a checkpoint goes where in a model. Hugging Face's names are the description's names.

#include <string>
#include <vector>

#include "engine/checkpoints/checkpoint.h"
#include "engine/models/weights.h"

namespace s2s {

/// Found for every tensor of a description, with nothing allocated yet.
struct LoadingPlan {
  std::vector<NamedTensor> sources;   ///< under the names of Weights::stored()
  std::vector<std::string> warnings;  ///< extra tensors; tied tensors whose copies in the file differ
  std::vector<std::string> left;      ///< tensors that keep their initial values
};

/// Which tensors a checkpoint may lack.
enum class MayLack {
  nothing,      ///< but buffers that begin as zeros (BartModel's files have no final_logits_bias)
  addedLayers,  ///< what LoRA and adapters put in: it begins anew
  head,         ///< that, and the head of a task that the stored model was not built for
};

/// Missing tensors and those of another shape or without floating-point values are one error that lists them
/// (the first ten and how many). Tied tensors may be in the file under any of their names; as in transformers
/// the one that the others are tied to wins where they differ. Older spellings are understood
/// (engine/checkpoints/ stored_names.h).
Result<LoadingPlan> planLoading(const ModelShape& shape, const Checkpoint& checkpoint,
                                MayLack mayLack = MayLack::nothing);

/// Copies the sources, converting them to the weights' type and device. Returns warnings: tensors that hold
/// NaN.
std::vector<std::string> copyWeights(const LoadingPlan& plan, Weights& weights);

}  // namespace s2s
