#pragma once
// An exponential moving average of the trained weights. It is what is validated, sampled and saved as the
// model, while training goes on with the weights themselves.

#include "engine/layers/torch_api.h"

#include <vector>

#include "engine/optimizers/trained_parameters.h"

namespace s2s {

class MovingAverage {
 public:
  /// Begins with the weights as they are. `parameters` must outlive it. 0 < decay < 1.
  MovingAverage(TrainedParameters& parameters, double decay);

  /// After a step: average ← d · average + (1 − d) · weight, in float32. d is `decay`, and in the first steps
  /// less, min(decay, (1 + steps) / (10 + steps)), so that a fresh start does not linger (TensorFlow's
  /// ExponentialMovingAverage with num_updates).
  void update(std::int64_t stepsDone);

  /// The averages themselves, under the names of their tensors: writing them is loading.
  std::vector<NamedTensor> tensors() const;

  /// The model holds the averages while an object of this kind lives, and its weights again afterwards, bit
  /// for bit. Not to be nested.
  class InPlace {
   public:
    /// `average` may be null: then nothing changes.
    explicit InPlace(MovingAverage* average);
    ~InPlace();
    InPlace(const InPlace&) = delete;
    InPlace& operator=(const InPlace&) = delete;

   private:
    MovingAverage* m_average;
  };

 private:
  void exchange(bool averagesIn);

  TrainedParameters& m_parameters;
  double m_decay;
  std::vector<torch::Tensor> m_averages;  ///< float32, in the order of the parameters
  int m_holders = 0;                      ///< objects of InPlace
};

}  // namespace s2s
