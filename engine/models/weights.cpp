#include "engine/models/weights.h"

#include <stdexcept>

#include "engine/layers/int8_matrix.h"

namespace s2s {
namespace {

bool isMatrix(const TensorShape& tensor) {
  return tensor.sizes.size() == 2 && !tensor.isBuffer && !tensor.keepsPrecision;
}

}  // namespace

Weights Weights::allocate(const ModelShape& shape, torch::Dtype dtype, torch::Device device) {
  Weights weights;
  const bool shortened = dtype == kInt8Weights;
  weights.m_shape = shape;
  weights.m_dtype = shortened ? torch::kFloat32 : dtype;
  weights.m_device = device;
  for (const TensorShape& tensor : shape.tensors) {
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
                             .requires_grad(!tensor.isBuffer && !shortened);
    weights.m_tensors.emplace(tensor.name, torch::empty(tensor.sizes, options));
  }
  return weights;
}

void Weights::initialize(std::uint64_t seed) {
  torch::NoGradGuard noGrad;
  // Drawn on the CPU in float32, so that a seed gives the same model on every device and in every precision.
  torch::Generator generator = at::detail::createCPUGenerator(seed);
  for (const TensorShape& tensor : m_shape.tensors) {
    if (!tensor.tiedTo.empty() || tensor.isBuffer) continue;
    torch::Tensor& target = m_tensors.at(tensor.name);
    switch (tensor.initialization.kind) {
      case Initialization::Kind::zeros:
        target.zero_();
        break;
      case Initialization::Kind::ones:
        target.fill_(1.0);
        break;
      case Initialization::Kind::normal: {
        torch::Tensor drawn = torch::empty(tensor.sizes, torch::kFloat32);
        drawn.normal_(0.0, tensor.initialization.standardDeviation, generator);
        fill(tensor.name, drawn);
        break;
      }
    }
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

std::vector<NamedTensor> Weights::stored() const {
  std::vector<NamedTensor> all;
  for (const TensorShape& tensor : m_shape.tensors) {
    if (tensor.tiedTo.empty()) all.push_back({tensor.name, m_tensors.at(tensor.name)});
  }
  return all;
}

}  // namespace s2s
