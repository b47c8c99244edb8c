#include "engine/models/model_bundle.h"

#include "engine/checkpoints/tensor_type.h"
#include "engine/core/absolute_path.h"
#include "engine/core/atomic_file.h"
#include "engine/models/generation_config.h"
#include "engine/runs/checkpoint_checksums.h"
#include "engine/runs/updates_folder.h"
#include "engine/shapes/added_layers.h"
#include "engine/shapes/configured_task.h"
#include "engine/shapes/family.h"
#include "engine/shapes/stored_type.h"
#include "engine/tokenizers/tokenizer_files.h"

namespace s2s {
namespace {

/// transformers' default size of a shard ("5GB").
constexpr std::int64_t kMaximumShardBytes = 5'000'000'000;

bool hasTokenizer(const std::filesystem::path& folder) {
  std::error_code ignored;
  for (const char* name : kTokenizerFileNames) {
    if (std::filesystem::exists(folder / name, ignored)) return true;
  }
  return false;
}

std::string folderName(const std::filesystem::path& folder) {
  const auto normal = absolutePath(folder).lexically_normal();
  return (normal.has_filename() ? normal : normal.parent_path()).filename().string();
}

Result<void> writeJsonFile(const std::filesystem::path& path, const Json& content) {
  return writeFileAtomically(path, writeJson(content, 2) + "\n");
}

/// Copies what the tokenizer did not write itself, so that other programs find all they know.
Result<void> carryFiles(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::error_code problem;
  for (const char* name : kTokenizerFileNames) {
    if (!std::filesystem::exists(from / name, problem) || std::filesystem::exists(to / name, problem))
      continue;
    std::filesystem::copy_file(from / name, to / name, problem);
    if (problem)
      return Error{"cannot copy the file: " + problem.message(), (from / name).string(), "check the disk"};
  }
  return {};
}

/// What the model is, to someone who asked it for something else.
Error otherTask(const ModelBundle& bundle, const std::string& cannot) {
  const ModelTask task = bundle.model->weights().shape().task;
  const char* remedy = task == ModelTask::sequenceToSequence ? "translate, generate or fill with it"
                       : task == ModelTask::maskedLanguageModel
                           ? "fill masks with it, or fine-tune it to classify"
                           : "classify with it";
  return {bundle.name + " is a model for " + std::string(taskName(task)) + " and " + cannot,
          bundle.folder.string(), remedy, Error::Kind::invalidInput};
}

/// LoRA's updates by themselves, beside the weights that have them merged in.
Result<void> writeUpdates(const StoredModel& model, const std::filesystem::path& folder) {
  if (!model.updates) return {};
  std::error_code problem;
  std::filesystem::create_directory(folder, problem);
  if (problem)
    return Error{"cannot create the folder: " + problem.message(), folder.string(), "check the disk"};
  return writePeft(*model.updates, folder);
}

/// Everything but the carried files, into a folder that exists.
Result<void> writeModelFiles(const StoredModel& model, const std::filesystem::path& folder) {
  auto written = writeSafetensorsModel(model.tensors, model.dtype, folder, kMaximumShardBytes,
                                       {model.valuesOf, model.wrote});
  if (!written) return written;
  if (written = writeUpdates(model, folder / kUpdatesFolder); !written) return written;
  if (written = writeJsonFile(folder / "config.json", model.config); !written) return written;
  if (!model.generationConfig.is_null()) {
    written = writeJsonFile(folder / "generation_config.json", model.generationConfig);
    if (!written) return written;
  }
  return model.tokenizer ? model.tokenizer->save(folder) : Result<void>();
}

/// Of the folder, and of the base that an adapter's is merged into.
Result<void> checkWeights(const std::filesystem::path& folder) {
  auto sound = checkStoredWeights(folder);
  if (!sound || !isPeftFolder(folder)) return sound;
  const auto peft = readPeftFolder(folder);
  if (!peft) return peft.error();
  return checkStoredWeights(peft->base);
}

/// Where the weights of a folder lie: in it, or merged from a PEFT adapter and its base.
Result<LoadingPlan> planOf(const std::filesystem::path& folder, const ModelShape& shape, MayLack mayLack) {
  if (isPeftFolder(folder)) {
    const auto peft = readPeftFolder(folder);
    if (!peft) return peft.error();
    return planMerged(*peft, shape, mayLack);
  }
  const auto checkpoint = openCheckpoint(folder);
  if (!checkpoint) return checkpoint.error();
  return planLoading(shape, *checkpoint, mayLack);
}

Result<ModelBundle> open(const std::filesystem::path& folder, const Json& config, MayLack mayLack,
                         std::uint64_t seed, torch::Dtype dtype, torch::Device device) {
  const auto family = familyOfConfig(config);
  if (!family) return family.error();
  const auto shape = shapeOfConfig(config);
  if (!shape) return shape.error();
  // Before anything is allocated: a configuration may claim any size.
  auto plan = planOf(folder, *shape, mayLack);
  if (!plan) return plan.error();
  const auto companions = companionFolder(folder);

  auto model = allocateModel(config, dtype, device);
  if (!model) return model.error();
  ModelBundle bundle;
  bundle.name = folderName(folder);
  bundle.folder = folder;
  bundle.tokenizerFolder = companions;
  bundle.family = (*family)->name;
  bundle.model = std::move(*model);
  bundle.warnings = std::move(plan->warnings);
  bundle.model->weights().initialize(plan->left, seed);
  bundle.newTensors = std::move(plan->left);
  for (std::string& warning : copyWeights(*plan, bundle.model->weights()))
    bundle.warnings.push_back(std::move(warning));

  auto tokens = readGenerationTokens(companions, config, ownGenerationTokens(*bundle.model));
  if (!tokens) return tokens.error();
  bundle.generationTokens = std::move(*tokens);
  auto defaults = readGenerationDefaults(companions, config);
  if (!defaults) return defaults.error();
  bundle.generationDefaults = std::move(*defaults);
  if (bundle.model->weights().shape().task == ModelTask::sequenceToSequence) {
    for (std::string& warning : unbuiltGeneration(bundle.generationDefaults))
      bundle.warnings.push_back(std::move(warning));
  }
  bundle.trainedDirections = trainedDirections(absolutePath(folder));
  if (!hasTokenizer(companions)) return bundle;
  // Without its tokenizer a model still answers to ids, so that is no reason to refuse it.
  if (auto tokenizer = loadTokenizer(companions); tokenizer)
    bundle.tokenizer = std::move(*tokenizer);
  else
    bundle.warnings.push_back("the tokenizer cannot be used: " + tokenizer.error().message());
  return bundle;
}

/// What a folder may lack of the model that training begins with.
Result<MayLack> mayLackFor(const Json& config) {
  const auto task = taskOfConfig(config);
  if (!task) return task.error();
  // A writer's head belongs to its weights: without it the folder is damaged.
  return *task == ModelTask::sequenceToSequence ? MayLack::addedLayers : MayLack::head;
}

}  // namespace

Result<Json> modelConfiguration(const std::filesystem::path& folder) {
  if (!isPeftFolder(folder)) return readJsonFile(folder / "config.json");
  const auto peft = readPeftFolder(folder);
  if (!peft) return peft.error();
  return peftConfiguration(*peft);
}

GenerationTokens ownGenerationTokens(const Model& model) {
  GenerationTokens tokens;
  tokens.paddingId = model.paddingId();
  if (const auto* writer = dynamic_cast<const Seq2SeqModel*>(&model)) {
    tokens.decoderStartId = writer->decoderStartId();
    tokens.endIds = writer->endIds();
    tokens.forcedLastId = writer->forcedLastId();
  }
  return tokens;
}

Result<Seq2SeqModel*> ModelBundle::writer() const {
  if (auto* found = dynamic_cast<Seq2SeqModel*>(model.get())) return found;
  return otherTask(*this, "writes no text");
}

Result<MaskedLanguageModel*> ModelBundle::maskFiller() const {
  if (auto* found = dynamic_cast<MaskedLanguageModel*>(model.get())) return found;
  return otherTask(*this, "fills no masks");
}

Result<SequenceClassifier*> ModelBundle::classifier() const {
  if (auto* found = dynamic_cast<SequenceClassifier*>(model.get())) return found;
  return otherTask(*this, "gives no labels");
}

Result<ModelBundle> openModel(const std::filesystem::path& folder, torch::Dtype dtype, torch::Device device) {
  if (auto sound = checkWeights(folder); !sound) return sound.error();
  const auto config = modelConfiguration(folder);
  if (!config) return config.error();
  return open(folder, *config, MayLack::nothing, 0, dtype, device);
}

Result<ModelBundle> openModelAs(const std::filesystem::path& folder, const Json& config, std::uint64_t seed,
                                torch::Dtype dtype, torch::Device device) {
  if (auto sound = checkWeights(folder); !sound) return sound.error();
  const auto mayLack = mayLackFor(config);
  if (!mayLack) return mayLack.error();
  return open(folder, config, *mayLack, seed, dtype, device);
}

Result<ModelBundle> openCheckpointAs(const std::filesystem::path& folder, const Json& config,
                                     torch::Dtype dtype, torch::Device device) {
  return open(folder, config, MayLack::addedLayers, 0, dtype, device);
}

Result<std::vector<NamedTensor>> storedValues(const std::filesystem::path& folder, const Model& model) {
  auto plan = planOf(folder, model.weights().shape(), MayLack::addedLayers);
  if (!plan) return plan.error();
  return std::move(plan->sources);
}

Result<std::vector<NamedTensor>> storedOriginals(const std::filesystem::path& folder, const Model& model) {
  const auto mayLack = mayLackFor(model.config());
  if (!mayLack) return mayLack.error();
  auto plan = planOf(folder, model.weights().shape(), *mayLack);
  if (!plan) return plan.error();
  std::vector<NamedTensor> originals;
  for (const NamedTensor& source : plan->sources) {
    // Copied: what training changes must not be a view of the file.
    if (model.weights().at(source.name).requires_grad())
      originals.push_back({source.name, source.tensor.to(model.device(), torch::kFloat32, false, true)});
  }
  return originals;
}

WrittenValues merging(std::map<std::string, LowRankUpdate> updates) {
  return [updates = std::move(updates)](const NamedTensor& named) {
    const auto update = updates.find(named.name);
    return update == updates.end() ? named.tensor : mergedWeight(named.tensor, update->second);
  };
}

StoredModel storedForm(const Model& model, const Tokenizer* tokenizer, const GenerationTokens& tokens,
                       torch::Dtype dtype) {
  const Weights& weights = model.weights();
  StoredModel stored{weights.storedWithoutUpdates(), model.config(), nullptr, tokenizer, dtype};
  setStoredType(stored.config, configurationName(dtype));
  stored.config.erase(kLowRankKey);  // what is stored has the updates merged in
  if (weights.shape().lora) {
    stored.valuesOf = merging(weights.lowRankUpdates());
    stored.updates = peftForm(weights);
  }
  if (weights.shape().task == ModelTask::sequenceToSequence)
    stored.generationConfig = generationConfig(tokens);
  return stored;
}

StoredModel storedForm(const ModelBundle& bundle, torch::Dtype dtype) {
  StoredModel stored = storedForm(*bundle.model, bundle.tokenizer.get(), bundle.generationTokens, dtype);
  if (!stored.generationConfig.is_null())
    stored.generationConfig = generationConfig(bundle.generationTokens, bundle.generationDefaults);
  return stored;
}

Result<void> writeModel(const StoredModel& model, const std::filesystem::path& folder,
                        const std::filesystem::path& carryFrom) {
  return writeFolder(folder, [&](const std::filesystem::path& temporary) -> Result<void> {
    if (auto written = writeModelFiles(model, temporary); !written) return written;
    return model.tokenizer && !carryFrom.empty() ? carryFiles(carryFrom, temporary) : Result<void>();
  });
}

Result<void> saveModel(const Model& model, const Tokenizer* tokenizer, const GenerationTokens& tokens,
                       torch::Dtype dtype, const std::filesystem::path& folder,
                       const std::filesystem::path& carryFrom) {
  return writeModel(storedForm(model, tokenizer, tokens, dtype), folder, carryFrom);
}

}  // namespace s2s
