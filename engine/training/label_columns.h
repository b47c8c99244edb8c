#pragma once
// Which labels a classifier is to learn, from the rows themselves.

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"
#include "engine/shapes/classification_head.h"
#include "engine/training/training_data.h"

namespace s2s {

/// The head that the recipe's objective asks for (headOfLabels). Labels of rows that are split off the
/// training sets are among them, so that which rows these are does not change the model; labels of other
/// validation sets alone are not: nothing could learn them.
Result<ClassificationHead> headOfRows(const TrainingRows& rows, const Recipe& recipe);

}  // namespace s2s
