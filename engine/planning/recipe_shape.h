#pragma once
// The description of the model that a recipe trains, before any of it or of the data is read.

#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"
#include "engine/shapes/model_shape.h"

namespace s2s {

/// From the configuration that model.from names. A tokenizer of the recipe's own decides the vocabulary as it
/// will when training starts; labels that only the data knows count as two in each column. Reads no data, so
/// a form may ask at every key.
Result<ModelShape> shapeOfRecipe(const Recipe& recipe);

/// The same with that content of model.from's config.json.
Result<ModelShape> shapeOfRecipe(const Recipe& recipe, const Json& config);

struct ShapeWithLabels {
  ModelShape shape;
  std::vector<std::string> notes;  ///< what had to be assumed
};

/// The same with the labels that the data has, as far as labelsOfData() knows them.
Result<ShapeWithLabels> shapeWithLabels(const Recipe& recipe);
Result<ShapeWithLabels> shapeWithLabels(const Recipe& recipe, const Json& config);

/// Rows of a vocabulary that is trained so, with what the family's layout adds behind its pieces
/// (tokenizer_trainer.h).
std::int64_t trainedVocabulary(const TokenizerTraining& training, const std::string& family);

}  // namespace s2s
