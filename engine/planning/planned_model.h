#pragma once
// A model's forward pass over planned tensors. It follows engine/models/: one transformer serves all
// families, with norms, biases and tables where the description has them.

#include "engine/planning/planned_layers.h"
#include "engine/planning/tensor_names.h"

namespace s2s {

class PlannedModel {
 public:
  /// All must outlive it.
  PlannedModel(const ModelShape& shape, bool checkpointing, PlannedParameters& parameters, PlannedPass& pass);

  /// Before the first look-up of a pass.
  void startPass();

  PlannedTensor encode(std::int64_t batch, std::int64_t length);
  /// Teacher-forced decoder states over `length` positions of each text.
  PlannedTensor decode(const PlannedTensor& encoded, std::int64_t batch, std::int64_t sourceLength,
                       std::int64_t length);
  /// What the vocabulary's matrix is multiplied with.
  PlannedTensor features(const PlannedTensor& hidden);
  /// That matrix.
  PlannedParameter& vocabulary();
  /// A classifier's outputs for `batch` texts or pairs.
  PlannedTensor classify(std::int64_t batch, std::int64_t length, std::int64_t second);

 private:
  /// What a stack runs over.
  struct Extent {
    std::int64_t batch, length;
    const PlannedTensor* memory = nullptr;  ///< of a decoder
    std::int64_t memoryLength = 0;
  };

  PlannedParameter* find(const std::string& name) { return m_parameters.find(name + ".weight"); }
  /// Throws std::logic_error where the description has no such tensor.
  PlannedTensor linear(const PlannedTensor& x, const std::string& name);
  /// With the adapter behind a feed-forward output of that name, where there is one.
  PlannedTensor adapted(const PlannedTensor& x, const std::string& name);
  PlannedTensor norm(const PlannedTensor& x, const std::string& name);
  PlannedTensor embedded(const StackNames& names, const Extent& extent);
  PlannedTensor runStack(const StackNames& names, const StackSizes& sizes, const Extent& extent);
  PlannedTensor runLayer(PlannedTensor x, const std::string& layer, const StackNames& names,
                         const StackSizes& sizes, const Extent& extent, PlannedParameter* bias);
  /// Whether a weight is trained that this layer ("encoder.block.0.") runs with; `bias` may be null.
  bool trains(const std::string& layer, const PlannedParameter* bias) const;
  PlannedTensor attention(const PlannedTensor& x, const PlannedTensor& memory, const std::string& name,
                          const LayerNames& names, PlannedAttention sizes);
  PlannedTensor feedForward(const PlannedTensor& x, const std::string& layer, const LayerNames& names);
  PlannedTensor convolved(const PlannedTensor& hidden, std::int64_t batch);
  PlannedTensor pooled(const PlannedTensor& hidden, std::int64_t batch);

  const ModelShape& m_shape;
  const LayerSizes& m_sizes;
  bool m_checkpointing;  ///< blocks run again in the backward pass
  PlannedParameters& m_parameters;
  PlannedPass& m_pass;
  PlannedParameter& m_table;
  RowGathering m_rows;  ///< of the table
};

}  // namespace s2s
