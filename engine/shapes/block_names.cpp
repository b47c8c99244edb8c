#include "engine/shapes/block_names.h"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace s2s {

std::optional<std::int64_t> blockOf(std::string_view tensorName) {
  for (const std::string_view marker : {".block.", ".layers.", ".layer."}) {
    const std::size_t at = tensorName.find(marker);
    if (at == std::string_view::npos) continue;
    const char* begin = tensorName.data() + at + marker.size();
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(begin, tensorName.data() + tensorName.size(), number);
    if (problem == std::errc() && end > begin) return number;
  }
  return std::nullopt;
}

bool isBlockProjection(const TensorShape& tensor) {
  const bool inStack = tensor.group == "encoder" || tensor.group == "decoder";
  // A table of position biases is a matrix too, but nothing is multiplied with it.
  return inStack && tensor.isOwnParameter() && tensor.sizes.size() == 2 && !tensor.keepsPrecision &&
         tensor.name.ends_with(".weight") && blockOf(tensor.name).has_value();
}

std::string moduleOf(std::string_view tensorName) {
  const std::size_t dot = tensorName.find_last_of('.');
  return std::string(dot == std::string_view::npos ? "" : tensorName.substr(0, dot));
}

std::string lastPart(std::string_view module) {
  const std::size_t dot = module.find_last_of('.');
  return std::string(dot == std::string_view::npos ? module : module.substr(dot + 1));
}

bool isQueryOrValue(const TensorShape& tensor) {
  if (!isBlockProjection(tensor)) return false;
  const std::string name = lastPart(moduleOf(tensor.name));
  for (const char* known : {"q", "v", "q_proj", "v_proj", "query", "value"}) {
    if (name == known) return true;
  }
  return false;
}

bool isFeedForwardOutput(const TensorShape& tensor) {
  if (!isBlockProjection(tensor)) return false;
  const std::string& name = tensor.name;
  return name.ends_with(".wo.weight") || name.ends_with(".fc2.weight") ||
         (name.ends_with(".output.dense.weight") && !name.ends_with(".attention.output.dense.weight"));
}

bool isLayerNorm(const TensorShape& tensor) {
  std::string module = lastPart(moduleOf(tensor.name));
  std::ranges::transform(module, module.begin(), [](unsigned char c) { return std::tolower(c); });
  return tensor.isOwnParameter() && module.find("norm") != std::string::npos;
}

bool isBiasTerm(const TensorShape& tensor) {
  return tensor.isOwnParameter() && lastPart(tensor.name) == "bias";
}

}  // namespace s2s
