#include "engine/shapes/tensor_list.h"

#include <algorithm>
#include <stdexcept>

namespace s2s {
namespace {

constexpr double kHeadDeviation = 0.02;

}  // namespace

void TensorList::add(const std::string& name, std::vector<std::int64_t> sizes,
                     Initialization initialization) {
  m_tensors.push_back({name, std::move(sizes), m_group, initialization, "", false});
}

void TensorList::addNormal(const std::string& name, std::vector<std::int64_t> sizes) {
  addNormal(name, std::move(sizes), m_deviation);
}

void TensorList::addNormal(const std::string& name, std::vector<std::int64_t> sizes, double deviation) {
  add(name, std::move(sizes), {Initialization::Kind::normal, deviation});
}

void TensorList::addZeros(const std::string& name, std::vector<std::int64_t> sizes) {
  add(name, std::move(sizes), {Initialization::Kind::zeros, 0.0});
}

void TensorList::addOnes(const std::string& name, std::vector<std::int64_t> sizes) {
  add(name, std::move(sizes), {Initialization::Kind::ones, 0.0});
}

void TensorList::addLinear(const std::string& name, std::int64_t outputs, std::int64_t inputs) {
  addNormal(name + ".weight", {outputs, inputs});
  addZeros(name + ".bias", {outputs});
}

void TensorList::addLayerNorm(const std::string& name, std::int64_t width) {
  addOnes(name + ".weight", {width});
  addZeros(name + ".bias", {width});
}

void TensorList::addTied(const std::string& name, const std::string& owner) {
  const auto found = std::ranges::find(m_tensors, owner, &TensorShape::name);
  if (found == m_tensors.end())
    throw std::logic_error(name + " is tied to " + owner + ", which is not there");
  const std::vector<std::int64_t> sizes = found->sizes;
  m_tensors.push_back({name, sizes, m_group, {}, owner, false});
}

void TensorList::addBuffer(const std::string& name, std::vector<std::int64_t> sizes) {
  m_tensors.push_back({name, std::move(sizes), m_group, {Initialization::Kind::zeros, 0.0}, "", true});
}

void TensorList::addComputed(const std::string& name, std::vector<std::int64_t> sizes) {
  addBuffer(name, std::move(sizes));
  m_tensors.back().isStored = false;
}

void TensorList::addOwnHead(const ClassificationHead& head, std::int64_t width) {
  beginGroup("head");
  std::int64_t features = 3 * width;  // [u; v; |u − v|]
  if (head.kind == ClassificationHead::Kind::convolution) {
    const auto kernels = static_cast<std::int64_t>(head.kernelSizes.size());
    for (std::int64_t i = 0; i < kernels; ++i) {
      const std::string name = "classifier.convolutions." + std::to_string(i);
      addNormal(name + ".weight", {head.filters, width, head.kernelSizes[static_cast<std::size_t>(i)]},
                kHeadDeviation);
      addZeros(name + ".bias", {head.filters});
    }
    features = head.filters * kernels;
  } else if (head.regression) {
    return;  // the cosine similarity has no parameters
  }
  addNormal("classifier.out_proj.weight", {head.outputs(), features}, kHeadDeviation);
  addZeros("classifier.out_proj.bias", {head.outputs()});
}

}  // namespace s2s
