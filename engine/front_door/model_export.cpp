#include "engine/front_door/model_export.h"

#include "engine/checkpoints/safetensors.h"
#include "engine/core/absolute_path.h"
#include "engine/core/atomic_file.h"
#include "engine/front_door/export_source.h"
#include "engine/models/model_bundle.h"
#include "engine/runs/peft_folder.h"
#include "engine/runs/run_directory.h"

namespace s2s {
namespace {

/// Copies files into a new folder, whole or not at all.
Result<void> copyInto(const std::filesystem::path& to, const std::vector<std::filesystem::path>& files) {
  return writeFolder(to, [&](const std::filesystem::path& folder) -> Result<void> {
    std::error_code problem;
    for (const auto& file : files) {
      if (!problem) std::filesystem::copy_file(file, folder / file.filename(), problem);
    }
    if (!problem) return {};
    return Error{"cannot write the folder: " + problem.message(), to.string(), "check the disk"};
  });
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
  const auto stored = findExportSource(model, dtype);
  if (!stored) return stored.error();
  const auto bundle = openModel(stored->folder, stored->dtype, torch::kCPU);
  if (!bundle) return bundle.error();
  const auto saved = writeModel(storedForm(*bundle, stored->dtype), to, bundle->tokenizerFolder);
  if (!saved) return saved.error();
  const auto again = openModel(to, stored->dtype, torch::kCPU);
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
              {"dtype", stored->dtypeName},
              {"warnings", warnings},
              {"verified", true}};
}

}  // namespace s2s
