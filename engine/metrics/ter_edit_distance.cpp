#include "engine/metrics/ter_edit_distance.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace s2s {
namespace {

constexpr double kBeamWidth = 25.0;

}  // namespace

TerEditDistance::TerEditDistance(std::span<const std::uint32_t> reference, std::size_t hypothesisLength)
    : m_reference(reference.begin(), reference.end()),
      m_length(hypothesisLength),
      m_ratio(hypothesisLength == 0
                  ? 1.0
                  : static_cast<double>(reference.size()) / static_cast<double>(hypothesisLength)),
      m_beam(kBeamWidth < m_ratio / 2 ? std::ceil(m_ratio / 2 + kBeamWidth) : kBeamWidth),
      m_previous(reference.size() + 1, kUnreached),
      m_current(reference.size() + 1, kUnreached) {
  std::size_t cells = 0;
  for (std::size_t row = 0; row <= m_length; ++row) {
    m_rowBegins.push_back(cells);
    cells += columns(row).end - columns(row).begin;
  }
  m_distances.assign(cells, kUnreached);
  m_steps.assign(cells, Step::none);
  for (std::size_t column = 0; column <= m_reference.size(); ++column) {
    m_distances[column] = static_cast<std::int32_t>(column);
    m_steps[column] = Step::insert;
  }
}

TerEditDistance::Columns TerEditDistance::columns(std::size_t row) const {
  const std::size_t all = m_reference.size() + 1;
  if (row == 0) return {0, all};
  const double diagonal = std::floor(static_cast<double>(row) * m_ratio);
  const auto first = static_cast<std::size_t>(std::max(0.0, diagonal - m_beam));
  const auto last = static_cast<std::size_t>(std::min(static_cast<double>(all), diagonal + m_beam));
  return {first, row == m_length ? all : last};
}

void TerEditDistance::clear(std::vector<std::int32_t>& distances, Columns columns) {
  std::fill(distances.begin() + static_cast<std::ptrdiff_t>(columns.begin),
            distances.begin() + static_cast<std::ptrdiff_t>(columns.end), kUnreached);
}

void TerEditDistance::loadRow(std::size_t row, std::vector<std::int32_t>& into) const {
  const Columns own = columns(row);
  std::copy_n(m_distances.begin() + static_cast<std::ptrdiff_t>(m_rowBegins[row]), own.end - own.begin,
              into.begin() + static_cast<std::ptrdiff_t>(own.begin));
}

void TerEditDistance::computeRow(std::size_t row, std::uint32_t word,
                                 const std::vector<std::int32_t>& previous,
                                 std::vector<std::int32_t>& current, Step* steps) const {
  const Columns own = columns(row);
  for (std::size_t column = own.begin; column < own.end; ++column) {
    std::int32_t best = previous[column] + 1;
    Step step = Step::remove;
    if (column > 0) {
      // Tercom likes keeping and replacing best, then removing, then inserting, as long as it costs no more.
      const bool same = word == m_reference[column - 1];
      const std::int32_t along = previous[column - 1] + (same ? 0 : 1), after = current[column - 1] + 1;
      const std::int32_t removed = best;
      best = kUnreached;
      step = Step::none;
      if (along < best) best = along, step = same ? Step::keep : Step::replace;
      if (removed < best) best = removed, step = Step::remove;
      if (after < best) best = after, step = Step::insert;
    }
    current[column] = best;
    if (steps != nullptr) steps[column - own.begin] = step;
  }
}

std::int32_t TerEditDistance::begin(std::span<const std::uint32_t> hypothesis) {
  const auto shared =
      static_cast<std::size_t>(std::ranges::mismatch(hypothesis, m_hypothesis).in1 - hypothesis.begin());
  m_hypothesis.assign(hypothesis.begin(), hypothesis.end());
  loadRow(shared, m_previous);
  for (std::size_t row = shared + 1; row <= m_length; ++row) {
    computeRow(row, hypothesis[row - 1], m_previous, m_current, m_steps.data() + m_rowBegins[row]);
    const Columns own = columns(row);
    std::copy(m_current.begin() + static_cast<std::ptrdiff_t>(own.begin),
              m_current.begin() + static_cast<std::ptrdiff_t>(own.end),
              m_distances.begin() + static_cast<std::ptrdiff_t>(m_rowBegins[row]));
    clear(m_previous, columns(row - 1));
    std::swap(m_previous, m_current);
  }
  clear(m_previous, columns(m_length));
  return m_distances.back();
}

std::int32_t TerEditDistance::distance(std::span<const std::uint32_t> hypothesis) {
  const auto shared =
      static_cast<std::size_t>(std::ranges::mismatch(hypothesis, m_hypothesis).in1 - hypothesis.begin());
  loadRow(shared, m_previous);
  for (std::size_t row = shared + 1; row <= m_length; ++row) {
    computeRow(row, hypothesis[row - 1], m_previous, m_current, nullptr);
    clear(m_previous, columns(row - 1));
    std::swap(m_previous, m_current);
  }
  const std::int32_t result = m_previous.back();
  clear(m_previous, columns(m_length));
  return result;
}

TerAlignment TerEditDistance::alignment() const {
  std::vector<Step> path;
  for (std::size_t row = m_length, column = m_reference.size(); row > 0 || column > 0;) {
    const Columns own = columns(row);
    const Step step =
        column >= own.begin && column < own.end ? m_steps[m_rowBegins[row] + column - own.begin] : Step::none;
    if (step == Step::none) throw std::logic_error("a path of edits that leaves the beam");
    path.push_back(step);
    if (step != Step::insert) --row;
    if (step != Step::remove) --column;
  }
  TerAlignment alignment;
  std::int64_t position = -1;
  for (auto step = path.rbegin(); step != path.rend(); ++step) {
    const std::uint8_t error = *step == Step::keep ? 0 : 1;
    if (*step != Step::insert) {
      ++position;
      alignment.hypothesisError.push_back(error);
    }
    if (*step != Step::remove) {
      alignment.hypothesisPosition.push_back(position);
      alignment.referenceError.push_back(error);
    }
  }
  return alignment;
}

}  // namespace s2s
