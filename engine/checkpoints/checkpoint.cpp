#include "engine/checkpoints/checkpoint.h"

#include <nlohmann/json.hpp>

#include "engine/checkpoints/safetensors.h"
#include "engine/checkpoints/shown_text.h"
#include "engine/checkpoints/torch_file.h"

namespace s2s {
namespace {

using Reader = Result<TensorMap> (*)(const std::filesystem::path&);

/// Which shard holds each tensor.
using WeightMap = std::map<std::string, std::string>;

Result<WeightMap> readIndex(const std::filesystem::path& path) {
  const auto file = MappedFile::open(path);
  if (!file) return file.error();
  const auto failure = [&](const std::string& what) {
    return Error{what, path.string(), "the file is damaged: get it again"};
  };
  const auto bytes = (*file)->bytes();
  const auto index =
      nlohmann::json::parse(reinterpret_cast<const char*>(bytes.data()),
                            reinterpret_cast<const char*>(bytes.data()) + bytes.size(), nullptr, false);
  if (index.is_discarded() || !index.is_object())
    return failure("the index of the shards is not a JSON object");
  const auto map = index.find("weight_map");
  if (map == index.end() || !map->is_object() || map->empty()) return failure("the index has no weight_map");
  WeightMap shardOf;
  for (const auto& [tensor, shard] : map->items()) {
    if (!shard.is_string()) return failure("the weight_map names a shard that is no text");
    const auto name = shard.get<std::string>();
    // Only plain names: an index must not make us read files elsewhere.
    if (name.empty() || name == "." || name == ".." || name.find('/') != std::string::npos ||
        name.find('\0') != std::string::npos) {
      return failure("the weight_map names " + shownText(name) + ", which is not a file of this folder");
    }
    shardOf.emplace(tensor, name);
  }
  return shardOf;
}

Result<Checkpoint> openShards(const std::filesystem::path& path, Reader read) {
  const auto shardOf = readIndex(path);
  if (!shardOf) return shardOf.error();
  std::map<std::string, TensorMap> shards;
  for (const auto& [tensor, shard] : *shardOf) {
    if (shards.contains(shard)) continue;
    auto tensors = read(path.parent_path() / shard);
    if (!tensors) return tensors.error();
    shards.emplace(shard, std::move(*tensors));
  }
  Checkpoint checkpoint{path, {}};
  for (const auto& [tensor, shard] : *shardOf) {
    const auto found = shards.at(shard).find(tensor);
    if (found == shards.at(shard).end()) {
      return Error{"the shard lacks tensor " + shownText(tensor) + " that the index promises",
                   (path.parent_path() / shard).string(), "get the shards and their index again"};
    }
    checkpoint.tensors.emplace(tensor, found->second);
  }
  for (auto& [name, tensors] : shards) checkpoint.tensors.merge(tensors);
  return checkpoint;
}

Result<Checkpoint> openSingle(const std::filesystem::path& path, Reader read) {
  auto tensors = read(path);
  if (!tensors) return tensors.error();
  return Checkpoint{path, std::move(*tensors)};
}

}  // namespace

Result<Checkpoint> openCheckpoint(const std::filesystem::path& folder) {
  struct Format {
    const char* single;
    const char* index;
    Reader read;
  };
  constexpr Format kFormats[] = {{"model.safetensors", "model.safetensors.index.json", readSafetensors},
                                 {"pytorch_model.bin", "pytorch_model.bin.index.json", readTorchFile}};
  std::error_code ignored;
  for (const Format& format : kFormats) {
    if (std::filesystem::exists(folder / format.single, ignored))
      return openSingle(folder / format.single, format.read);
    if (std::filesystem::exists(folder / format.index, ignored))
      return openShards(folder / format.index, format.read);
  }
  return Error{
      "the folder holds no weights", folder.string(),
      "it needs model.safetensors or pytorch_model.bin, or one of their .index.json with the shards"};
}

}  // namespace s2s
