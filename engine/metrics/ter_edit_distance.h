#pragma once
// The edit distance inside TER, as sacreBLEU's lib_ter computes it: within a beam around the diagonal.

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace s2s {

/// Where the words of a hypothesis and its reference lie against each other.
struct TerAlignment {
  std::vector<std::int64_t>
      hypothesisPosition;                     ///< of each reference word: the hypothesis word at or before it
  std::vector<std::uint8_t> hypothesisError;  ///< 1 where a word is inserted or replaced
  std::vector<std::uint8_t> referenceError;   ///< 1 where a word is missing or replaced
};

/// Distances of hypotheses that hold the same words in different order to one reference. Rows of the matrix
/// that two hypotheses share are computed once.
class TerEditDistance {
 public:
  /// Words by number.
  TerEditDistance(std::span<const std::uint32_t> reference, std::size_t hypothesisLength);

  /// Takes a hypothesis as the one that others are made of; its distance.
  std::int32_t begin(std::span<const std::uint32_t> hypothesis);
  /// Of the hypothesis that was taken.
  TerAlignment alignment() const;
  /// The distance of another order of its words.
  std::int32_t distance(std::span<const std::uint32_t> hypothesis);

 private:
  static constexpr std::int32_t kUnreached = std::numeric_limits<std::int32_t>::max() / 2;

  struct Columns {
    std::size_t begin, end;
  };
  enum class Step : std::uint8_t { none, keep, replace, remove, insert };

  Columns columns(std::size_t row) const;
  /// `current` holds no distance yet; so does `steps`, which may be null.
  void computeRow(std::size_t row, std::uint32_t word, const std::vector<std::int32_t>& previous,
                  std::vector<std::int32_t>& current, Step* steps) const;
  void loadRow(std::size_t row, std::vector<std::int32_t>& into) const;
  static void clear(std::vector<std::int32_t>& distances, Columns columns);

  std::vector<std::uint32_t> m_reference;
  std::size_t m_length;  ///< of hypotheses
  double m_ratio;
  double m_beam;
  std::vector<std::uint32_t> m_hypothesis;  ///< the one that was taken
  std::vector<std::size_t> m_rowBegins;     ///< of each row's columns in the two below
  std::vector<std::int32_t> m_distances;
  std::vector<Step> m_steps;
  std::vector<std::int32_t> m_previous, m_current;  ///< all columns of two rows; unreached outside their beam
};

}  // namespace s2s
