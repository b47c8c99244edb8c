#include "engine/metrics/ter_shifts.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <vector>

#include "engine/metrics/ter_edit_distance.h"

namespace s2s {
namespace {

constexpr std::int64_t kMostWords = 10, kFarthest = 50, kMostTried = 1000;

using Words = std::vector<std::uint32_t>;

/// Words [start, start + length) moved so that they stand before the word at `target` of the order so far.
/// A target within the words counts on behind them.
Words shifted(const Words& words, std::size_t start, std::size_t length, std::size_t target) {
  Words result = words;
  const auto at = [&](std::size_t i) {
    return result.begin() + static_cast<std::ptrdiff_t>(std::min(i, words.size()));
  };
  if (target < start)
    std::rotate(at(target), at(start), at(start + length));
  else if (target > start + length)
    std::rotate(at(start), at(start + length), at(target));
  else
    std::rotate(at(start), at(start + length), at(length + target));
  return result;
}

/// A shift in the order in which Tercom prefers them.
struct Shift {
  std::int32_t gain;
  std::int64_t length, start, target;

  bool isBetterThan(const Shift& other) const {
    return std::tuple(gain, length, -start, -target) >
           std::tuple(other.gain, other.length, -other.start, -other.target);
  }
};

class ShiftSearch {
 public:
  ShiftSearch(const Words& words, std::span<const std::uint32_t> reference, TerEditDistance& distances,
              std::int64_t& tried)
      : m_words(words),
        m_reference(reference),
        m_distances(distances),
        m_tried(tried),
        m_before(distances.begin(words)),
        m_alignment(distances.alignment()) {}

  /// The best shift of a run of words that the reference has too, elsewhere.
  std::optional<Shift> best() {
    for (std::size_t start = 0; start < m_words.size(); ++start) {
      const std::size_t first = start > kFarthest ? start - kFarthest : 0;
      const std::size_t end = std::min(m_reference.size(), start + kFarthest + 1);
      for (std::size_t place = first; place < end; ++place) {
        for (std::size_t length = 1; length <= kMostWords; ++length) {
          const bool ended = start + length > m_words.size() || place + length > m_reference.size();
          if (ended || m_words[start + length - 1] != m_reference[place + length - 1]) break;
          if (!isWorthTrying(start, place, length)) continue;
          tryTargets(start, place, length);
          if (m_tried >= kMostTried) return m_best;
        }
      }
    }
    return m_best;
  }

 private:
  /// Something must be wrong on both sides, and the aim must not lie within the words themselves.
  bool isWorthTrying(std::size_t start, std::size_t place, std::size_t length) const {
    const auto anyError = [length](const std::vector<std::uint8_t>& errors, std::size_t from) {
      const auto begin = errors.begin() + static_cast<std::ptrdiff_t>(from);
      return std::any_of(begin, begin + static_cast<std::ptrdiff_t>(length), [](auto e) { return e != 0; });
    };
    if (!anyError(m_alignment.hypothesisError, start) || !anyError(m_alignment.referenceError, place))
      return false;
    const std::int64_t aim = m_alignment.hypothesisPosition[place];
    return aim < static_cast<std::int64_t>(start) || aim >= static_cast<std::int64_t>(start + length);
  }

  void tryTargets(std::size_t start, std::size_t place, std::size_t length) {
    std::int64_t last = -1;
    for (std::size_t behind = 0; behind <= length; ++behind) {  // behind how many of the words at `place`
      std::int64_t target = 0;
      if (place + behind > 0) {
        if (place + behind - 1 >= m_alignment.hypothesisPosition.size()) break;
        target = m_alignment.hypothesisPosition[place + behind - 1] + 1;
      }
      if (target == last) continue;
      last = target;
      const Words candidate = shifted(m_words, start, length, static_cast<std::size_t>(target));
      const Shift shift{m_before - m_distances.distance(candidate), static_cast<std::int64_t>(length),
                        static_cast<std::int64_t>(start), target};
      ++m_tried;
      if (!m_best || shift.isBetterThan(*m_best)) m_best = shift;
    }
  }

  const Words& m_words;
  std::span<const std::uint32_t> m_reference;
  TerEditDistance& m_distances;
  std::int64_t& m_tried;
  std::int32_t m_before;
  TerAlignment m_alignment;
  std::optional<Shift> m_best;
};

}  // namespace

std::int64_t translationEdits(std::span<const std::uint32_t> hypothesis,
                              std::span<const std::uint32_t> reference) {
  if (reference.empty()) return static_cast<std::int64_t>(hypothesis.size());
  TerEditDistance distances(reference, hypothesis.size());
  Words words(hypothesis.begin(), hypothesis.end());
  std::int64_t shifts = 0, tried = 0;
  while (true) {
    const std::optional<Shift> best = ShiftSearch(words, reference, distances, tried).best();
    if (tried >= kMostTried || !best || best->gain <= 0) break;
    ++shifts;
    words = shifted(words, static_cast<std::size_t>(best->start), static_cast<std::size_t>(best->length),
                    static_cast<std::size_t>(best->target));
  }
  return shifts + distances.begin(words);
}

}  // namespace s2s
