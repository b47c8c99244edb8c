#pragma once
// A model with everything that belongs to it: weights, configuration, tokenizer, generation tokens.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/checkpoints/peft.h"
#include "engine/checkpoints/safetensors.h"
#include "engine/generation/generation_options.h"
#include "engine/models/masked_language_model.h"
#include "engine/models/seq2seq_model.h"
#include "engine/models/sequence_classifier.h"
#include "engine/runs/trained_directions.h"
#include "engine/tokenizers/tokenizer.h"

namespace s2s {

struct ModelBundle {
  std::string name;                       ///< folder or run name, for display
  std::filesystem::path folder;           ///< where it was read from; empty for a fresh model
  std::filesystem::path tokenizerFolder;  ///< the same, or the base of a PEFT adapter
  std::string family;                     ///< "t5"
  std::unique_ptr<Model> model;
  std::shared_ptr<const Tokenizer> tokenizer;  ///< null where the folder has none
  GenerationTokens generationTokens;
  Json generationDefaults = Json::object();  ///< what else generation_config.json says; kept for others
  std::vector<TrainedDirection> trainedDirections;  ///< of the run it comes from; empty for other models
  std::vector<std::string> newTensors;              ///< that the checkpoint lacked and that begin anew
  std::vector<std::string> warnings;                ///< extra tensors, NaN weights, …

  /// The model as what a task asks for, or an error that says what it is and how to ask it.
  Result<Seq2SeqModel*> writer() const;
  Result<MaskedLanguageModel*> maskFiller() const;
  Result<SequenceClassifier*> classifier() const;
};

/// The token ids that the model's own configuration names.
GenerationTokens ownGenerationTokens(const Model& model);

/// config.json content of a folder with weights; of a PEFT adapter that of its base, for the adapter's task.
Result<Json> modelConfiguration(const std::filesystem::path& folder);

/// Opens a Hugging Face directory (or a run's checkpoint folder, which is one), or a PEFT adapter merged into
/// its base. Missing tensors, wrong
/// shapes and weights that are not what a checkpoint's checksums say are errors; extra tensors are warnings.
/// The weights are converted to `dtype`, which may be kInt8Weights for inference, on `device`.
Result<ModelBundle> openModel(const std::filesystem::path& folder, torch::Dtype dtype, torch::Device device);

/// The same under another configuration, for training on: what the folder's weights lack of the head that
/// `config` asks for, and of the layers that adaptation adds, is drawn from `seed`. Everything else must be
/// there and fit.
Result<ModelBundle> openModelAs(const std::filesystem::path& folder, const Json& config, std::uint64_t seed,
                                torch::Dtype dtype, torch::Device device);

/// The same for going on with a run: the folder may lack the added layers alone, which keep any values.
Result<ModelBundle> openCheckpointAs(const std::filesystem::path& folder, const Json& config,
                                     torch::Dtype dtype, torch::Device device);

/// What the folder, a checkpoint of the run that `model` was opened for, stores of its tensors. The values
/// are the file's own: nothing is held beside the model. LoRA's updates are in them.
Result<std::vector<NamedTensor>> storedValues(const std::filesystem::path& folder, const Model& model);

/// What the folder stores of the weights that `model`, which was opened from it, trains: for the masters of
/// weights that the model holds rounded.
Result<std::vector<NamedTensor>> storedOriginals(const std::filesystem::path& folder, const Model& model);

/// A model with fresh weights from config.json content (`model_type` chooses the family).
Result<std::unique_ptr<Model>> makeModel(const Json& config, torch::Dtype dtype, torch::Device device,
                                         std::uint64_t seed);

/// The same without values, for a reader that fills every tensor. Weights that this machine's memory cannot
/// hold are an error before anything is allocated.
Result<std::unique_ptr<Model>> allocateModel(const Json& config, torch::Dtype dtype, torch::Device device);

/// A model as a Hugging Face directory holds it.
struct StoredModel {
  std::vector<NamedTensor> tensors;  ///< the model's own, so that what changes them changes what is written
  Json config;
  Json generationConfig;                 ///< null where the model writes no text
  const Tokenizer* tokenizer = nullptr;  ///< null: none is written
  torch::Dtype dtype = torch::kFloat32;  ///< that floating-point tensors are stored in
  WrittenValues valuesOf{};              ///< what is written in the place of `tensors`; empty: themselves
  std::optional<PeftForm> updates{};     ///< LoRA's by themselves; what is written has them merged in
  TensorWritten wrote{};                 ///< told of every tensor; may be empty
};

/// Weights with these updates merged in (Weights::lowRankUpdates), one at a time.
WrittenValues merging(std::map<std::string, LowRankUpdate> updates);

StoredModel storedForm(const Model& model, const Tokenizer* tokenizer, const GenerationTokens& tokens,
                       torch::Dtype dtype);
StoredModel storedForm(const ModelBundle& bundle, torch::Dtype dtype);

/// Writes a Hugging Face directory, whole or not at all: config.json, generation_config.json,
/// model.safetensors (sharded above 5 GB), tokenizer files; LoRA's updates by themselves are in a folder
/// below (engine/runs/updates_folder.h). `folder` must not exist. Tokenizer files that `carryFrom` (may be
/// empty) holds beyond what the tokenizer writes are copied too.
Result<void> writeModel(const StoredModel& model, const std::filesystem::path& folder,
                        const std::filesystem::path& carryFrom = {});

/// Both in one.
Result<void> saveModel(const Model& model, const Tokenizer* tokenizer, const GenerationTokens& tokens,
                       torch::Dtype dtype, const std::filesystem::path& folder,
                       const std::filesystem::path& carryFrom = {});

}  // namespace s2s
