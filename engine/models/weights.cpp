#include "engine/models/weights.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "engine/layers/int8_matrix.h"
#include "engine/shapes/added_layers.h"
#include "engine/shapes/block_names.h"

namespace s2s {
namespace {

bool isMatrix(const TensorShape& tensor) {
  return tensor.sizes.size() == 2 && !tensor.isBuffer && !tensor.keepsPrecision;
}

void drawRandom(torch::Tensor& values, const Initialization& initialization, torch::Generator& generator) {
  const double deviation = initialization.standardDeviation;
  if (initialization.kind == Initialization::Kind::normal) {
    values.normal_(0.0, deviation, generator);
  } else if (initialization.kind == Initialization::Kind::uniform) {
    const double bound = std::sqrt(3.0) * deviation;
    values.uniform_(-bound, bound, generator);
  } else {
    // Within two deviations: the inverse of the normal distribution over the share of it that lies there.
    const double share = std::erf(std::sqrt(2.0));
    values.uniform_(-share, share, generator).erfinv_().mul_(std::sqrt(2.0) * deviation);
  }
}

/// The projection whose weight this is.
std::string projectionOf(const std::string& tensor) {
  return tensor.ends_with(".weight") ? moduleOf(tensor) : "";
}

}  // namespace

Weights Weights::allocate(const ModelShape& shape, torch::Dtype dtype, torch::Device device) {
  Weights weights;
  const bool shortened = dtype == kInt8Weights;
  weights.m_shape = shape;
  weights.m_dtype = shortened ? torch::kFloat32 : dtype;
  weights.m_device = device;
  for (const TensorShape& tensor : shape.tensors) {
    if (!tensor.isStored) continue;
    if (!tensor.tiedTo.empty()) {
      weights.m_tensors.emplace(tensor.name, weights.at(tensor.tiedTo));
      continue;
    }
    if (shortened && isMatrix(tensor)) {
      weights.m_tensors.emplace(tensor.name, emptyInt8Matrix(tensor.sizes[0], tensor.sizes[1], device));
      continue;
    }
    const auto options = torch::TensorOptions()
                             .dtype(weights.m_dtype)
                             .device(device)
                             .requires_grad(!tensor.isBuffer && !tensor.isFrozen && !shortened);
    weights.m_tensors.emplace(tensor.name, torch::empty(tensor.sizes, options));
  }
  return weights;
}

void Weights::draw(const TensorShape& tensor, torch::Generator& generator) {
  torch::NoGradGuard noGrad;
  torch::Tensor& target = m_tensors.at(tensor.name);
  switch (tensor.initialization.kind) {
    case Initialization::Kind::zeros:
      target.zero_();
      break;
    case Initialization::Kind::ones:
      target.fill_(1.0);
      break;
    case Initialization::Kind::normal:
    case Initialization::Kind::truncatedNormal:
    case Initialization::Kind::uniform: {
      torch::Tensor drawn = torch::empty(tensor.sizes, torch::kFloat32);
      drawRandom(drawn, tensor.initialization, generator);
      fill(tensor.name, drawn);
      break;
    }
  }
}

void Weights::initialize(std::uint64_t seed) {
  // Drawn on the CPU in float32, so that a seed gives the same model on every device and in every precision.
  torch::Generator generator = at::detail::createCPUGenerator(seed);
  for (const TensorShape& tensor : m_shape.tensors) {
    if (tensor.tiedTo.empty() && tensor.isStored) draw(tensor, generator);
  }
}

void Weights::initialize(std::span<const std::string> names, std::uint64_t seed) {
  torch::Generator generator = at::detail::createCPUGenerator(seed);
  for (const TensorShape& tensor : m_shape.tensors) {
    if (std::ranges::find(names, tensor.name) != names.end()) draw(tensor, generator);
  }
}

void Weights::fill(std::string_view name, const torch::Tensor& values) {
  torch::NoGradGuard noGrad;
  torch::Tensor target = at(name);
  if (isInt8Matrix(target))
    fillInt8Matrix(target, values);
  else
    target.copy_(values);
}

const torch::Tensor& Weights::at(std::string_view name) const {
  const auto found = m_tensors.find(std::string(name));
  if (found == m_tensors.end())
    throw std::logic_error("the model's description has no tensor " + std::string(name));
  return found->second;
}

bool Weights::contains(std::string_view name) const { return m_tensors.contains(std::string(name)); }

std::vector<NamedTensor> Weights::parameters() const {
  std::vector<NamedTensor> all;
  for (const TensorShape& tensor : m_shape.tensors) {
    if (tensor.tiedTo.empty() && !tensor.isBuffer) all.push_back({tensor.name, m_tensors.at(tensor.name)});
  }
  return all;
}

std::vector<torch::Tensor> Weights::parametersOf(std::string_view part) const {
  const std::string prefix = std::string(part) + ".";
  std::vector<torch::Tensor> all;
  for (const TensorShape& tensor : m_shape.tensors) {
    if (!tensor.isBuffer && tensor.name.starts_with(prefix)) all.push_back(m_tensors.at(tensor.name));
  }
  return all;
}

std::vector<NamedTensor> Weights::stored() const {
  std::vector<NamedTensor> all = storedWithoutUpdates();
  for (NamedTensor& own : all) {
    if (const auto update = lowRankUpdate(projectionOf(own.name)))
      own.tensor = mergedWeight(own.tensor, *update);
  }
  return all;
}

std::vector<NamedTensor> Weights::storedWithoutUpdates() const {
  std::vector<NamedTensor> all;
  for (const TensorShape& tensor : m_shape.tensors) {
    if (!tensor.tiedTo.empty() || !tensor.isStored || isLowRank(tensor.name)) continue;
    all.push_back({tensor.name, m_tensors.at(tensor.name)});
  }
  return all;
}

std::map<std::string, LowRankUpdate> Weights::lowRankUpdates() const {
  std::map<std::string, LowRankUpdate> all;
  for (const TensorShape& tensor : m_shape.tensors) {
    if (const auto update = lowRankUpdate(projectionOf(tensor.name))) all.emplace(tensor.name, *update);
  }
  return all;
}

std::vector<NamedTensor> Weights::unmerged() const {
  std::vector<NamedTensor> all;
  for (const NamedTensor& parameter : parameters()) {
    if (isLowRank(parameter.name) || lowRankUpdate(projectionOf(parameter.name))) all.push_back(parameter);
  }
  return all;
}

std::optional<LowRankUpdate> Weights::lowRankUpdate(const std::string& projection) const {
  if (!m_shape.lora || !contains(projection + kLowRankDown + ".weight")) return std::nullopt;
  return LowRankUpdate{at(projection + kLowRankDown + ".weight"), at(projection + kLowRankUp + ".weight"),
                       m_shape.lora->scale(), m_shape.lora->dropout};
}

void Weights::freezeAs(ModelShape described) {
  m_shape = std::move(described);
  for (const TensorShape& tensor : m_shape.tensors) {
    if (tensor.isOwnParameter()) m_tensors.at(tensor.name).set_requires_grad(!tensor.isFrozen);
  }
}

}  // namespace s2s
