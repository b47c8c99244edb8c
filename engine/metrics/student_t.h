#pragma once
// The distribution behind the p-values of correlations, and of means of a few numbers.

namespace s2s {

/// The regularised incomplete beta function I_x(a, b) for 0 ≤ x ≤ 1 and a, b > 0 (Press et al. 2007, 6.4).
double incompleteBeta(double a, double b, double x);

/// How likely a correlation of at least |r| is, either sign, between `rows` pairs of independent normal
/// numbers: Student's t with rows - 2 degrees of freedom. NaN below three rows or for r = NaN.
double correlationPValue(double r, double rows);

/// How likely Student's t with `degrees` of freedom, more than 0, exceeds `t`.
double studentUpperTail(double t, double degrees);

}  // namespace s2s
