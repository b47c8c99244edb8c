#include "engine/metrics/label_corrector.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "engine/core/utf8.h"

namespace s2s {
namespace {

constexpr std::string_view kWhiteSpace = " \t\r\n\f\v";

/// Wagner & Fischer 1974, with one row of the table at a time.
std::size_t distanceOf(const std::vector<char32_t>& first, const std::vector<char32_t>& second) {
  std::vector<std::size_t> row(second.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= first.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= second.size(); ++j) {
      const std::size_t exchanged = diagonal + (first[i - 1] == second[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({exchanged, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

}  // namespace

std::size_t editDistance(std::string_view first, std::string_view second) {
  return distanceOf(codePoints(first), codePoints(second));
}

std::string_view trimmedLabel(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kWhiteSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kWhiteSpace) - begin + 1);
}

LabelCorrector::LabelCorrector(std::vector<std::string> labels) : m_labels(std::move(labels)) {
  if (m_labels.empty()) throw std::logic_error("a label corrector needs labels");
  for (const std::string& label : m_labels) m_characters.push_back(codePoints(trimmedLabel(label)));
}

std::optional<std::size_t> LabelCorrector::exactly(std::string_view answer) const {
  const auto found = std::ranges::find(m_labels, trimmedLabel(answer), &trimmedLabel);
  if (found == m_labels.end()) return std::nullopt;
  return static_cast<std::size_t>(found - m_labels.begin());
}

CorrectedLabel LabelCorrector::corrected(std::string_view answer) const {
  if (const auto exact = exactly(answer)) return {*exact, 0, false};
  const std::vector<char32_t> characters = codePoints(trimmedLabel(answer));
  CorrectedLabel nearest;
  for (std::size_t i = 0; i < m_labels.size(); ++i) {
    const std::size_t distance = distanceOf(characters, m_characters[i]);
    if (i == 0 || distance < nearest.distance)
      nearest = {i, distance, false};
    else if (distance == nearest.distance)
      nearest.isTied = true;
  }
  return nearest;
}

}  // namespace s2s
