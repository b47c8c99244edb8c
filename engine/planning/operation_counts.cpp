#include "engine/planning/operation_counts.h"

#include <string>
#include <string_view>
#include <unordered_map>

#include "engine/planning/tensor_names.h"
#include "engine/shapes/added_layers.h"

namespace s2s {
namespace {

using Per = OperationCounts::Per;
using Sums = OperationCounts::Sums;

/// What the products of an attention are a multiple of.
struct Sides {
  Per queries, keys, both;
};

/// Goes through the model as its forward pass does. Of what lies between two products it follows one thing,
/// as autograd does: whether a gradient will come through. Functions whose answer is a bool say that of
/// theirs.
class Walk {
 public:
  explicit Walk(const ModelShape& shape) : m_shape(shape), m_sizes(shape.layers) {
    for (const TensorShape& tensor : shape.tensors) m_tensors.emplace(tensor.name, &tensor);
    bool hidden = runStack(false, false);
    if (m_sizes.decoder.layers > 0) hidden = runStack(true, hidden);
    if (m_sizes.outputsPerToken > 0) predict(hidden);
  }

  Sums forward{}, backward{}, repeated{};

 private:
  /// Of a tied tensor the one whose storage it shares; null where the model has none.
  const TensorShape* find(const std::string& name) const {
    const auto found = m_tensors.find(name);
    if (found == m_tensors.end()) return nullptr;
    const TensorShape* tensor = found->second;
    return tensor->tiedTo.empty() ? tensor : m_tensors.at(tensor->tiedTo);
  }
  bool trains(const std::string& name) const {
    const TensorShape* tensor = find(name);
    return tensor && !tensor->isBuffer && !tensor->isFrozen;
  }
  /// A module's weight or bias; no module has an empty name.
  bool trainsModule(const std::string& name) const {
    return !name.empty() && (trains(name + ".weight") || trains(name + ".bias"));
  }

  /// The gradient of each factor that needs one is a product of the same size.
  bool product(Per per, double multiplications, bool leftNeeds, bool rightNeeds) {
    const auto place = static_cast<std::size_t>(per);
    const double operations = 2.0 * multiplications;
    forward[place] += operations;
    backward[place] += operations * ((leftNeeds ? 1.0 : 0.0) + (rightNeeds ? 1.0 : 0.0));
    return leftNeeds || rightNeeds;
  }

  /// With LoRA's update beside it.
  bool project(const std::string& name, Per per, double in, double out, bool x) {
    bool y = product(per, in * out, x, trains(name + ".weight"));
    if (const TensorShape* down = find(name + kLowRankDown + ".weight")) {
      const auto rank = static_cast<double>(down->sizes.front());
      const bool inner = product(per, in * rank, x, trains(down->name));
      const bool update = product(per, rank * out, inner, trains(name + kLowRankUp + ".weight"));
      y = y || update;
    }
    return y || trains(name + ".bias");
  }

  bool attend(const std::string& name, const LayerNames& names, const StackSizes& sizes, const Sides& sides,
              bool x, bool memory, bool bias) {
    const auto width = static_cast<double>(m_sizes.width);
    const auto inner = static_cast<double>(sizes.heads * sizes.headWidth);
    const bool queries = project(name + names.query, sides.queries, width, inner, x);
    const bool keys = project(name + names.key, sides.keys, width, inner, memory);
    const bool values = project(name + names.value, sides.keys, width, inner, memory);
    const bool scores = product(sides.both, inner, queries, keys) || bias;
    const bool mixture = product(sides.both, inner, scores, values);
    return project(name + names.output, sides.queries, inner, width, mixture);
  }

  /// With the adapter behind it.
  bool feedForward(const std::string& layer, const LayerNames& names, const StackSizes& sizes, Per per,
                   bool x) {
    const auto width = static_cast<double>(m_sizes.width);
    const auto wide = static_cast<double>(sizes.feedForwardWidth);
    const std::string down = layer + names.down, adapterDown = down + kAdapterDown;
    bool inner = project(layer + names.gate + (sizes.gated ? "_0" : ""), per, width, wide, x);
    if (sizes.gated) {
      const bool linear = project(layer + names.gate + "_1", per, width, wide, x);
      inner = inner || linear;
    }
    const bool y = project(down, per, wide, width, inner);
    const TensorShape* adapter = find(adapterDown + ".weight");
    if (!adapter) return y;
    const auto narrow = static_cast<double>(adapter->sizes.front());
    const bool within = project(adapterDown, per, width, narrow, y);
    const bool behind = project(down + kAdapterUp, per, narrow, width, within);
    return y || behind;
  }

