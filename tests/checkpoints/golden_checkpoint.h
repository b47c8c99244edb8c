#pragma once
// What tests/golden/checkpoints/make.py wrote, for the tests of this folder.

#include <gtest/gtest.h>

#include "engine/checkpoints/checkpoint.h"
#include "engine/checkpoints/safetensors.h"
#include "engine/checkpoints/torch_file.h"
#include "engine/core/json.h"
#include "tests/support/paths.h"

namespace s2s::test {

/// A file by its suffix, or a folder of shards.
inline Result<TensorMap> readAnyCheckpoint(const std::filesystem::path& path) {
  if (path.extension() == ".safetensors") return readSafetensors(path);
  if (path.extension() == ".bin") return readTorchFile(path);
  auto opened = openCheckpoint(path);
  if (!opened) return opened.error();
  return std::move(opened->tensors);
}

inline void expectTensors(const TensorMap& tensors, const Json& expected, const std::string& file) {
  EXPECT_EQ(tensors.size(), expected.size()) << file;
  for (const auto& [name, wanted] : expected.items()) {
    ASSERT_TRUE(tensors.contains(name)) << file << ": " << name;
    const torch::Tensor tensor = tensors.at(name).detach();
    EXPECT_EQ(tensor.sizes().vec(), wanted["shape"].get<std::vector<std::int64_t>>()) << file << ": " << name;
    const torch::Tensor asNumbers = tensor.to(torch::kFloat64).contiguous();
    const std::vector<double> values(asNumbers.data_ptr<double>(),
                                     asNumbers.data_ptr<double>() + asNumbers.numel());
    EXPECT_EQ(values, wanted["values"].get<std::vector<double>>()) << file << ": " << name;
  }
}

}  // namespace s2s::test
