#pragma once
// The safetensors format (https://github.com/huggingface/safetensors, "Format"): an 8-byte little-endian
// header length, a JSON header {name: {dtype, shape, data_offsets}, "__metadata__": {…}}, then the tensors'
// bytes.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>

#include "engine/checkpoints/tensor_map.h"
#include "engine/core/result.h"
#include "engine/models/weights.h"

namespace s2s {

/// Maps the file and gives views of its tensors. Everything the header claims is checked against the file, as
/// the reference does: lengths, types, and that the tensors cover the data without overlap, gap or remainder.
Result<TensorMap> readSafetensors(const std::filesystem::path& path);

/// What is written in the place of a tensor, of its sizes and type: asked of one tensor after the other, so
/// that only one is there at a time.
using WrittenValues = std::function<torch::Tensor(const NamedTensor&)>;
/// Told of a tensor's bytes in the file; its error ends the writing, and nothing is left behind.
using TensorWritten = std::function<Result<void>(std::int64_t bytes)>;

struct WritingOptions {
  WrittenValues valuesOf{};  ///< empty: the tensors themselves are written
  TensorWritten wrote{};
};

/// Writes the tensors, floating-point ones converted to `floatType`, under a temporary name that is synced
/// and renamed to `path`. Tensors are taken to the CPU one at a time. Names must differ.
Result<void> writeSafetensors(std::span<const NamedTensor> tensors, torch::Dtype floatType,
                              const std::filesystem::path& path, const WritingOptions& options = {});

/// `model.safetensors`, or above `maximumShardBytes` shards of at most that size (a larger tensor has its
/// own) with `model.safetensors.index.json`, in `folder`, which exists.
Result<void> writeSafetensorsModel(std::span<const NamedTensor> tensors, torch::Dtype floatType,
                                   const std::filesystem::path& folder, std::int64_t maximumShardBytes,
                                   const WritingOptions& options = {});

}  // namespace s2s
