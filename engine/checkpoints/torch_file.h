#pragma once
// `pytorch_model.bin`: what torch.save wrote of a dictionary of tensors, in its zip format (PyTorch 1.6 and
// later) and in the older one (torch/serialization.py, `_save` and `_legacy_save`). Nothing in the file is
// ever executed.

#include <filesystem>

#include "engine/checkpoints/tensor_map.h"
#include "engine/core/result.h"

namespace s2s {

/// The dictionary's tensors as strided views of the mapped file; tensors that share a storage share it here
/// too. Entries that are not tensors are left out. Storages, strides and offsets are checked against the
/// file.
Result<TensorMap> readTorchFile(const std::filesystem::path& path);

}  // namespace s2s
