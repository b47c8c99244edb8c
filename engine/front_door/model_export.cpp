#include "engine/front_door/model_export.h"

#include <algorithm>

#include "engine/checkpoints/safetensors.h"
#include "engine/core/absolute_path.h"
#include "engine/core/atomic_file.h"
#include "engine/models/model_bundle.h"
#include "engine/runs/peft_folder.h"
#include "engine/runs/run_directory.h"
#include "engine/shapes/added_layers.h"

namespace s2s {
namespace {

/// The type that config.json names, where it is one to export in.
Result<std::string> ownType(const std::filesystem::path& folder) {
  const auto config = modelConfiguration(folder);
  if (!config) return config.error();
  for (const char* key : {"dtype", "torch_dtype"}) {
    const std::string named = config->contains(key) && config->at(key).is_string() ? config->at(key) : "";
    if (named == "bfloat16" || named == "float16") return named;
  }
  return std::string("float32");
}

Result<torch::Dtype> storedType(const std::string& text) {
  if (text == "float32") return torch::kFloat32;
  if (text == "bfloat16") return torch::kBFloat16;
  if (text == "float16") return torch::kFloat16;
  return Error{"dtype '" + text + "' is not known", "", "use float32, bfloat16 or float16",
               Error::Kind::invalidInput};
}

/// What other programs would miss of a model.
std::vector<std::string> missedByOthers(const ModelShape& shape) {
  const bool adapters =
      std::ranges::any_of(shape.tensors, [](const TensorShape& tensor) { return isAdapter(tensor.name); });
  if (!adapters) return {};
  return {
      "the adapters are layers that transformers does not have: it would leave them out and answer "
      "otherwise"};
}

/// Copies files into a new folder, whole or not at all.
Result<void> copyInto(const std::filesystem::path& to, const std::vector<std::filesystem::path>& files) {
  const auto temporary = temporaryNameBeside(to);
  std::error_code problem;
  std::filesystem::create_directories(temporary, problem);
  for (const auto& file : files) {
    if (!problem) std::filesystem::copy_file(file, temporary / file.filename(), problem);
  }
  Result<void> written = problem ? Result<void>(Error{"cannot write the folder: " + problem.message(),
                                                      to.string(), "check the disk"})
                                 : syncTree(temporary);
  if (written) written = renameDurably(temporary, to);
  if (!written) std::filesystem::remove_all(temporary, problem);
  return written;
}

}  // namespace

Result<Json> exportUpdates(const std::string& model, const std::filesystem::path& to) {
  const auto reference = resolveModel(model);
  if (!reference) return reference.error();
  const auto own = reference->path / kUpdatesFolder;
  const auto folder = isPeftFolder(reference->path) ? reference->path : own;
  if (!isPeftFolder(folder)) {
    return Error{model + " holds no updates of its own", "",
                 "train it with adaptation.kind lora, or export the whole model", Error::Kind::invalidInput};
  }
  const auto tensorFile = folder / "adapter_model.safetensors", configFile = folder / "adapter_config.json";
  const auto config = readJsonFile(configFile);
  if (!config) return config.error();
  const auto expected = readSafetensors(tensorFile);
  if (!expected) return expected.error();
  if (auto copied = copyInto(to, {configFile, tensorFile}); !copied) return copied.error();
  const auto again = readSafetensors(to / tensorFile.filename());
  if (!again) return again.error();
  std::int64_t parameters = 0;
  for (const auto& [name, tensor] : *expected) {
    const auto found = again->find(name);
    if (found == again->end() || !torch::equal(found->second, tensor))
      return Error{"what was written reads back differently: " + name, to.string(), "check the disk"};
    parameters += tensor.numel();
  }
  return Json{{"directory", absolutePath(to).string()},
              {"parameters", parameters},
              {"base", config->value("base_model_name_or_path", Json())},
              {"warnings", Json::array()},
              {"verified", true}};
}

Result<Json> exportModel(const std::string& model, const std::filesystem::path& to,
                         const std::string& dtype) {
  const auto reference = resolveModel(model);
  if (!reference) return reference.error();
  if (reference->kind == ModelReference::Kind::preset ||
      reference->kind == ModelReference::Kind::configFile) {
    return Error{model + " has no weights to export", "", "name a run or a folder with weights",
                 Error::Kind::invalidInput};
  }
  const auto name = dtype.empty() ? ownType(reference->path) : Result<std::string>(dtype);
  if (!name) return name.error();
  const auto type = storedType(*name);
  if (!type) return type.error();
  const auto bundle = openModel(reference->path, *type, torch::kCPU);
  if (!bundle) return bundle.error();
  const auto saved = saveModel(*bundle->model, bundle->tokenizer.get(), bundle->generationTokens, *type, to,
                               bundle->tokenizerFolder);
  if (!saved) return saved.error();
  const auto again = openModel(to, *type, torch::kCPU);
  if (!again) return again.error();
  for (const NamedTensor& written : bundle->model->weights().stored()) {
    // Bit for bit: NaN weights are copied as they are.
    const torch::Tensor read = again->model->weights().at(written.name);
    if (!torch::equal(read.contiguous().view(torch::kUInt8),
                      written.tensor.contiguous().view(torch::kUInt8))) {
      return Error{"what was written reads back differently: " + written.name, to.string(), "check the disk"};
    }
  }
  std::vector<std::string> warnings = bundle->warnings;
  for (std::string& warning : missedByOthers(bundle->model->weights().shape()))
    warnings.push_back(std::move(warning));
  return Json{{"directory", absolutePath(to).string()},
              {"parameters", bundle->model->weights().shape().parameters()},
              {"dtype", *name},
              {"warnings", warnings},
              {"verified", true}};
}

}  // namespace s2s
