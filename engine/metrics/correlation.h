#pragma once
// How numbers go together, as SciPy computes it.

#include <span>
#include <vector>

namespace s2s {

/// Pearson's correlation (scipy.stats.pearsonr); for resamples, 0 where a side does not vary or has fewer
/// than two numbers.
double pearson(std::span<const double> x, std::span<const double> y);

/// Spearman's rank correlation, ties sharing their mean rank (scipy.stats.spearmanr).
double spearman(std::span<const double> x, std::span<const double> y);

/// Numbers less their mean, divided by their standard deviation: a scale on which those of any two systems
/// stand side by side, and of which Pearson's correlation with other numbers is the same. Zeros where they do
/// not vary.
std::vector<double> standardised(std::span<const double> values);

/// The place of each number among them by size, from 0, equal ones sharing their mean place: the same for
/// Spearman's correlation.
std::vector<double> ranks(std::span<const double> values);

/// A correlation and how likely one at least as strong is between numbers that have nothing to do with each
/// other, either sign counted. Both are NaN where SciPy's are: a side that does not vary, too few rows.
struct CorrelationTest {
  double correlation = 0.0;
  double pValue = 1.0;
};

/// scipy.stats.pearsonr: exact for normal numbers. Two rows have a p-value of 1.
CorrelationTest pearsonTest(std::span<const double> x, std::span<const double> y);

/// scipy.stats.spearmanr: by Student's t, good from some ten rows on.
CorrelationTest spearmanTest(std::span<const double> x, std::span<const double> y);

/// mean_squared_error; 0 without rows.
double meanSquaredError(std::span<const double> expected, std::span<const double> predicted);

/// F1 of "at least `threshold`", as KLUE judges similarity from 0 to 5 beside Pearson's correlation.
double binarisedF1(std::span<const double> expected, std::span<const double> predicted,
                   double threshold = 3.0);

}  // namespace s2s
