#pragma once
// The tensors that training changes, with what mixed precision needs beside them.

#include "engine/layers/torch_api.h"

#include <optional>
#include <string>
#include <vector>

#include "engine/models/weights.h"

namespace s2s {

/// One trained tensor.
struct TrainedParameter {
  std::string name;
  torch::Tensor weight;        ///< the model's, float32 or bfloat16
  torch::Tensor master;        ///< float32; the weight itself where that is float32
  torch::Tensor accumulated;   ///< float32 sum of gradients; undefined where the weight's own gradient serves
  std::int64_t firstStep = 0;  ///< steps of the run before its training begins (gradual unfreezing)
  double learningRateFactor = 1.0;      ///< of its group
  std::optional<double> weightDecay{};  ///< of its group, in place of the optimizer's

  /// The gradient that the optimizer takes; undefined where the loss does not depend on this tensor. That of
  /// a table which is only looked up is sparse: coalesced rows in float32.
  torch::Tensor gradient() const { return accumulated.defined() ? accumulated : weight.grad(); }
  /// Rounds the master into the weight, where they are not one.
  void copyDown() const;
  /// The gradient has been used.
  void releaseGradient();
};

/// bfloat16 has 8 bits of precision: too few to add small updates to, or many gradients up. So the optimizer
/// works on float32 masters, and gradients of several parts of a step are added up in float32. These sums are
/// apart from what a backward pass writes, so that a part that fails can be thrown away alone.
class TrainedParameters {
 public:
  /// `originals`: float32 values that bfloat16 weights were rounded from, by name; they become the masters of
  /// the weights that they name.
  explicit TrainedParameters(const std::vector<NamedTensor>& parameters,
                             const std::vector<NamedTensor>& originals = {});

  std::vector<TrainedParameter>& all() { return m_all; }
  const std::vector<TrainedParameter>& all() const { return m_all; }

  /// Before the first forward of the step after `stepsDone`: gradients for those whose training has begun.
  void beginStep(std::int64_t stepsDone);
  /// After the backward of a part: moves its gradients into the sums. With `alone` the part is the whole
  /// step, and dense gradients stay where they are.
  void collectGradients(bool alone);
  /// Whether gradients of a part of the step under way are kept.
  bool haveSums() const;
  /// Of the part that was under way: what was collected before stays.
  void dropUncollected();
  /// Before the first part of a step, and never between a backward and its optimizer step.
  void clearGradients();
  /// Euclidean norm over all gradients.
  double gradientNorm() const;

  /// Masters under the names of their tensors; empty where the weights are float32 themselves.
  std::vector<NamedTensor> masters() const;

  /// Weights that a checkpoint's model does not hold as they are (Weights::unmerged), for its training state.
  void keepUnmerged(std::vector<NamedTensor> unmerged) { m_unmerged = std::move(unmerged); }
  const std::vector<NamedTensor>& unmerged() const { return m_unmerged; }

 private:
  std::vector<TrainedParameter> m_all;
  std::vector<NamedTensor> m_unmerged;
};

/// Squares of all entries added up in float32, those of float32 runs and of ranges of others in float64; of a
/// sparse tensor those of its values. Takes a few MiB at most.
double sumOfSquares(const torch::Tensor& gradient);

/// A sparse gradient with each row once and in float32; others as they are.
torch::Tensor settled(const torch::Tensor& gradient);

/// What gradients are multiplied with so that their norm is at most `limit`; 1 with `limit` 0. As
/// torch.nn.utils.clip_grad_norm_: limit / (norm + 1e-6), never above 1.
double clippingFactor(double norm, double limit);

}  // namespace s2s
