#pragma once
// A training run walked through over planned tensors: it follows engine/training/.

#include <optional>

#include "engine/planning/batch_extent.h"
#include "engine/planning/planned_model.h"
#include "engine/recipes/recipe.h"

namespace s2s {

class PlannedRun {
 public:
  /// All must outlive it.
  PlannedRun(const ModelShape& shape, const Recipe& recipe, MemoryLedger& ledger);

  /// From the making of the model to its first checkpoint.
  void walk();

 private:
  void makeModel();
  void makeOptimizer();
  void step();
  void clearGradients();
  void trainMicroBatch();
  void trainTokens();
  void trainLabels();
  void collectGradients();
  void update();
  void validate();
  void writeSamples();
  void writeCheckpoint();

  /// States that the output head reads.
  PlannedTensor states(const BatchExtent& batch);
  /// The head's logits, `rows` positions at once; learning, with the gradients of what is behind them.
  void headPiece(const PlannedTensor& input, std::int64_t rows, bool learning);
  std::int64_t headRows() const;
  bool isShort() const { return m_pass.elementBytes() < 4; }
  bool accumulates() const { return m_recipe.training.accumulation > 1; }

  const ModelShape& m_shape;
  const Recipe& m_recipe;
  MemoryLedger& m_ledger;
  PlannedPass m_pass;
  std::optional<PlannedParameters> m_parameters;
  std::optional<PlannedModel> m_model;
  std::vector<Held> m_masters, m_optimizer, m_sums;
};

}  // namespace s2s
