#include "engine/planning/planned_run.h"

#include <algorithm>

#include "engine/core/wide_tiles.h"
#include "engine/planning/state_size.h"

namespace s2s {
namespace {

/// Numbers that forEachRowRange() (engine/core/row_ranges.h) copies at once.
constexpr std::int64_t kRangeEntries = 1 << 20;
/// Those that CheckpointMean widens at once.
constexpr std::int64_t kAveragedAtOnce = 1 << 16;

/// Whether some set's labels or numbers are written as words: all its rows are answered.
bool validatesWords(const Recipe& recipe) {
  const auto inWords = [](const DataSource& set) { return set.asText.has_value(); };
  const ValidationSection& validation = recipe.data.validation;
  return std::ranges::any_of(validation.sets, inWords) ||
         (validation.split > 0.0 && std::ranges::any_of(recipe.data.train, inWords));
}

}  // namespace

PlannedRun::PlannedRun(const ModelShape& shape, const Recipe& recipe, const BatchExtent& batch, bool snapshot,
                       MemoryLedger& ledger)
    : m_shape(shape),
      m_recipe(recipe),
      m_batch(batch),
      m_snapshot(snapshot),
      m_ledger(ledger),
      m_pass(ledger, bytesOfPrecision(recipe.training.precision)) {
  m_pass.onCard = recipe.training.device.starts_with("cuda");
  m_pass.widensProducts =
      !m_pass.onCard && recipe.training.precision == "bfloat16" && !processorMultipliesBrainFloat();
}

void PlannedRun::walk() {
  makeModel();
  makeOptimizer();
  step();
  m_ledger.begin(Moment::checkpoint);
  writeCheckpoint();
  averageCheckpoints();
  Held copy;
  if (m_snapshot) copy = m_pass.allocate(MemoryPart::snapshot, stateSize(m_shape, m_recipe).all());
  // The second step, and a validation behind it, go on beside the copy.
  step();
  if (m_recipe.evaluation.everySteps == 0) return;
  validate();
  writeSamples();
}

void PlannedRun::writeCheckpoint() {
  clearGradients();
  const StateSize state = stateSize(m_shape, m_recipe);
  // The last one is written without a copy. Into a copy, too, the model goes first.
  Held model;
  if (m_snapshot) model = m_pass.allocate(MemoryPart::snapshot, state.stored);
  m_pass.inPassing(MemoryPart::workspace, state.inPassing);
}

/// When all are written, and no copy is left.
void PlannedRun::averageCheckpoints() {
  if (m_recipe.checkpoints.averageLast == 0) return;
  // A mean is made in float32.
  std::int64_t largest = 0;
  for (const PlannedParameter* parameter : m_parameters->all())
    largest = std::max(largest, parameter->entries());
  const std::int64_t widened = isShort() ? std::min(kAveragedAtOnce, largest) : 0;
  m_pass.inPassing(MemoryPart::workspace, (largest + widened) * 4);
}

void PlannedRun::makeModel() {
  m_ledger.begin(Moment::making);
  m_parameters.emplace(m_shape, m_pass);
  m_model.emplace(m_shape, m_recipe.training.gradientCheckpointing, *m_parameters, m_pass);
  if (m_recipe.optimizer.inBackward) {
    for (PlannedParameter* parameter : m_parameters->all()) {
      parameter->complete = [this](PlannedParameter& done) {
        update(done);
        done.gradient.reset();
        done.gradientRows = 0;
      };
    }
  }
  std::int64_t largest = 0, all = 0;
  for (const PlannedParameter* parameter : m_parameters->all()) {
    largest = std::max(largest, parameter->entries());
    if (parameter->trained) all += parameter->entries();
  }
  // Fresh values are drawn in float32; stored ones are read a second time, in full, to become the masters of
  // what is trained.
  const bool fresh = m_recipe.model.initialization == "random";
  m_pass.inPassing(MemoryPart::workspace, fresh ? largest * 4 : isShort() ? all * 4 : 0);
}

void PlannedRun::makeOptimizer() {
  for (const PlannedParameter* parameter : m_parameters->all()) {
    if (!parameter->trained) continue;
    if (isShort()) m_masters.push_back(m_pass.allocate(MemoryPart::weights, parameter->entries() * 4));
  }
  for (const PlannedParameter* parameter : m_parameters->all()) {
    if (!parameter->trained) continue;
    if (m_recipe.training.movingAverage > 0.0)
      m_averages.push_back(m_pass.allocate(MemoryPart::averages, parameter->entries() * 4));
    m_optimizer.push_back(
        m_pass.allocate(MemoryPart::optimizer, optimizerBytes(m_recipe.optimizer, *parameter->shape)));
  }
}

void PlannedRun::step() {
  clearGradients();
  const std::int64_t count = std::min<std::int64_t>(2, m_recipe.training.accumulation);
  for (std::int64_t i = 0; i < count; ++i) {
    trainMicroBatch();
    collectGradients();
  }
  update();
}

void PlannedRun::clearGradients() {
  for (PlannedParameter* parameter : m_parameters->all()) {
    parameter->gradient.reset();
    parameter->sum.reset();
    parameter->gradientRows = 0;
  }
}

void PlannedRun::trainMicroBatch() {
  if (m_shape.task == ModelTask::sequenceClassification) {
    trainLabels();
  } else {
    trainTokens();
  }
}

PlannedTensor PlannedRun::states(const BatchExtent& batch) {
  m_model->startPass();
  const PlannedTensor encoded = m_model->encode(batch.rows, batch.source);
  if (m_shape.task == ModelTask::maskedLanguageModel) return encoded;
  return m_model->decode(encoded, batch.rows, batch.source, batch.target);
}

Held PlannedRun::makeLogits(std::int64_t rows) {
  const std::int64_t entries = rows * m_shape.layers.outputsPerToken;
  // On a card logits are widened in ranges. Their gradient takes the place of the logits.
  if (m_pass.onCard && isShort())
    m_pass.inPassing(MemoryPart::workspace, std::min(kRangeEntries, entries) * 4);
  Held logits = m_pass.allocate(MemoryPart::logits, entries * m_pass.elementBytes());
  m_pass.widenProjection(rows, m_shape.layers.outputsPerToken, m_shape.layers.width);
  return logits;
}

void PlannedRun::learnVocabulary(std::int64_t labels) {
  PlannedParameter& matrix = m_model->vocabulary();
  {
    const std::int64_t rows = rowsOfLogits(m_shape, m_recipe.training, labels);
    const Held logits = makeLogits(rows);
    if (matrix.trained && !matrix.gradient)
      matrix.gradient = m_pass.allocate(MemoryPart::gradients, matrix.entries() * m_pass.elementBytes());
    if (matrix.trained) m_pass.widenProduct(matrix.outputs(), matrix.width(), rows);
    const Held ofRows = m_pass.numbers(rows * matrix.width());
    m_pass.widenProduct(rows, matrix.width(), matrix.outputs());
  }
  if (matrix.complete && matrix.gradient && !isEmbeddingToo(matrix)) matrix.complete(matrix);
}

bool PlannedRun::isEmbeddingToo(const PlannedParameter& matrix) {
  return &matrix == m_parameters->find(embeddingName(m_shape.family) + ".weight");
}

void PlannedRun::trainTokens() {
  m_ledger.begin(Moment::forward);
  const PlannedTensor hidden = states(m_batch);
  m_ledger.begin(Moment::loss);
  // All of this is held until the whole backward pass is done.
  PlannedTensor chosen = m_pass.tensor(m_batch.labels, hidden.width);
  Held gradient, chosenGradient;
  chosen.origin = std::make_shared<GraphNode>();
  chosen.origin->backward = [&](const Held& arrived) -> std::vector<Held> {
    // The features' own gradient is held by others, so a leaf makes a copy of it.
    chosenGradient = arrived == gradient ? m_pass.numbers(chosen.entries()) : arrived;
    return {};
  };
  const PlannedTensor features = m_model->features(chosen);
  gradient = m_pass.numbers(features.entries());
  learnVocabulary(m_batch.labels);
  runBackward(m_pass, features, gradient);
  Held stateGradient = m_pass.numbers(hidden.entries());
  m_ledger.begin(Moment::backward);
  runBackward(m_pass, hidden, std::move(stateGradient));
}

void PlannedRun::trainLabels() {
  m_ledger.begin(Moment::forward);
  const PlannedTensor outputs = m_model->classify(m_batch.rows, m_batch.source, m_batch.second);
  m_ledger.begin(Moment::backward);
  runBackward(m_pass, outputs, m_pass.numbers(outputs.entries()));
}

void PlannedRun::collectGradients() {
  if (m_recipe.optimizer.inBackward) return;
  for (PlannedParameter* parameter : m_parameters->all()) {
    if (!parameter->gradient) continue;
    const bool someRows = parameter->gradientRows > 0;
    // The only gradient of a step stays as it is, but for rows, of which equal ones are put together.
    if (!accumulates() && !someRows) continue;
    const std::int64_t bytes = gradientEntries(*parameter) * 4;
    if (someRows && isShort()) m_pass.inPassing(MemoryPart::workspace, bytes);
    if (parameter->sum && isShort() && !someRows) widenInPassing(parameter->entries());
    if (!parameter->sum && (isShort() || someRows)) {
      parameter->sum = m_pass.allocate(MemoryPart::gradients, bytes);
    } else if (!parameter->sum) {
      parameter->sum = parameter->gradient;
    }
    parameter->gradient.reset();
  }
}

/// On the processor in ranges.
void PlannedRun::widenInPassing(std::int64_t entries) {
  m_pass.inPassing(MemoryPart::workspace, (m_pass.onCard ? entries : std::min(kRangeEntries, entries)) * 4);
}

std::int64_t PlannedRun::gradientEntries(const PlannedParameter& parameter) {
  if (parameter.gradientRows == 0) return parameter.entries();
  return std::min(parameter.gradientRows, parameter.outputs()) * parameter.width();
}

void PlannedRun::update() {
  m_ledger.begin(Moment::optimizer);
  for (const PlannedParameter* parameter : m_parameters->all()) {
    if (parameter->gradient || parameter->sum) update(*parameter);
  }
}

void PlannedRun::update(const PlannedParameter& parameter) {
  const std::int64_t bytes = gradientEntries(parameter) * 4;
  // The norm of a short gradient is taken in float32.
  if (parameter.gradient && isShort()) widenInPassing(gradientEntries(parameter));
  // Equal rows are put together first.
  if (parameter.gradient && parameter.gradientRows > 0)
    m_pass.inPassing(MemoryPart::workspace, bytes * (isShort() ? 2 : 1));
  // The processor's kernels work in place.
  if (m_pass.onCard) m_pass.inPassing(MemoryPart::workspace, bytes * (isShort() ? 2 : 1));
}

void PlannedRun::validate() {
  m_ledger.begin(Moment::validation);
  m_pass.recording = m_pass.training = false;
  const BatchExtent batch = largestValidationBatch(m_shape, m_recipe);
  if (m_shape.task == ModelTask::sequenceClassification) {
    m_model->classify(batch.rows, batch.source, batch.second);
  } else {
    const PlannedTensor hidden = states(batch);
    const PlannedTensor chosen = m_pass.tensor(batch.labels, hidden.width);
    const PlannedTensor features = m_model->features(chosen);
    makeLogits(rowsOfLogits(m_shape, m_recipe.training, batch.labels));
  }
  m_pass.recording = m_pass.training = true;
}

void PlannedRun::writeSamples() {
  const EvaluationSection& evaluation = m_recipe.evaluation;
  const bool writes = m_shape.task == ModelTask::sequenceToSequence;
  const BatchExtent batch = largestValidationBatch(m_shape, m_recipe);
  std::int64_t answered = std::max(evaluation.samples, writes ? evaluation.generatedRows : 0);
  if (writes && validatesWords(m_recipe)) answered = std::max(answered, batch.rows);
  if (answered == 0) return;
  m_ledger.begin(Moment::samples);
  if (m_shape.task == ModelTask::maskedLanguageModel) {
    // One text at a time, with logits for every position.
    const std::int64_t length = largestBatch(m_shape, m_recipe).source;
    const Held features = m_pass.numbers(3 * length * m_shape.layers.width);
    makeLogits(length);
  }
  if (!writes) return;
  const StackSizes& decoder = m_shape.layers.decoder;
  const std::int64_t inner = decoder.heads * decoder.headWidth;
  const std::int64_t sources = std::min(answered, batch.rows);
  const std::int64_t rows = sources * evaluation.beams;
  // Stacked projections, keys and values of the past and of the source, for every layer; the logits of a
  // step.
  const Held cache = m_pass.numbers(decoder.layers * (3 * inner * m_shape.layers.width +
                                                      2 * rows * inner * evaluation.maxNewTokens +
                                                      2 * sources * inner * batch.source));
  const Held logits = m_pass.allocate(MemoryPart::logits, 3 * rows * m_shape.layers.outputsPerToken * 4);
}

}  // namespace s2s
