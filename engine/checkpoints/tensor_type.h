#pragma once
// The element types that checkpoints may hold, under their names in each format.

#include <optional>
#include <string>
#include <string_view>

#include "engine/layers/torch_api.h"

namespace s2s {

/// "F32" → torch::kFloat32. Nothing for types that are not read (8-bit floats, complex numbers, …).
std::optional<torch::Dtype> typeOfSafetensorsName(std::string_view name);
/// torch::kFloat32 → "F32"; asking for a type that has no name is a broken promise and throws
/// std::logic_error.
std::string safetensorsName(torch::Dtype type);
/// "FloatStorage" → torch::kFloat32.
std::optional<torch::Dtype> typeOfStorageName(std::string_view name);
/// "bfloat16" and "float32", as config.json's torch_dtype says them.
std::string configurationName(torch::Dtype type);
/// The types that safetensors may hold, for messages.
std::string knownSafetensorsNames();

}  // namespace s2s
