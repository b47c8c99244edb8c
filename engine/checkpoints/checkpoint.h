#pragma once
// The weights in a Hugging Face directory, whatever format they are in.

#include <filesystem>
#include <string>

#include "engine/checkpoints/tensor_map.h"
#include "engine/core/result.h"

namespace s2s {

struct Checkpoint {
  std::filesystem::path file;  ///< the weights file, or the index of the shards
  TensorMap tensors;
};

/// Opens the first of `model.safetensors`, `model.safetensors.index.json` with its shards,
/// `pytorch_model.bin` and `pytorch_model.bin.index.json` with its shards. Shards are files of the folder
/// itself; symbolic links are followed, as in Hugging Face's cache.
Result<Checkpoint> openCheckpoint(const std::filesystem::path& folder);

}  // namespace s2s
