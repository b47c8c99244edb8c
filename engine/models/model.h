#pragma once
// What every model is, whatever its family and task.

#include "engine/core/json.h"
#include "engine/models/weights.h"

namespace s2s {

class Model {
 public:
  virtual ~Model() = default;

  virtual Weights& weights() = 0;
  virtual const Weights& weights() const = 0;
  virtual torch::Device device() const = 0;
  virtual torch::Dtype dtype() const = 0;

  virtual std::int64_t vocabularySize() const = 0;
  virtual std::int64_t paddingId() const = 0;
  /// Most positions of a text that the model can read; nothing where there is no limit.
  virtual std::optional<std::int64_t> maximumPositions() const { return std::nullopt; }
  /// Text names of the configuration, as written to config.json.
  virtual Json config() const = 0;
};

/// The part of a model that owns its weights. `Interface` is Model or what a task asks of one.
template <typename Interface>
class WeightedModel : public Interface {
 public:
  Weights& weights() final { return m_weights; }
  const Weights& weights() const final { return m_weights; }
  torch::Device device() const final { return m_weights.device(); }
  torch::Dtype dtype() const final { return m_weights.dtype(); }

 protected:
  explicit WeightedModel(Weights weights) : m_weights(std::move(weights)) {}
  Weights m_weights;
};

}  // namespace s2s
