#include "engine/planning/planned_tensor.h"

#include <algorithm>
#include <queue>
#include <unordered_map>
#include <unordered_set>

#include "engine/core/wide_tiles.h"

namespace s2s {
namespace {

using Node = std::shared_ptr<GraphNode>;

/// How many gradients each node waits for.
std::unordered_map<GraphNode*, int> awaited(const Node& root) {
  std::unordered_map<GraphNode*, int> counts;
  std::unordered_set<GraphNode*> seen{root.get()};
  std::vector<GraphNode*> open{root.get()};
  while (!open.empty()) {
    GraphNode* node = open.back();
    open.pop_back();
    for (const Node& input : node->inputs) {
      if (!input) continue;
      ++counts[input.get()];
      if (seen.insert(input.get()).second) open.push_back(input.get());
    }
  }
  return counts;
}

struct Later {
  bool operator()(const Node& left, const Node& right) const { return left->order < right->order; }
};

}  // namespace

PlannedStorage::PlannedStorage(MemoryLedger& ledger, MemoryPart part, std::int64_t bytes)
    : m_ledger(ledger), m_part(part), m_bytes(bytes) {
  m_ledger.allocate(m_part, m_bytes);
}

PlannedStorage::~PlannedStorage() { m_ledger.release(m_part, m_bytes); }

void PlannedStorage::moveTo(MemoryPart part) {
  m_ledger.release(m_part, m_bytes);
  m_part = part;
  m_ledger.allocate(m_part, m_bytes);
}

Held PlannedPass::allocate(MemoryPart part, std::int64_t bytes) const {
  return std::make_shared<PlannedStorage>(m_ledger, part, bytes);
}

void PlannedPass::widenProduct(std::int64_t rows, std::int64_t columns, std::int64_t inner,
                               std::int64_t count) const {
  if (!widensProducts || rows < 1 || columns < 1 || inner < 1 || count < 1) return;
  const std::int64_t together = std::min(count, wideGroup(rows, columns, inner));
  const std::int64_t numbers = together > 1 ? together * WideTile{rows, columns, inner}.numbers()
                                            : wideTile(rows, columns, inner).numbers();
  inPassing(MemoryPart::activations, numbers * 4);
}

void PlannedPass::widenProjection(std::int64_t rows, std::int64_t outputs, std::int64_t width) const {
  if (rows > kFewRows)
    widenProduct(rows, outputs, width);
  else if (widensProducts)
    inPassing(MemoryPart::activations, rows * width * 4);
}

bool PlannedPass::record(PlannedTensor& result, std::vector<Node> inputs, std::vector<Held> saved,
                         std::function<std::vector<Held>(const Held&)> backward) {
  bool wanted = false;
  for (const Node& input : inputs) wanted |= input != nullptr;
  if (!recording || !wanted) return false;
  result.origin = std::make_shared<GraphNode>(
      GraphNode{m_nextOrder++, std::move(inputs), std::move(saved), std::move(backward)});
  return true;
}

void runBackward(PlannedPass& pass, const PlannedTensor& root, Held gradient) {
  if (!root.origin) return;
  auto waiting = awaited(root.origin);
  std::unordered_map<GraphNode*, Held> arrived;
  arrived[root.origin.get()] = std::move(gradient);
  std::priority_queue<Node, std::vector<Node>, Later> ready;
  ready.push(root.origin);
  while (!ready.empty()) {
    const Node node = ready.top();
    ready.pop();
    std::vector<Held> outputs;
    {
      const auto found = arrived.find(node.get());
      const Held incoming = found == arrived.end() ? Held() : std::move(found->second);
      if (found != arrived.end()) arrived.erase(found);
      outputs = node->backward(incoming);
    }
    node->saved.clear();
    for (std::size_t i = 0; i < node->inputs.size(); ++i) {
      const Node& input = node->inputs[i];
      if (!input) continue;
      if (outputs[i]) {
        Held& sum = arrived[input.get()];
        if (!sum) {
          sum = std::move(outputs[i]);
        } else if (sum.use_count() > 1) {
          sum = pass.allocate(MemoryPart::activations, sum->bytes());
        }
        outputs[i].reset();
      }
      if (--waiting[input.get()] == 0) ready.push(input);
    }
  }
}

}  // namespace s2s
