#include "engine/shapes/stored_type.h"

#include <algorithm>

namespace s2s {

std::string storedTypeOf(const Json& config) {
  for (const char* key : {"dtype", "torch_dtype"}) {
    const auto named = config.find(key);
    if (named == config.end() || !named->is_string()) continue;
    const std::string type = *named;
    if (std::ranges::count(kStoredTypes, type) > 0) return type;
  }
  return "float32";
}

void setStoredType(Json& config, const std::string& type) {
  config[config.contains("dtype") ? "dtype" : "torch_dtype"] = type;
}

}  // namespace s2s
