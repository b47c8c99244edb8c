#pragma once
// What a model learns by: the loss of a batch, what a validation tells, and samples of its answers. One file
// per task of a model beside this one.

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/core/run_control.h"
#include "engine/models/model_bundle.h"
#include "engine/recipes/recipe.h"
#include "engine/training/batch.h"
#include "engine/training/row_limit.h"

namespace s2s {

/// Sums over labels: target tokens (padding excluded), hidden tokens, or the cells of the label columns.
struct LossTotals {
  double loss = 0.0;                   ///< the objective, with label smoothing
  double negativeLogLikelihood = 0.0;  ///< nats; of numbers their squared error
  std::int64_t correct = 0;            ///< labels that are the arg-max
  std::int64_t labels = 0;

  LossTotals& operator+=(const LossTotals& other);
};

/// What was said of one label column or number against what is true, row by row.
struct ColumnAnswers {
  std::vector<std::int64_t> expected, predicted;  ///< classes
  std::vector<double> expectedValues, predictedValues;
};

struct EvaluationTotals {
  LossTotals totals;
  std::vector<ColumnAnswers> columns;  ///< classifiers only

  EvaluationTotals& operator+=(const EvaluationTotals& other);
};

struct SampleOptions {
  std::int64_t beams = 1;
  std::int64_t maxNewTokens = 64;
  std::int64_t batchSize = 16;
  std::string targetLanguage{};  ///< of the rows; empty: the model's default
  RowLimit* limit = nullptr;     ///< lowered where memory does not hold a batch; may be null

  /// Rows that are answered at once.
  std::int64_t rowsAtOnce() const {
    return limit ? limit->atOnce(batchSize) : std::max<std::int64_t>(1, batchSize);
  }
  void noteLimit(const std::optional<std::size_t>& held) const {
    if (limit && held) limit->lower(static_cast<std::int64_t>(*held));
  }
};

class LearningTask {
 public:
  virtual ~LearningTask() = default;

  /// How many labels a row brings: the mean of a step's loss is taken over them.
  virtual std::int64_t labels(const Example& example) const = 0;

  /// Forward and backward of one micro-batch in training mode. Adds the gradient of (gradientScale × summed
  /// loss) to the gradients of the weights; with gradientScale = 1 / labels of the whole step, the
  /// micro-batches of a step add up to the mean over its labels, however unevenly these are spread. The
  /// dropout masks are a function of `dropoutSeed` and of the batch's first example's number.
  virtual LossTotals backward(const Batch& batch, double gradientScale, std::uint64_t dropoutSeed) = 0;

  /// During backward(): told of every weight that gets its gradient outside of autograd's graph, once that
  /// gradient is complete. May be empty.
  void tellWhenDone(std::function<void(const torch::Tensor& weight)> told) { m_told = std::move(told); }

  /// What the decoder is fed to learn the batch's labels, [batch, target]; undefined without a decoder.
  virtual torch::Tensor decoderInputs(const Batch&) const { return {}; }

  /// Forward only, in evaluation mode under no-grad.
  virtual EvaluationTotals evaluate(const Batch& batch) = 0;

  /// What a step tells beside its loss, in metrics.jsonl's names.
  virtual Json stepNumbers(const LossTotals& totals) const = 0;

  /// The numbers of a validation by name: "loss" and what the task adds.
  virtual Json describe(const EvaluationTotals& totals) const = 0;
  /// The names that describe() gives numbers that a run can be judged by.
  virtual std::vector<std::string> metrics() const = 0;

  /// What the model answers to these rows, as a person reads it.
  virtual Result<std::vector<std::string>> answers(std::span<const Example> examples,
                                                   const SampleOptions& options,
                                                   const RunControl* control) = 0;

 protected:
  std::function<void(const torch::Tensor& weight)> m_told;
};

struct LearningOptions {
  double labelSmoothing = 0.0;
  std::int64_t logitsBytes = 256 << 20;  ///< of a wide vocabulary's logits at once
  bool gradientCheckpointing = false;
};

LearningOptions learningOptionsOf(const Recipe& recipe);

/// The task of the bundle's model, which must outlive it.
Result<std::unique_ptr<LearningTask>> makeLearningTask(const ModelBundle& bundle,
                                                       const LearningOptions& options);

}  // namespace s2s
