#include "engine/core/nearest_name.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "engine/core/name_pattern.h"

namespace s2s {
namespace {

constexpr std::size_t kLongestCompared = 128;

/// Optimal string alignment: two letters in the wrong order are one mistake, not two.
std::size_t editDistance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), previous(b.size() + 1), row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before = std::exchange(previous, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substituted = previous[j - 1] + (a[i - 1] != b[j - 1]);
      row[j] = std::min({previous[j] + 1, row[j - 1] + 1, substituted});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.size()];
}

std::string lowered(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string_view longestLiteral(std::string_view pattern) {
  std::string_view longest;
  for (std::size_t begin = 0; begin <= pattern.size();) {
    const std::size_t end = std::min(pattern.find_first_of("*?", begin), pattern.size());
    if (end - begin > longest.size()) longest = pattern.substr(begin, end - begin);
    begin = end + 1;
  }
  return longest;
}

/// Letters of the longest run that stands in both.
std::size_t longestCommonRun(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);  // of the runs that end at each letter of b
  std::size_t longest = 0;
  for (const char c : a) {
    for (std::size_t j = b.size(); j > 0; --j) {
      row[j] = b[j - 1] == c ? row[j - 1] + 1 : 0;
      longest = std::max(longest, row[j]);
    }
  }
  return longest;
}

}  // namespace

std::string nearestName(std::string_view name, std::span<const std::string> candidates) {
  if (name.size() > kLongestCompared) return "";
  std::size_t best = std::clamp<std::size_t>(name.size() / 3, 1, 4) + 1;
  std::string nearest;
  for (const std::string& candidate : candidates) {
    if (candidate.size() > kLongestCompared) continue;
    const std::size_t distance = editDistance(name, candidate);
    if (distance < best) best = distance, nearest = candidate;
  }
  return nearest;
}

std::string nearestToPattern(std::string_view pattern, std::span<const std::string> candidates) {
  if (pattern.size() > kLongestCompared) return "";
  const std::string lower = lowered(pattern);
  const auto fitting = std::ranges::find_if(
      candidates, [&](const std::string& candidate) { return fitsPattern(lowered(candidate), lower); });
  if (fitting != candidates.end()) return *fitting;
  if (const std::string_view literal = longestLiteral(lower); literal.size() < lower.size()) {
    std::size_t longest = std::max<std::size_t>(1, (literal.size() + 1) / 2) - 1;
    std::string nearest;
    for (const std::string& candidate : candidates) {
      const std::size_t common = longestCommonRun(lowered(candidate), literal);
      if (common > longest) longest = common, nearest = candidate;
    }
    return nearest;
  }
  return nearestName(pattern, candidates);
}

}  // namespace s2s
