#include "engine/planning/planned_model.h"

#include <algorithm>
#include <stdexcept>

#include "engine/planning/planned_convolution.h"
#include "engine/shapes/added_layers.h"

namespace s2s {
namespace {

PlannedParameter& present(PlannedParameter* parameter, const std::string& name) {
  if (!parameter) throw std::logic_error("the model's description has no tensor " + name);
  return *parameter;
}

}  // namespace

PlannedModel::PlannedModel(const ModelShape& shape, bool checkpointing, PlannedParameters& parameters,
                           PlannedPass& pass)
    : m_shape(shape),
      m_sizes(shape.layers),
      m_checkpointing(checkpointing),
      m_parameters(parameters),
      m_pass(pass),
      m_table(present(find(embeddingName(shape.family)), embeddingName(shape.family))) {}

void PlannedModel::startPass() { m_rows = gatheringOfRows(m_pass, m_table); }

PlannedTensor PlannedModel::linear(const PlannedTensor& x, const std::string& name) {
  PlannedTensor y = plannedLinear(m_pass, x, present(find(name), name), m_parameters.find(name + ".bias"));
  PlannedParameter* down = find(name + kLowRankDown);
  if (!down) return y;
  const PlannedTensor input = plannedDropout(m_pass, x, m_shape.lora ? m_shape.lora->dropout : 0.0);
  const PlannedTensor inner = plannedLinear(m_pass, input, *down, nullptr);
  const PlannedTensor update = plannedLinear(m_pass, inner, present(find(name + kLowRankUp), name), nullptr);
  return plannedScaledSum(m_pass, y, update);
}

PlannedTensor PlannedModel::adapted(const PlannedTensor& x, const std::string& name) {
  if (!find(name + kAdapterDown)) return x;
  const PlannedTensor inner = plannedActivation(m_pass, linear(x, name + kAdapterDown), nullptr, true);
  return plannedResidual(m_pass, x, linear(inner, name + kAdapterUp), 0.0);
}

PlannedTensor PlannedModel::norm(const PlannedTensor& x, const std::string& name) {
  return plannedNorm(m_pass, x, present(find(name), name), m_parameters.find(name + ".bias"));
}

PlannedTensor PlannedModel::embedded(const StackNames& names, const Extent& extent) {
  const std::int64_t rows = extent.batch * extent.length;
  PlannedTensor x = plannedEmbedding(m_pass, m_table, m_rows, rows);
  if (m_sizes.scalesEmbedding) x = plannedCopy(m_pass, x);
  if (!names.tokenTypes.empty()) {
    if (PlannedParameter* types = find(names.tokenTypes)) x = plannedAddedRows(m_pass, x, types, rows);
  }
  if (!names.positions.empty()) {
    const std::int64_t positions = m_sizes.positionsPerText ? rows : extent.length;
    x = plannedAddedRows(m_pass, x, find(names.positions), positions);
  }
  if (!names.embeddingNorm.empty() && find(names.embeddingNorm)) x = norm(x, names.embeddingNorm);
  return plannedDropout(m_pass, x, m_sizes.dropout);
}

PlannedTensor PlannedModel::attention(const PlannedTensor& x, const PlannedTensor& memory,
                                      const std::string& name, const LayerNames& names,
                                      PlannedAttention sizes) {
  PlannedTensor context;
  PlannedTensor queries = linear(x, name + names.query);
  if (m_sizes.scalesQueries) queries = plannedCopy(m_pass, queries);
  {
    const PlannedTensor keys = linear(memory, name + names.key), values = linear(memory, name + names.value);
    context = plannedAttend(m_pass, queries, keys, values, sizes);
  }
  return linear(context, name + names.output);
}

PlannedTensor PlannedModel::feedForward(const PlannedTensor& x, const std::string& layer,
                                        const LayerNames& names) {
  PlannedTensor inner;
  {
    PlannedTensor linearPart;
    const bool gated = find(layer + names.gate + "_1") != nullptr;
    if (gated) linearPart = linear(x, layer + names.gate + "_1");
    const PlannedTensor gate = linear(x, layer + names.gate + (gated ? "_0" : ""));
    inner = plannedActivation(m_pass, gate, gated ? &linearPart : nullptr, m_sizes.relu);
  }
  // The processor's kernel drops while it activates and keeps nothing for it.
  if (m_pass.onCard) inner = plannedDropout(m_pass, inner, m_sizes.activationDropout);
  return adapted(linear(inner, layer + names.down), layer + names.down);
}

PlannedTensor PlannedModel::runLayer(PlannedTensor x, const std::string& layer, const StackNames& names,
                                     const StackSizes& sizes, const Extent& extent, PlannedParameter* bias) {
  const LayerNames& own = names.layer;
  // One part of a layer with the way around it, normalised on the way in or behind.
  const auto around = [&](const std::string& normName, const auto& part) {
    {
      const PlannedTensor input = m_sizes.normsBefore ? norm(x, layer + normName) : x;
      x = plannedResidual(m_pass, x, part(input), m_sizes.dropout);
    }
    if (!m_sizes.normsBefore) x = norm(x, layer + normName);
  };
  const PlannedAttention self{extent.batch,  sizes.heads,   sizes.headWidth,
                              extent.length, extent.length, m_sizes.attentionDropout,
                              bias};
  around(own.selfNorm, [&](const PlannedTensor& input) {
    return attention(input, input, layer + own.selfAttention, own, self);
  });
  if (extent.memory) {
    PlannedAttention cross = self;
    cross.keys = extent.memoryLength;
    cross.bias = nullptr;
    around(own.crossNorm, [&](const PlannedTensor& input) {
      return attention(input, *extent.memory, layer + own.crossAttention, own, cross);
    });
  }
  around(own.feedForwardNorm, [&](const PlannedTensor& input) { return feedForward(input, layer, own); });
  return x;
}

bool PlannedModel::trains(const std::string& layer, const PlannedParameter* bias) const {
  if (bias && bias->trained) return true;
  return std::ranges::any_of(m_parameters.all(), [&](const PlannedParameter* parameter) {
    return parameter->trained && parameter->shape->name.starts_with(layer);
  });
}

PlannedTensor PlannedModel::runStack(const StackNames& names, const StackSizes& sizes, const Extent& extent) {
  PlannedTensor x = embedded(names, extent);
  PlannedParameter* bias = nullptr;
  for (std::int64_t index = 0; index < sizes.layers; ++index) {
    const std::string layer = names.layers + std::to_string(index) + ".";
    if (PlannedParameter* own = find(layer + names.layer.selfAttention + ".relative_attention_bias"))
      bias = own;
    std::vector<PlannedTensor> inputs{x};
    if (extent.memory) inputs.push_back(*extent.memory);
    const PlannedBlock block = [this, layer, names, sizes, extent,
                                bias](const std::vector<PlannedTensor>& in) {
      Extent own = extent;
      own.memory = in.size() > 1 ? &in[1] : nullptr;
      return runLayer(in[0], layer, names, sizes, own, bias);
    };
    x = m_checkpointing ? plannedCheckpointed(m_pass, block, trains(layer, bias), inputs) : block(inputs);
  }
  if (!names.finalNorm.empty() && find(names.finalNorm)) x = norm(x, names.finalNorm);
  return names.dropsFinal ? plannedDropout(m_pass, x, m_sizes.dropout) : x;
}

PlannedTensor PlannedModel::encode(std::int64_t batch, std::int64_t length) {
  return runStack(stackNames(m_shape.family, false), m_sizes.encoder, {batch, length});
}

PlannedTensor PlannedModel::decode(const PlannedTensor& encoded, std::int64_t batch,
                                   std::int64_t sourceLength, std::int64_t length) {
  return runStack(stackNames(m_shape.family, true), m_sizes.decoder, {batch, length, &encoded, sourceLength});
}

PlannedTensor PlannedModel::features(const PlannedTensor& hidden) {
  const std::string head = m_shape.family == "bert" ? "cls.predictions.transform." : "lm_head.";
  if (find(head + "dense")) {
    const PlannedTensor x = plannedActivation(m_pass, linear(hidden, head + "dense"), nullptr, false);
    return norm(x, head + (m_shape.family == "bert" ? "LayerNorm" : "layer_norm"));
  }
  return m_sizes.scalesHead ? plannedCopy(m_pass, hidden) : hidden;
}

PlannedParameter& PlannedModel::vocabulary() {
  for (const char* name : {"lm_head", "lm_head.decoder", "cls.predictions.decoder"}) {
    if (PlannedParameter* matrix = find(name)) return *matrix;
  }
  throw std::logic_error("the model's description has no output matrix");
}

PlannedTensor PlannedModel::classify(std::int64_t batch, std::int64_t length, std::int64_t second) {
  startPass();
  const PlannedTensor hidden = encode(batch, length);
  if (find("classifier.convolutions.0")) return convolved(hidden, batch);
  if (m_sizes.textsPerRow == 2) {
    const PlannedTensor one = pooled(hidden, batch);
    startPass();
    const PlannedTensor other = pooled(encode(batch, second), batch);
    return plannedResidual(m_pass, one, other, 0.0);
  }
  if (m_sizes.decoder.layers > 0) return pooled(decode(hidden, batch, length, length), batch);
  return pooled(hidden, batch);
}

PlannedTensor PlannedModel::pooled(const PlannedTensor& hidden, std::int64_t batch) {
  // One row of each text is read or all are averaged: their gradient fills the whole again.
  const std::int64_t entries = hidden.entries();
  const Held counted = m_sizes.textsPerRow == 2 ? m_pass.numbers(entries) : Held();
  PlannedTensor text = m_pass.tensor(batch, hidden.width);
  m_pass.record(
      text, {hidden.origin}, {m_sizes.textsPerRow == 2 ? hidden.storage : Held()},
      [&pass = m_pass, entries](const Held&) -> std::vector<Held> { return {pass.numbers(entries)}; });
  return text;
}

PlannedTensor PlannedModel::convolved(const PlannedTensor& hidden, std::int64_t batch) {
  PlannedTensor words = plannedCopy(m_pass, hidden);
  PlannedTensor sum;
  for (int index = 0;; ++index) {
    const std::string name = "classifier.convolutions." + std::to_string(index);
    PlannedParameter* kernel = find(name);
    if (!kernel) return sum;
    PlannedTensor windows = plannedConvolution(m_pass, words, batch, *kernel);
    // Both relu and what masks its answers keep what they give.
    PlannedTensor best = plannedActivation(m_pass, windows, nullptr, true);
    best = plannedActivation(m_pass, best, nullptr, true);
    sum = sum.rows > 0 ? plannedResidual(m_pass, sum, best, 0.0) : best;
  }
}

}  // namespace s2s
