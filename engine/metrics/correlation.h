#pragma once
// How numbers go together, as SciPy computes it.

#include <span>

namespace s2s {

/// Pearson's correlation (scipy.stats.pearsonr); 0 where a side does not vary or has fewer than two numbers.
double pearson(std::span<const double> x, std::span<const double> y);

/// Spearman's rank correlation, ties sharing their mean rank (scipy.stats.spearmanr).
double spearman(std::span<const double> x, std::span<const double> y);

}  // namespace s2s
