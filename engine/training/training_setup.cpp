#include "engine/training/training_setup.h"

#include <unistd.h>

#include <cmath>

#include "engine/core/absolute_path.h"
#include "engine/layers/device.h"
#include "engine/recipes/adapted_shape.h"
#include "engine/recipes/model_configuration.h"
#include "engine/runs/peft_folder.h"
#include "engine/runs/run_directory.h"
#include "engine/shapes/added_layers.h"
#include "engine/shapes/configured_task.h"
#include "engine/shapes/family.h"
#include "engine/tokenizers/tokenizer_trainer.h"
#include "engine/training/label_columns.h"

namespace s2s {
namespace {

using Tell = std::function<void(const std::string&)>;

Error invalid(std::string what, std::string remedy) {
  return {std::move(what), "", std::move(remedy), Error::Kind::invalidInput};
}

/// The error with the recipe's path before it.
Error atPath(const std::string& path, Error error) {
  error.what.insert(0, path + ": ");
  return error;
}

/// Trains in a folder that goes away again; the tokenizer lives on in memory and is saved with every
/// checkpoint.
Result<std::shared_ptr<const Tokenizer>> trainFrom(const TrainingRows& rows,
                                                   const TokenizerTraining& training,
                                                   TokenizerLayout layout) {
  std::string folder = (std::filesystem::temp_directory_path() / "s2s-tokenizer-XXXXXX").string();
  if (!mkdtemp(folder.data()))
    return Error{"no folder for the tokenizer could be made", folder, "free some space"};
  std::size_t set = 0, row = 0;
  bool atTarget = false;
  const TextSource texts = [&]() -> std::optional<std::string> {
    while (set < rows.train.size()) {
      const RowSet& current = rows.train[set];
      if (row == current.rows.size()) {
        ++set, row = 0;
        continue;
      }
      const TextPair& pair = current.rows[row];
      atTarget = !atTarget;
      if (atTarget) return current.source.prefix + pair.source;
      ++row;
      if (!pair.target.empty()) return pair.target;
    }
    return std::nullopt;
  };
  auto tokenizer = trainTokenizer(training, layout, texts, folder);
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  return tokenizer;
}

/// The tokenizer that the recipe names; null where it is the model's own.
Result<std::shared_ptr<const Tokenizer>> recipeTokenizer(const Recipe& recipe,
                                                         const ModelReference& reference,
                                                         const TrainingRows& rows, const Tell& tell) {
  if (recipe.tokenizer.train) {
    const auto config = configurationOf(reference);
    if (!config) return config.error();
    const auto family = familyOfConfig(*config);
    if (!family) return family.error();
    tell("training a tokenizer of " + std::to_string(recipe.tokenizer.train->vocabularySize) + " pieces");
    auto trained = trainFrom(rows, *recipe.tokenizer.train, tokenizerLayoutOf((*family)->name));
    if (trained) {
      const std::int64_t pieces =
          (*trained)->size() - (*trained)->sentinels() - std::ssize((*trained)->languages());
      if (pieces < recipe.tokenizer.train->vocabularySize)
        tell("the texts give only " + std::to_string(pieces) + " pieces");
    }
    return trained;
  }
  if (!recipe.tokenizer.from.empty()) return loadTokenizer(recipe.tokenizer.from);
  return std::shared_ptr<const Tokenizer>();
}

/// What the data sets want the model built for.
struct Objective {
  ModelTask task = ModelTask::sequenceToSequence;
  std::optional<ClassificationHead> head;
};

Result<Objective> objectiveOf(const TrainingRows& rows, const Recipe& recipe) {
  Objective objective;
  for (const RowSet& set : rows.train) {
    const auto kind = objectiveKinds().find(set.objective);
    if (!kind) return kind.error();
    const bool first = &set == &rows.train.front();
    const bool agrees = (*kind)->task == objective.task && set.objective == rows.train.front().objective;
    if (!first && !agrees &&
        (objective.task != ModelTask::sequenceToSequence || (*kind)->task != objective.task)) {
      return invalid("data.train: the objectives " + rows.train.front().objective + " and " + set.objective +
                         " need two models",
                     "give all data sets objectives of one kind");
    }
    objective.task = (*kind)->task;
  }
  if (objective.task == ModelTask::sequenceClassification) {
    auto head = headOfRows(rows, recipe);
    if (!head) return head.error();
    objective.head = std::move(*head);
  }
  return objective;
}

/// config.json for the objective. A head that knows the labels already is kept with their order.
Result<Json> builtFor(Json config, const Objective& objective) {
  const auto stored = readConfiguredTask(config);
  if (!stored) return stored.error();
  if (stored->task != objective.task)
    return withTask(std::move(config), objective.task, objective.head.value_or(ClassificationHead{}));
  if (objective.head && !sameLabels(*stored->head, *objective.head))
    return withTask(std::move(config), objective.task, *objective.head);
  return config;
}

/// The special token that plays the role which `id` plays in the configuration.
std::optional<TokenId> sameRole(const Json& config, const Json& id, const SpecialTokens& special) {
  const auto plays = [&](const char* key) { return config.contains(key) && config.at(key) == id; };
  if (plays("eos_token_id")) return special.end;
  if (plays("pad_token_id")) return special.padding;
  if (plays("bos_token_id")) return special.beginning;
  return std::nullopt;
}

/// config.json with the layers that the recipe puts into the model. `base`: the folder whose weights LoRA
/// updates; empty where there is none.
Json withAddedLayers(Json config, const AdaptationSection& adaptation, const std::filesystem::path& base) {
  if (adaptation.kind == "lora") {
    writeLowRankUpdates({adaptation.loraRank, adaptation.loraAlpha, adaptation.loraDropout,
                         adaptation.loraTargets, base.string()},
                        config);
  }
  // A model that has adapters keeps them; adaptedShape refuses another width.
  if (adaptation.kind == "adapters" && !config.contains(kAdaptersKey))
    writeAdapters(adaptation.adapterWidth, config);
  return config;
}

/// The folder that others can load the recipe's model from; empty where there is none: an adapter is merged
/// in memory.
std::filesystem::path baseFolder(const Recipe& recipe) {
  const auto reference = resolveModel(recipe.model.from);
  if (!reference || isPeftFolder(reference->path)) return {};
  return absolutePath(reference->path);
}

/// The model of a checkpoint, with LoRA's updates apart from the weights, which the training state restores.
Result<ModelBundle> modelToGoOnWith(const Recipe& recipe, const std::filesystem::path& checkpoint,
                                    torch::Dtype dtype, torch::Device device) {
  const auto config = modelConfiguration(checkpoint);
  if (!config) return config.error();
  const bool fromWeights = recipe.model.initialization == "pretrained";
  return openCheckpointAs(checkpoint,
                          withAddedLayers(*config, recipe.adaptation, fromWeights ? baseFolder(recipe) : ""),
                          dtype, device);
}

/// Sizes and ids that follow from a tokenizer that is not the model's own.
void fitToTokenizer(Json& config, const Recipe& recipe, const Tokenizer& tokenizer) {
  const auto isFree = [&](const char* key) { return !recipe.model.overrides.contains(key); };
  if (isFree("vocab_size")) config["vocab_size"] = tokenizer.size();
  const SpecialTokens& special = tokenizer.special();
  const Json before = config;
  for (const char* key : {"decoder_start_token_id", "forced_eos_token_id", "forced_bos_token_id"}) {
    if (!before.contains(key) || before.at(key).is_null() || !isFree(key)) continue;
    const auto id = sameRole(before, before.at(key), special);
    if (id) config[key] = *id;
  }
  const auto set = [&](const char* key, const std::optional<TokenId>& id) {
    if (id && isFree(key)) config[key] = *id;
  };
  set("pad_token_id", special.padding);
  set("eos_token_id", special.end);
  if (before.contains("bos_token_id"))
    set("bos_token_id", special.beginning ? special.beginning : special.classification);
  // T5's own start is the padding token, also where config.json leaves it out.
  if (!before.contains("decoder_start_token_id")) set("decoder_start_token_id", special.padding);
}

Result<void> checkVocabulary(const Model& model, const Tokenizer& tokenizer) {
  if (model.vocabularySize() >= tokenizer.size()) return {};
  return invalid("model.overrides.vocab_size: " + std::to_string(model.vocabularySize()) +
                     " is below the tokenizer's " + std::to_string(tokenizer.size()) + " entries",
                 "leave it out, or take a tokenizer that fits the model");
}

Result<ModelBundle> freshModel(const Recipe& recipe, const ModelReference& reference,
                               const Objective& objective, std::shared_ptr<const Tokenizer> tokenizer,
                               torch::Dtype dtype, torch::Device device) {
  auto config = configurationOf(reference);
  if (!config) return config.error();
  *config = withRecipeChanges(std::move(*config), recipe);
  if (tokenizer) {
    fitToTokenizer(*config, recipe, *tokenizer);
  } else if (reference.kind != ModelReference::Kind::preset) {
    const auto folder =
        reference.kind == ModelReference::Kind::configFile ? reference.path.parent_path() : reference.path;
    auto own = loadTokenizer(folder);
    if (!own) return own.error();
    tokenizer = std::move(*own);
  } else {
    return invalid("tokenizer: the preset " + reference.name + " is a shape without a vocabulary",
                   "give tokenizer.from or tokenizer.train");
  }
  auto built = builtFor(std::move(*config), objective);
  if (!built) return built.error();
  auto model = makeModel(withAddedLayers(std::move(*built), recipe.adaptation, ""), dtype, device,
                         recipe.training.seed);
  if (!model) return model.error();
  ModelBundle bundle;
  bundle.name = recipe.name;
  bundle.model = std::move(*model);
  bundle.tokenizer = std::move(tokenizer);
  bundle.generationTokens = ownGenerationTokens(*bundle.model);
  return bundle;
}

Result<ModelBundle> storedModel(const Recipe& recipe, const ModelReference& reference,
                                const Objective& objective, std::shared_ptr<const Tokenizer> tokenizer,
                                torch::Dtype dtype, torch::Device device, const Tell& tell) {
  if (reference.kind == ModelReference::Kind::preset || reference.kind == ModelReference::Kind::configFile) {
    return invalid("model.initialization: " + recipe.model.from + " has no weights",
                   "set it to random, or name a folder with weights");
  }
  auto config = configurationOf(reference);
  if (!config) return config.error();
  *config = withRecipeChanges(std::move(*config), recipe);
  auto built = builtFor(std::move(*config), objective);
  if (!built) return built.error();
  auto bundle =
      openModelAs(reference.path, withAddedLayers(std::move(*built), recipe.adaptation, baseFolder(recipe)),
                  recipe.training.seed, dtype, device);
  if (!bundle && !recipe.model.overrides.empty()) return atPath("model.overrides", bundle.error());
  if (!bundle) return bundle;
  std::erase_if(bundle->newTensors, [](const std::string& name) { return isAdded(name); });
  if (!bundle->newTensors.empty())
    tell(std::to_string(bundle->newTensors.size()) + " tensors of the head are new: " +
         bundle->newTensors.front() + (bundle->newTensors.size() > 1 ? ", …" : ""));
  if (tokenizer) bundle->tokenizer = std::move(tokenizer);
  if (!bundle->tokenizer) {
    return invalid("tokenizer: " + reference.path.string() + " has none", "give tokenizer.from");
  }
  return bundle;
}

Result<ModelBundle> startingModel(const Recipe& recipe, const TrainingRows& rows, torch::Dtype dtype,
                                  torch::Device device, const Tell& tell) {
  const auto reference = resolveModel(recipe.model.from);
  if (!reference) return reference.error();
  auto tokenizer = recipeTokenizer(recipe, *reference, rows, tell);
  if (!tokenizer) return tokenizer.error();
  const auto objective = objectiveOf(rows, recipe);
  if (!objective) return objective.error();
  tell("making the model");
  auto bundle = recipe.model.initialization == "random"
                    ? freshModel(recipe, *reference, *objective, std::move(*tokenizer), dtype, device)
                    : storedModel(recipe, *reference, *objective, std::move(*tokenizer), dtype, device, tell);
  if (!bundle) return bundle;
  if (auto checked = checkVocabulary(*bundle->model, *bundle->tokenizer); !checked) return checked.error();
  return bundle;
}

/// Stored weights in full, of those that are trained, where training starts from them in a smaller type. A
/// checkpoint has its masters beside it.
Result<std::vector<NamedTensor>> floatOriginals(const Recipe& recipe, const ModelBundle& bundle,
                                                bool fromCheckpoint, torch::Dtype dtype) {
  if (fromCheckpoint || dtype == torch::kFloat32 || recipe.model.initialization == "random") {
    return std::vector<NamedTensor>();
  }
  const auto reference = resolveModel(recipe.model.from);
  if (!reference) return reference.error();
  return storedOriginals(reference->path, *bundle.model);
}

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

std::optional<std::uint64_t> budgetOf(const TrainingSection& training, torch::Device device) {
  if (!training.memoryBudgetGib || !device.is_cpu()) return std::nullopt;
  return static_cast<std::uint64_t>(*training.memoryBudgetGib * 0x1p30);
}

std::int64_t totalSteps(const TrainingSection& training, DataOrder& order) {
  if (training.steps) return *training.steps;
  const std::int64_t batches = order.batchesUntil(training.epochs.value_or(1.0));
  return std::max<std::int64_t>(1, (batches + training.accumulation - 1) / training.accumulation);
}

}  // namespace

std::vector<NamedTensor> trainedTensors(const Weights& weights) {
  std::vector<NamedTensor> trained;
  for (const NamedTensor& parameter : weights.parameters()) {
    if (parameter.tensor.requires_grad()) trained.push_back(parameter);
  }
  return trained;
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
  auto bundle = checkpoint ? modelToGoOnWith(recipe, *checkpoint, *dtype, *device)
                           : startingModel(recipe, *rows, *dtype, *device, tell);
  if (!bundle) return bundle.error();
  if (cancelled()) return beforeTheStart;
  auto adapted = adaptedShape(bundle->model->weights().shape(), recipe.adaptation);
  if (!adapted) return adapted.error();
  bundle->model->weights().freezeAs(std::move(*adapted));
  auto data = TrainingData::make(std::move(*rows), recipe, bundle->tokenizer, traitsOf(*bundle));
  if (!data) return data.error();
  const std::int64_t steps = totalSteps(recipe.training, data->order());
  auto originals = floatOriginals(recipe, *bundle, checkpoint.has_value(), *dtype);
  if (!originals) return originals.error();
  return TrainingSetup{std::move(recipe),     *device, *dtype,           std::move(*data), std::move(*bundle),
                       std::move(*originals), steps,   std::move(budget)};
}

}  // namespace s2s
