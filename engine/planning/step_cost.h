#pragma once
// How the time of an optimizer step depends on its recipe, from descriptions alone: an estimate to compare
// recipes for one model with, not seconds; between models it is rough (engine/comparisons/training_time.h).

#include "engine/recipes/recipe.h"
#include "engine/shapes/model_shape.h"

namespace s2s {

/// The cost of the largest step, in float32 multiplications and additions of a matrix product:
///
///   P · L · a · (layers + head · (1 + 26 / rows of a piece of the logits))
///     + (a − 1) · 950 · trained parameters outside the embeddings  +  update · trained parameters
///
/// for a micro-batches a step, with P = 0.5 where products are in bfloat16, L = 1.1 beside LoRA's matrices,
/// and updates of 210 (Adam), 230 (Adafactor) and 1500 (Adam with int8 averages). The numbers are fitted to
/// benchmarks/remedies_time.py on a CPU; docs/planning.md shows how well they hold. 0 where the adaptation
/// does not fit the shape.
double stepCost(const ModelShape& shape, const Recipe& recipe);

}  // namespace s2s
