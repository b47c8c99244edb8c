#pragma once
// Runs whose numbers go wrong.

#include <gtest/gtest.h>

#include <limits>

#include "engine/models/model_bundle.h"
#include "tests/support/tiny_training.h"
#include "tests/training/runs.h"

namespace s2s::test {

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

inline Recipe guarded(const std::filesystem::path& folder, const std::string& policy) {
  Recipe recipe = tinyRecipe(folder);
  recipe.training.badNumbers = policy;
  return recipe;
}

}  // namespace s2s::test
