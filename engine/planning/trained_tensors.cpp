#include "engine/planning/trained_tensors.h"

namespace s2s {

std::function<bool(const std::string&)> trainedTensors(const ModelShape&, const Recipe&) {
  return [](const std::string&) { return true; };
}

}  // namespace s2s
