#pragma once
// How a difference of two systems scatters with the seeds of their trainings, beside how it scatters with the
// rows of the test set.
//
// Both are resampled jointly, seeds that both systems have as pairs: the multi-bootstrap (Sellam et al. 2022,
// The MultiBERTs, section 3; why trainings have to be drawn as well: Bouthillier et al. 2021, Accounting for
// variance in machine learning benchmarks). Of so few seeds as one can train, though, samples with
// replacement scatter too little, by (n − 1) / n, and have no tails (Hesterberg 2015, What teachers should
// know about the bootstrap): where the seed decides, that test finds a difference between equals in about 39,
// 30, 16 and 11 of 100 cases with 2, 3, 5 and 10 seeds. So the seeds' level is drawn from a model instead, as
// in a parametric bootstrap (Efron & Tibshirani 1993, chapter 6): the mean of n paired differences, taken as
// normal, lies about its own by their standard error times Student's t with n − 1 degrees of freedom (Student
// 1908). Its chances are summed exactly, so no random number is used.
//
// What it cannot do: of two seeds nearly nothing can be concluded (t is Cauchy's), of one nothing at all
// about trainings. What varies with seed and row together counts on both levels, so without any effect of the
// seed the test is too careful, never too bold. It tells of other seeds, not of other training data.

#include <array>
#include <span>

namespace s2s {

class SeedScatter {
 public:
  /// One training of each: nothing is known of others.
  SeedScatter() = default;
  /// `differences` between the two, one for each seed with which both were trained. Nothing scatters where
  /// there are fewer than two, where one is not finite, and where all lie within `rounding` of each other.
  explicit SeedScatter(std::span<const double> differences, double rounding = 0.0);

  bool isNone() const { return m_standardError == 0.0; }

  /// How likely `value`, moved as the seeds scatter, lies at least as far from 0 as `found`.
  double chanceAsFar(double value, double found) const;

  /// Where one in forty lies below and one in forty above, of `values` that are each moved as the seeds
  /// scatter; they are finite, at least one. Not asked where nothing scatters.
  std::array<double, 2> bounds(std::span<const double> values) const;

 private:
  double chanceAbove(double distance) const;
  double quantile(std::span<const double> values, double share) const;

  double m_standardError = 0.0, m_degrees = 0.0;
};

}  // namespace s2s
