#include <algorithm>
#include <cstdio>
#include <map>

#include "engine/checkpoints/output_file.h"
#include "engine/checkpoints/safetensors.h"
#include "engine/checkpoints/tensor_type.h"
#include "engine/core/json.h"

namespace s2s {
namespace {

torch::Dtype storedType(const torch::Tensor& tensor, torch::Dtype floatType) {
  return tensor.is_floating_point() ? floatType : tensor.scalar_type();
}

std::int64_t storedBytes(const torch::Tensor& tensor, torch::Dtype floatType) {
  return tensor.numel() * static_cast<std::int64_t>(c10::elementSize(storedType(tensor, floatType)));
}

/// The reference's order: wider types first, so that every tensor is aligned for its type, then by name.
std::vector<NamedTensor> inFileOrder(std::span<const NamedTensor> tensors, torch::Dtype floatType) {
  std::vector<NamedTensor> ordered(tensors.begin(), tensors.end());
  std::ranges::sort(ordered, [&](const NamedTensor& left, const NamedTensor& right) {
    const auto leftSize = c10::elementSize(storedType(left.tensor, floatType));
    const auto rightSize = c10::elementSize(storedType(right.tensor, floatType));
    return leftSize != rightSize ? leftSize > rightSize : left.name < right.name;
  });
  return ordered;
}

/// Length and JSON, filled up with spaces to a multiple of eight bytes as the reference does.
std::string headerOf(std::span<const NamedTensor> tensors, torch::Dtype floatType) {
  std::string text = R"({"__metadata__":{"format":"pt"})";
  std::int64_t offset = 0;
  for (const NamedTensor& named : tensors) {
    const std::int64_t end = offset + storedBytes(named.tensor, floatType);
    const Json entry = {{"dtype", safetensorsName(storedType(named.tensor, floatType))},
                        {"shape", named.tensor.sizes().vec()},
                        {"data_offsets", {offset, end}}};
    text += "," + writeJson(Json(named.name)) + ":" + writeJson(entry);
    offset = end;
  }
  text += "}";
  text.resize((text.size() + 7) / 8 * 8, ' ');
  std::string header;
  for (int shift = 0; shift < 64; shift += 8) {
    header += static_cast<char>((static_cast<std::uint64_t>(text.size()) >> shift) & 0xFF);
  }
  return header + text;
}

std::span<const std::byte> bytesOf(const void* data, std::size_t size) {
  return {static_cast<const std::byte*>(data), size};
}

std::string shardName(std::size_t number, std::size_t count) {
  char name[64];
  std::snprintf(name, sizeof name, "model-%05zu-of-%05zu.safetensors", number, count);
  return name;
}

}  // namespace

Result<void> writeSafetensors(std::span<const NamedTensor> tensors, torch::Dtype floatType,
                              const std::filesystem::path& path, const WritingOptions& options) {
  torch::NoGradGuard noGrad;
  const std::vector<NamedTensor> ordered = inFileOrder(tensors, floatType);
  auto file = OutputFile::create(path);
  if (!file) return file.error();
  const std::string header = headerOf(ordered, floatType);
  if (auto written = file->write(bytesOf(header.data(), header.size())); !written) return written;
  for (const NamedTensor& named : ordered) {
    const torch::Tensor values = options.valuesOf ? options.valuesOf(named) : named.tensor;
    const torch::Tensor stored =
        values.detach().to(torch::kCPU, storedType(named.tensor, floatType)).contiguous();
    if (auto written = file->write(bytesOf(stored.data_ptr(), stored.nbytes())); !written) return written;
    if (!options.wrote) continue;
    if (auto goesOn = options.wrote(static_cast<std::int64_t>(stored.nbytes())); !goesOn) return goesOn;
  }
  return file->commit();
}

Result<void> writeSafetensorsModel(std::span<const NamedTensor> tensors, torch::Dtype floatType,
                                   const std::filesystem::path& folder, std::int64_t maximumShardBytes,
                                   const WritingOptions& options) {
  std::vector<std::vector<NamedTensor>> shards(1);
  std::int64_t shardBytes = 0, totalBytes = 0;
  for (const NamedTensor& named : tensors) {
    const std::int64_t bytes = storedBytes(named.tensor, floatType);
    if (!shards.back().empty() && shardBytes + bytes > maximumShardBytes) {
      shards.emplace_back();
      shardBytes = 0;
    }
    shards.back().push_back(named);
    shardBytes += bytes;
    totalBytes += bytes;
  }
  if (shards.size() == 1)
    return writeSafetensors(shards.front(), floatType, folder / "model.safetensors", options);

  std::map<std::string, std::string> fileOf;
  for (std::size_t i = 0; i < shards.size(); ++i) {
    const std::string name = shardName(i + 1, shards.size());
    if (auto written = writeSafetensors(shards[i], floatType, folder / name, options); !written)
      return written;
    for (const NamedTensor& named : shards[i]) fileOf[named.name] = name;
  }
  const Json index = {{"metadata", {{"total_size", totalBytes}}}, {"weight_map", fileOf}};
  auto file = OutputFile::create(folder / "model.safetensors.index.json");
  if (!file) return file.error();
  const std::string text = writeJson(index, 2) + "\n";
  if (auto written = file->write(bytesOf(text.data(), text.size())); !written) return written;
  return file->commit();
}

}  // namespace s2s
