#pragma once
// The epochs of a foreign run whose points do not say theirs: TensorBoard has no epochs, but writers log
// them as a number of their own at the steps of the others ("train/epoch" of transformers and of this
// program's export, "epoch" of Lightning).

#include <map>
#include <optional>

#include "engine/runs/foreign_curves/foreign_curves.h"

namespace s2s {

/// What the curve "epoch" says of each step. Of a step that it was written at twice, the later one holds.
class StepEpochs {
 public:
  /// Learns what is new in a run, and forgets what that voids.
  void take(const ForeignPiece& piece);

  /// Nothing where the run did not say it. A point's own epoch goes before it.
  std::optional<double> of(const ForeignPoint& point) const {
    return point.epoch ? point.epoch : at(point.step);
  }
  std::optional<double> at(double step) const;

  /// The least step whose epoch the last take() learned; nothing where it learned none.
  std::optional<double> learnedFrom() const { return m_learnedFrom; }

 private:
  std::map<double, double> m_epochs;
  std::optional<double> m_learnedFrom;
};

}  // namespace s2s
