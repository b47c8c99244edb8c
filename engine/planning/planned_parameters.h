#pragma once
// The tensors of a model as memory: which there are, which are trained, and where their gradients are
// gathered.

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "engine/planning/planned_tensor.h"
#include "engine/shapes/model_shape.h"

namespace s2s {

struct PlannedParameter {
  const TensorShape* shape;
  bool trained = false;
  Held weight;
  Held gradient{};                ///< null until a backward pass has given one
  Held sum{};                     ///< of several micro-batches, float32
  std::int64_t gradientRows = 0;  ///< where only rows of a table have a gradient: how many; 0: all of it
  /// Where gradients arrive; null where it is not trained.
  std::shared_ptr<GraphNode> gathering{};
  /// Called when a backward pass is through with the gradient; may be empty.
  std::function<void(PlannedParameter&)> complete{};

  std::int64_t entries() const { return shape->count(); }
  std::int64_t outputs() const { return shape->sizes.front(); }  ///< rows of a matrix
  std::int64_t width() const { return shape->sizes.back(); }
};

/// Where the gradients of a table's rows are put together, so that a vocabulary is never filled with zeros.
struct RowGathering {
  std::shared_ptr<GraphNode> node{};           ///< null where the table is not trained
  std::shared_ptr<std::vector<Held>> parts{};  ///< one of every look-up
};

class PlannedParameters {
 public:
  /// Allocates the weights; `shape` must outlive this. What is frozen there gathers no gradient.
  PlannedParameters(const ModelShape& shape, PlannedPass& pass);

  /// The parameter of that name (a tied name gives its owner); null where the model has none.
  PlannedParameter* find(std::string_view name);
  /// In the description's order, buffers and tied names left out.
  const std::vector<PlannedParameter*>& all() const { return m_ordered; }

 private:
  std::map<std::string, std::unique_ptr<PlannedParameter>, std::less<>> m_own;
  std::map<std::string, std::string, std::less<>> m_tied;
  std::vector<PlannedParameter*> m_ordered;
  std::vector<Held> m_buffers;
};

}  // namespace s2s
