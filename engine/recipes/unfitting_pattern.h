#pragma once
// A pattern over the names of tensors that none of a model's fits.

#include <string>

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"
#include "engine/shapes/model_shape.h"

namespace s2s {

/// Why `pattern`, at the JSON path `path`, fits no parameter: it names a tensor by its second name, or
/// nothing at all; then the error says what is near. Of kind invalidInput.
Error unfittingPattern(const ModelShape& shape, const std::string& pattern, const std::string& path);

/// optimizer.groups: an error where a group fits no parameter of the model, or where none that is trained is
/// left for it (groupsOfTensors()). `shape`: as adaptedShape() gives it.
Result<void> checkGroupPatterns(const ModelShape& shape, const std::vector<OptimizerGroup>& groups);

}  // namespace s2s
