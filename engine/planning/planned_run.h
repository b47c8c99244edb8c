#pragma once
// A training run walked through over planned tensors: it follows engine/training/.

#include <optional>

#include "engine/planning/batch_extent.h"
#include "engine/planning/planned_model.h"
#include "engine/recipes/recipe.h"

namespace s2s {

class PlannedRun {
 public:
  /// All but `batch`, the micro-batch of every step, must outlive it. `snapshot`: checkpoints are written
  /// from a copy while training goes on.
  PlannedRun(const ModelShape& shape, const Recipe& recipe, const BatchExtent& batch, bool snapshot,
             MemoryLedger& ledger);

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
  /// Short numbers are made float32, and given back.
  void widenInPassing(std::int64_t entries);
  static std::int64_t gradientEntries(const PlannedParameter& parameter);
  void update();
  /// The optimizer's passing copies for one tensor.
  void update(const PlannedParameter& parameter);
  /// Whether a matrix gets more gradient at the end of the backward pass.
  bool isEmbeddingToo(const PlannedParameter& matrix);
  void validate();
  void writeSamples();
  void writeCheckpoint();
  void averageCheckpoints();

  /// States that the output head reads.
  PlannedTensor states(const BatchExtent& batch);
  /// Logits of so many positions at once.
  Held makeLogits(std::int64_t rows);
  /// The largest piece that so many labels or fewer can make, with the gradients behind it.
  void learnVocabulary(std::int64_t labels);
  bool isShort() const { return m_pass.elementBytes() < 4; }
  bool accumulates() const { return m_recipe.training.accumulation > 1; }

  const ModelShape& m_shape;
  const Recipe& m_recipe;
  BatchExtent m_batch;
  bool m_snapshot;
  MemoryLedger& m_ledger;
  PlannedPass m_pass;
  std::optional<PlannedParameters> m_parameters;
  std::optional<PlannedModel> m_model;
  std::vector<Held> m_masters, m_optimizer, m_averages;
};

}  // namespace s2s
