#pragma once
// Which tensors a recipe trains, from the model's description alone.
//
// adaptation.kind   trained
//   full            everything
//   lora            A and B of the chosen projections (Hu et al. 2021)
//   adapters        the adapters and every layer norm (Houlsby et al. 2019; Raffel et al. 2020,
//   section 3.5.1) bias            every bias term (Ben Zaken et al. 2022)
// A classifier's head is trained with all of them. `encoder` and `freeze` then take away.
//
// Gradual unfreezing (Raffel et al. 2020, section 3.5.1) begins with the last block of encoder and decoder
// and adds, every `unfreeze_every` steps, the block below in both. As there, an embedding that is the output
// matrix too is trained throughout, as are heads and the norms behind the blocks; where the embedding is the
// input's alone, it and what else lies below the first block (positions, token types, their norm) join with
// that block.

#include <cstdint>

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"
#include "engine/shapes/model_shape.h"

namespace s2s {

/// The description with what LoRA and adapters add, and with isFrozen set on every parameter that keeps its
/// values to the end of the run: what trainedParameters() counts is what gets gradients and optimizer state.
/// A pattern or target that fits nothing, biases where the family has none, and an adaptation that leaves
/// nothing to train are invalidInput. Layers that are there already are not added again.
Result<ModelShape> adaptedShape(ModelShape shape, const AdaptationSection& adaptation);

/// The same for a whole recipe: a group of the optimizer that fits no parameter is invalidInput too.
Result<ModelShape> trainedShape(ModelShape shape, const Recipe& recipe);

/// How many steps are done when gradual unfreezing reaches a tensor of the description: 0 for what is trained
/// from the start, and for everything where `unfreezeEvery` is 0.
std::int64_t unfreezingStep(const TensorShape& tensor, const ModelShape& shape, std::int64_t unfreezeEvery);

/// The description as the step after `stepsDone` trains it: what gradual unfreezing has not reached is
/// frozen, too.
ModelShape shapeTrainedAt(ModelShape shape, std::int64_t unfreezeEvery, std::int64_t stepsDone);

}  // namespace s2s
