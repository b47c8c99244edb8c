#include "engine/training/training_setup.h"

#include <unistd.h>

#include <cmath>

#include "engine/layers/device.h"
#include "engine/runs/run_directory.h"
#include "engine/tokenizers/tokenizer_trainer.h"

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
                                                   const TokenizerTraining& training) {
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
  auto tokenizer = trainTokenizer(training, texts, folder);
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  return tokenizer;
}

/// The tokenizer that the recipe names; null where it is the model's own.
Result<std::shared_ptr<const Tokenizer>> recipeTokenizer(const Recipe& recipe, const TrainingRows& rows,
                                                         const Tell& tell) {
  if (recipe.tokenizer.train) {
    tell("training a tokenizer of " + std::to_string(recipe.tokenizer.train->vocabularySize) + " pieces");
    auto trained = trainFrom(rows, *recipe.tokenizer.train);
    if (trained) {
      const std::int64_t pieces = (*trained)->size() - (*trained)->sentinels();
      if (pieces < recipe.tokenizer.train->vocabularySize)
        tell("the texts give only " + std::to_string(pieces) + " pieces");
    }
    return trained;
  }
  if (!recipe.tokenizer.from.empty()) return loadTokenizer(recipe.tokenizer.from);
  return std::shared_ptr<const Tokenizer>();
}

void applyOverrides(Json& config, const Recipe& recipe) {
  for (const auto& [key, value] : recipe.model.overrides.items()) config[key] = value;
  if (recipe.training.dropout)
    config[config.contains("dropout") ? "dropout" : "dropout_rate"] = *recipe.training.dropout;
}

/// Sizes and ids that follow from a tokenizer that is not the model's own.
Result<void> fitToTokenizer(Json& config, const Recipe& recipe, const Tokenizer& tokenizer) {
  if (!recipe.model.overrides.contains("vocab_size")) config["vocab_size"] = tokenizer.size();
  if (const SpecialTokens& special = tokenizer.special(); special.padding && special.end) {
    config["pad_token_id"] = *special.padding;
    config["eos_token_id"] = *special.end;
    if (!recipe.model.overrides.contains("decoder_start_token_id"))
      config["decoder_start_token_id"] = *special.padding;
  }
  return {};
}

Result<void> checkVocabulary(const Seq2SeqModel& model, const Tokenizer& tokenizer) {
  if (model.vocabularySize() >= tokenizer.size()) return {};
  return invalid("model.overrides.vocab_size: " + std::to_string(model.vocabularySize()) +
                     " is below the tokenizer's " + std::to_string(tokenizer.size()) + " entries",
                 "leave it out, or take a tokenizer that fits the model");
}

Result<ModelBundle> freshModel(const Recipe& recipe, const ModelReference& reference,
                               std::shared_ptr<const Tokenizer> tokenizer, torch::Dtype dtype,
                               torch::Device device) {
  auto config = configurationOf(reference);
  if (!config) return config.error();
  applyOverrides(*config, recipe);
  if (tokenizer) {
    if (auto fitted = fitToTokenizer(*config, recipe, *tokenizer); !fitted) return fitted.error();
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
  auto model = makeModel(*config, dtype, device, recipe.training.seed);
  if (!model) return model.error();
  ModelBundle bundle;
  bundle.name = recipe.name;
  bundle.model = std::move(*model);
  bundle.tokenizer = std::move(tokenizer);
  bundle.generationTokens.paddingId = bundle.model->paddingId();
  bundle.generationTokens.decoderStartId = bundle.model->decoderStartId();
  bundle.generationTokens.endIds = bundle.model->endIds();
  return bundle;
}

/// The same weights under a changed configuration (another dropout rate, say). Shapes must agree.
Result<std::unique_ptr<Seq2SeqModel>> rebuilt(const Seq2SeqModel& model, const Json& config) {
  torch::NoGradGuard noGrad;
  auto changed = makeModel(config, model.dtype(), model.device(), 0);
  if (!changed) return changed;
  const auto from = model.weights().stored();
  const auto to = (*changed)->weights().stored();
  if (from.size() != to.size())
    return invalid("model.overrides: change which tensors there are", "set model.initialization to random");
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (from[i].name != to[i].name || from[i].tensor.sizes() != to[i].tensor.sizes()) {
      return invalid("model.overrides: change the shape of " + to[i].name,
                     "set model.initialization to random");
    }
    torch::Tensor(to[i].tensor).copy_(from[i].tensor);
  }
  return changed;
}

