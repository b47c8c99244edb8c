#include "engine/layers/cpu_attention.h"

#include <vector>

#include "engine/layers/cpu_rows.h"
#include "engine/layers/dropout_draw.h"
#include "engine/layers/kernels/attention_kernels.h"
#include "engine/layers/projection.h"

namespace s2s {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// [batch, length, heads, width] → contiguous [batch · heads, length, width].
torch::Tensor byHead(const torch::Tensor& x) { return x.transpose(1, 2).contiguous().flatten(0, 1); }

/// [batch · heads, length, width] → a view [batch, length, heads, width].
torch::Tensor byPosition(const torch::Tensor& x, std::int64_t heads) {
  return x.unflatten(0, {-1, heads}).transpose(1, 2);
}

/// What is needed to describe the matrix of every head of every sequence.
struct Matrices {
  std::int64_t heads, queries, keys;
  torch::Tensor distanceBias;  ///< float32 [heads, queries + keys − 1] or undefined
  torch::Tensor visibleKeys;   ///< bool [batch, keys] or undefined
  torch::Tensor queryTexts, keyTexts;  ///< int32 [batch, queries], [batch, keys], or undefined
  bool causal;
  kernels::DropoutStream dropout;

  kernels::AttentionMatrix of(std::int64_t index) const {
    kernels::AttentionMatrix matrix;
    matrix.queries = queries;
    matrix.keys = keys;
    if (distanceBias.defined()) {
      matrix.distanceBias = distanceBias.const_data_ptr<float>() + index % heads * (queries + keys - 1);
    }
    if (visibleKeys.defined()) matrix.visibleKeys = visibleKeys.const_data_ptr<bool>() + index / heads * keys;
    if (keyTexts.defined()) {
      matrix.queryTexts = queryTexts.const_data_ptr<std::int32_t>() + index / heads * queries;
      matrix.keyTexts = keyTexts.const_data_ptr<std::int32_t>() + index / heads * keys;
    }
    matrix.causal = causal;
    matrix.dropout = dropout;
    matrix.firstRow = index * kRowsPerHead;
    return matrix;
  }
};

torch::Tensor likeWhereDropped(const torch::Tensor& weights, const Matrices& matrices) {
  return matrices.dropout.probability > 0.0f ? torch::empty_like(weights) : torch::Tensor();
}

/// Scores become their softmax; the answer is the weights after dropout (the same tensor without dropout).
torch::Tensor softmaxInPlace(const torch::Tensor& scores, const Matrices& matrices) {
  const torch::Tensor dropped = likeWhereDropped(scores, matrices);
  const std::int64_t size = matrices.queries * matrices.keys;
  withStorageType(scores, [&](auto zero) {
    using T = decltype(zero);
    overRows(scores.size(0), size, [&](std::int64_t begin, std::int64_t end) {
      std::vector<float> scratch(static_cast<std::size_t>(matrices.keys));
      for (std::int64_t index = begin; index < end; ++index) {
        kernels::attentionWeights(matrices.of(index), dataOf<T>(scores) + index * size,
                                  dropped.defined() ? dataOf<T>(dropped) + index * size : nullptr,
                                  scratch.data());
      }
    });
  });
  return dropped.defined() ? dropped : scores;
}

/// The gradient of the weights becomes that of the scores; answers the weights after dropout, made again.
torch::Tensor softmaxBackwardInPlace(const torch::Tensor& weights, const torch::Tensor& gradient,
                                     const torch::Tensor& biasGradient, const Matrices& matrices) {
  const torch::Tensor dropped = likeWhereDropped(weights, matrices);
  const std::int64_t size = matrices.queries * matrices.keys;
  const std::int64_t distances = matrices.queries + matrices.keys - 1;
  withStorageType(weights, [&](auto zero) {
    using T = decltype(zero);
    overRows(weights.size(0), size, [&](std::int64_t begin, std::int64_t end) {
      std::vector<float> scratch(static_cast<std::size_t>(matrices.keys));
      for (std::int64_t index = begin; index < end; ++index) {
        kernels::attentionWeightsBackward(
            matrices.of(index), dataOf<T>(weights) + index * size, dataOf<T>(gradient) + index * size,
            dropped.defined() ? dataOf<T>(dropped) + index * size : nullptr,
            biasGradient.defined() ? dataOf<float>(biasGradient) + index * distances : nullptr,
            scratch.data());
      }
    });
  });
  return dropped.defined() ? dropped : weights;
}

std::optional<torch::Tensor> given(const torch::Tensor& x) {
  return x.defined() ? std::optional(x) : std::nullopt;
}

torch::Tensor contiguous(const std::optional<torch::Tensor>& x) {
  return x ? x->contiguous() : torch::Tensor();
}

struct CpuAttention : public torch::autograd::Function<CpuAttention> {
  static torch::Tensor forward(AutogradContext* context, const torch::Tensor& q, const torch::Tensor& k,
                               const torch::Tensor& v, const std::optional<torch::Tensor>& distanceBias,
                               const std::optional<torch::Tensor>& keyMask, bool causal,
                               const std::optional<torch::Tensor>& queryTexts, const DropoutDraw& draw) {
    const torch::Tensor queries = byHead(q), keys = byHead(k), values = byHead(v);
    const Matrices matrices{q.size(2),
                            q.size(1),
                            k.size(1),
                            distanceBias ? distanceBias->to(torch::kFloat32).contiguous() : torch::Tensor(),
                            queryTexts ? torch::Tensor() : contiguous(keyMask),
                            contiguous(queryTexts),
                            queryTexts ? contiguous(keyMask) : torch::Tensor(),
                            causal,
                            draw.stream(q.size(2) * kRowsPerHead)};
    const torch::Tensor weights = batchedProduct(queries, keys.transpose(1, 2));
    const torch::Tensor dropped = softmaxInPlace(weights, matrices);
    context->save_for_backward({queries, keys, values, weights, distanceBias.value_or(torch::Tensor())});
    context->saved_data["heads"] = matrices.heads;
    draw.saveTo(*context);
    return byPosition(batchedProduct(dropped, values), matrices.heads).flatten(2);
  }

