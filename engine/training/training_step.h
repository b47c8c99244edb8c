#pragma once
// One optimizer step: the gradients of its micro-batches, then the update of the weights.

#include <functional>
#include <memory>
#include <optional>
#include <span>

#include "engine/optimizers/optimizer.h"
#include "engine/training/backward_updates.h"
#include "engine/training/gradient_scaler.h"
#include "engine/training/learning_task.h"
#include "engine/training/part_limit.h"
#include "engine/training/training_setup.h"

namespace s2s {

/// What a step did.
struct StepOutcome {
  LossTotals totals;
  double loss = 0.0;              ///< mean over the labels of the step
  double gradientNorm = 0.0;      ///< before clipping
  double learningRate = 0.0;      ///< as the optimizer used it
  std::int64_t tokens = 0;        ///< source and target tokens without padding
  std::int64_t paddedTokens = 0;  ///< with padding
  /// What was no finite number first ("the output of …"); empty where all was well. Then the weights are as
  /// before the step, unless they are updated in the backward pass: then some may have changed.
  std::string badNumbers;
  /// float16: the scaled gradients overflowed, the scale is halved and no weight has changed. Gradients that
  /// overflow without being magnified are bad numbers.
  bool overflowed = false;
};

class TrainingStep {
 public:
  /// All must outlive it.
  TrainingStep(TrainingSetup& setup, LearningTask& task, TrainedParameters& parameters, Optimizer& optimizer);

  /// The step after `stepsDone` steps. `goOn` is asked before every part of it: false drops the step, whose
  /// outcome is then nothing; the weights are as before and the step can be done again, bit for bit.
  ///
  /// Where memory runs out, the part under way is thrown away and done again in halves, whose gradients add
  /// up to the same; what was finished before stays. From then on parts are at most that large. One row that
  /// does not fit is an error, and so are sums of gradients or an update for which there is no room: those
  /// need the same memory for any number of rows.
  Result<std::optional<StepOutcome>> run(std::int64_t stepsDone, double learningRate,
                                         const std::function<bool()>& goOn);

  /// What is at work at once at most, for whoever goes on with this run.
  const PartLimit& partLimit() const { return m_limit; }
  void setPartLimit(const PartLimit& limit) { m_limit = limit; }

  /// Of float16 alone; part of what a run goes on from.
  const GradientScaler& scaler() const { return m_scaler; }
  void restoreScaler(const GradientScaler::State& state) { m_scaler.restore(state); }

  /// Hears what a person should know ("memory ran out …").
  std::function<void(const std::string& text)> tell;

 private:
  struct MicroBatch {
    std::vector<Example> rows;
    std::int64_t firstRow = 0;  ///< number of its first row within the step
  };

  std::vector<MicroBatch> microBatchesOf(std::int64_t step) const;
  /// Forward and backward of rows [begin, end) of a micro-batch.
  void backward(const MicroBatch& whole, std::int64_t begin, std::int64_t end, StepOutcome& outcome);
  static std::span<const Example> partOf(const MicroBatch& whole, std::int64_t begin, std::int64_t end);
  Batch batchOf(const MicroBatch& whole, std::int64_t begin, std::int64_t end) const;
  /// All parts of a micro-batch; false where goOn said so.
  Result<bool> backwardInParts(const MicroBatch& whole, const std::function<bool()>& goOn,
                               StepOutcome& outcome);
  /// Lowers the limit below these rows, which memory could not hold.
  Result<void> halve(std::span<const Example> rows);
  /// Moves the gradients of a part into the sums; `alone`: the part is the whole step.
  Result<void> collect(bool alone);
  std::uint64_t dropoutSeed(std::int64_t step) const;
  void finish(double learningRate, StepOutcome& outcome);
  /// What gradients are a multiple of: 1 but in float16.
  double lossScale() const { return m_setup.dtype == torch::kFloat16 ? m_scaler.scale() : 1.0; }
  /// Where the step's numbers went wrong first, for people.
  std::string findBadNumbers(const std::vector<MicroBatch>& microBatches);
  /// The error of gradients that are all there beside the optimizer's averages; `what` there is no room for.
  Error noRoomFor(const std::string& what) const;

  TrainingSetup& m_setup;
  LearningTask& m_task;
  TrainedParameters& m_parameters;
  Optimizer& m_optimizer;
  std::unique_ptr<BackwardUpdates> m_updates;  ///< null: weights change behind the last micro-batch
  GradientScaler m_scaler;
  PartLimit m_limit;
  std::uint64_t m_dropoutSeed = 0;  ///< of the step under way
  double m_gradientScale = 1.0;     ///< of the step under way, the scaler's in it
};

}  // namespace s2s
