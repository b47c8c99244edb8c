#pragma once
// Tensors without numbers, and a backward pass over them: what is allocated, kept and released follows the
// rules of Torch's autograd, so that a step can be walked through without doing it.

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "engine/planning/memory_ledger.h"

namespace s2s {

/// Memory of a tensor: in the ledger as long as somebody holds it.
class PlannedStorage {
 public:
  PlannedStorage(MemoryLedger& ledger, MemoryPart part, std::int64_t bytes);
  ~PlannedStorage();
  PlannedStorage(const PlannedStorage&) = delete;
  PlannedStorage& operator=(const PlannedStorage&) = delete;

  std::int64_t bytes() const { return m_bytes; }
  /// Held for something else from now on.
  void moveTo(MemoryPart part);

 private:
  MemoryLedger& m_ledger;
  MemoryPart m_part;
  std::int64_t m_bytes;
};

using Held = std::shared_ptr<PlannedStorage>;

/// A step of the forward pass as the backward pass sees it.
struct GraphNode {
  std::int64_t order = 0;                          ///< later nodes run first
  std::vector<std::shared_ptr<GraphNode>> inputs;  ///< null where no gradient is wanted
  std::vector<Held> saved;                         ///< released once the node has run
  /// The gradient of the node's result → those of its inputs, in their order; null where there is none.
  std::function<std::vector<Held>(const Held& gradient)> backward;
};

struct PlannedTensor {
  std::int64_t rows = 0;  ///< product of all extents but the last
  std::int64_t width = 0;
  Held storage;                       ///< null: a part of something that is counted elsewhere
  std::shared_ptr<GraphNode> origin;  ///< null where no gradient is wanted

  std::int64_t entries() const { return rows * width; }
};

/// What all operations of a pass share.
class PlannedPass {
 public:
  PlannedPass(MemoryLedger& ledger, std::int64_t elementBytes)
      : m_ledger(ledger), m_elementBytes(elementBytes) {}

  std::int64_t elementBytes() const { return m_elementBytes; }

  /// Whether operations are recorded for a backward pass, and dropout is on.
  bool recording = true;
  bool training = true;
  /// Whether Torch's own operations compute, not the engine's kernels for the processor.
  bool onCard = false;
  /// Whether products widen their matrices to float32 in passing (engine/core/wide_tiles.h).
  bool widensProducts = false;

  Held allocate(MemoryPart part, std::int64_t bytes) const;
  /// Allocated and released again.
  void inPassing(MemoryPart part, std::int64_t bytes) const { allocate(part, bytes); }
  /// So many numbers of the type that is computed in, among the activations.
  Held numbers(std::int64_t entries) const {
    return allocate(MemoryPart::activations, entries * m_elementBytes);
  }
  Held floats(std::int64_t entries) const { return allocate(MemoryPart::activations, entries * 4); }
  /// What a product [rows, columns] over `inner` numbers widens in passing, where it does; `count` of them at
  /// once where they are within the bound.
  void widenProduct(std::int64_t rows, std::int64_t columns, std::int64_t inner,
                    std::int64_t count = 1) const;
  /// The same for x [rows, width] · weightᵀ, of which a few rows are widened alone.
  void widenProjection(std::int64_t rows, std::int64_t outputs, std::int64_t width) const;
  PlannedTensor tensor(std::int64_t rows, std::int64_t width) const {
    return {rows, width, numbers(rows * width), {}};
  }

  /// Records how a result came about, where one of the inputs wants a gradient. Returns whether it did.
  bool record(PlannedTensor& result, std::vector<std::shared_ptr<GraphNode>> inputs, std::vector<Held> saved,
              std::function<std::vector<Held>(const Held&)> backward);

 private:
  MemoryLedger& m_ledger;
  std::int64_t m_elementBytes;
  std::int64_t m_nextOrder = 0;
};

/// Runs the graph behind `root` backwards. Gradients that meet are added in place where nobody else holds the
/// first, as Torch does.
void runBackward(PlannedPass& pass, const PlannedTensor& root, Held gradient);

}  // namespace s2s
