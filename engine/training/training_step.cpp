#include "engine/training/training_step.h"

#include <algorithm>
#include <cmath>

#include "engine/core/random.h"
#include "engine/layers/out_of_memory.h"
#include "engine/planning/remedies.h"
#include "engine/training/bad_numbers.h"

namespace s2s {
namespace {

/// What a person can do, "… , or …"; only what helps.
class Remedies {
 public:
  void add(bool helps, const char* remedy) {
    if (helps) m_text += (m_text.empty() ? "" : ", or ") + std::string(remedy);
  }
  const std::string& text() const { return m_text; }

 private:
  std::string m_text;
};

/// Whether the recipe's own rules allow these changes.
bool takes(const Recipe& recipe, const std::vector<RecipeChange>& changes) {
  return changedRecipe(recipe, changes).ok();
}

/// For a step of `rows` rows that cannot be split.
std::string remediesForWholeSteps(const Recipe& recipe, std::int64_t rows) {
  const TrainingSection& training = recipe.training;
  Remedies remedies;
  remedies.add(!training.gradientCheckpointing && takes(recipe, {{"training.gradient_checkpointing", true}}),
               "resume with training.gradient_checkpointing true");
  remedies.add(training.memoryBudgetGib.has_value(), "resume with a higher training.memory_budget_gib");
  remedies.add(rows > 1 && training.tokensPerBatch, "start again with a lower training.tokens_per_batch");
  remedies.add(rows > 1 && !training.tokensPerBatch, "start again with a lower training.batch_size");
  remedies.add(rows == 1, "start again with lower data.max_source_tokens and max_target_tokens");
  return remedies.text();
}

}  // namespace

TrainingStep::TrainingStep(TrainingSetup& setup, LearningTask& task, TrainedParameters& parameters,
                           Optimizer& optimizer)
    : m_setup(setup), m_task(task), m_parameters(parameters), m_optimizer(optimizer) {
  if (setup.recipe.optimizer.inBackward)
    m_updates = std::make_unique<BackwardUpdates>(parameters, optimizer, task);
}

/// The seed of a step's dropout masks: a function of the run's seed and the step's number, so that a resumed
/// run draws what the uninterrupted one draws. Masks differ between rows by the row's number within the step,
/// however many micro-batches these are cut into.
std::uint64_t TrainingStep::dropoutSeed(std::int64_t step) const {
  constexpr std::uint64_t kDropoutStream = 0x64726f70;
  return CounterRandom(m_setup.recipe.training.seed)
      .stream(kDropoutStream)
      .at(static_cast<std::uint64_t>(step));
}

std::vector<TrainingStep::MicroBatch> TrainingStep::microBatchesOf(std::int64_t step) const {
  const std::int64_t accumulation = m_setup.recipe.training.accumulation;
  std::vector<MicroBatch> all;
  std::int64_t firstRow = 0;
  for (std::int64_t i = 0; i < accumulation; ++i) {
    all.push_back({m_setup.data.microBatch(step * accumulation + i), firstRow});
    firstRow += std::ssize(all.back().rows);
  }
  return all;
}

std::span<const Example> TrainingStep::partOf(const MicroBatch& whole, std::int64_t begin, std::int64_t end) {
  return {whole.rows.data() + begin, static_cast<std::size_t>(end - begin)};
}

Batch TrainingStep::batchOf(const MicroBatch& whole, std::int64_t begin, std::int64_t end) const {
  const Model& model = *m_setup.bundle.model;
  return makeBatch(partOf(whole, begin, end), model.paddingId(), model.device(), whole.firstRow + begin);
}

void TrainingStep::backward(const MicroBatch& whole, std::int64_t begin, std::int64_t end,
                            StepOutcome& outcome) {
  const Batch batch = batchOf(whole, begin, end);
  const LossTotals totals = m_task.backward(batch, m_gradientScale, m_dropoutSeed);
  outcome.totals += totals;
  outcome.tokens += batch.sourceTokens + batch.targetTokens;
  outcome.paddedTokens += batch.paddedTokens();
}

Result<void> TrainingStep::halve(std::span<const Example> part) {
  const std::int64_t rows = std::ssize(part);
  m_parameters.dropUncollected();
  if (m_updates) {
    m_updates->abandon();
    return Error{"the memory is full, and a step whose weights change in the backward pass cannot be split",
                 "optimizer.in_backward", remediesForWholeSteps(m_setup.recipe, rows)};
  }
  if (rows == 1 && m_parameters.haveSums())
    return noRoomFor("with a single row at once beside the gradients of the step's other rows");
  if (rows == 1) {
    return Error{
        "the memory is full with a single row at once", "",
        "start again with lower data.max_source_tokens and max_target_tokens; s2s plan says what else saves "
        "memory"};
  }
  const std::int64_t half = (rows + 1) / 2;
  std::string told;
  if (m_setup.recipe.training.tokensPerBatch) {
    const std::int64_t tokens = paddedTokens(part);
    m_limit.tokens = tokens / rows * half;
    told = "memory ran out with " + std::to_string(tokens) + " tokens at once: going on with " +
           std::to_string(m_limit.tokens) + ", which gives the same gradient";
  } else {
    m_limit.rows = half;
    told = "memory ran out with " + std::to_string(rows) + " rows at once: going on with " +
           std::to_string(half) + ", which gives the same gradient";
  }
  if (tell) tell(told);
  return {};
}

Error TrainingStep::noRoomFor(const std::string& what) const {
  const Recipe& recipe = m_setup.recipe;
  Remedies remedies;
  remedies.add(recipe.training.memoryBudgetGib.has_value(),
               "resume with a higher training.memory_budget_gib");
  const bool whole = recipe.training.accumulation == 1 && !m_limit.isMet();
  const std::vector<RecipeChange> inBackward = {{"optimizer.in_backward", true},
                                                {"optimizer.clip_norm", 0.0}};
  remedies.add(whole && !m_updates && takes(recipe, inBackward),
               "start again with optimizer.in_backward true and optimizer.clip_norm 0");
  remedies.add(recipe.optimizer.kind != "adafactor", "start again with optimizer.kind adafactor");
  remedies.add(recipe.adaptation.kind == "full", "start again with adaptation.kind lora");
  const std::string told = remedies.text().empty() ? "free memory and resume" : remedies.text();
  return {"the memory is full " + what, "", told + "; fewer rows at once take as much here"};
}

Result<void> TrainingStep::collect(bool alone) {
  if (m_updates || fitsInMemory([&] { m_parameters.collectGradients(alone); })) return {};
  return noRoomFor("while the gradients of a step's parts are added up in float32");
}

Result<bool> TrainingStep::backwardInParts(const MicroBatch& whole, const std::function<bool()>& goOn,
                                           StepOutcome& outcome) {
  const std::span<const Example> rows(whole.rows);
  const std::int64_t count = std::ssize(rows);
  for (std::int64_t begin = 0; begin < count;) {
    if (!goOn()) return false;
    const std::int64_t end = m_limit.end(rows, begin);
    if (fitsInMemory([&] { backward(whole, begin, end, outcome); })) {
      const bool alone = begin == 0 && end == count && m_setup.recipe.training.accumulation == 1;
      if (auto collected = collect(alone); !collected) return collected.error();
      begin = end;
    } else if (auto halved = halve(partOf(whole, begin, end)); !halved) {
      return halved.error();
    }
  }
  return true;
}

std::string TrainingStep::findBadNumbers(const std::vector<MicroBatch>& microBatches) {
  std::string found;
  const auto look = [&](const MicroBatch& whole, std::int64_t begin, std::int64_t end) {
    found = s2s::findBadNumbers(m_task, m_setup.bundle.model->weights(), batchOf(whole, begin, end),
                                m_gradientScale, m_dropoutSeed);
  };
  for (const MicroBatch& whole : microBatches) {
    for (std::int64_t begin = 0; begin < std::ssize(whole.rows);) {
      const std::int64_t end = m_limit.end(whole.rows, begin);
      // Knowing the place is worth less than what is done about it, which needs no memory.
      if (!fitsInMemory([&] { look(whole, begin, end); }))
        return "a place that there is no memory to look for";
      if (!found.empty()) return found;
      begin = end;
    }
  }
  return "the sum of the gradients";
}

void TrainingStep::finish(double learningRate, StepOutcome& outcome) {
  if (m_updates) {
    const BackwardUpdates::Outcome updated = m_updates->finish();
    outcome.gradientNorm = updated.gradientNorm;
    return;
  }
  const double scale = lossScale();
  outcome.gradientNorm = m_parameters.gradientNorm() / scale;
  const bool sound = std::isfinite(outcome.loss), finite = std::isfinite(outcome.gradientNorm);
  if (sound && m_setup.dtype == torch::kFloat16 && (finite || m_scaler.mayOverflow())) {
    outcome.overflowed = !finite;
    m_scaler.update(!finite);
  }
  if (!sound || !finite) {
    // Counted all the same, so that the number of steps tells everything about the optimizer's.
    outcome.learningRate = m_optimizer.beginStep(learningRate);
    return;
  }
  const double clipping = clippingFactor(outcome.gradientNorm, m_setup.recipe.optimizer.clipNorm);
  outcome.learningRate = m_optimizer.step(learningRate, clipping / scale);
}

Result<std::optional<StepOutcome>> TrainingStep::run(std::int64_t stepsDone, double learningRate,
                                                     const std::function<bool()>& goOn) {
  const std::vector<MicroBatch> microBatches = microBatchesOf(stepsDone);
  std::int64_t labels = 0;
  for (const MicroBatch& one : microBatches) {
    for (const Example& example : one.rows) labels += m_task.labels(example);
  }
  m_dropoutSeed = dropoutSeed(stepsDone);
  const double perLabel = 1.0 / static_cast<double>(std::max<std::int64_t>(1, labels));
  m_gradientScale = perLabel * lossScale();

  StepOutcome outcome;
  m_parameters.beginStep(stepsDone);
  m_parameters.clearGradients();
  if (m_updates) {
    // Once weights change there is no way back: what is asked now counts for the whole step.
    if (!goOn()) return std::optional<StepOutcome>();
    outcome.learningRate = m_updates->begin(learningRate);
  }
  const std::function<bool()> always = [] { return true; };
  for (const MicroBatch& one : microBatches) {
    const auto whole = backwardInParts(one, m_updates ? always : goOn, outcome);
    if (!whole) return whole.error();
    if (!*whole) return std::optional<StepOutcome>();
  }
  outcome.loss = outcome.totals.loss * perLabel;
  if (!fitsInMemory([&] { finish(learningRate, outcome); }))
    return noRoomFor("while the weights are updated");
  const bool finite = std::isfinite(outcome.gradientNorm) && std::isfinite(outcome.loss);
  if (!finite && !outcome.overflowed) {
    m_parameters.clearGradients();  // looking takes as much again
    outcome.badNumbers = findBadNumbers(microBatches);
    m_parameters.clearGradients();
  }
  return std::optional(outcome);
}

}  // namespace s2s
