#pragma once
// The types and functions that a pickle of tensors may name.

#include <optional>
#include <string>
#include <string_view>

namespace s2s {

/// What calling an allowed global means to the reader.
enum class PickleGlobal {
  dictionary,     ///< OrderedDict, dict: makes a dictionary
  firstArgument,  ///< set, torch.Size, nn.Parameter's rebuilding …: stands for its first argument
  rebuildTensor,  ///< recorded as a call for the reader of tensors
  type,           ///< storages and dtypes: only named, never called
};

/// Nothing for everything that is not on the list.
std::optional<PickleGlobal> findPickleGlobal(std::string_view fullName);

/// Python 2 wrote some modules under other names ("__builtin__").
std::string pickleGlobalName(std::string_view module, std::string_view name);

}  // namespace s2s
