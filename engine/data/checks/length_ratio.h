#pragma once
// How much longer the target of a row is than its source, and which of many rows stand out.
//
// r = ln((t + 10 m) / (s + 10)), with s and t the lengths in characters (code points) and m the typical
// ratio: all targets over all sources. The 10 draws short rows, whose ratio says little, to the typical one.
// A row stands out where its modified z-score 0.6745 · |r − median(r)| / MAD is above a threshold, 3.5 by
// default (Iglewicz & Hoaglin, "How to Detect and Handle Outliers", 1993, chapter 3). Median and MAD (median
// absolute deviation) stay where they are however far the outliers lie, unlike mean and standard deviation.

#include <cstdint>
#include <string_view>
#include <vector>

namespace s2s {

inline constexpr double kLengthSmoothing = 10.0;         ///< characters
inline constexpr double kRatioThreshold = 3.5;           ///< modified z-score
inline constexpr double kNormalQuartile = 0.6744897502;  ///< of the standard normal distribution

std::int64_t characterCount(std::string_view text);

/// (t + 10 m) / (s + 10).
double smoothedRatio(std::int64_t sourceCharacters, std::int64_t targetCharacters, double typical = 1.0);

/// Logarithms of ratios of any number of rows, counted in steps of 1/256: a ratio is known to 0.2 %.
class RatioHistogram {
 public:
  RatioHistogram();
  void add(double ratio);

  std::int64_t count() const { return m_count; }
  /// The ratio in the middle.
  double median() const;
  /// Median distance of ln(ratio) from ln(median()), one step at least, so that rows of one length do not
  /// make every other an outlier.
  double deviation() const;
  /// Ratios below the first and above the second stand out. Both lie between two steps, so that a filter with
  /// these bounds finds exactly the rows that were counted.
  struct Bounds {
    double lowest = 0.0, highest = 0.0;
  };
  Bounds bounds(double threshold) const;
  std::int64_t countOutside(const Bounds& bounds) const;

 private:
  std::vector<std::int64_t> m_counts;  ///< by step of ln(ratio)
  std::int64_t m_count = 0;
};

}  // namespace s2s
