#include "engine/training/starting_model.h"

#include "engine/core/absolute_path.h"
#include "engine/core/temporary_folder.h"
#include "engine/planning/starting_tokenizer.h"
#include "engine/recipes/head_of_labels.h"
#include "engine/recipes/model_configuration.h"
#include "engine/recipes/named_objective.h"
#include "engine/runs/peft_folder.h"
#include "engine/runs/run_directory.h"
#include "engine/runs/updates_folder.h"
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
  const auto folder = TemporaryFolder::make("s2s-tokenizer");
  if (!folder) return folder.error();
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
  return trainTokenizer(training, layout, texts, folder->path());
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
  const auto task = commonTask(recipe);
  if (!task) return task.error();
  objective.task = *task;
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

/// The folder that others can load the model from; empty where there is none: an adapter is merged in memory.
std::filesystem::path baseFolder(const ModelReference& reference) {
  return isPeftFolder(reference.path) ? std::filesystem::path() : absolutePath(reference.path);
}

/// The base that a checkpoint's own updates name, which need not be there any more; empty where it has none.
/// model.from may mean another one by now.
Result<std::filesystem::path> namedBase(const std::filesystem::path& checkpoint,
                                        const AdaptationSection& adaptation) {
  if (adaptation.kind != "lora") return std::filesystem::path();
  const auto base = baseOfAdapter(checkpoint / kUpdatesFolder);
  if (!base) return base.error();
  return std::filesystem::path(*base);
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

/// config.json and tokenizer of a model that begins anew.
struct Beginning {
  Json config;
  std::shared_ptr<const Tokenizer> tokenizer;
};

/// `tokenizer`: the recipe's, or null for the model's own; `fits`: whether the sizes follow from the
/// recipe's.
Result<Beginning> beginningOf(const Recipe& recipe, const ModelReference& reference,
                              const Objective& objective, std::shared_ptr<const Tokenizer> tokenizer,
                              bool fits) {
  auto config = configurationOf(reference);
  if (!config) return config.error();
  *config = withRecipeChanges(std::move(*config), recipe);
  if (!tokenizer) {
    auto own = ownTokenizer(reference);
    if (!own) return own.error();
    tokenizer = std::move(*own);
  } else if (fits) {
    fitToTokenizer(*config, recipe, *tokenizer);
  }
  auto built = builtFor(std::move(*config), objective);
  if (!built) return built.error();
  return Beginning{withAddedLayers(std::move(*built), recipe.adaptation, ""), std::move(tokenizer)};
}

ModelBundle bundleOf(const Recipe& recipe, std::unique_ptr<Model> model,
                     std::shared_ptr<const Tokenizer> tokenizer) {
  ModelBundle bundle;
  bundle.name = recipe.name;
  bundle.model = std::move(model);
  bundle.tokenizer = std::move(tokenizer);
  bundle.generationTokens = ownGenerationTokens(*bundle.model);
  return bundle;
}

Result<ModelBundle> freshModel(const Recipe& recipe, const ModelReference& reference,
                               const Objective& objective, std::shared_ptr<const Tokenizer> tokenizer,
                               torch::Dtype dtype, torch::Device device) {
  auto beginning = beginningOf(recipe, reference, objective, std::move(tokenizer), true);
  if (!beginning) return beginning.error();
  auto model = makeModel(beginning->config, dtype, device, recipe.training.seed);
  if (!model) return model.error();
  return bundleOf(recipe, std::move(*model), std::move(beginning->tokenizer));
}

Result<ModelBundle> storedModel(const Recipe& recipe, const ModelReference& reference,
                                const Objective& objective, std::shared_ptr<const Tokenizer> tokenizer,
                                torch::Dtype dtype, torch::Device device, const Tell& tell) {
  if (auto weights = checkHasWeights(recipe, reference); !weights) return weights.error();
  auto config = configurationOf(reference);
  if (!config) return config.error();
  *config = withRecipeChanges(std::move(*config), recipe);
  auto built = builtFor(std::move(*config), objective);
  if (!built) return built.error();
  auto bundle = openModelAs(reference.path,
                            withAddedLayers(std::move(*built), recipe.adaptation, baseFolder(reference)),
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

/// The run wrote all that lies in a checkpoint: whatever is wrong with it is damage, and no other
/// checkpoint's. That memory, permission or the disk fails says nothing about it.
Error damage(const std::filesystem::path& checkpoint, Error error) {
  if (error.kind == Error::Kind::unavailable) return error;
  if (!error.where.starts_with(checkpoint.string())) error.where = checkpoint.string();
  error.kind = Error::Kind::failed;
  return error;
}

/// A model without a tokenizer answers to ids; a run cannot go on with it.
Result<void> checkTokenizer(const ModelBundle& bundle, const std::filesystem::path& checkpoint) {
  if (bundle.tokenizer) return checkVocabulary(bundle.model->vocabularySize(), *bundle.tokenizer);
  const auto again = loadTokenizer(checkpoint);  // says what is wrong with it
  if (!again) return again.error();
  return Error{"the checkpoint has no tokenizer", checkpoint.string(), ""};
}

}  // namespace

Result<ModelBundle> modelToGoOnWith(const Recipe& recipe, const std::filesystem::path& checkpoint,
                                    torch::Dtype dtype, torch::Device device) {
  const auto config = modelConfiguration(checkpoint);
  if (!config) return damage(checkpoint, config.error());
  const auto base = namedBase(checkpoint, recipe.adaptation);
  if (!base) return damage(checkpoint, base.error());
  auto bundle =
      openCheckpointAs(checkpoint, withAddedLayers(*config, recipe.adaptation, *base), dtype, device);
  if (!bundle) return damage(checkpoint, bundle.error());
  if (auto checked = checkTokenizer(*bundle, checkpoint); !checked)
    return damage(checkpoint, checked.error());
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
  const std::int64_t rowsOfVocabulary = bundle->model->vocabularySize();
  if (auto checked = checkVocabulary(rowsOfVocabulary, *bundle->tokenizer); !checked) return checked.error();
  return bundle;
}

Result<ModelBundle> modelWithoutWeights(const Recipe& recipe, const TrainingRows& rows, const Tell& tell) {
  const auto reference = resolveModel(recipe.model.from);
  if (!reference) return reference.error();
  // What an adapter's folder leaves to its base is put together with the weights alone.
  if (isPeftFolder(reference->path)) return startingModel(recipe, rows, torch::kFloat32, torch::kCPU, tell);
  auto tokenizer = recipeTokenizer(recipe, *reference, rows, tell);
  if (!tokenizer) return tokenizer.error();
  const auto objective = objectiveOf(rows, recipe);
  if (!objective) return objective.error();
  auto beginning = beginningOf(recipe, *reference, *objective, std::move(*tokenizer),
                               recipe.model.initialization == "random");
  if (!beginning) return beginning.error();
  auto model = allocateModel(beginning->config, torch::kFloat32, torch::kMeta);
  if (!model) return model.error();
  if (auto checked = checkVocabulary((*model)->vocabularySize(), *beginning->tokenizer); !checked)
    return checked.error();
  return bundleOf(recipe, std::move(*model), std::move(beginning->tokenizer));
}

}  // namespace s2s
