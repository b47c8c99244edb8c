#include "engine/planning/export_plan.h"

#include <algorithm>
#include <filesystem>

#include "engine/planning/state_size.h"
#include "engine/runs/exported_model.h"
#include "engine/shapes/added_layers.h"
#include "engine/shapes/family.h"
#include "engine/shapes/stored_type.h"

namespace s2s {

Result<ExportPlan> planExport(const std::string& model, const std::string& dtype) {
  const auto reference = modelToExport(model);
  if (!reference) return reference.error();
  const auto config = configurationOf(*reference);
  if (!config) return config.error();
  const auto shape = shapeOfConfig(*config);
  if (!shape) return shape.error();
  const std::string type = dtype.empty() ? storedTypeOf(*config) : dtype;
  return ExportPlan{type, storedBytes(*shape, type), missedByOthers(*shape)};
}

Result<ExportPlan> planUpdatesExport(const std::string& model) {
  const auto updates = updatesToExport(model);
  if (!updates) return updates.error();
  std::error_code problem;
  const auto bytes = std::filesystem::file_size(updates->folder / "adapter_model.safetensors", problem);
  if (problem)
    return Error{"cannot read the updates: " + problem.message(), updates->folder.string(), "check the disk"};
  ExportPlan plan{"", static_cast<std::int64_t>(bytes), {}};
  if (updates->model == updates->folder) return plan;
  const auto config = readJsonFile(updates->model / "config.json");
  if (!config) return config.error();
  const auto shape = shapeOfConfig(*config);
  if (!shape) return shape.error();
  plan.warnings = missedByOthers(*shape);
  return plan;
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
