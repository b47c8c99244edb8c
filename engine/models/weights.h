#pragma once
// The tensors of a model by name, allocated from its shape description.

#include "engine/layers/torch_api.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/core/result.h"
#include "engine/layers/device.h"
#include "engine/layers/low_rank_update.h"
#include "engine/shapes/model_shape.h"

namespace s2s {

/// A tensor of the model under its checkpoint name.
struct NamedTensor {
  std::string name;
  torch::Tensor tensor;
};

/// Owns every tensor of a model. Tied names give the same tensor. Layers keep the tensors they were built
/// with, so loading and moving write in place (or replace all before the layers are built).
class Weights {
 public:
  /// Allocates everything that is stored, without values. Parameters require gradients; buffers do not. With
  /// kInt8Weights matrices are int8 matrices (layers/int8_matrix.h), all else is float32, and nothing
  /// requires gradients. Nor does what the description freezes.
  static Weights allocate(const ModelShape& shape, torch::Dtype dtype, torch::Device device);

  /// Fills every tensor as its description says, in the description's order, from `generator`'s stream: the
  /// same seed gives the same weights whatever the device.
  void initialize(std::uint64_t seed);
  /// The same for these tensors alone.
  void initialize(std::span<const std::string> names, std::uint64_t seed);

  /// Copies `values` into the tensor of that name, converting to its type; an int8 matrix is rounded.
  void fill(std::string_view name, const torch::Tensor& values);

  const ModelShape& shape() const { return m_shape; }
  /// What is computed in: the type that was asked for, float32 where that was kInt8Weights.
  torch::Dtype dtype() const { return m_dtype; }
  torch::Device device() const { return m_device; }
  /// The tensor of a name of the description; asking for another is a broken promise and throws
  /// std::logic_error.
  const torch::Tensor& at(std::string_view name) const;
  bool contains(std::string_view name) const;

  /// Parameters in the description's order, each shared tensor once, under its first name.
  std::vector<NamedTensor> parameters() const;
  /// The parameters of a part of the model, tied ones too: of "encoder.block.0" those of "encoder.block.0.…".
  std::vector<torch::Tensor> parametersOf(std::string_view part) const;
  /// Everything a checkpoint stores: parameters and buffers, tied ones once, LoRA's updates merged into the
  /// weights that they are of.
  std::vector<NamedTensor> stored() const;
  /// The same tensors without the updates: the model's own, nothing is computed.
  std::vector<NamedTensor> storedWithoutUpdates() const;
  /// LoRA's updates, by the names of the weights that they are of.
  std::map<std::string, LowRankUpdate> lowRankUpdates() const;
  /// What stored() does not hold as it is: LoRA's tensors and the weights that they update.
  std::vector<NamedTensor> unmerged() const;

  /// LoRA's update of a projection; nothing where the model has none there.
  std::optional<LowRankUpdate> lowRankUpdate(const std::string& projection) const;

  /// From here on the model is trained as `described` says: its own description, but for what is frozen
  /// (engine/recipes/adapted_shape.h). What is frozen requires no gradients.
  void freezeAs(ModelShape described);

 private:
  void draw(const TensorShape& tensor, torch::Generator& generator);

  ModelShape m_shape;
  torch::Dtype m_dtype = torch::kFloat32;
  torch::Device m_device = torch::kCPU;
  std::unordered_map<std::string, torch::Tensor> m_tensors;
};

}  // namespace s2s