  bool runLayer(const std::string& layer, const StackNames& names, bool isDecoder, bool x, bool memory,
                bool bias) {
    const LayerNames& own = names.layer;
    const StackSizes& sizes = isDecoder ? m_sizes.decoder : m_sizes.encoder;
    const Sides self = isDecoder ? Sides{Per::target, Per::target, Per::targetSquared}
                                 : Sides{Per::source, Per::source, Per::sourceSquared};
    const Sides cross{Per::target, Per::source, Per::targetTimesSource};
    // One part of a layer with the way around it, normalised on the way in or behind.
    const auto around = [&](const std::string& norm, const auto& part) {
      const bool normed = trainsModule(layer + norm);
      const bool answer = part(x || (m_sizes.normsBefore && normed));
      x = x || answer || (!m_sizes.normsBefore && normed);
    };
    around(own.selfNorm, [&](bool input) {
      return attend(layer + own.selfAttention, own, sizes, self, input, input, bias);
    });
    if (isDecoder) {
      around(own.crossNorm, [&](bool input) {
        return attend(layer + own.crossAttention, own, sizes, cross, input, memory, false);
      });
    }
    around(own.feedForwardNorm,
           [&](bool input) { return feedForward(layer, own, sizes, self.queries, input); });
    return x;
  }

  bool runStack(bool isDecoder, bool memory) {
    const StackNames names = stackNames(m_shape.family, isDecoder);
    const StackSizes& sizes = isDecoder ? m_sizes.decoder : m_sizes.encoder;
    bool x = trains(embeddingName(m_shape.family) + ".weight") || trainsModule(names.tokenTypes) ||
             trainsModule(names.positions) || trainsModule(names.embeddingNorm);
    bool bias = false;
    for (std::int64_t index = 0; index < sizes.layers; ++index) {
      const std::string layer = names.layers + std::to_string(index) + ".";
      // The first layer's serves those that have none.
      const std::string table = layer + names.layer.selfAttention + ".relative_attention_bias.weight";
      if (find(table)) bias = trains(table);
      const Sums before = forward;
      x = runLayer(layer, names, isDecoder, x, memory, bias);
      for (std::size_t i = 0; x && i < before.size(); ++i) repeated[i] += forward[i] - before[i];
    }
    return x || trainsModule(names.finalNorm);
  }

  /// What stands before the matrix of the vocabulary in BERT's and RoBERTa's heads, and the matrix.
  void predict(bool x) {
    const auto width = static_cast<double>(m_sizes.width);
    const bool isBert = m_shape.family == "bert";
    const std::string head = isBert ? "cls.predictions.transform." : "lm_head.";
    if (find(head + "dense.weight")) x = project(head + "dense", Per::predicted, width, width, x);
    x = x || trainsModule(head + (isBert ? "LayerNorm" : "layer_norm"));
    bool matrix = false;
    for (const char* name : {"lm_head.weight", "lm_head.decoder.weight", "cls.predictions.decoder.weight"})
      matrix = matrix || trains(name);
    product(Per::predicted, width * static_cast<double>(m_sizes.outputsPerToken), x, matrix);
  }

  const ModelShape& m_shape;
  const LayerSizes& m_sizes;
  std::unordered_map<std::string_view, const TensorShape*> m_tensors;
};

}  // namespace

OperationCounts::OperationCounts(const ModelShape& shape) : m_writes(shape.layers.decoder.layers > 0) {
  const Walk walk(shape);
  m_forward = walk.forward;
  m_backward = walk.backward;
  m_repeated = walk.repeated;
}

double OperationCounts::forward(const ComputedTokens& batch) const { return of(m_forward, batch); }

double OperationCounts::training(const ComputedTokens& batch, bool gradientCheckpointing) const {
  const double again = gradientCheckpointing ? of(m_repeated, batch) : 0.0;
  return of(m_forward, batch) + of(m_backward, batch) + again;
}

double OperationCounts::of(const Sums& sums, const ComputedTokens& batch) const {
  const auto sum = [&](Per per) { return sums[static_cast<std::size_t>(per)]; };
  const auto source = static_cast<double>(batch.source), second = static_cast<double>(batch.second);
  // A classifier's decoder reads the source again.
  const auto target = static_cast<double>(batch.target > 0 || !m_writes ? batch.target : batch.source);
  const double row = sum(Per::source) * (source + second) +
                     sum(Per::sourceSquared) * (source * source + second * second) +
                     sum(Per::target) * target + sum(Per::targetSquared) * target * target +
                     sum(Per::targetTimesSource) * target * source;
  return static_cast<double>(batch.rows) * row + sum(Per::predicted) * static_cast<double>(batch.predicted);
}

}  // namespace s2s
