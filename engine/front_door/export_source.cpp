#include "engine/front_door/export_source.h"

#include <algorithm>

#include "engine/checkpoints/weight_loading.h"
#include "engine/models/model_bundle.h"
#include "engine/runs/run_directory.h"
#include "engine/shapes/added_layers.h"
#include "engine/shapes/family.h"

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

}  // namespace

Result<ExportSource> findExportSource(const std::string& model, const std::string& dtype) {
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
  return ExportSource{reference->path, *name, *type};
}

Result<StoredTensors> readStoredTensors(const std::filesystem::path& folder, const Json& config) {
  const auto shape = shapeOfConfig(config);
  if (!shape) return shape.error();
  const auto checkpoint = openCheckpoint(folder);
  if (!checkpoint) return checkpoint.error();
  auto plan = planLoading(*shape, *checkpoint);
  if (!plan) return plan.error();
  StoredTensors stored{std::move(plan->sources), std::move(plan->warnings)};
  for (const std::string& name : plan->left) {
    const auto tensor = std::ranges::find(shape->tensors, name, &TensorShape::name);
    stored.tensors.push_back({name, torch::zeros(tensor->sizes)});
  }
  return stored;
}

void setStoredType(Json& config, const std::string& name) {
  config[config.contains("dtype") ? "dtype" : "torch_dtype"] = name;
}

std::vector<std::string> missedByOthers(const ModelShape& shape) {
  const bool adapters =
      std::ranges::any_of(shape.tensors, [](const TensorShape& tensor) { return isAdapter(tensor.name); });
  if (!adapters) return {};
  return {
      "the adapters are layers that transformers does not have: it would leave them out and answer "
      "otherwise"};
}

}  // namespace s2s
