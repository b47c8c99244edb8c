#include "engine/planning/step_cost.h"

#include <algorithm>

#include "engine/planning/batch_extent.h"
#include "engine/planning/operations.h"
#include "engine/recipes/adapted_shape.h"

namespace s2s {
namespace {

constexpr double kShortProducts = 0.5;
constexpr double kPieceOfLogits = 26.0;     ///< rows whose products take as long as the head's matrix is read
constexpr double kAddedMicroBatch = 950.0;  ///< a parameter outside the embeddings
constexpr double kBesideLora = 1.1;

double updateOfParameter(const OptimizerSection& optimizer) {
  if (optimizer.kind == "adafactor") return 230.0;
  return optimizer.state == "int8" ? 1500.0 : 210.0;
}

}  // namespace

double stepCost(const ModelShape& shape, const Recipe& recipe) {
  const auto adapted = trainedShape(shape, recipe);
  if (!adapted) return 0.0;
  const BatchExtent batch = largestBatch(*adapted, recipe);
  const bool again = recipe.training.gradientCheckpointing;
  ComputedTokens tokens{batch.rows, batch.source, batch.second, batch.target, 0};
  double layers = trainingOperations(*adapted, tokens, again);
  tokens.predicted = batch.labels;
  double head = trainingOperations(*adapted, tokens, again) - layers;
  if (head > 0.0) {
    const std::int64_t pieces = piecesOfLogits(*adapted, recipe.training, batch.labels);
    head *= 1.0 + kPieceOfLogits * static_cast<double>(pieces) / static_cast<double>(batch.labels);
  }
  const double products = (recipe.training.precision == "bfloat16" ? kShortProducts : 1.0) *
                          (recipe.adaptation.kind == "lora" ? kBesideLora : 1.0);
  const auto microBatches = static_cast<double>(recipe.training.accumulation);
  const std::int64_t trained = adapted->trainedParameters();
  const std::int64_t outside = std::min(trained, parameterParts(*adapted).outsideEmbeddings());
  return microBatches * products * (layers + head) +
         (microBatches - 1.0) * kAddedMicroBatch * static_cast<double>(outside) +
         updateOfParameter(recipe.optimizer) * static_cast<double>(trained);
}

}  // namespace s2s