  static variable_list backward(AutogradContext* context, variable_list gradients) {
    const variable_list saved = context->get_saved_variables();
    const torch::Tensor &queries = saved[0], &keys = saved[1], &values = saved[2], &weights = saved[3];
    const std::int64_t heads = context->saved_data["heads"].toInt();
    const DropoutDraw draw = DropoutDraw::savedIn(*context);
    // Hidden pairs have weight 0, so bias and mask are not needed again.
    const Matrices matrices{
        heads, queries.size(1), keys.size(1), {}, {}, {}, {}, false, draw.stream(heads * kRowsPerHead)};
    const torch::Tensor gradient = byHead(gradients[0].unflatten(-1, {heads, -1}));
    const torch::Tensor scoreGradient = batchedProduct(gradient, values.transpose(1, 2));
    torch::Tensor biasGradient;
    if (saved[4].defined()) {
      biasGradient = torch::zeros({weights.size(0), matrices.queries + matrices.keys - 1}, torch::kFloat32);
    }
    const torch::Tensor dropped = softmaxBackwardInPlace(weights, scoreGradient, biasGradient, matrices);
    if (biasGradient.defined()) {
      biasGradient = biasGradient.unflatten(0, {-1, heads}).sum(0).to(saved[4].scalar_type());
    }
    return {byPosition(batchedProduct(scoreGradient, keys), heads),
            byPosition(batchedProduct(scoreGradient.transpose(1, 2), queries), heads),
            byPosition(batchedProduct(dropped.transpose(1, 2), gradient), heads),
            biasGradient,
            {},
            {},
            {},
            {}};
  }
};

}  // namespace

torch::Tensor attendOnCpu(const torch::Tensor& q, const torch::Tensor& k, const torch::Tensor& v,
                          const AttentionMask& mask, double dropoutProbability, const ForwardMode& mode) {
  return CpuAttention::apply(q, k, v, given(mask.distanceBias), given(mask.keys), mask.causal,
                             given(mask.queries), drawDropout(dropoutProbability, mode));
}

}  // namespace s2s
