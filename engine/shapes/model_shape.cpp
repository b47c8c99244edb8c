#include "engine/shapes/model_shape.h"

#include <algorithm>
#include <numeric>

namespace s2s {
namespace {

/// "encoder.block.0.layer…" to depth 2 is "encoder.block.0": a part name and the number behind it count once.
std::string groupName(const TensorShape& tensor, int depth) {
  if (depth <= 1) return tensor.group;
  std::string name;
  std::size_t begin = 0;
  int parts = 0;
  while (begin < tensor.name.size() && parts < depth) {
    const std::size_t end = std::min(tensor.name.find('.', begin), tensor.name.size());
    const std::string part = tensor.name.substr(begin, end - begin);
    const bool isNumber = std::ranges::all_of(part, [](unsigned char c) { return std::isdigit(c) != 0; });
    name += (name.empty() ? "" : ".") + part;
    begin = end + 1;
    const std::size_t next = std::min(tensor.name.find('.', begin), tensor.name.size());
    const bool numberFollows =
        begin < next && std::isdigit(static_cast<unsigned char>(tensor.name[begin])) != 0;
    if (isNumber || !numberFollows) ++parts;
  }
  return name;
}

}  // namespace

std::int64_t TensorShape::count() const {
  return std::accumulate(sizes.begin(), sizes.end(), std::int64_t{1}, std::multiplies<>());
}

std::int64_t ModelShape::parameters() const {
  std::int64_t sum = 0;
  for (const TensorShape& tensor : tensors) sum += tensor.isOwnParameter() ? tensor.count() : 0;
  return sum;
}

std::int64_t ModelShape::trainedParameters() const {
  std::int64_t sum = 0;
  for (const TensorShape& tensor : tensors)
    sum += tensor.isOwnParameter() && !tensor.isFrozen ? tensor.count() : 0;
  return sum;
}

std::int64_t ModelShape::buffers() const {
  std::int64_t sum = 0;
  for (const TensorShape& tensor : tensors) sum += tensor.isBuffer ? tensor.count() : 0;
  return sum;
}

std::vector<ParameterGroup> ModelShape::groups(int depth) const {
  std::vector<ParameterGroup> result;
  for (const TensorShape& tensor : tensors) {
    if (!tensor.isOwnParameter()) continue;
    const std::string name = groupName(tensor, depth);
    auto found =
        std::ranges::find_if(result, [&](const ParameterGroup& group) { return group.name == name; });
    if (found == result.end()) found = result.insert(result.end(), {name});
    found->parameters += tensor.count();
    if (!tensor.isFrozen) found->trained += tensor.count();
  }
  return result;
}

}  // namespace s2s
