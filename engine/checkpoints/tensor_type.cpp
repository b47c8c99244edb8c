#include "engine/checkpoints/tensor_type.h"

#include <array>
#include <stdexcept>

namespace s2s {
namespace {

struct TypeNames {
  torch::Dtype type;
  std::string_view safetensors, storage, configuration;
};

constexpr std::array<TypeNames, 10> kTypes = {{
    {torch::kFloat64, "F64", "DoubleStorage", "float64"},
    {torch::kFloat32, "F32", "FloatStorage", "float32"},
    {torch::kFloat16, "F16", "HalfStorage", "float16"},
    {torch::kBFloat16, "BF16", "BFloat16Storage", "bfloat16"},
    {torch::kInt64, "I64", "LongStorage", "int64"},
    {torch::kInt32, "I32", "IntStorage", "int32"},
    {torch::kInt16, "I16", "ShortStorage", "int16"},
    {torch::kInt8, "I8", "CharStorage", "int8"},
    {torch::kUInt8, "U8", "ByteStorage", "uint8"},
    {torch::kBool, "BOOL", "BoolStorage", "bool"},
}};

const TypeNames& namesOf(torch::Dtype type) {
  for (const TypeNames& entry : kTypes) {
    if (entry.type == type) return entry;
  }
  throw std::logic_error(std::string("checkpoints do not hold tensors of type ") + c10::toString(type));
}

}  // namespace

std::optional<torch::Dtype> typeOfSafetensorsName(std::string_view name) {
  for (const TypeNames& entry : kTypes) {
    if (entry.safetensors == name) return entry.type;
  }
  return std::nullopt;
}

std::optional<torch::Dtype> typeOfStorageName(std::string_view name) {
  for (const TypeNames& entry : kTypes) {
    if (entry.storage == name) return entry.type;
  }
  return std::nullopt;
}

std::string safetensorsName(torch::Dtype type) { return std::string(namesOf(type).safetensors); }
std::string configurationName(torch::Dtype type) { return std::string(namesOf(type).configuration); }

std::string knownSafetensorsNames() {
  std::string all;
  for (const TypeNames& entry : kTypes) all += (all.empty() ? "" : ", ") + std::string(entry.safetensors);
  return all;
}

}  // namespace s2s
