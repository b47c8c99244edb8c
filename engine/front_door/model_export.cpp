#include "engine/front_door/model_export.h"

#include "engine/core/absolute_path.h"
#include "engine/models/model_bundle.h"
#include "engine/runs/run_directory.h"

namespace s2s {
namespace {

/// The type that config.json names, where it is one to export in.
Result<std::string> ownType(const std::filesystem::path& folder) {
  const auto config = readJsonFile(folder / "config.json");
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

}  // namespace

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
                               reference->path);
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
  return Json{{"directory", absolutePath(to).string()},
              {"parameters", bundle->model->weights().shape().parameters()},
              {"dtype", *name},
              {"warnings", bundle->warnings},
              {"verified", true}};
}

}  // namespace s2s
