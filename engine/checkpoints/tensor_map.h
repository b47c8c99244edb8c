#pragma once
// Tensors of a file by name, as views of the mapped file where that is possible.

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "engine/checkpoints/mapped_file.h"
#include "engine/layers/torch_api.h"

namespace s2s {

using TensorMap = std::map<std::string, torch::Tensor>;

/// `count` elements of the file from byte `offset` on, as a tensor of one dimension; the range must lie in
/// the file. A view that keeps the mapping alive; a copy where the bytes are not aligned for the type or
/// `swapBytes` says that they were written on a machine of the other endianness.
torch::Tensor tensorOfBytes(const std::shared_ptr<const MappedFile>& file, std::size_t offset,
                            torch::Dtype type, std::int64_t count, bool swapBytes = false);

}  // namespace s2s
