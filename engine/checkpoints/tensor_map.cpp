#include "engine/checkpoints/tensor_map.h"

#include <algorithm>
#include <cstring>

namespace s2s {

torch::Tensor tensorOfBytes(const std::shared_ptr<const MappedFile>& file, std::size_t offset,
                            torch::Dtype type, std::int64_t count, bool swapBytes) {
  const auto options = torch::TensorOptions().dtype(type);
  const std::size_t elementSize = c10::elementSize(type);
  const std::size_t size = static_cast<std::size_t>(count) * elementSize;
  std::byte* const data = file->bytes().subspan(offset, size).data();
  const bool aligned = reinterpret_cast<std::uintptr_t>(data) % elementSize == 0;
  if (aligned && !swapBytes && count > 0) {
    return torch::from_blob(
        data, {count}, [file](void*) {}, options);
  }
  torch::Tensor copy = torch::empty({count}, options);
  auto* const target = static_cast<std::byte*>(copy.data_ptr());
  if (size > 0) std::memcpy(target, data, size);
  if (swapBytes) {
    for (std::size_t i = 0; i < size; i += elementSize) std::reverse(target + i, target + i + elementSize);
  }
  return copy;
}

}  // namespace s2s
