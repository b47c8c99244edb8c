#include "engine/front_door/export_source.h"

#include <algorithm>

#include "engine/checkpoints/weight_loading.h"
#include "engine/runs/exported_model.h"
#include "engine/shapes/family.h"
#include "engine/shapes/stored_type.h"

namespace s2s {
namespace {

Result<torch::Dtype> storedType(const std::string& text) {
  if (text == "float32") return torch::kFloat32;
  if (text == "bfloat16") return torch::kBFloat16;
  if (text == "float16") return torch::kFloat16;
  return Error{"dtype '" + text + "' is not known", "", "use float32, bfloat16 or float16",
               Error::Kind::invalidInput};
}

}  // namespace

Result<ExportSource> findExportSource(const std::string& model, const std::string& dtype) {
  const auto reference = modelToExport(model);
  if (!reference) return reference.error();
  const auto config = configurationOf(*reference);
  if (!config) return config.error();
  const std::string name = dtype.empty() ? storedTypeOf(*config) : dtype;
  const auto type = storedType(name);
  if (!type) return type.error();
  return ExportSource{reference->path, name, *type};
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

}  // namespace s2s
