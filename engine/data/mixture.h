#pragma once
// How often each of several data sets is seen in an epoch (Raffel et al. 2020, "Exploring the Limits of
// Transfer Learning with a Unified Text-to-Text Transformer", section 3.5.2).
//
// With e_m rows in set m and the artificial limit K, rates r_m are
//   proportional   r_m = min(e_m, K) / Σ min(e_n, K)
//   temperature    r_m^(1/T) of the above, renormalised; T = 1 is proportional, T → ∞ equal
//   equal          1 / number of sets
//   weights        w_m e_m / Σ w_n e_n, for weights w given set by set
//
// An epoch has Σ min(e_n, K) rows (weights: Σ w_n e_n), and each set gets its share of them rounded to whole
// rows, one at least. So a set that is larger than its share is seen in part, and its other rows come in
// later epochs; a smaller one is seen more than once.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/recipes/recipe.h"

namespace s2s {

/// One of the sets that are mixed.
struct MixedSet {
  std::int64_t rows = 0;  ///< > 0
  double weight = 1.0;    ///< > 0; counts where mixing.kind is "weights"
};

/// The rate of every set; they add up to 1.
std::vector<double> mixingRates(std::span<const MixedSet> sets, const MixingSection& mixing);

/// How many rows of every set an epoch takes.
std::vector<std::int64_t> rowsPerEpoch(std::span<const MixedSet> sets, const MixingSection& mixing);

}  // namespace s2s
