#include "engine/training/training_setup.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/data/tasks_as_text.h"
#include "engine/layers/device.h"
#include "engine/planning/trained_part.h"
#include "engine/recipes/adapted_shape.h"
#include "engine/recipes/metric_direction.h"
#include "engine/training/back_translation.h"
#include "engine/training/starting_model.h"

namespace s2s {
namespace {

using Tell = std::function<void(const std::string&)>;

/// The error with the recipe's path before it.
Error atPath(const std::string& path, Error error) {
  error.what.insert(0, path + ": ");
  return error;
}

/// Stored weights in full, of those that are trained, where training starts from them in a smaller type. A
/// checkpoint has its masters beside it.
Result<std::vector<NamedTensor>> floatOriginals(const ModelBundle& bundle, bool fromCheckpoint,
                                                torch::Dtype dtype) {
  if (fromCheckpoint || dtype == torch::kFloat32 || bundle.folder.empty()) return std::vector<NamedTensor>();
  return storedOriginals(bundle.folder, *bundle.model);
}

std::optional<std::uint64_t> budgetOf(const TrainingSection& training, torch::Device device) {
  if (!training.memoryBudgetGib || !device.is_cpu()) return std::nullopt;
  return static_cast<std::uint64_t>(*training.memoryBudgetGib * 0x1p30);
}

/// Nothing where `cancelled` says so: rows of like length are sorted anew for every epoch that is counted.
std::optional<std::int64_t> totalSteps(const TrainingSection& training, DataOrder& order,
                                       const std::function<bool()>& cancelled) {
  if (training.steps) return *training.steps;
  const double epochs = training.epochs.value_or(1.0);
  for (double before = 1.0; before < epochs; ++before) {
    if (cancelled()) return std::nullopt;
    (void)order.batchesUntil(before);
  }
  const std::int64_t batches = order.batchesUntil(epochs);
  return std::max<std::int64_t>(1, (batches + training.accumulation - 1) / training.accumulation);
}

/// Of all rows of a set, those that are held out too.
LabelRecord labelsToWrite(const TrainingRows& rows) {
  LabelRecord labels;
  for (const std::vector<RowSet>* sets : {&rows.train, &rows.validation}) {
    for (const RowSet& set : *sets) {
      if (!set.source.asText || !writesLabelsOfData(*set.source.asText)) continue;
      std::vector<std::string>& known = labels[set.name];
      known.insert(known.end(), set.answers.begin(), set.answers.end());
      std::ranges::sort(known);
      known.erase(std::ranges::unique(known).begin(), known.end());
    }
  }
  return labels;
}

}  // namespace

ModelTraits traitsOf(const ModelBundle& bundle) {
  ModelTraits traits;
  traits.maximumPositions = bundle.model->maximumPositions();
  traits.addsSpecialTokens = bundle.model->weights().shape().family != "encoder";
  if (const auto classifier = bundle.classifier()) {
    traits.head = (*classifier)->classification();
    traits.lastToken = (*classifier)->lastTokenId();
  }
  return traits;
}

std::vector<NamedTensor> trainedTensors(const Weights& weights) {
  std::vector<NamedTensor> trained;
  for (const NamedTensor& parameter : weights.parameters()) {
    if (parameter.tensor.requires_grad()) trained.push_back(parameter);
  }
  return trained;
}

TrainedParameters trainedParameters(TrainingSetup& setup) {
  const Weights& weights = setup.bundle.model->weights();
  TrainedParameters parameters(trainedTensors(weights), std::exchange(setup.originals, {}));
  parameters.keepUnmerged(weights.unmerged());
  for (TrainedParameter& parameter : parameters.all()) {
    const auto described = std::ranges::find(weights.shape().tensors, parameter.name, &TensorShape::name);
    parameter.firstStep = unfreezingStep(*described, weights.shape(), setup.recipe.adaptation.unfreezeEvery);
  }
  return parameters;
}

Result<TrainingSetup> prepareTraining(Recipe recipe, const std::optional<std::filesystem::path>& checkpoint,
                                      const std::function<void(const std::string&)>& message,
                                      const RunControl& control) {
  const Tell tell = message ? message : [](const std::string&) {};
  const auto cancelled = [&] { return control.pauseRequested() || control.stopRequested(); };
  const Error beforeTheStart{"stopped before the first step", "", "", Error::Kind::cancelled};
  const auto device = parseDevice(recipe.training.device);
  if (!device) return atPath("training.device", device.error());
  const auto dtype = parsePrecision(recipe.training.precision, *device);
  if (!dtype) return atPath("training.precision", dtype.error());
  setThreads(recipe.training.threads);
  cpu_memory::BudgetScope budget(budgetOf(recipe.training, *device));
  if (recipe.training.memoryBudgetGib && !device->is_cpu())
    tell("training.memory_budget_gib holds on the CPU alone; the card's own memory is the limit here");
  tell("reading the data");
  auto rows = readTrainingRows(recipe);
  if (!rows) return rows.error();
  if (cancelled()) return beforeTheStart;
  SplitRecord splits = SplitRecord::take(*rows, recipe);
  LabelRecord labels = labelsToWrite(*rows);
  // Before the model is made, so that two models are never in memory at once.
  if (auto written = writeBackTranslations(recipe, *rows, *device, tell, control); !written)
    return written.error();
  cpu_memory::resetPeak();  // what this process held before is no part of the run
  auto bundle = checkpoint ? modelToGoOnWith(recipe, *checkpoint, *dtype, *device)
                           : startingModel(recipe, *rows, *dtype, *device, tell);
  if (!bundle) return bundle.error();
  if (cancelled()) return beforeTheStart;
  for (std::string& warning : directionWarnings(recipe)) bundle->warnings.push_back(std::move(warning));
  auto adapted = trainedShape(bundle->model->weights().shape(), recipe);
  if (!adapted) return adapted.error();
  bundle->model->weights().freezeAs(std::move(*adapted));
  auto data = TrainingData::make(std::move(*rows), recipe, bundle->tokenizer, traitsOf(*bundle));
  if (!data) return data.error();
  splits.count(*data);
  const auto steps = totalSteps(recipe.training, data->order(), cancelled);
  if (!steps) return beforeTheStart;
  for (std::string& warning : neverReached(recipe, bundle->model->weights().shape(), *steps))
    bundle->warnings.push_back(std::move(warning));
  auto originals = floatOriginals(*bundle, checkpoint.has_value(), *dtype);
  if (!originals) return originals.error();
  return TrainingSetup{std::move(recipe),
                       *device,
                       *dtype,
                       std::move(*data),
                       std::move(*bundle),
                       std::move(*originals),
                       *steps,
                       std::move(splits),
                       std::move(labels),
                       std::move(budget)};
}

Result<FeedingSetup> prepareFeeding(Recipe recipe, const std::function<void(const std::string&)>& message,
                                    const RunControl& control) {
  const Tell tell = message ? message : [](const std::string&) {};
  const auto cancelled = [&] { return control.pauseRequested() || control.stopRequested(); };
  const Error stopped{"stopped", "", "", Error::Kind::cancelled};
  tell("reading the data");
  auto rows = readTrainingRows(recipe);
  if (!rows) return rows.error();
  if (cancelled()) return stopped;
  auto bundle = modelWithoutWeights(recipe, *rows, tell);
  if (!bundle) return bundle.error();
  if (cancelled()) return stopped;
  std::vector<RowSet> test = std::exchange(rows->test, {});  // not copied with what data is made of
  if (auto found = findBackTranslations(recipe, *rows); !found) return found.error();
  tell("encoding the data");
  auto data = TrainingData::make(*rows, recipe, bundle->tokenizer, traitsOf(*bundle));
  if (!data) return data.error();
  rows->test = std::move(test);
  return FeedingSetup{std::move(recipe), std::move(*rows), std::move(*data), std::move(*bundle)};
}

}  // namespace s2s
