#pragma once
// Runs whose numbers go wrong.

#include <gtest/gtest.h>

#include <limits>
#include <memory>
#include <utility>

#include "engine/models/model_bundle.h"
#include "tests/support/tiny_training.h"
#include "tests/training/runs.h"

namespace s2s::test {

constexpr const char* kBrokenWeight = "decoder.final_layer_norm.weight";

/// Puts a NaN into a weight for one micro-batch of the step after `step`, or for good.
class Saboteur {
 public:
  Saboteur(std::int64_t step, bool forGood, int times = 1)
      : m_target(step), m_forGood(forGood), m_times(times) {}

  TrainingObserver observer() {
    TrainingObserver observer;
    observer.stepDone = [this](std::int64_t done, const Json&) { m_step = done; };
    observer.message = [this](const std::string& text) {
      if (text.find("back to step") != std::string::npos) m_step = -1;  // until the next step is done
      if (text.starts_with("warning: ")) warnings.push_back(text);
    };
    // Asked between batches with the weights themselves in place, whatever average is shown to askers.
    observer.isWaited = [this] {
      look();
      return !m_weight.defined();
    };
    observer.betweenBatches = [this](ModelBundle& bundle) {
      m_weight = bundle.model->weights().parameters().back().tensor;
    };
    return observer;
  }

  std::vector<std::string> warnings;

 private:
  void look() {
    torch::NoGradGuard noGrad;
    if (!m_weight.defined()) return;
    if (m_kept.defined()) {
      m_weight.copy_(m_kept);
      m_kept.reset();
    } else if (m_step == m_target && m_times > 0) {
      --m_times;
      m_step = -1;
      if (!m_forGood) m_kept = m_weight.detach().clone();
      m_weight.fill_(std::numeric_limits<float>::quiet_NaN());
    }
  }

  std::int64_t m_step = 0, m_target;
  bool m_forGood;
  int m_times;
  torch::Tensor m_weight, m_kept;
};

/// Makes NaN of a weight's gradient in every step once `after` are done; the weights stay sound.
inline TrainingObserver badGradients(std::int64_t after) {
  TrainingObserver observer;
  const auto done = std::make_shared<std::int64_t>(0);
  observer.stepDone = [done](std::int64_t step, const Json&) { *done = step; };
  observer.betweenBatches = [done, after, hooked = false](ModelBundle& bundle) mutable {
    if (std::exchange(hooked, true)) return;
    const torch::Tensor weight = bundle.model->weights().at("encoder.final_layer_norm.weight");
    weight.register_hook([done, after](torch::Tensor gradient) {
      return *done < after ? gradient : gradient.mul(std::numeric_limits<float>::quiet_NaN());
    });
  };
  return observer;
}

/// Leaves a NaN in a weight behind the update of `step`, so many times.
inline TrainingObserver badUpdate(std::int64_t step, int times = 1) {
  TrainingObserver observer;
  const auto model = std::make_shared<ModelBundle*>(nullptr);
  const auto left = std::make_shared<int>(times);
  observer.betweenBatches = [model](ModelBundle& bundle) { *model = &bundle; };
  observer.stepDone = [model, left, step](std::int64_t done, const Json&) {
    torch::NoGradGuard noGrad;
    if (done != step || (*left)-- <= 0) return;
    (*model)->model->weights().at(kBrokenWeight).fill_(std::numeric_limits<float>::quiet_NaN());
  };
  return observer;
}

inline Recipe guarded(const std::filesystem::path& folder, const std::string& policy) {
  Recipe recipe = tinyRecipe(folder);
  recipe.training.badNumbers = policy;
  return recipe;
}

}  // namespace s2s::test
