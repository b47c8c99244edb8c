#pragma once
// Changing the sources of training rows, anew in every epoch: a pure function of seed, epoch and row, so that
// a run that resumes sees what the run that never stopped sees. Targets and labels stay as they are.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/core/random.h"
#include "engine/core/registry.h"
#include "engine/core/result.h"
#include "engine/data/example.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// One way of changing a row.
class Augmenter {
 public:
  virtual ~Augmenter() = default;
  /// Changes row `number` of its data set, whose rows keep their numbers. A row may stay as it is.
  virtual void change(TextPair& row, std::size_t number, const CounterRandom& random) const = 0;
};

struct AugmentationKind {
  std::string name;
  Result<std::unique_ptr<Augmenter>> (*make)(const Augmentation& options);
};

const Registry<AugmentationKind>& augmentationKinds();

/// The steps of a data set, one after the other.
class AugmentationChain {
 public:
  static Result<AugmentationChain> make(const std::vector<Augmentation>& steps, std::uint64_t seed);

  bool isEmpty() const { return m_steps.empty(); }

  /// The row as a step left it.
  struct Change {
    std::string kind;
    TextPair row;
  };
  /// What every step that changed something made of row `number` in that epoch; the last one is what is
  /// trained on.
  std::vector<Change> changes(const TextPair& row, std::size_t number, std::int64_t epoch) const;
  /// The same without the steps between.
  TextPair changed(TextPair row, std::size_t number, std::int64_t epoch) const;

 private:
  struct Step {
    std::string kind;
    double rows = 1.0;
    std::unique_ptr<Augmenter> augmenter;
  };
  CounterRandom randomOf(std::size_t step, std::size_t number, std::int64_t epoch) const;

  std::vector<Step> m_steps;
  std::uint64_t m_seed = 0;
};

}  // namespace s2s
