#pragma once
// Whether weights keep their values in the type that an export stores them in.

#include <filesystem>
#include <span>

#include "engine/front_door/export_source.h"

namespace s2s {

/// An error (invalidInput) where a value of `tensors`, finite there, is none any more in the type of `to`: it
/// names the first such tensor, its value farthest from 0, and the types that would hold it. `from` is where
/// the tensors come from. Infinities and NaN are no matter of types: they are stored as they are.
Result<void> checkNarrowing(std::span<const NamedTensor> tensors, const ExportSource& to,
                            const std::filesystem::path& from);

}  // namespace s2s
