#include "engine/planning/planned_parameters.h"

#include <limits>

namespace s2s {
namespace {

/// The first gradient that arrives becomes the parameter's, later ones are added to it in place.
std::shared_ptr<GraphNode> gatheringPoint(PlannedParameter& parameter) {
  auto node = std::make_shared<GraphNode>();
  node->order = std::numeric_limits<std::int64_t>::max();
  node->backward = [&parameter](const Held& gradient) -> std::vector<Held> {
    if (gradient && !parameter.gradient) {
      gradient->moveTo(MemoryPart::gradients);
      parameter.gradient = gradient;
    }
    if (parameter.complete) parameter.complete(parameter);
    return {};
  };
  return node;
}

}  // namespace

PlannedParameters::PlannedParameters(const ModelShape& shape, PlannedPass& pass) {
  for (const TensorShape& tensor : shape.tensors) {
    if (!tensor.isStored) continue;
    if (!tensor.tiedTo.empty()) {
      m_tied[tensor.name] = tensor.tiedTo;
      continue;
    }
    Held memory = pass.allocate(MemoryPart::weights, tensor.count() * pass.elementBytes());
    if (tensor.isBuffer) {
      m_buffers.push_back(std::move(memory));
      continue;
    }
    auto parameter = std::make_unique<PlannedParameter>();
    parameter->shape = &tensor;
    parameter->trained = !tensor.isFrozen;
    parameter->weight = std::move(memory);
    if (parameter->trained) parameter->gathering = gatheringPoint(*parameter);
    m_ordered.push_back(parameter.get());
    m_own[tensor.name] = std::move(parameter);
  }
}

PlannedParameter* PlannedParameters::find(std::string_view name) {
  const auto tied = m_tied.find(name);
  const auto found = m_own.find(tied == m_tied.end() ? name : std::string_view(tied->second));
  return found == m_own.end() ? nullptr : found->second.get();
}

}  // namespace s2s
