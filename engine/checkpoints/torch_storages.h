#pragma once
// The storages that the tensors of a PyTorch file lie in.

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "engine/checkpoints/pickle.h"
#include "engine/checkpoints/tensor_map.h"
#include "engine/core/result.h"

namespace s2s {

/// What a persistent id says: `("storage", type, key, location, elements[, view])`.
struct StorageReference {
  std::string key;
  torch::Dtype type = torch::kFloat32;
  std::int64_t elements = 0;      ///< of the whole storage
  std::int64_t viewOffset = 0;    ///< older files: this storage is a part of the whole, from here …
  std::int64_t viewElements = 0;  ///< … of this length
};

Result<StorageReference> readStorageReference(const Pickle& pickle, const PickleValue& value,
                                              const std::string& where);

/// Loads each storage once, however many tensors share it.
class TorchStorages {
 public:
  TorchStorages(std::shared_ptr<const MappedFile> file, bool swapBytes)
      : m_file(std::move(file)), m_swapBytes(swapBytes) {}

  /// Says where a storage's bytes lie; the range must be inside the file.
  void place(const std::string& key, std::size_t offset, std::size_t bytes) {
    m_places[key] = {offset, bytes, {}};
  }
  bool has(const std::string& key) const { return m_places.contains(key); }

  /// The storage as a tensor of one dimension.
  Result<torch::Tensor> load(const StorageReference& reference);

 private:
  struct Place {
    std::size_t offset = 0, bytes = 0;
    torch::Tensor loaded;
  };
  std::shared_ptr<const MappedFile> m_file;
  bool m_swapBytes;
  std::map<std::string, Place> m_places;
};

}  // namespace s2s
