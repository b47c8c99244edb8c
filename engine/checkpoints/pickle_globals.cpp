#include "engine/checkpoints/pickle_globals.h"

#include <array>
#include <utility>

namespace s2s {
namespace {

constexpr std::pair<std::string_view, PickleGlobal> kAllowed[] = {
    {"collections.OrderedDict", PickleGlobal::dictionary},
    {"builtins.dict", PickleGlobal::dictionary},
    {"builtins.set", PickleGlobal::firstArgument},
    {"builtins.int", PickleGlobal::firstArgument},
    {"builtins.float", PickleGlobal::firstArgument},
    {"_codecs.encode", PickleGlobal::firstArgument},  // how protocol 2 writes byte strings
    {"torch.Size", PickleGlobal::firstArgument},
    {"torch._utils._rebuild_parameter", PickleGlobal::firstArgument},
    {"torch._utils._rebuild_parameter_with_state", PickleGlobal::firstArgument},
    {"torch._utils._rebuild_tensor", PickleGlobal::rebuildTensor},
    {"torch._utils._rebuild_tensor_v2", PickleGlobal::rebuildTensor},
    {"torch.DoubleStorage", PickleGlobal::type},
    {"torch.FloatStorage", PickleGlobal::type},
    {"torch.HalfStorage", PickleGlobal::type},
    {"torch.BFloat16Storage", PickleGlobal::type},
    {"torch.LongStorage", PickleGlobal::type},
    {"torch.IntStorage", PickleGlobal::type},
    {"torch.ShortStorage", PickleGlobal::type},
    {"torch.CharStorage", PickleGlobal::type},
    {"torch.ByteStorage", PickleGlobal::type},
    {"torch.BoolStorage", PickleGlobal::type},
    {"torch.float64", PickleGlobal::type},
    {"torch.float32", PickleGlobal::type},
    {"torch.float16", PickleGlobal::type},
    {"torch.bfloat16", PickleGlobal::type},
    {"torch.int64", PickleGlobal::type},
    {"torch.int32", PickleGlobal::type},
    {"torch.int16", PickleGlobal::type},
    {"torch.int8", PickleGlobal::type},
    {"torch.uint8", PickleGlobal::type},
    {"torch.bool", PickleGlobal::type},
};

}  // namespace

std::optional<PickleGlobal> findPickleGlobal(std::string_view fullName) {
  for (const auto& [name, meaning] : kAllowed) {
    if (name == fullName) return meaning;
  }
  return std::nullopt;
}

std::string pickleGlobalName(std::string_view module, std::string_view name) {
  const std::string_view today = module == "__builtin__" ? "builtins" : module;
  return std::string(today) + "." + std::string(name);
}

}  // namespace s2s