Result<ModelBundle> storedModel(const Recipe& recipe, const ModelReference& reference,
                                std::shared_ptr<const Tokenizer> tokenizer, torch::Dtype dtype,
                                torch::Device device) {
  if (reference.kind == ModelReference::Kind::preset || reference.kind == ModelReference::Kind::configFile) {
    return invalid("model.initialization: " + recipe.model.from + " has no weights",
                   "set it to random, or name a folder with weights");
  }
  auto bundle = openModel(reference.path, dtype, device);
  if (!bundle) return bundle;
  if (tokenizer) bundle->tokenizer = std::move(tokenizer);
  if (!bundle->tokenizer) {
    return invalid("tokenizer: " + reference.path.string() + " has none", "give tokenizer.from");
  }
  const Json before = bundle->model->config();
  Json config = before;
  applyOverrides(config, recipe);
  if (config != before) {
    auto model = rebuilt(*bundle->model, config);
    if (!model) return model.error();
    bundle->model = std::move(*model);
  }
  return bundle;
}

Result<ModelBundle> startingModel(const Recipe& recipe, const TrainingRows& rows, torch::Dtype dtype,
                                  torch::Device device, const Tell& tell) {
  const auto reference = resolveModel(recipe.model.from);
  if (!reference) return reference.error();
  auto tokenizer = recipeTokenizer(recipe, rows, tell);
  if (!tokenizer) return tokenizer.error();
  tell("making the model");
  auto bundle = recipe.model.initialization == "random"
                    ? freshModel(recipe, *reference, std::move(*tokenizer), dtype, device)
                    : storedModel(recipe, *reference, std::move(*tokenizer), dtype, device);
  if (!bundle) return bundle;
  if (auto checked = checkVocabulary(*bundle->model, *bundle->tokenizer); !checked) return checked.error();
  return bundle;
}

/// Stored weights in full, where training starts from them in a smaller type. A checkpoint has its masters
/// beside it.
Result<std::vector<NamedTensor>> floatOriginals(const Recipe& recipe, bool fromCheckpoint, torch::Dtype dtype,
                                                torch::Device device) {
  if (fromCheckpoint || dtype == torch::kFloat32 || recipe.model.initialization == "random") {
    return std::vector<NamedTensor>();
  }
  const auto reference = resolveModel(recipe.model.from);
  if (!reference) return reference.error();
  const auto whole = openModel(reference->path, torch::kFloat32, device);
  if (!whole) return whole.error();
  return whole->model->weights().parameters();
}

std::int64_t totalSteps(const TrainingSection& training, const DataOrder& order) {
  if (training.steps) return *training.steps;
  const double batches = training.epochs.value_or(1.0) * static_cast<double>(order.batchesPerEpoch());
  return std::max<std::int64_t>(
      1, std::llround(std::ceil(batches / static_cast<double>(training.accumulation))));
}

}  // namespace

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
  if (*dtype == torch::kFloat16) {
    return invalid("training.precision: float16 would need its gradients scaled", "use bfloat16 or float32");
  }
  setThreads(recipe.training.threads);
  tell("reading the data");
  auto rows = readTrainingRows(recipe);
  if (!rows) return rows.error();
  if (cancelled()) return beforeTheStart;
  auto bundle = checkpoint ? openModel(*checkpoint, *dtype, *device)
                           : startingModel(recipe, *rows, *dtype, *device, tell);
  if (!bundle) return bundle.error();
  if (cancelled()) return beforeTheStart;
  auto data = TrainingData::make(std::move(*rows), recipe, bundle->tokenizer);
  if (!data) return data.error();
  const std::int64_t steps = totalSteps(recipe.training, data->order());
  auto originals = floatOriginals(recipe, checkpoint.has_value(), *dtype, *device);
  if (!originals) return originals.error();
  return TrainingSetup{std::move(recipe),     *device, *dtype, std::move(*data), std::move(*bundle),
                       std::move(*originals), steps};
}

}  // namespace s2s
