#pragma once
// Runs of tests: made, read, compared.

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "engine/checkpoints/safetensors.h"
#include "engine/models/model_bundle.h"
#include "engine/training/train.h"

namespace s2s::test {

inline std::vector<Json> metricsOf(const std::filesystem::path& run) {
  std::uintmax_t offset = 0;
  return readMetrics(run, offset).value();
}

inline std::string logOf(const std::filesystem::path& run) {
  std::ifstream log(run / "log.txt");
  return {std::istreambuf_iterator<char>(log), {}};
}

inline TrainingOutcome trainHere(const Recipe& recipe, const std::filesystem::path& run,
                                 const TrainingObserver& observer = {},
                                 std::optional<std::int64_t> stopAfterSteps = {}) {
  const RunControl control;
  const auto outcome = train({recipe, run, "", stopAfterSteps}, observer, control);
  if (!outcome) throw std::runtime_error(outcome.error().message());
  return *outcome;
}

inline TrainingOutcome resumeHere(const std::filesystem::path& run, std::vector<std::string> changes = {},
                                  const TrainingObserver& observer = {},
                                  std::optional<std::int64_t> stopAfterSteps = {}) {
  const RunControl control;
  const auto outcome = resume({run, std::move(changes), stopAfterSteps}, observer, control);
  if (!outcome) throw std::runtime_error(outcome.error().message());
  return *outcome;
}

/// Weights of a run's last checkpoint.
inline std::vector<NamedTensor> lastWeights(const std::filesystem::path& run) {
  const auto last = lastCheckpoint(run);
  auto bundle = openModel(last.value().path, torch::kFloat32, torch::kCPU).value();
  std::vector<NamedTensor> copies;
  for (const NamedTensor& stored : bundle.model->weights().stored()) {
    copies.push_back({stored.name, stored.tensor.detach().clone()});
  }
  return copies;
}

inline void expectSame(const std::vector<NamedTensor>& first, const std::vector<NamedTensor>& second) {
  ASSERT_EQ(first.size(), second.size());
  for (std::size_t i = 0; i < first.size(); ++i) {
    EXPECT_TRUE(torch::equal(first[i].tensor, second[i].tensor)) << first[i].name;
  }
}

/// Every tensor of the last checkpoint, the optimizer's too, bit for bit.
inline void expectSameEnd(const std::filesystem::path& first, const std::filesystem::path& second) {
  const auto last = lastCheckpoint(first), other = lastCheckpoint(second);
  ASSERT_TRUE(last && other);
  ASSERT_EQ(last->step, other->step);
  for (const char* file : {"model.safetensors", "training_state.safetensors"}) {
    const auto expected = readSafetensors(last->path / file).value(),
               found = readSafetensors(other->path / file).value();
    ASSERT_EQ(expected.size(), found.size());
    for (const auto& [name, tensor] : expected)
      EXPECT_TRUE(torch::equal(tensor, found.at(name))) << file << ": " << name;
  }
}

/// Other bits in a byte of every 4,096, behind the first quarter: no header of tensors is that long.
inline void flipBytes(const std::filesystem::path& file) {
  const auto size = static_cast<std::streamoff>(std::filesystem::file_size(file));
  std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
  for (std::streamoff at = size / 4; at < size; at += 4096) {
    stream.seekg(at);
    const int byte = stream.get();
    stream.seekp(at);
    stream.put(static_cast<char>(byte ^ 1));
  }
}

/// What the two logs say of every step but its time.
inline void expectSameMetrics(const std::filesystem::path& first, const std::filesystem::path& second) {
  const auto one = metricsOf(first), other = metricsOf(second);
  ASSERT_EQ(one.size(), other.size());
  for (std::size_t i = 0; i < one.size(); ++i) {
    for (const char* key : {"step", "epoch", "loss", "learning_rate", "padding_share", "validation_loss",
                            "validation_bleu", "validation_chrf++"})
      EXPECT_EQ(one[i].value(key, Json()), other[i].value(key, Json())) << key << " of line " << i;
  }
}

}  // namespace s2s::test
