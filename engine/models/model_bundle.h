#pragma once
// A model with everything that belongs to it: weights, configuration, tokenizer, generation tokens.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/generation/generation_options.h"
#include "engine/models/masked_language_model.h"
#include "engine/models/seq2seq_model.h"
#include "engine/models/sequence_classifier.h"
#include "engine/runs/trained_directions.h"
#include "engine/tokenizers/tokenizer.h"

namespace s2s {

struct ModelBundle {
  std::string name;              ///< folder or run name, for display
  std::filesystem::path folder;  ///< where it was read from; empty for a fresh model
  std::string family;            ///< "t5"
  std::unique_ptr<Model> model;
  std::shared_ptr<const Tokenizer> tokenizer;  ///< null where the folder has none
  GenerationTokens generationTokens;
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

/// Opens a Hugging Face directory (or a run's checkpoint folder, which is one). Missing tensors and wrong
/// shapes are errors; extra ones are warnings. The weights are converted to `dtype`, which may be
/// kInt8Weights for inference, on `device`.
Result<ModelBundle> openModel(const std::filesystem::path& folder, torch::Dtype dtype, torch::Device device);

/// The same under another configuration, for training on: what the folder's weights lack of the head that
/// `config` asks for is drawn from `seed`. Everything else must be there and fit.
Result<ModelBundle> openModelAs(const std::filesystem::path& folder, const Json& config, std::uint64_t seed,
                                torch::Dtype dtype, torch::Device device);

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
};

StoredModel storedForm(const Model& model, const Tokenizer* tokenizer, const GenerationTokens& tokens,
                       torch::Dtype dtype);

/// Writes a Hugging Face directory, whole or not at all: config.json, generation_config.json,
/// model.safetensors (sharded above 5 GB), tokenizer files. `folder` must not exist. Tokenizer files that
/// `carryFrom` (may be empty) holds beyond what the tokenizer writes are copied too.
Result<void> writeModel(const StoredModel& model, const std::filesystem::path& folder,
                        const std::filesystem::path& carryFrom = {});

/// Both in one.
Result<void> saveModel(const Model& model, const Tokenizer* tokenizer, const GenerationTokens& tokens,
                       torch::Dtype dtype, const std::filesystem::path& folder,
                       const std::filesystem::path& carryFrom = {});

}  // namespace s2s
