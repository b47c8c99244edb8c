#pragma once
// Values of the golden files under tests/golden as tensors, and the models beside them.

#include <ATen/Parallel.h>
#include <gtest/gtest.h>

#include "engine/models/model_bundle.h"
#include "tests/support/paths.h"

namespace s2s::test {

inline torch::Tensor matrix(const Json& rows) {
  const auto width = static_cast<std::int64_t>(rows.at(0).size());
  std::vector<std::int64_t> flat;
  for (const Json& row : rows) {
    for (const Json& value : row) flat.push_back(value.get<std::int64_t>());
  }
  return torch::tensor(flat, torch::kInt64).view({static_cast<std::int64_t>(rows.size()), width});
}

inline torch::Tensor numbers(const Json& flat, const Json& shape) {
  return torch::tensor(flat.get<std::vector<double>>(), torch::kFloat32)
      .view(shape.get<std::vector<std::int64_t>>());
}

inline double largestDifference(const torch::Tensor& a, const torch::Tensor& b) {
  return (a - b).abs().max().item<double>();
}

/// "bart/kobart-like" opened as a user would; its golden.json.
inline ModelBundle goldenModel(const std::string& name) {
  return openModel(golden(name), torch::kFloat32, torch::kCPU).value();
}
inline Json goldenValues(const std::string& name) {
  return readJsonFile(golden(name + "/golden.json")).value();
}

inline TextInput textOf(const Json& entry) {
  TextInput input{matrix(entry.at("input_ids")), matrix(entry.at("mask")) != 0, {}};
  if (entry.contains("token_types")) input.tokenTypes = matrix(entry.at("token_types"));
  return input;
}

/// Products this small only wait for each other on several threads.
class GoldenTest : public ::testing::Test {
 protected:
  void SetUp() override { at::set_num_threads(1); }
  void TearDown() override { at::set_num_threads(m_threads); }

 private:
  int m_threads = at::get_num_threads();
};

}  // namespace s2s::test
